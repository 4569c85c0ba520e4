"""Hours functions take, and what an hour of whoever works them costs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.economics import fees
from assessor.economics.charges import MONTHS
from assessor.model.condition import number_of
from assessor.model.value import dataclass
from assessor.result.prices import HourRate

if TYPE_CHECKING:
    from assessor.economics.parameters import Parameters
    from assessor.economics.quotes import Edges
    from assessor.evaluate.capacity import Capacity
    from assessor.evaluate.case import Case
    from assessor.evaluate.supply import Supplier
    from assessor.model.economics import PriceList
    from assessor.model.money import Price


@dataclass(frozen=True, slots=True, kw_only=True)
class HourCost:
    """What an hour worked costs, USD: its range, the ids of its inputs, and how they make it (None: no price)."""

    edges: Edges
    inputs: tuple[str, ...] = ()
    rate: HourRate | None = None

    @property
    def value(self) -> float:
        """What counts."""
        return self.edges[1]


def hour_cost(
    price: Price | None, own_input: str, listed: PriceList | None, parameters: Parameters, hours_per_fte: float
) -> HourCost:
    """What an hour costs by a provider's own price, else by the price list, else nothing that is known.

    `own_input` is the id of that own price; `hours_per_fte` are the usable hours a month of a full-time position.
    """
    salaried = listed is not None and listed.structure == "salary"
    rate: Edges
    if price is not None and price.amount is not None and price.structure in fees.BY_THE_HOUR:
        salaried = price.structure == "salary"
        rate, inputs = (price.amount, price.amount, price.amount), (own_input,)
    elif listed is not None and listed.hours is not None:
        rate, inputs = parameters.edges(listed.hours), (listed.hours,)
    else:
        return HourCost(edges=(0.0, 0.0, 0.0))
    if not salaried:
        hourly = HourRate(amount=rate[1], salary=False, loading=None, usable_hours=None)
        return HourCost(edges=rate, inputs=inputs, rate=hourly)
    usable = MONTHS * hours_per_fte
    loading = parameters.edges("loading")
    return HourCost(
        edges=(rate[0] * loading[0] / usable, rate[1] * loading[1] / usable, rate[2] * loading[2] / usable),
        inputs=(*inputs, "loading"),
        rate=HourRate(amount=rate[1], salary=True, loading=loading[1], usable_hours=usable),
    )


def hours_of(case: Case, capacity: Capacity, function: str, supplier: Supplier | None, tickets: float) -> float:
    """Working hours a month a function takes at the demanded rhythm; `tickets` come on top where it takes requests.

    Work that any of several functions may do is shared equally between those of them the supplier lists.
    """
    terrain = case.terrain
    total = 0.0
    for capability in terrain.capabilities.values():
        delivered = capability.delivered_by
        if capability.performed_by == "customer" or function not in delivered.functions:
            continue
        sharing = [name for name in delivered.any_of if supplier is None or supplier.provides(name)]
        if delivered.any_of and function not in sharing:
            continue
        total += capacity.hours(capability.id) / max(1, len(sharing))
    return total + (tickets if terrain.functions[function].takes_tickets else 0.0)


def ticket_hours(case: Case, users: float) -> float:
    """Hours a month requests for help take: as counted, as stated, or by the number of users."""
    rule = case.terrain.capacity
    operations = case.engagement.operations
    stated = number_of(case.facts.get("tickets_per_month"))
    if operations is not None and operations.tickets is not None:
        count = operations.tickets.count / operations.tickets.months
    elif stated is not None:
        count = stated
    else:
        count = users * rule.tickets_per_user
    return count * rule.hours_per_ticket
