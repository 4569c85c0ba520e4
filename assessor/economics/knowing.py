"""What knowing an input would be worth: how much less one would pay on average if one knew it before choosing.

The expected value of partial perfect information over the draws of `noise`, for one input at a time: the draws are
taken in the order of that input, in equal parts, and in each part whatever is cheapest there on average is chosen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.model.value import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor.economics.noise import Draws
    from assessor.economics.packages import Candidate

PARTS: Final = 10
MOST_SHOWN: Final = 3
_LEAST: Final = 0.001  # of the cost: what is worth less is not worth a question


@dataclass(frozen=True, slots=True)
class Knowing:
    """An input that could change the choice, what knowing it is worth (USD a year), and what one might choose then."""

    parameter: str
    worth: float
    instead: Candidate


def worth_knowing(draws: Draws, found: Sequence[Candidate]) -> tuple[Knowing, ...]:
    """The inputs most worth knowing among candidates that meet as much, dearest first."""
    np = draws.np
    if len(found) < 2:  # noqa: PLR2004 - with one there is nothing to choose
        return ()
    costs = np.stack([draws.cost(candidate.choice) for candidate in found])
    usual = int(costs.mean(axis=1).argmin())
    least = float(costs[usual].mean())
    made = []
    for name in draws.drawn:
        order = np.argsort(draws.input(name), kind="stable")
        parts = np.stack([part.mean(axis=1) for part in np.array_split(costs[:, order], PARTS, axis=1)])
        best = parts.argmin(axis=1)
        others = [int(index) for index in best if int(index) != usual]
        worth = least - float(parts.min(axis=1).mean())
        if others and worth > _LEAST * least:
            made.append(Knowing(name, worth, found[max(others, key=others.count)]))
    return tuple(sorted(made, key=lambda one: (-one.worth, one.parameter))[:MOST_SHOWN])
