"""How sure a difference between two arrangements is: everything that has a range drawn 2,000 times, for both alike.

A fee is a product of its inputs (or the larger of two, where it has a least), so a drawn fee is the fee times what each
input was drawn at, as a share of what counts: no price is worked out again. Losses are drawn by their mean; what bad
years cost above it keeps its ratio.
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Any, Final

from assessor.economics.chance import NOISE, Chance
from assessor.economics.charges import MONTHS
from assessor.economics.composition import TERM, inputs_of
from assessor.economics.incident_cost import mean_cost
from assessor.model.value import replace

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from assessor.economics.accounts import Accounts
    from assessor.economics.chance import Floats
    from assessor.economics.composition import Composition, Factors, Part
    from assessor.economics.problem import Choice
    from assessor.economics.regimes import Handlers, Regime
    from assessor.evaluate.supply import Arrangement

DRAWS: Final = 2_000
SURE: Final = 0.8  # a draw in five may say the opposite
WORTH: Final = 0.02  # of the cash: a smaller saving is within what nobody can promise


class Draws:
    """Every input with a range, drawn once for all arrangements of one engagement."""

    def __init__(self, composition: Composition) -> None:
        self.composition = composition
        self.books = composition.books
        self.book = composition.book
        self.read: dict[
            object, frozenset[str]
        ] = {}  # of what is known of incidents and breaches, the inputs it rests on
        self._inputs: dict[str, Floats] = {}
        self._ratios: dict[Factors, Any] = {}
        self._known: dict[object, Floats] = {}
        self._playing: dict[Choice, dict[str, list[Part]]] = {}
        self._handling: dict[Choice, tuple[Handlers, Regime]] = {}
        self.np = Chance(self.books.seed, NOISE, DRAWS).np
        counted = self.books.frequency.found_draws
        self.counted = counted[(self.np.arange(DRAWS) * len(counted)) // DRAWS]

    def holding(self, name: str, value: float) -> HeldDraws:
        """The same draws with one input at this value in all of them."""
        return HeldDraws(self, name, value)

    def input(self, name: str) -> Any:
        """An input over its range; a stream of its own, so that one more input moves no other."""
        if name not in self._inputs:
            chance = Chance(self.books.seed, NOISE + zlib.crc32(name.encode()), DRAWS)
            self._inputs[name] = chance.of(self.book.parameters, name)
        return self._inputs[name]

    @property
    def drawn(self) -> tuple[str, ...]:
        """The inputs drawn so far that have a range and are the market's to tell, not the organization's size."""
        parameters = self.book.parameters
        return tuple(
            name for name in sorted(self._inputs) if name in parameters and parameters[name].low < parameters[name].high
        )

    def cash_of(self, arrangement: Arrangement) -> Floats:
        """The same for any arrangement, priced by its accounts."""
        account, losses = self.books.account(arrangement), self.books.losses
        total: Floats = self.np.zeros(DRAWS)
        for inputs, amount in self.composition.parts(account.fees + account.onboarding):
            total += amount * self.ratio(inputs)
        each = mean_cost(losses, losses.regimes.handlers(arrangement), self.input)
        total += each.invoices * MONTHS * self.books.frequency.at(self.counted, self.input)
        return total

    def cash(self, choice: Choice) -> Floats:
        """USD of money that leaves in a year, in each draw."""
        cash: Floats = self.certain(choice) + self.incidents(choice)[0]
        return cash

    def cost(self, choice: Choice) -> Floats:
        """What is compared, in each draw: cash, losses, and bad years by their weight."""
        invoices, lost, risk = self.incidents(choice)
        cost: Floats = self.certain(choice) + invoices + lost + risk + self.breach(choice)
        return cost

    def certain(self, choice: Choice) -> Floats:
        """Fees, onboarding, handing over, contracts that run on, own tools."""
        if choice not in self._known:
            total: Floats = self.np.zeros(DRAWS)
            for inputs, amount in self.composition.of(choice).items():
                total += amount * self.ratio(inputs)
            self._known[choice] = total
        return self._known[choice]

    def playing(self, choice: Choice, name: str) -> Sequence[Part]:
        """The parts of the certain cost that an input plays in."""
        if choice not in self._playing:
            parts = self._playing[choice] = {}
            for factors, amount in self.composition.of(choice).items():
                for each in inputs_of(factors):
                    parts.setdefault(each, []).append((factors, amount))
        return self._playing[choice].get(name, ())

    def ratio(self, factors: Factors) -> Any:
        """What a product was drawn at, as a share of what counts."""
        if factors not in self._ratios:
            ratio: Any = 1.0
            for factor in factors:
                share = self._share(factor) if isinstance(factor, str) else factor.over(self._share, self.np.maximum)
                ratio = ratio * share
            self._ratios[factors] = ratio
        return self._ratios[factors]

    def _share(self, name: str) -> Any:
        """What an amount was drawn at, as a share of what counts, for one of its inputs."""
        value = self.book.parameters.value(name) if name in self.book.parameters else 0.0
        if not value:
            return 1.0
        share = self.input(name) / value
        return 1 / share if name == TERM else share

    def handling(self, choice: Choice) -> tuple[Handlers, Regime]:
        """Who handles incidents, and the regime that is, tools aside."""
        if choice not in self._handling:
            arrangement, regimes = self.composition.market.arrangement(choice), self.books.losses.regimes
            self._handling[choice] = regimes.handlers(arrangement), replace(regimes.of(arrangement), tools=None)
        return self._handling[choice]

    def incidents(self, choice: Choice) -> tuple[Any, Any, Any]:
        """Invoices, what else is lost, and what bad years count on top, in each draw."""
        handlers, regime = self.handling(choice)
        if regime not in self._known:
            read: set[str] = set()
            figure = self._noting(read)
            each = mean_cost(self.books.losses, handlers, figure)
            yearly, risk = MONTHS * self.books.frequency.at(self.counted, figure), risk_share(self.books, regime)
            self._known[regime] = self.np.stack(
                [each.invoices * yearly, each.losses * yearly, risk * each.whole * yearly]
            )
            self.read[regime] = frozenset(read)
        return tuple(self._known[regime])

    def breach(self, choice: Choice) -> Any:
        """What a breach counts, in each draw: nothing where the engagement does not say that it does."""
        breaches, exposure = self.books.breaches, self.composition.problem.exposure
        if breaches is None or not exposure.losses:
            return 0.0
        held = exposure.held(choice)
        if held not in self._known:
            expected, read = breaches.expected(held), set[str]()
            ratio, figure = breaches.compared(held) / expected if expected else 0.0, self._noting(read)
            self._known[held] = breaches.probability(held, figure) * breaches.cost(held, figure) * ratio
            self.read[held] = frozenset(read)
        return self._known[held]

    def _noting(self, read: set[str]) -> Callable[[str], Any]:
        """Inputs by id, each of which is noted when it is asked for."""

        def figure(name: str) -> Any:
            read.add(name)
            return self.input(name)

        return figure


class HeldDraws(Draws):
    """Draws with one input at one value in all of them; what does not rest on it is not worked out again."""

    def __init__(self, usual: Draws, name: str, value: float) -> None:
        vars(self).update(vars(usual))
        self._usual, self._name, self._value = usual, name, value
        self._ratios, self._known, self.read = {}, {}, {}

    def input(self, name: str) -> Any:
        """An input over its range, or at its value."""
        return self._value if name == self._name else self._usual.input(name)

    def certain(self, choice: Choice) -> Floats:
        """The usual sum, with the parts that rest on the input as they are at its value."""
        total = self._usual.certain(choice)
        for factors, amount in self._usual.playing(choice, self._name):
            total = total + amount * (self.ratio(factors) - self._usual.ratio(factors))
        return total

    def incidents(self, choice: Choice) -> tuple[Any, Any, Any]:
        """The usual ones, unless they rest on the input."""
        usual = self._usual.incidents(choice)
        return super().incidents(choice) if self._name in self._usual.read[self.handling(choice)[1]] else usual

    def breach(self, choice: Choice) -> Any:
        """The usual one, unless it rests on the input."""
        usual = self._usual.breach(choice)
        held = self.composition.problem.exposure.held(choice)
        return super().breach(choice) if self._name in self._usual.read.get(held, ()) else usual


def risk_share(books: Accounts, regime: Regime) -> float:
    """What bad years count on top of the mean loss of a regime, as a share of it."""
    mean = books.losses.mean(regime)
    return (books.losses.weighed(regime, books.weight) - mean) / mean if mean else 0.0


def beats(ours: Floats, theirs: Floats, cash: float) -> bool:
    """Whether the first costs less than the second in so many draws, and by so much, that it is no matter of chance."""
    return float((ours < theirs).mean()) > SURE and float((theirs - ours).mean()) > WORTH * cash
