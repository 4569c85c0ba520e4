"""One charge of a price list: whether it is due, and what it comes to in a year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.economics.quotes import Line
from assessor.model.scales import Truth

if TYPE_CHECKING:
    from assessor.economics.parameters import Parameters, Size
    from assessor.evaluate.capacity import Capacity
    from assessor.evaluate.case import Case
    from assessor.model.economics import Charge, PriceList

MONTHS = 12
_PER = {"user": "users", "device": "devices", "server": "servers", "site": "sites"}


def is_due(charge: Charge, case: Case, capacity: Capacity, users: float) -> bool:
    """Whether size, frameworks, demanded capabilities and facts call for a charge; what is not known does not."""
    if charge.from_users is not None and users < charge.from_users:
        return False
    if charge.below_users is not None and users >= charge.below_users:
        return False
    if charge.framework is not None and charge.framework not in case.engagement.frameworks:
        return False
    if charge.capability is not None and charge.capability not in capacity.demanded:
        return False
    return charge.when is None or charge.when.truth(case.facts) is Truth.YES


def yearly(charge: Charge, function: str | None, item: PriceList, parameters: Parameters, size: Size) -> Line:
    """A charge as a line: amount x factors x what it is counted for, in a year."""
    each = [parameters.edges(name) for name in (charge.amount, *charge.factors)]
    amounts = []
    for edge in range(3):
        amount = size.per(charge.per)
        for part in each:
            amount *= part[edge]
        if charge.rhythm == "month":
            amount *= MONTHS
        elif charge.rhythm == "term":
            amount *= MONTHS / parameters.edges("term_months")[2 - edge]  # a long term makes a small share
        amounts.append(amount)
    names = (charge.amount, *charge.factors, *((_PER[charge.per],) if charge.per in _PER else ()))
    parts = [f"{part[1]:,g}" for part in each]
    if charge.per in _PER:
        count = size.per(charge.per)
        parts.append(f"{count:g} {charge.per if count == 1 else _PER[charge.per]}")
    parts += ["12 months"] if charge.rhythm == "month" else []
    title = parameters[charge.amount].title
    return Line(
        what=title if function is not None else f"{title}: {item.offering or 'package'}",
        low=amounts[0],
        value=amounts[1],
        high=amounts[2],
        inputs=(*names, "term_months") if charge.rhythm == "term" else names,
        arithmetic=" x ".join(parts) + (" over the term" if charge.rhythm == "term" else ""),
        function=function,
    )
