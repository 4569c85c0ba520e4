"""What the certain cost of a choice is made of: amounts, each a product of inputs.

A fee is its amount at what counts times what each of its inputs is, as a share of what counts; one that has a least is
the larger of two such amounts. So nothing is priced again where an input is drawn or moved along its range.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.economics.added_work import addition
from assessor.economics.amounts import dollars
from assessor.result.prices import ShareOfFee

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from assessor.economics.accounts import Accounts
    from assessor.economics.market import Market
    from assessor.economics.problem import Choice, Problem
    from assessor.economics.quotes import Line, Most, Quote

    # What an amount is a product of, and what it is at what counts, USD a year.
    Factors = tuple[str | Most, ...]
    Part = tuple[Factors, float]

TERM: Final = "term_months"  # divides: a long term makes a small share


class Composition:
    """The parts of every choice of one problem; equal parts are added up."""

    def __init__(self, market: Market, problem: Problem, books: Accounts) -> None:
        self.market = market
        self.problem = problem
        self.books = books
        self.book = books.book
        self._parts: dict[object, tuple[Part, ...]] = {}
        self._whole: dict[Choice, Mapping[Factors, float]] = {}

    def of(self, choice: Choice) -> Mapping[Factors, float]:
        """Fees, onboarding, handing over, contracts that run on, own tools: USD by what they are products of."""
        if choice not in self._whole:
            whole: dict[Factors, float] = {}
            for inputs, amount in self._all(choice):
                whole[inputs] = whole.get(inputs, 0.0) + amount
            self._whole[choice] = whole
        return self._whole[choice]

    def _all(self, choice: Choice) -> Iterator[Part]:
        problem, losses = self.problem, self.books.losses
        for name in sorted(problem.suppliers(choice)):
            own = sorted(option for option in choice if problem.options[option].supplier == name)
            _, bought = problem.fees(name, choice)
            covered = frozenset[int]().union(*(bundle.covers for bundle in bought))
            for bundle in bought:
                yield from self._bundle(bundle.id, name)
            for option in own:
                yield from () if option in covered else self._option(option)
                yield from self._added(option)
            yield (), dollars(problem.entrance.get(name, 0))
        moves = sum(bool(problem.options[option].moving) for option in choice)
        for inputs, amount in self.parts(self.book.moving()) if moves else ():
            yield inputs, moves * amount
        for bundle in problem.running_on(choice):
            yield from self.parts(self.book.leaving(self.market.suppliers[bundle.supplier]))
        yield from self.parts(losses.tools(losses.regimes.of(self.market.arrangement(choice))))

    def _option(self, option: int) -> tuple[Part, ...]:
        if option not in self._parts:
            place = self.market.places[option]
            quote = self.book.annual(place.function, place.supplier)
            self._parts[option] = tuple(self._with_joining(place.supplier.id, quote))
        return self._parts[option]

    def _added(self, option: int) -> tuple[Part, ...]:
        """What an option's contract takes on more."""
        if ("added", option) not in self._parts:
            place = self.market.places[option]
            self._parts["added", option] = tuple(self.parts(addition(self.book, place.function, place.supplier)))
        return self._parts["added", option]

    def _bundle(self, bundle: str, supplier: str) -> tuple[Part, ...]:
        if bundle not in self._parts:
            sold = self.book.bundles(self.market.suppliers[supplier])
            quote = next(one.quote for one in sold if one.id == bundle)
            self._parts[bundle] = tuple(self._with_joining(supplier, quote))
        return self._parts[bundle]

    def _with_joining(self, supplier: str, quote: Quote) -> Iterator[Part]:
        """A quote, and the onboarding of somebody new, which goes with its fee."""
        yield from self.parts(quote)
        known = self.market.suppliers.get(supplier)
        if known is None or self.market.known(supplier):
            return
        charged = [line for line in quote.lines if line.kind != "residual"]
        fee = sum(line.value for line in quote.lines if line.kind == "fee")
        for inputs, amount in self.parts(self.book.joining(known, quote)):
            if not fee:
                yield inputs, amount
                continue
            for line in charged:
                yield _product(inputs, line.factors), amount * line.value / fee

    def parts(self, quote: Quote) -> Iterator[Part]:
        """The lines of a quote; together they are its value.

        A share of the fee is a product of that share and of each line it is taken of: the lines of the same supplier
        before it, back to the last share.
        """
        since: list[Line] = []
        for place, line in enumerate(quote.lines):
            if not isinstance(line.basis, ShareOfFee):
                if place and isinstance(quote.lines[place - 1].basis, ShareOfFee):
                    since = []
                since.append(line)
                yield _product(line.factors), line.value
                continue
            charged = [one for one in since if one.supplier == line.supplier]
            fee = sum(one.value for one in charged)
            if not fee:
                yield _product(line.inputs), line.value
            for one in charged if fee else ():
                yield _product(one.factors, line.inputs), line.value * one.value / fee


def inputs_of(factors: Factors) -> frozenset[str]:
    """The inputs that a product has among its factors, those of one that has a least as well."""
    named = {factor for factor in factors if isinstance(factor, str)}
    least = (inputs for factor in factors if not isinstance(factor, str) for way in factor.ways for inputs, _ in way)
    return frozenset(named.union(*least))


def _product(*factors: Iterable[str | Most]) -> Factors:
    return tuple(sorted((factor for some in factors for factor in some), key=str))
