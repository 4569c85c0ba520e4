"""What a choice costs along the range of each input, in closed form: a cost is a sum of products of inputs."""

from __future__ import annotations

from math import prod
from typing import TYPE_CHECKING

from assessor.economics.amounts import dollars
from assessor.economics.charges import MONTHS
from assessor.economics.composition import TERM, inputs_of
from assessor.economics.incident_cost import mean_cost
from assessor.economics.noise import risk_share
from assessor.model.value import dataclass

if TYPE_CHECKING:
    from assessor.economics.composition import Composition, Factors
    from assessor.economics.incident_cost import MeanCost
    from assessor.economics.problem import Choice
    from assessor.economics.regimes import Handlers


@dataclass(frozen=True, slots=True, kw_only=True)
class Swing:
    """What a choice costs (USD) at the ends of a parameter's range."""

    parameter: str
    low: float
    high: float


class Ranges:
    """What choices cost with one input anywhere in its range and all others at what counts."""

    def __init__(self, composition: Composition) -> None:
        self.composition = composition
        self.parameters = composition.book.parameters
        self._handled: dict[Choice, tuple[Handlers, float]] = {}
        self._each: dict[tuple[Choice, str | None, float], MeanCost] = {}
        self._read: dict[Choice, frozenset[str]] = {}
        self._parts: dict[tuple[Choice, str], list[tuple[Factors | None, float]]] = {}

    def cost(self, choice: Choice, name: str, value: float) -> float:
        """What is compared: cash, losses, and bad years by their weight."""
        return sum(self._both(choice, name, value))

    def cash(self, choice: Choice, name: str, value: float) -> float:
        """Money that leaves in a year."""
        return self._both(choice, name, value)[0]

    def _both(self, choice: Choice, name: str, value: float) -> tuple[float, float]:
        """Cash, and what is lost beside it."""
        counted = self.parameters.value(name)
        moved = value / counted if counted else 1.0
        if name == TERM:
            moved = 1 / moved

        certain = 0.0
        for factors, amount in self._certain(choice, name):
            certain += amount * _part(factors, name, moved) if factors is not None else amount
        own = self.composition.books.frequency
        each = self._incident(choice, name, value)
        yearly = MONTHS * own.at(own.found, lambda asked: value if asked == name else self.parameters.value(asked))
        lost = each.losses + self._handling(choice)[1] * each.whole
        exposed = dollars(self.composition.problem.exposed(choice))
        return certain + each.invoices * yearly, lost * yearly + exposed

    def _certain(self, choice: Choice, name: str) -> list[tuple[Factors | None, float]]:
        """The parts of the certain cost in order; of those the input plays no part in, what they come to."""
        if (choice, name) not in self._parts:
            self._parts[choice, name] = [
                (factors, amount) if name in inputs_of(factors) else (None, amount * _part(factors, name, 1.0))
                for factors, amount in self.composition.of(choice).items()
            ]
        return self._parts[choice, name]

    def _handling(self, choice: Choice) -> tuple[Handlers, float]:
        """Who handles incidents, and what bad years count on top of their mean as a share of it."""
        if choice not in self._handled:
            books, arrangement = self.composition.books, self.composition.market.arrangement(choice)
            regimes = books.losses.regimes
            self._handled[choice] = regimes.handlers(arrangement), risk_share(books, regimes.of(arrangement))
        return self._handled[choice]

    def _incident(self, choice: Choice, name: str, value: float) -> MeanCost:
        """The mean cost of an incident; asked again only along inputs that are in it."""
        key = (choice, name, value) if name in self._read.get(choice, (name,)) else (choice, None, 0.0)
        if key not in self._each:
            read = set()

            def figure(asked: str) -> float:
                read.add(asked)
                return value if asked == name else self.parameters.value(asked)

            self._each[key] = mean_cost(self.composition.books.losses, self._handling(choice)[0], figure)
            self._read[choice] = frozenset(read)
            if name not in read:
                self._each[choice, None, 0.0] = self._each[key]
        return self._each[key]

    def swing(self, name: str, kept: Choice) -> Swing:
        """What a choice costs at both ends of an input's range."""
        figure = self.parameters[name]
        return Swing(parameter=name, low=self.cost(kept, name, figure.low), high=self.cost(kept, name, figure.high))


def _part(factors: Factors, name: str, moved: float) -> float:
    """A product of inputs as a share of what counts, with one of them moved."""

    def share(asked: str) -> float:
        return moved if asked == name else 1.0

    return prod(share(factor) if isinstance(factor, str) else factor.over(share, max) for factor in factors)
