"""The recommended arrangement of one engagement, with everything that is asked around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.economics.added_work import addition
from assessor.economics.asking import Asking, drawn, worth_asking
from assessor.economics.choosing import CandidateStanding, chosen, standings
from assessor.economics.composition import Composition
from assessor.economics.explore import Removals, Step, attribution, unconstrained
from assessor.economics.frontier import MOST_SHOWN, Saving, fewer_vendors, savings
from assessor.economics.market import Market
from assessor.economics.noise import Draws
from assessor.economics.obstacle import Obstacle, obstacle
from assessor.economics.outlook import company, outlook
from assessor.economics.packages import candidates
from assessor.economics.posed_problem import problem_of
from assessor.economics.prices import prices
from assessor.economics.single_changes import Changes, PricedChange
from assessor.economics.solve import Optimum, cheapest, second_best, some_optimum
from assessor.economics.swings import Ranges, Swing
from assessor.economics.targets import Residue, Targets
from assessor.economics.turning import Turn, turns
from assessor.model.value import dataclass, replace

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from assessor.economics.accounts import Accounts
    from assessor.economics.book import PriceBook
    from assessor.economics.chance import Floats
    from assessor.economics.parameters import Parameters
    from assessor.economics.problem import Choice, Clause, Problem
    from assessor.economics.regimes import Regime
    from assessor.economics.targets import Aims
    from assessor.evaluate.capacity import Capacity
    from assessor.evaluate.case import Case
    from assessor.evaluate.outcome import Judgement
    from assessor.evaluate.supply import Arrangement

# What others cost or how incidents go is no price: these inputs move the losses, which the simulation has.
_SIZES = ("users", "devices", "servers")
LEADING = 6  # inputs that are told: those that move the price most


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchOutcome:
    """The outcome of the search. Amounts are cents a year."""

    market: Market
    problem: Problem
    aims: Aims
    best: Optimum
    second: Optimum | None = None
    cheapest: int = 0
    standing: tuple[CandidateStanding, ...] = ()
    taken: CandidateStanding | None = None
    least: int | None = None
    with_advice: int | None = None
    steps: tuple[Step, ...] = ()
    swings: tuple[Swing, ...] = ()
    vendor_steps: tuple[Optimum, ...] = ()
    savings: tuple[Saving, ...] = ()
    turns: tuple[Turn, ...] = ()
    asking: tuple[Asking, ...] = ()
    today_cash: Floats | None = None
    changes: tuple[PricedChange, ...] = ()
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
    market.settle(aims.additions)
    losses = books.losses

    def loss(regime: Regime) -> float:
        """Tools come on top of what is simulated, so that regimes that differ in them alone share their years."""
        return losses.tools(regime).value + losses.weighed(regime, books.weight)

    problem = problem_of(
        market,
        aims,
        prices(market, books.book),
        outlook(market, losses.regimes, loss),
        None if books.breaches is None else books.breaches.exposure(market),
        company(market, losses.regimes),
    )
    changes = Changes(market, problem, today).all()
    best = some_optimum(problem)
    if not best.exists:
        problem, apart = _possible_alone(problem)
        aims = replace(aims, targets=problem.targets, residue=(*aims.residue, *apart))
        best = some_optimum(problem) if apart else best
    outcome = SearchOutcome(
        market=market, problem=problem, aims=aims, best=best, changes=changes, residue=aims.residue, books=books
    )
    if not best.exists:
        return replace(outcome, obstacle=obstacle(problem))
    composition = Composition(market, problem, books)
    draws = Draws(composition)
    standing = standings(candidates(market, problem, best), draws)
    taken = chosen(standing)
    rivals = sorted(
        (one.candidate for one in standing if one.recommendable and one is not taken), key=lambda one: one.best.price
    )
    within, price = taken.candidate.within, taken.candidate.best.price
    without = Removals(within, price)
    outcome = replace(outcome, best=taken.candidate.best, standing=standing, taken=taken)
    return replace(
        outcome,
        cheapest=best.price,
        second=rivals[0].best if rivals else _next_best(problem, best),
        least=unconstrained(problem),
        with_advice=_with_advice(within, aims),
        steps=attribution(within, price, _groups(market, taken.candidate.choice), without),
        vendor_steps=tuple(fewer_vendors(market, problem, best)),
        savings=savings(within, price, without)[:MOST_SHOWN],
        turns=turns(draws, [one.candidate for one in standing if one.recommendable], taken.candidate),
        asking=drawn(worth_asking(within, problem, aims, outcome.best), draws, outcome.best.choice),
        today_cash=draws.cash_of(market.now),
        swings=tuple(_swings(outcome, Ranges(composition))),
    )


def _next_best(problem: Problem, best: Optimum) -> Optimum | None:
    """The next best arrangement where no package is another one."""
    second, _ = second_best(problem, best)
    return second if second.exists else None


def _groups(market: Market, choice: Choice) -> dict[str, str]:
    """Each capability with a function that delivers it: the one it is bought in, else the first."""
    bought = {place.function for place in map(market.places.__getitem__, choice) if not market.serves_today(place)}
    added = {
        (function, name)
        for place in map(market.places.__getitem__, choice)
        for function, names in place.supplier.adds.items()
        if place.extended and function == place.function
        for name in names
    }
    return {
        item.id: next(
            (name for name in item.delivered_by.functions if name in bought or (name, item.id) in added),
            item.delivered_by.functions[0],
        )
        for item in market.case.terrain.capabilities.values()
        if item.delivered_by.functions
    }


def _possible_alone(problem: Problem) -> tuple[Problem, tuple[Residue, ...]]:
    """Targets that cannot be met even alone (too few hours, say) belong to what is left over."""
    kept, apart = [], []
    known: dict[frozenset[Clause], bool] = {}  # many targets ask for the same
    for target in problem.targets:
        asked = frozenset(target.clauses)
        if asked not in known:
            known[asked] = cheapest(problem, target.clauses) is not None
        if not known[asked]:
            apart.append(Residue(target.id, target.about[0] if target.about else None, ("capacity",)))
        else:
            kept.append(target)
    if len(apart) == len(problem.targets):
        return problem, ()
    return replace(problem, targets=tuple(kept)), tuple(apart)


def _with_advice(problem: Problem, aims: Aims) -> int | None:
    """The price if what is advised, and binds nobody, were done as well wherever somebody does it."""
    wanted = {target.id for target in problem.targets}
    return cheapest(replace(problem, targets=tuple(target for target in aims.advised if target.id in wanted)))


def _swings(outcome: SearchOutcome, ranges: Ranges) -> Iterator[Swing]:
    """The price inputs that move what is recommended most, each over its range."""
    swings = [ranges.swing(name, outcome.best.choice) for name in _inputs(outcome)]
    swings = [one for one in swings if one.low != one.high]
    yield from sorted(swings, key=lambda one: (-abs(one.high - one.low), one.parameter))[:LEADING]


def _inputs(outcome: SearchOutcome) -> Sequence[str]:
    """The inputs of the fees of everything chosen, in a fixed order."""
    names: dict[str, None] = {}
    book = outcome.book
    for option in sorted(outcome.best.choice):
        place = outcome.market.places[option]
        names.update(dict.fromkeys(book.annual(place.function, place.supplier).inputs))
        names.update(dict.fromkeys(addition(book, place.function, place.supplier).inputs))
        for bundle in book.bundles(place.supplier):
            if place.function in bundle.functions:
                names.update(dict.fromkeys(bundle.quote.inputs))
        names.update(dict.fromkeys(book.switching(place.supplier).inputs))
    ranges = {name: outcome.inputs[name] for name in sorted(names) if name in book.parameters and name not in _SIZES}
    return [name for name, parameter in ranges.items() if parameter.low < parameter.high]
