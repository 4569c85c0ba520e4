"""What answers that are still open are worth before anything is signed, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.words.grammar import inside, listed, usd

if TYPE_CHECKING:
    from assessor.result.recommendation import Recommendation
    from assessor.words.names import Names

_MOST_ASKED: Final = 3


def worth_asking(recommendation: Recommendation, names: Names) -> str:
    """Which open answers to have before signing, and what a good one saves."""
    told = [
        f"{names.provider(one.supplier)} whether {inside(names.capability(one.capability))} is done as asked, in "
        f"{inside(names.function(one.function))} ({usd(one.annual)} a year less if it is)"
        for one in recommendation.worth_asking[:_MOST_ASKED]
    ]
    if told:
        first = f"Before signing ask {listed(told)}."
    else:
        first = "No open answer about work somebody has, taken by itself, would make the recommended package cheaper."
    return " ".join(filter(None, (first, _perhaps_held(recommendation, names))))


def _perhaps_held(recommendation: Recommendation, names: Names) -> str:
    """What is bought only because nobody said who does it today, and how much of the price hangs on that."""
    unstated = {line.function for line in recommendation.lines if line.today is None}
    steps = [step for step in recommendation.attribution if step.function in unstated and round(step.annual) > 0]
    if not steps:
        return ""
    work = listed([inside(names.function(step.function)) for step in steps if step.function is not None])
    saved = usd(sum(step.annual for step in steps))
    return f"Nobody stated who does {work} today: up to {saved} a year falls away if somebody does it as asked."
