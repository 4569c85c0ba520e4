"""Hours functions take, and what an hour of whoever works them costs."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assessor.evaluate.capacity import Capacity
    from assessor.evaluate.case import Case
    from assessor.evaluate.supply import Supplier


def hours_of(case: Case, capacity: Capacity, function: str, supplier: Supplier | None, tickets: float) -> float:
    """Working hours a month a function takes at the demanded rhythm; `tickets` come on top where it takes requests.

    Work that any of several functions may do is shared equally between those of them the supplier lists.
    """
    terrain = case.terrain
    total = 0.0
    for item in terrain.capabilities.values():
        if item.performed_by == "customer" or function not in item.delivered_by.functions:
            continue
        among = [name for name in item.delivered_by.any_of if supplier is None or supplier.provides(name)]
        if item.delivered_by.any_of and function not in among:
            continue
        total += capacity.hours(item.id) / max(1, len(among))
    return total + (tickets if terrain.functions[function].takes_tickets else 0.0)


def ticket_hours(case: Case, users: float) -> float:
    """Hours a month requests for help take: as counted, as stated, or by the number of users."""
    rule = case.terrain.capacity
    operations = case.engagement.operations
    stated = case.facts.get("tickets_per_month")
    if operations is not None and operations.tickets is not None:
        count = operations.tickets.count / operations.tickets.months
    elif isinstance(stated, (int, float)) and not isinstance(stated, bool):
        count = float(stated)
    else:
        count = users * rule.tickets_per_user
    return count * rule.hours_per_ticket
