"""One charge of a price list: whether it is due, and what it comes to in a year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.economics.quotes import Line
from assessor.model.scales import Truth
from assessor.result.prices import ListedPrice

if TYPE_CHECKING:
    from assessor.economics.parameters import Parameters, Size
    from assessor.evaluate.capacity import Capacity
    from assessor.evaluate.case import Case
    from assessor.model.economics import Charge, PriceList

MONTHS = 12
HORIZON = 36  # months over which everything is compared; what is paid once in them counts a third a year
_COUNTED_INPUT = {"user": "users", "device": "devices", "server": "servers", "site": "sites"}


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


def function_charge(charge: Charge, function: str, parameters: Parameters, size: Size) -> Line:
    """A charge for one function."""
    return _yearly(charge, function, None, parameters, size)


def package_charge(charge: Charge, package: PriceList, parameters: Parameters, size: Size) -> Line:
    """A charge for a package of functions."""
    return _yearly(charge, None, package, parameters, size)


def _yearly(
    charge: Charge, function: str | None, package: PriceList | None, parameters: Parameters, size: Size
) -> Line:
    """A charge as a line: amount x factors x what it is counted for, in a year."""
    ranges = [parameters.edges(name) for name in (charge.amount, *charge.factors)]
    count = size.per(charge.per)
    amounts = []
    for edge in range(3):
        amount = count
        for ends in ranges:
            amount *= ends[edge]
        if charge.rhythm == "month":
            amount *= MONTHS
        elif charge.rhythm == "term":
            amount *= MONTHS / parameters.edges("term_months")[2 - edge]  # a long term makes a small share
        amounts.append(amount)
    inputs = (charge.amount, *charge.factors, *((_COUNTED_INPUT[charge.per],) if charge.per in _COUNTED_INPUT else ()))
    return Line(
        low=amounts[0],
        value=amounts[1],
        high=amounts[2],
        inputs=(*inputs, "term_months") if charge.rhythm == "term" else inputs,
        function=function,
        basis=ListedPrice(
            parameter=charge.amount,
            amounts=tuple(ends[1] for ends in ranges),
            counted=charge.per,
            count=count,
            rhythm=charge.rhythm,
            package=package is not None,
            offering=package.offering if package is not None else None,
        ),
    )
