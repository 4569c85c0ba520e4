"""One charge of a price list: whether it is due, and what it comes to in a year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.economics.quotes import Line, Most
from assessor.model.scales import Truth
from assessor.model.value import replace
from assessor.result.prices import ListedPrice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor.economics.parameters import Parameters, Size
    from assessor.evaluate.capacity import Capacity
    from assessor.evaluate.case import Case
    from assessor.evaluate.supply import Supplier
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
    if charge.examination is not None and charge.examination not in case.examinations:
        return False
    if charge.capability is not None and charge.capability not in capacity.demanded:
        return False
    return charge.when is None or charge.when.truth(case.facts) is Truth.YES


def is_paid_to(charge: Charge, supplier: Supplier) -> bool:
    """Whether a charge is for this supplier: examinations for whoever examines for their framework, others not.

    Who examines is nobody the engagement names; whom a framework bars from it, its rules say (`examiner_bar`).
    """
    return supplier.examines == (None if charge.examination is None else charge.framework)


def function_charge(charge: Charge, function: str, parameters: Parameters, size: Size) -> Line:
    """A charge for one function."""
    return replace(_yearly(charge, function, None, parameters, size), capability=charge.capability)


def at_least(
    charged: Sequence[Line], least: str | None, parameters: Parameters, package: PriceList | None
) -> list[Line]:
    """Charges of a year, or, where that is more, the least that is billed for them."""
    if least is None or not charged:
        return list(charged)
    low, value, high = (
        sum(edges) for edges in zip(*((line.low, line.value, line.high) for line in charged), strict=True)
    )
    ends = [edge * MONTHS for edge in parameters.edges(least)]
    if value >= ends[1]:
        # The first charge fills up what the others leave of the least.
        rest = tuple((line.inputs, -line.value) for line in charged[1:])
        filled = Most((((charged[0].inputs, charged[0].value),), (((least,), ends[1]), *rest)))
        return [replace(charged[0], most=filled if charged[0].value else None), *charged[1:]]
    most = Most((tuple((line.inputs, line.value) for line in charged), (((least,), ends[1]),)))
    basis = ListedPrice(
        parameter=least,
        amounts=(parameters.value(least),),
        counted="flat",
        count=1.0,
        rhythm="month",
        package=package is not None,
        offering=package.offering if package is not None else None,
    )
    inputs = (least, *(name for line in charged for name in line.inputs))
    return [
        replace(
            charged[0],
            low=min(max(low, ends[0]), ends[1]),
            value=ends[1],
            high=max(high, ends[2]),
            inputs=tuple(dict.fromkeys(inputs)),
            basis=basis,
            most=most,
        )
    ]


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
        elif charge.rhythm == "three_years":
            amount *= MONTHS / HORIZON
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
