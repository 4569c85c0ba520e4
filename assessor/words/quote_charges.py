"""How a line of a quote is charged, in words, so that its amount can be worked out anew."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final, NamedTuple

from assessor.result.prices import (
    ListedPrice,
    NoCharge,
    OwnTools,
    ProjectPrice,
    ShareOfFee,
    StatedPrice,
    WorkedHours,
)
from assessor.words import grammar, money

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor.result.economics import Economics
    from assessor.result.prices import FeeLine

NONE: Final = "\N{EN DASH}"
_DIGITS: Final = 5
_MONTHS: Final = 12
_RHYTHMS: Final = {"month": "a month", "year": "a year", "term": "over the term", "three_years": "once in three years"}


class Charged(NamedTuple):
    """How a line is charged: its unit, how many there are, what one costs, and the least that is billed."""

    unit: str = NONE
    quantity: str = NONE
    price: str = NONE
    least: str = NONE


def charged(line: FeeLine, economics: Economics, lines: Sequence[FeeLine] = ()) -> Charged:
    """The parts of the price of a line that stands among others."""
    basis = line.basis
    match basis:
        case ListedPrice():
            each = "" if basis.counted == "flat" else f"{basis.counted}, "
            price = grammar.usd_cents(math.prod(basis.amounts))
            return Charged(f"{each}{_RHYTHMS[basis.rhythm]}", grammar.number(basis.count), price)
        case StatedPrice():
            return _stated(basis)
        case ProjectPrice():
            return Charged(f"project of {grammar.number(basis.months)} months", "1", grammar.usd_cents(basis.amount))
        case WorkedHours():
            price = money.rate_of(basis)
            least = next((one for one in map(economics.input_of, line.inputs) if one.unit == "hours a month"), None)
            return Charged(
                "hour, a month",
                _hours(line, basis),
                price,
                NONE if least is None else f"{grammar.number(least.value)} hours a month",
            )
        case ShareOfFee():
            return Charged(share_of(line, lines), grammar.percent(basis.share), grammar.usd(basis.fee))
        case OwnTools():
            return Charged("user, a month", grammar.number(basis.users), grammar.usd_cents(basis.amount))
        case NoCharge():
            return Charged()


def _hours(line: FeeLine, basis: WorkedHours) -> str:
    """Hours a month with the decimals it takes to come to the amount; one where the rate itself is rounded."""
    rate = basis.rate
    if rate is None or rate.salary:
        return f"{basis.hours:.1f}"
    exact = (f"{basis.hours:.{digits}f}" for digits in range(1, _DIGITS))
    shown = grammar.number(basis.hours)
    return next((one for one in exact if round(float(one) * rate.amount * _MONTHS) == line.value), shown)


def share_of(line: FeeLine, lines: Sequence[FeeLine]) -> str:
    """Of which fees of its seller a share is: of those that stand above it."""
    above = lines[: lines.index(line) if line in lines else 0]
    fees = [one for one in above if one.supplier == line.supplier and one.kind == "fee"]
    stated = [one for one in fees if isinstance(one.basis, StatedPrice | ProjectPrice)]
    others = [one for one in fees if one not in stated]
    told = {"share of all fees above": fees, "share of the stated fee": stated, "share of the other fees": others}
    whole = line.basis.fee if isinstance(line.basis, ShareOfFee) else 0.0
    near = (title for title, found in told.items() if abs(sum(one.value for one in found) - whole) <= len(found))
    return next(near, "share of the fee")


def _stated(basis: StatedPrice) -> Charged:
    least = NONE if basis.least_billed is None else f"{grammar.usd_cents(basis.least_billed)} a month, which counts"
    amount = NONE if basis.amount is None else grammar.usd_cents(basis.amount)
    if basis.counted:
        unit = f"{' or '.join(name.removesuffix('s') for name in basis.counted)}, a month"
        price = amount if basis.amount is not None else f"{basis.tiers} {grammar.noun(basis.tiers, 'tier')}"
        return Charged(unit, grammar.number(basis.seats), price, least)
    if basis.structure == "per_function":
        return Charged("function, a month", str(len(basis.functions)), amount, least)
    return Charged("everything, a month", "1", amount, least)
