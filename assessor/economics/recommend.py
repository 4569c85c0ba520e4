"""The recommended arrangement of one engagement, with everything that is asked around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.economics.explore import Bind, Swing, binds, swing, unconstrained
from assessor.economics.market import Market
from assessor.economics.obstacle import Obstacle, obstacle
from assessor.economics.offers import problem_of
from assessor.economics.outlook import outlook
from assessor.economics.prices import prices
from assessor.economics.single_changes import Change, Changes
from assessor.economics.solve import Optimum, cheapest, optimum, second_best
from assessor.economics.targets import Residue, Targets
from assessor.model.value import dataclass, replace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from assessor.economics.accounts import Accounts
    from assessor.economics.book import PriceBook
    from assessor.economics.parameters import Parameters
    from assessor.economics.problem import Choice, Problem
    from assessor.economics.regimes import Regime
    from assessor.economics.targets import Aims
    from assessor.evaluate.capacity import Capacity
    from assessor.evaluate.case import Case
    from assessor.evaluate.outcome import Judgement
    from assessor.evaluate.supply import Arrangement

# What others cost or how incidents go is no price: these inputs move the losses, which the simulation has.
_SIZES = ("users", "devices", "servers")
LEADING = 6  # inputs whose ranges are searched for another optimum: those that move the price most


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchOutcome:
    """The outcome of the search. Amounts are cents a year."""

    market: Market
    problem: Problem
    aims: Aims
    best: Optimum
    second: Optimum | None = None
    swaps: Choice = frozenset()
    least: int | None = None
    with_advice: int | None = None
    binds: tuple[Bind, ...] = ()
    swings: tuple[Swing, ...] = ()
    changes: tuple[Change, ...] = ()
    obstacle: Obstacle | None = None
    residue: tuple[Residue, ...] = ()
    books: Accounts

    @property
    def book(self) -> PriceBook:
        """The price book everything was priced by."""
        return self.books.book

    @property
    def inputs(self) -> Parameters:
        """The inputs of every price, by id."""
        return self.book.parameters

    @property
    def arrangement(self) -> Arrangement | None:
        """What is recommended, as every other arrangement; None where nothing complies."""
        return self.market.arrangement(self.best.choice) if self.best.exists else None


def recommend(
    case: Case,
    capacity: Capacity,
    today: Mapping[str, Judgement],
    books: Accounts,
) -> SearchOutcome:
    """Search the cheapest arrangement in which everything that can be in place is."""
    market = Market(case, capacity)
    aims = Targets(market).aims()
    losses = books.losses

    def loss(regime: Regime) -> float:
        """Tools come on top of what is simulated, so that regimes that differ in them alone share their years."""
        years = losses.distribution(replace(regime, tools=None))
        return losses.tools(regime).value + years.weighed(books.weight)

    problem = problem_of(market, aims, prices(market, books.book), outlook(market, losses.regimes, loss))
    changes = Changes(market, problem, today).all()
    best = optimum(problem)
    if not best.exists:
        problem, apart = _possible_alone(problem)
        aims = replace(aims, targets=problem.targets, residue=(*aims.residue, *apart))
        best = optimum(problem) if apart else best
    outcome = SearchOutcome(
        market=market, problem=problem, aims=aims, best=best, changes=changes, residue=aims.residue, books=books
    )
    if not best.exists:
        return replace(outcome, obstacle=obstacle(problem))
    second, swaps = second_best(problem, best)
    return replace(
        outcome,
        second=second if second.exists else None,
        swaps=swaps,
        least=unconstrained(problem),
        with_advice=_with_advice(market, problem),
        binds=binds(problem, best),
        swings=tuple(_swings(outcome)),
    )


def _possible_alone(problem: Problem) -> tuple[Problem, tuple[Residue, ...]]:
    """Targets that cannot be met even alone (too few hours, say) belong to what is left over."""
    kept, apart = [], []
    for target in problem.targets:
        if cheapest(problem, target.clauses) is None:
            apart.append(Residue(target.id, target.about[0] if target.about else None, ("capacity",)))
        else:
            kept.append(target)
    if len(apart) == len(problem.targets):
        return problem, ()
    return replace(problem, targets=tuple(kept)), tuple(apart)


def _with_advice(market: Market, problem: Problem) -> int | None:
    """The price if what is advised, and binds nobody, were done as well wherever somebody does it."""
    wider = Targets(market, without_advice=True).aims()
    wanted = {target.id for target in problem.targets}
    targets = tuple(target for target in wider.targets if target.id in wanted)
    return cheapest(replace(problem, targets=targets))


def _swings(outcome: SearchOutcome) -> Iterator[Swing]:
    """The price inputs that move what is recommended most, each over its range; the losses stay as they are."""
    movers: list[tuple[int, str, Callable[[float], Problem]]] = []
    for name in _inputs(outcome):
        parameter, at = outcome.inputs[name], moved(outcome, name)
        ends = [at(end).spent(outcome.best.choice) for end in (parameter.low, parameter.high)]
        movers.append((-abs(ends[1] - ends[0]), name, at))
    for _, name, at in sorted(movers, key=lambda mover: mover[:2])[:LEADING]:
        parameter = outcome.inputs[name]
        yield swing(name, (parameter.low, parameter.value, parameter.high), at, outcome.best)


def moved(outcome: SearchOutcome, name: str) -> Callable[[float], Problem]:
    """The problem as a function of one input."""
    known: dict[float, Problem] = {}

    def at(value: float) -> Problem:
        if value not in known:
            priced = prices(outcome.market, outcome.book.at(name, value))
            known[value] = problem_of(outcome.market, outcome.aims, priced, outcome.problem.outlook)
        return known[value]

    return at


def _inputs(outcome: SearchOutcome) -> Sequence[str]:
    """The inputs of the fees of everything chosen, in a fixed order."""
    names: dict[str, None] = {}
    book = outcome.book
    for option in sorted(outcome.best.choice):
        place = outcome.market.places[option]
        names.update(dict.fromkeys(book.annual(place.function, place.supplier).inputs))
        for bundle in book.bundles(place.supplier):
            if place.function in bundle.functions:
                names.update(dict.fromkeys(bundle.quote.inputs))
        names.update(dict.fromkeys(book.switching(place.supplier).inputs))
    ranges = {name: outcome.inputs[name] for name in sorted(names) if name in book.parameters and name not in _SIZES}
    return [name for name, parameter in ranges.items() if parameter.low < parameter.high]
