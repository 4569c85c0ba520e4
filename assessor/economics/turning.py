"""What would change the recommendation: its rule asked again with one input held at a value, and all others drawn.

An input is worth knowing where some value of it makes the rule take another package. What knowing it is worth is what
that package then saves, on average over ten values of equal chance; where the rule takes the same, that is nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.economics.choosing import taken
from assessor.model.value import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor.economics.chance import Floats
    from assessor.economics.noise import Draws
    from assessor.economics.packages import Candidate

ASKED: Final = 6  # inputs that are tried: those that move the differences between packages most
VALUES: Final = 10  # of equal chance
_HALVINGS: Final = 8


@dataclass(frozen=True, slots=True)
class Turn:
    """An input that could change the recommendation.

    `at` is the value nearest to what counts at which the rule takes `instead`; `worth` is what knowing the input saves
    on average, USD a year.
    """

    parameter: str
    at: float
    instead: Candidate
    worth: float


def turns(draws: Draws, found: Sequence[Candidate], chosen: Candidate) -> tuple[Turn, ...]:
    """The inputs that could change which of the recommendable packages is recommended, most worth knowing first."""
    rivals = [one for one in found if one is not chosen]
    if not rivals:
        return ()
    ours = draws.cost(chosen.choice)
    gaps = draws.np.stack([ours - draws.cost(one.choice) for one in rivals])
    tried = (Trial(draws, found, chosen, name) for name in _leading(draws, gaps))
    return tuple(sorted(filter(None, (one.turn() for one in tried)), key=lambda one: (-one.worth, one.parameter)))


def _leading(draws: Draws, gaps: Floats) -> list[str]:
    """The inputs with which the differences go up and down most, in dollars."""
    np = draws.np
    apart = gaps - gaps.mean(axis=1, keepdims=True)
    moved = {}
    for name in draws.drawn:
        values = draws.input(name)
        spread = float(values.std())
        if spread:
            moved[name] = float(np.abs(apart @ (values - values.mean())).max()) / spread
    return sorted(moved, key=lambda name: (-moved[name], name))[:ASKED]


class Trial:
    """One input at any value of its range, and what the rule then takes."""

    def __init__(self, draws: Draws, found: Sequence[Candidate], chosen: Candidate, name: str) -> None:
        self.draws, self.found, self.chosen, self.name = draws, found, chosen, name
        self.figure = draws.book.parameters[name]

    def at(self, value: float) -> tuple[Candidate, float]:
        """What the rule takes at a value, and what that saves beside what is recommended, USD a year."""
        held = self.draws.holding(self.name, value)
        instead = taken(self.found, held)
        if instead is self.chosen:
            return instead, 0.0
        return instead, float((held.cost(self.chosen.choice) - held.cost(instead.choice)).mean())

    def turn(self) -> Turn | None:
        """Where the recommendation changes, and what knowing that first is worth; None where it never does."""
        values = self.draws.np.sort(self.draws.input(self.name))
        likely = [float(part[len(part) // 2]) for part in self.draws.np.array_split(values, VALUES)]
        tried = {value: self.at(value) for value in (self.figure.low, self.figure.value, *likely, self.figure.high)}
        away = [value for value, (instead, _) in tried.items() if instead is not self.chosen]
        if not away:
            return None
        nearest = min(away, key=lambda value: (abs(value - self.figure.value), value))
        between = [value for value in tried if value not in away and _lies(self.figure.value, value, nearest)]
        kept = max(between, key=lambda value: abs(value - self.figure.value), default=nearest)
        at, instead = self._edge(kept, nearest, tried[nearest][0])
        worth = sum(max(0.0, tried[value][1]) for value in likely) / VALUES
        return Turn(self.name, at, instead, worth)

    def _edge(self, kept: float, away: float, instead: Candidate) -> tuple[float, Candidate]:
        """Between a value that changes nothing and one that does, where it begins to, and what the rule takes there."""
        for _ in range(_HALVINGS if kept != away else 0):
            middle = (kept + away) / 2
            found = self.at(middle)[0]
            if found is self.chosen:
                kept = middle
            else:
                away, instead = middle, found
        return away, instead


def _lies(one: float, value: float, other: float) -> bool:
    """Whether a value lies between two others."""
    return min(one, other) <= value <= max(one, other)
