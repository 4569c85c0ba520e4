"""The lines a quote is made of, each with what its amount rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.economics import fees
from assessor.economics.charges import HORIZON, MONTHS
from assessor.economics.quotes import Edges, Line, Most
from assessor.model.value import replace
from assessor.result.prices import ListedPrice, NoCharge, ProjectPrice, ShareOfFee, WorkedHours

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor.economics.hours import HourCost
    from assessor.economics.parameters import Parameters, Size
    from assessor.model.money import Price
    from assessor.result.prices import FeeBasis, NoChargeCode

# Figures a sentence rounds again keep so many digits after the point: enough that it makes no difference.
PRECISE = 6


def price_input(supplier: str) -> str:
    """The id of a provider's own price among the inputs."""
    return f"{supplier}.price"


def uncharged(code: NoChargeCode, function: str) -> Line:
    """A note that a function costs nothing here, and why."""
    basis = NoCharge(code=code, functions=(function,))
    return Line(low=0.0, value=0.0, high=0.0, function=function, kind="note", basis=basis)


def onboarding(edges: Edges, inputs: tuple[str, ...]) -> Line:
    """Something paid once: onboarding, work handed over, a contract that runs on; as a third, for each of 36 months."""
    return Line(low=edges[0], value=edges[1], high=edges[2], inputs=inputs, kind="onboarding")


def labor(name: str, parameters: Parameters) -> Line:
    """Hours of project work, once."""
    hours, rate = parameters.edges(name), parameters.edges("project_hourly")
    low, value, high = (hours[edge] * rate[edge] * MONTHS / HORIZON for edge in range(3))
    return onboarding((low, value, high), (name, "project_hourly"))


def excluded(fee: Edges, share: Edges, inputs: tuple[str, ...]) -> Line:
    """Work the contract excludes, as a share of its fee."""
    return Line(
        low=fee[0] * share[0],
        value=fee[1] * share[1],
        high=fee[2] * share[2],
        inputs=inputs,
        kind="residual",
        basis=ShareOfFee(share=share[1], fee=round(fee[1], PRECISE)),
    )


def worked(function: str, hours: Edges, cost: HourCost, least: str | None, parameters: Parameters) -> Line:
    """So many hours a month (low end, what counts, high end), for a year; `least` names the fewest that are sold."""
    inputs, most = cost.inputs, None
    if least is not None:
        few = parameters.edges(least)
        needed, sold = (cost.value * count * MONTHS for count in (hours[1], few[1]))
        if needed or sold:
            most = Most((((inputs, needed),), (((*inputs, least), sold),)))
        hours = (min(max(hours[0], few[0]), max(hours[1], few[1])), max(hours[1], few[1]), max(hours[2], few[2]))
        inputs = (*inputs, least)
    low, value, high = (edge * count * MONTHS for edge, count in zip(cost.edges, hours, strict=True))
    return Line(
        low=low,
        value=value,
        high=high,
        inputs=inputs,
        function=function,
        kind="hours",
        basis=WorkedHours(hours=round(hours[1], PRECISE), rate=cost.rate),
        most=most,
    )


def stated(supplier: str, price: Price, functions: Sequence[str], parameters: Parameters, size: Size) -> Line:
    """A provider's own price by the month, or for a whole project, in a year."""
    basis: FeeBasis
    if price.structure == fees.FIXED:
        term = price.term_months or parameters.value("term_months")
        year = (price.amount or 0.0) * MONTHS / term
        basis = ProjectPrice(amount=price.amount or 0.0, months=term)
    else:
        year = fees.monthly(price, size, len(functions)) * MONTHS
        basis = fees.basis_of(price, size, functions)
    inputs = (price_input(supplier), *fees.counted(price))
    return Line(low=year, value=year, high=year, inputs=inputs, basis=basis)


def in_part(line: Line, part: Edges, inputs: tuple[str, ...]) -> Line:
    """A line of the price lists for a part of what it covers; `inputs` are those of the part."""
    basis = line.basis
    if isinstance(basis, ListedPrice):
        basis = replace(basis, amounts=(*basis.amounts, round(part[1], PRECISE)))
    return replace(
        line,
        low=line.low * part[0],
        value=line.value * part[1],
        high=line.high * part[2],
        inputs=(*line.inputs, *inputs),
        basis=basis,
    )
