"""Hours functions take, and what an hour of whoever works them costs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.economics import fees
from assessor.economics.charges import MONTHS
from assessor.evaluate.capacity import tickets_a_month
from assessor.model.value import dataclass
from assessor.result.prices import HourRate

if TYPE_CHECKING:
    from assessor.economics.parameters import Parameters
    from assessor.economics.quotes import Edges
    from assessor.evaluate.capacity import Capacity
    from assessor.evaluate.case import Case
    from assessor.evaluate.supply import Supplier
    from assessor.model.capability import Capability
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


def hours_of(case: Case, capacity: Capacity, function: str, supplier: Supplier | None, tickets: float) -> Edges:
    """Working hours a month a function takes, low end, what counts and high end; `tickets` come on top where due.

    They are the hours of the ledger (docs/method.md, section 9): work some obligation asks for, at the rhythm it asks.
    Work that keeps failures away counts at its usual rhythm even where no obligation asks for it.
    Work that any of several functions may do is shared equally between those of them the supplier lists.
    """
    terrain = case.terrain
    low, value, high = 0.0, 0.0, 0.0
    upkeep = terrain.economics.losses.upkeep.functions if terrain.economics.losses is not None else ()
    for capability in terrain.capabilities.values():
        if capability.performed_by == "customer":
            continue
        if capability.id not in capacity.demanded and function not in upkeep:
            continue
        sharing = sharers(capability, supplier)
        if function in sharing:
            hours, effort = capacity.hours(capability.id) / len(sharing), capability.effort
            low, value, high = low + hours * effort.low, value + hours, high + hours * effort.high
    if not terrain.functions[function].takes_tickets:
        tickets = 0.0
    return low + tickets, value + tickets, high + tickets


def is_asked_of(case: Case, function: str, supplier: Supplier | None) -> bool:
    """Whether some obligation asks for work of a function, be it on events alone, for which no hours are planned."""
    return any(
        capability.id in case.asked and function in sharers(capability, supplier)
        for capability in case.terrain.capabilities.values()
        if capability.performed_by != "customer"
    )


def sharers(capability: Capability, supplier: Supplier | None) -> tuple[str, ...]:
    """The functions between which a supplier's hours for an ability are shared."""
    return tuple(name for name in capability.delivered_by.functions if supplier is None or supplier.provides(name))


def ticket_hours(case: Case) -> float:
    """Hours a month requests for help take; 0 where nothing is known of them."""
    return (tickets_a_month(case) or 0.0) * case.terrain.capacity.hours_per_ticket
