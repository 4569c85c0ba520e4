"""Whether enough is known for a recommendation: what applies, and who does the needed work today.

A recommendation over unknown facts would be exact and worthless; the questions come first then.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.model.scales import Truth

if TYPE_CHECKING:
    from assessor.economics.market import Market
    from assessor.economics.problem import Choice
    from assessor.evaluate.case import Case

DECIDED: Final = 0.9  # of the obligations: whether they apply
HELD: Final = 0.8  # of the needed work: who does it today


def decided(case: Case) -> float:
    """The share of the obligations of which it is known whether they apply."""
    truths = [case.applicability[row.ref] for row in case.plan.obligations]
    return sum(truth is not Truth.UNKNOWN for truth in truths) / len(truths) if truths else 1.0


def held(market: Market, choice: Choice) -> float:
    """The share of the functions that would be run of which it is known who does them today, if anybody."""
    functions = {market.places[option].function for option in choice}
    known = sum(market.now.supply.get(name) is not None for name in functions)
    return known / len(functions) if functions else 1.0


def unknown_holders(market: Market, choice: Choice) -> tuple[str, ...]:
    """The functions that would be run of which nobody says who does them today."""
    functions = {market.places[option].function for option in choice}
    return tuple(sorted(name for name in functions if market.now.supply.get(name) is None))
