"""Which candidate is recommended: of those nobody beats beyond chance, the one that changes least.

docs/recommendation.md states the rule; what is drawn is in `noise`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.economics.amounts import dollars
from assessor.economics.noise import beats
from assessor.model.value import dataclass
from assessor.result.packages import PACKAGES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor.economics.chance import Floats
    from assessor.economics.noise import Draws
    from assessor.economics.packages import Candidate


@dataclass(frozen=True, slots=True, eq=False)
class CandidateStanding:
    """A candidate among the others: its cost in each draw, who beats it, how often it is cheapest, and its regret."""

    candidate: Candidate
    cash: Floats
    recommendable: bool
    beaten_by: Candidate | None
    cheapest_in: float
    regret: float


def standings(found: Sequence[Candidate], draws: Draws) -> tuple[CandidateStanding, ...]:
    """Every candidate beside those that meet as many targets as any can."""
    np = draws.np
    most = max(candidate.met for candidate in found)
    costs = [draws.cost(candidate.choice) for candidate in found]
    rivals = [index for index, candidate in enumerate(found) if candidate.met == most]
    least = np.min(np.stack([costs[index] for index in rivals]), axis=0)
    made = []
    for index, candidate in enumerate(found):
        cash = draws.cash(candidate.choice)
        mean = float(cash.mean())
        better = [
            found[other]
            for other in rivals
            if other != index and _known(found[other], candidate) and beats(costs[other], costs[index], mean)
        ]
        best = min(better, key=lambda one: (one.best.price, PACKAGES.index(one.id)), default=None)
        made.append(
            CandidateStanding(
                candidate=candidate,
                cash=cash,
                recommendable=candidate.met == most,
                beaten_by=best,
                cheapest_in=float((costs[index] <= least).mean()) if candidate.met == most else 0.0,
                regret=float((costs[index] - least).mean()),
            )
        )
    return tuple(sorted(made, key=lambda one: (PACKAGES.index(one.candidate.id), one.candidate.moves)))


def chosen(standing: Sequence[CandidateStanding]) -> CandidateStanding:
    """Of the recommendable ones that none beats: least taken at fees nobody stated, then what changes least."""
    unbeaten = [one for one in standing if one.recommendable and one.beaten_by is None]
    return min(unbeaten or [one for one in standing if one.recommendable], key=lambda one: _order(one.candidate))


def taken(found: Sequence[Candidate], draws: Draws) -> Candidate:
    """The same of candidates that meet as much, by any draws."""
    ordered = sorted(found, key=_order)
    costs = [draws.cost(candidate.choice) for candidate in ordered]
    for index, candidate in enumerate(ordered):
        mean = float(draws.cash(candidate.choice).mean())
        if not any(
            other != index and _known(rival, candidate) and beats(costs[other], costs[index], mean)
            for other, rival in enumerate(ordered)
        ):
            return candidate
    return ordered[0]


def _known(one: Candidate, other: Candidate) -> bool:
    """Whether what one saves beside the other is no fee that nobody stated: it takes no such work the other keeps."""
    return one.unstated <= other.unstated


def _order(candidate: Candidate) -> tuple[object, ...]:
    return (
        len(candidate.unstated),
        candidate.moves,
        candidate.hires,
        candidate.contracts,
        candidate.vendors,
        dollars(candidate.best.price),
        PACKAGES.index(candidate.id),
    )
