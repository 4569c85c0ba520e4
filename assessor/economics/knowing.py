"""What knowing an input would be worth: how much less one would pay on average if one knew it before choosing.

The expected value of partial perfect information over the draws of `noise`, for one input at a time: the draws are
taken in the order of that input, in equal parts, and in each part whatever is cheapest there on average is chosen.
Choosing in parts gains a little even in an order that says nothing; what such orders gain is taken off.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from assessor.model.value import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor.economics.noise import Draws
    from assessor.economics.packages import Candidate

PARTS: Final = 10
_BLIND: Final = 40  # orders that say nothing
_SURE: Final = 3.0  # standard deviations of what these gain that an input has to gain more
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

    def in_parts(order: Any) -> Any:
        """The mean cost of every candidate in each part of the draws in an order."""
        return np.stack([part.mean(axis=1) for part in np.array_split(costs[:, order], PARTS, axis=1)])

    stream = np.random.Generator(np.random.PCG64(PARTS))
    blind = np.array([least - in_parts(stream.permutation(costs.shape[1])).min(axis=1).mean() for _ in range(_BLIND)])
    made = []
    for name in draws.drawn:
        parts = in_parts(np.argsort(draws.input(name), kind="stable"))
        others = [int(index) for index in parts.argmin(axis=1) if int(index) != usual]
        worth = least - float(parts.min(axis=1).mean()) - float(blind.mean())
        if others and worth > max(_LEAST * least, _SURE * float(blind.std())):
            made.append(Knowing(name, worth, found[max(others, key=others.count)]))
    return tuple(sorted(made, key=lambda one: (-one.worth, one.parameter))[:MOST_SHOWN])
