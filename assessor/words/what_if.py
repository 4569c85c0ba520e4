"""What would change, in words: causes, figures, values of the engagement."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from assessor.words.comparisons import has, needs
from assessor.words.decisions import absent_because
from assessor.words.reasons import reason

if TYPE_CHECKING:
    from assessor.result.economics import Unpriced
    from assessor.result.obligation import Demand
    from assessor.result.what_if import ChangeCause, ChangedFigure
    from assessor.words.names import Names


def cause(why: ChangeCause, names: Names) -> str:
    """Why a verdict would be another."""
    if why.ground == "determined":
        return f"people determined it: {(why.status or '').replace('_', ' ')}"
    if why.ground == "alternative":
        return "a documented alternative is not accepted"
    if why.ground == "asked":
        return "the requirement differs; it is not in place either way"
    if why.ground == "not_applicable":
        return reason(why.why, names) or ""
    if why.demand is None or why.comparison is None:
        raise ValueError("a shortfall without its demand and comparison")
    needed, found = needs(why.comparison, why.demand, names), has(why.comparison, why.demand, names)
    return f"{work(why.demand, names)}: required {needed}; found: {found}"


def work(demand: Demand, names: Names) -> str:
    """The work a demand asks for, in one name."""
    if demand.capability is not None:
        return names.capability(demand.capability)
    if demand.duty is not None:
        return names.duty(demand.duty)
    return "papers of every provider"


def ending(figure: ChangedFigure) -> tuple[str | None, str | None]:
    """How the search for a recommendation ended on both sides, or why there was none."""
    return _ending(figure.before, figure.unpriced_before), _ending(figure.after, figure.unpriced_after)


def _ending(code: float | str | None, unpriced: Unpriced | None) -> str | None:
    if code == "nothing_asked":
        return absent_because("nothing_asked", unpriced)
    if code == "unpriced":
        return absent_because("unpriced", unpriced)
    return None if code is None else str(code)


def value(stated: object) -> str:
    """A value of the engagement as its author would write it."""
    return stated if isinstance(stated, str) else json.dumps(stated, ensure_ascii=False)
