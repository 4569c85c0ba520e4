"""The four variables of a decision, function by function: incidents, obligations, hours, and the bad year it owns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.economics.regimes import DESK, FIELD, VISITED
from assessor.evaluate.supply import Arrangement
from assessor.model.scales import Truth
from assessor.result.recommended_line import LineVariables

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assessor.economics.book import PriceBook
    from assessor.economics.losses import LossModel
    from assessor.economics.regimes import Regime
    from assessor.evaluate.case import Case

_CENTS = 2
_DIGITS = 4


def variables(
    book: PriceBook, losses: LossModel, arrangement: Arrangement, functions: Iterable[str]
) -> dict[str, LineVariables]:
    """What each function has to do with incidents, obligations, hours and bad years under an arrangement.

    - `incidents`: failures a month it handles (service desk), that need a visit (field service), or that it prevents
      together with the other functions of steady upkeep; None where it has no part in them;
    - `obligations`: how many applicable obligations some of its work could deliver;
    - `hours`: working hours a month at the demanded rhythm, requests for help included;
    - `tail`: USD by which the worst twentieth of years would cost more on average (CVaR 95) if nobody ran it, all else
      equal (for the service desk: if there were nobody to call, field service included); None where nothing is dearer.
    """
    regime = losses.regimes.of(arrangement)
    depending = dependents(book.case)
    suppliers = {name: next(iter(arrangement.supply.get(name) or ()), None) for name in functions}
    return {
        name: LineVariables(
            incidents=_incidents(losses, regime, name),
            obligations=depending.get(name, 0),
            hours=round(book.hours(name, supplier), _DIGITS),
            tail=_tail(losses, arrangement, regime, name),
        )
        for name, supplier in suppliers.items()
    }


def dependents(case: Case) -> dict[str, int]:
    """How many applicable obligations have a demand that a function could deliver."""
    refs: dict[str, set[str]] = {}
    for row in case.plan.obligations:
        if case.applicability[row.ref] is not Truth.YES:
            continue
        for demand in (demand for clause in row.clauses for demand in clause):
            capability = case.terrain.capabilities.get(demand.capability or "")
            for name in capability.delivered_by.functions if capability is not None else ():
                refs.setdefault(name, set()).add(row.ref)
    return {name: len(depending) for name, depending in refs.items()}


def _incidents(losses: LossModel, regime: Regime, function: str) -> float | None:
    value = losses.regimes.book.parameters.value
    upkeep = losses.regimes.losses.upkeep
    remaining = losses.rate * (1 - value(upkeep.prevents) if regime.steady else 1)
    if function == DESK:
        return round(remaining, _DIGITS)
    if function == FIELD:
        return round(remaining * value(VISITED), _DIGITS)
    if function in upkeep.functions and regime.steady:
        return round(losses.rate * value(upkeep.prevents), _DIGITS)
    return None


def _tail(losses: LossModel, arrangement: Arrangement, regime: Regime, function: str) -> float | None:
    """The difference of two simulated tails, from the same draws."""
    gone = {function: (), FIELD: ()} if function == DESK else {function: ()}
    without = Arrangement(arrangement.name, {**arrangement.supply, **gone}, arrangement.offerings)
    other = losses.regimes.of(without)
    if other == regime:
        return None
    more = losses.cost(other, "cvar95") - losses.cost(regime, "cvar95")
    return round(more, _CENTS) if more > 0 else None
