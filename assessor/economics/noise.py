"""How sure a difference between two arrangements is: everything that has a range drawn 2,000 times, for both alike.

A fee is a product of its inputs, so a drawn fee is the fee times what each input was drawn at, as a share of what
counts: no price is worked out again. Losses are drawn by their mean; what bad years cost above it keeps its ratio.
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Any, Final

from assessor.economics.amounts import dollars
from assessor.economics.chance import NOISE, Chance
from assessor.economics.charges import MONTHS
from assessor.economics.incident_cost import mean_cost
from assessor.model.value import replace
from assessor.result.prices import ShareOfFee

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor.economics.accounts import Accounts
    from assessor.economics.chance import Floats
    from assessor.economics.market import Market
    from assessor.economics.problem import Choice, Problem
    from assessor.economics.quotes import Line, Quote

DRAWS: Final = 2_000
SURE: Final = 0.8  # a draw in five may say the opposite
WORTH: Final = 0.02  # of the cash: a smaller saving is within what nobody can promise
_TERM: Final = "term_months"  # divides: a long term makes a small share


class Draws:
    """Every input with a range, drawn once for all arrangements of one engagement."""

    def __init__(self, market: Market, problem: Problem, books: Accounts) -> None:
        self.market = market
        self.problem = problem
        self.books = books
        self.book = books.book
        self.size = DRAWS
        self._inputs: dict[str, Floats] = {}
        self._quotes: dict[object, Floats] = {}
        self.np = Chance(books.seed, NOISE, DRAWS).np
        places = (self.np.arange(DRAWS) * len(books.frequency.draws)) // DRAWS
        self.rate = books.frequency.draws[places]

    def along(self, name: str, values: Floats) -> Draws:
        """The same at so many values of one input, everything else as it counts."""
        points = Draws(self.market, self.problem, self.books)
        parameters = self.book.parameters
        points.size = len(values)
        points.rate = self.np.full(points.size, self.books.frequency.value)
        points._inputs = {figure.id: self.np.full(points.size, figure.value) for figure in parameters}
        points._inputs[name] = values
        return points

    def input(self, name: str) -> Any:
        """An input over its range; a stream of its own, so that one more input moves no other."""
        if name not in self._inputs:
            chance = Chance(self.books.seed, NOISE + zlib.crc32(name.encode()), DRAWS)
            self._inputs[name] = chance.of(self.book.parameters, name)
        return self._inputs[name]

    def cash(self, choice: Choice) -> Floats:
        """USD of money that leaves in a year, in each draw."""
        cash: Floats = self._certain(choice) + self._tools(choice) + self._incidents(choice)[0]
        return cash

    def cost(self, choice: Choice) -> Floats:
        """What is compared, in each draw: cash, losses, and bad years by their weight."""
        invoices, lost, risk = self._incidents(choice)
        cost: Floats = self._certain(choice) + self._tools(choice) + invoices + lost + risk
        return cost

    def _certain(self, choice: Choice) -> Floats:
        """Fees, onboarding, handing over, contracts that run on."""
        total: Floats = self.np.zeros(self.size)
        for name in sorted(self.problem.suppliers(choice)):
            own = sorted(option for option in choice if self.problem.options[option].supplier == name)
            _, bought = self.problem.fees(name, choice)
            for bundle in bought:
                total += self._bundle(bundle.id, name)
            covered = frozenset[int]().union(*(bundle.covers for bundle in bought))
            for option in own:
                total += 0.0 if option in covered else self._option(option)
            total += dollars(self.problem.entrance.get(name, 0))
        moves = sum(bool(self.problem.options[option].moving) for option in choice)
        if moves:
            total += moves * self.drawn(self.book.moving())
        for bundle in self.problem.running_on(choice):
            total += self.drawn(self.book.leaving(self.market.suppliers[bundle.supplier]))
        return total

    def _option(self, option: int) -> Floats:
        if option not in self._quotes:
            place = self.market.places[option]
            self._quotes[option] = self._with_joining(
                place.supplier.id, self.book.annual(place.function, place.supplier)
            )
        return self._quotes[option]

    def _bundle(self, bundle: str, supplier: str) -> Floats:
        if bundle not in self._quotes:
            sold = self.book.bundles(self.market.suppliers[supplier])
            quote = next(one.quote for one in sold if one.id == bundle)
            self._quotes[bundle] = self._with_joining(supplier, quote)
        return self._quotes[bundle]

    def _with_joining(self, supplier: str, quote: Quote) -> Floats:
        drawn = self.drawn(quote)
        known = self.market.suppliers.get(supplier)
        if known is None or self.market.known(supplier):
            return drawn
        joining = self.book.joining(known, quote)
        fee = sum(line.value for line in quote.lines if line.kind == "fee")
        scale = self._fee(quote.lines) / fee if fee else 1.0
        return drawn + self.drawn(joining) * scale

    def drawn(self, quote: Quote) -> Floats:
        """The amount of a quote in each draw."""
        total: Floats = self.np.zeros(self.size)
        since: list[Line] = []
        for line in quote.lines:
            if isinstance(line.basis, ShareOfFee):
                total += self._fee(since) * line.basis.share * self._ratio(line.inputs)
                since = []
            else:
                since.append(line)
                total += line.value * self._ratio(line.inputs)
        return total

    def _fee(self, charged: Sequence[Line]) -> Any:
        return sum(line.value * self._ratio(line.inputs) for line in charged if line.kind != "residual")

    def _ratio(self, inputs: Sequence[str]) -> Any:
        """What inputs were drawn at, as a share of what counts."""
        ratio: Any = 1.0
        for name in inputs:
            value = self.book.parameters.value(name) if name in self.book.parameters else 0.0
            if value:
                share = self.input(name) / value
                ratio = ratio / share if name == _TERM else ratio * share
        return ratio

    def _tools(self, choice: Choice) -> Floats:
        losses = self.books.losses
        return self.drawn(losses.tools(losses.regimes.of(self.market.arrangement(choice))))

    def _incidents(self, choice: Choice) -> tuple[Any, Any, Any]:
        """Invoices, what else is lost, and what bad years count on top, in each draw."""
        losses = self.books.losses
        arrangement = self.market.arrangement(choice)
        regime = replace(losses.regimes.of(arrangement), tools=None)
        key = ("incidents", regime)
        if key not in self._quotes:
            each = mean_cost(losses, losses.regimes.handlers(arrangement), self.input)
            yearly, weight, mean = MONTHS * self.rate, self.books.weight, losses.mean(regime)
            risk = (losses.weighed(regime, weight) - mean) / mean if mean else 0.0
            self._quotes[key] = self.np.stack(
                [each.invoices * yearly, each.losses * yearly, risk * each.whole * yearly]
            )
        return tuple(self._quotes[key])


def beats(ours: Floats, theirs: Floats, cash: float) -> bool:
    """Whether the first costs less than the second in so many draws, and by so much, that it is no matter of chance."""
    return float((ours < theirs).mean()) > SURE and float((theirs - ours).mean()) > WORTH * cash
