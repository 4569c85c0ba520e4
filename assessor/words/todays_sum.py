"""What the sum of today's arrangement is made of: what is paid now, and what nobody is stated to be paid."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.evaluate.supply import TODAY, is_examiner
from assessor.result.prices import NoCharge
from assessor.words.grammar import usd
from assessor.words.quotes import is_reference

if TYPE_CHECKING:
    from assessor.result.economics import ArrangementCosts, Economics
    from assessor.result.result import Result

PAID: Final = "What is paid now"
EXAMINED: Final = "With the examination it needs"


def examination(result: Result) -> float:
    """What the sum counts a year for examiners who are still to be chosen, USD; 0 where it has none."""
    costs = _costs(result.economics)
    return sum(line.value for line in costs.fee_lines if is_examiner(line.supplier or "")) if costs is not None else 0.0


def meaning(result: Result) -> str:
    """What the sum is: what is paid now, or that with an examination nobody is paid for yet."""
    return EXAMINED if round(examination(result)) else PAID


def named(result: Result) -> str:
    """Today's arrangement, where another sum is compared with it."""
    examined = examination(result)
    return f"today's arrangement with the examination it needs ({usd(examined)})" if round(examined) else "today"


def told(result: Result) -> str:
    """What the sum is and what it is made of, in one line."""
    examined, guessed = examination(result), _guessed(result.economics)
    if not round(examined):
        return ", ".join(filter(None, (PAID, parts(result))))
    return f"{EXAMINED} ({usd(examined)}){f', {usd(guessed)} assumed or counted by us' if round(guessed) else ''}"


def parts(result: Result) -> str:
    """How much of the sum is an examination, and how much of the rest no client has stated; empty where nothing is."""
    examined, guessed = examination(result), _guessed(result.economics)
    told = [f"{usd(examined)} of it the examination"] if round(examined) else []
    told += [f"{usd(guessed)} {'' if told else 'of it '}assumed or counted by us"] if round(guessed) else []
    return ", ".join(told)


def _guessed(economics: Economics | None) -> float:
    """What rests on usual prices, or on a mean year of incidents, examinations apart; USD a year."""
    costs = _costs(economics)
    if economics is None or costs is None:
        return 0.0
    lines = [line for line in costs.fee_lines if not is_examiner(line.supplier or "")]
    usual = sum(
        line.value
        for line in lines
        if not isinstance(line.basis, NoCharge) and any(map(is_reference, map(economics.input_of, line.inputs)))
    )
    return usual + costs.invoices


def _costs(economics: Economics | None) -> ArrangementCosts | None:
    return economics.priced.get(TODAY) if economics is not None else None
