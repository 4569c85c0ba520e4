"""The optimum of a problem: exact, and the same one every time.

Ties are settled by the order of functions (by id) and, within a function, by the rank of its options: of the
cheapest choices the one that is first in that order is returned, whatever path the solver took.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.economics.program import Answer, Program
from assessor.economics.tolerances import INFINITE
from assessor.model.value import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from assessor.economics.problem import Choice, Clause, Limit, Problem, SupplierLimit
    from assessor.result.recommendation import RecommendationStatus

TIME_LIMIT = 20.0
_MOST = 10**7  # the largest weight of a rank in one solve: far from where the solver's tolerances would blur it


@dataclass(frozen=True, slots=True, kw_only=True)
class Optimum:
    """The best choice and its price in cents a year; no choice where nothing is admitted.

    `status` is optimal, time_limit (a choice, perhaps not the best: at most `gap` cents could be saved) or infeasible.
    Where the time was up before any choice was `found`, it is not known whether there is one.
    """

    status: RecommendationStatus
    choice: Choice = frozenset()
    price: int = 0
    gap: int = 0
    found: bool = True

    @property
    def exists(self) -> bool:
        """Whether there is a choice, of which something can be said."""
        return self.found and self.status != "infeasible"


def some_optimum(problem: Problem) -> Optimum:
    """The cheapest admitted choice; where the time is up before any is found, the search goes on until one is."""
    best = optimum(problem)
    return best if best.found else optimum(problem, seconds=INFINITE)


def optimum(problem: Problem, *, seconds: float = TIME_LIMIT, settle_ties: bool = True) -> Optimum:
    """The cheapest admitted choice, the first of several."""
    program = Program(problem)
    best = _priced(problem, program.run(seconds=seconds))
    if best.status != "optimal" or not settle_ties:
        return best
    return _first_of_equals(problem, program, best, seconds)


class Narrowing:
    """The optimum under a limit that is drawn tighter and tighter, of one program."""

    def __init__(self, problem: Problem, limit: Limit | SupplierLimit) -> None:
        """Take a problem and the last of its limits."""
        self.problem = problem
        self._limit = limit
        self._program: Program | None = None

    def optimum(self, most: int) -> Optimum:
        """The cheapest admitted choice under a limit of so many, the first of several."""
        program = self._program or Program(self.problem)
        self._program = None
        program.bound(program.limits[self._limit], -INFINITE, most)
        best = _priced(self.problem, program.run(seconds=TIME_LIMIT))
        if best.status == "optimal":
            best = _first_of_equals(self.problem, program, best, TIME_LIMIT)
            self._program = program if program.begin_anew() else None
        return best


def widest(problem: Problem, *, seconds: float = TIME_LIMIT) -> Optimum:
    """Of the choices that meet the most targets there can be the cheapest, the first of equals."""
    best = optimum(problem, seconds=seconds)
    if best.exists or not best.found:
        return best
    program = Program(problem, open_ended=True)
    program.weigh({column: -count for column, count in program.met.items()})
    reached = program.run(seconds=seconds)
    if reached.choice is None:
        return best
    program.at_least(program.met, len(problem.met(reached.choice)))
    program.weigh_costs()
    best = _priced(problem, program.run(seconds=seconds))
    return best if best.status != "optimal" else _first_of_equals(problem, program, best, seconds)


def cheapest(problem: Problem, clauses: Iterable[Clause] | None = None) -> int | None:
    """The price of the optimum under these clauses (None: all); None where nothing is admitted."""
    found = Program(problem, clauses).run(seconds=TIME_LIMIT)
    return None if found.choice is None else problem.price(found.choice)


def runner_up(
    problem: Problem, carrying: Iterable[int], *, seconds: float = TIME_LIMIT, settle_ties: bool = False
) -> Optimum:
    """The cheapest admitted choice that does not hold all of these options."""
    program = Program(problem)
    program.forbid(carrying)
    best = _priced(problem, program.run(seconds=seconds))
    if best.status != "optimal" or not settle_ties:
        return best
    return _first_of_equals(problem, program, best, seconds)


def second_best(problem: Problem, best: Optimum) -> tuple[Optimum, Choice]:
    """The cheapest choice that is another decision, and the options that could be swapped at no cost at all.

    A swap that costs nothing is a tie and no second choice; the first that is dearer is looked for beyond them.
    """
    held, free = weighty(problem, best.choice), frozenset[int]()
    while True:
        found = runner_up(problem, held)
        if not found.exists or found.price > best.price or not held & found.choice:
            return runner_up(problem, held, settle_ties=True), free
        free |= held - found.choice
        held &= found.choice


def carrying(problem: Problem, choice: Choice) -> Choice:
    """The options of a choice that cannot simply be left out."""
    return frozenset(item for item in choice if not problem.admits(choice - {item}))


def weighty(problem: Problem, choice: Choice) -> Choice:
    """Those that cannot be left out and that somebody is paid for: another name on one of these is another decision."""
    paid = frozenset(
        item
        for item in choice
        if problem.options[item].fee
        or problem.entrance.get(problem.options[item].supplier)
        or any(item in bundle.covers for bundle in problem.bundles)
    )
    held = carrying(problem, choice)
    return held & paid or held or choice


def _priced(problem: Problem, found: Answer) -> Optimum:
    """A solver's answer at its true price; an answer that breaks a rule of the problem is a fault of the program."""
    if found.choice is None:
        if found.proven:
            return Optimum(status="infeasible")
        return Optimum(status="time_limit", found=False)
    return Optimum(
        status="optimal" if found.proven else "time_limit",
        choice=found.choice,
        price=problem.price(found.choice),
        gap=found.gap,
    )


def _first_of_equals(problem: Problem, program: Program, best: Optimum, seconds: float) -> Optimum:
    """Among all choices of the same price the first: a few functions at a time are ranked and then fixed."""
    program.stay(best.price - program.constant)
    choice = best.choice
    for part in _parts(problem):
        if not _at_their_best(choice, part):
            program.weigh(_weights(part))
            found = program.run(seconds=seconds)
            if found.choice is not None and problem.price(found.choice) == best.price:
                choice = found.choice
        program.fix([item for there in part for item in there], choice)
    return Optimum(status=best.status, choice=choice, price=best.price, gap=best.gap)


def _parts(problem: Problem) -> Iterator[list[list[int]]]:
    """What is sold of each function, in order, as many functions at a time as one solve can rank."""
    part: list[list[int]] = []
    weight = 1
    packed = frozenset[int]().union(*(bundle.covers for bundle in problem.bundles))
    for everybody in problem.functions.values():
        there = [item for item in everybody if item in packed or problem.options[item].fee is not None]
        if not there:
            continue
        weight *= len(there) + 1
        if part and weight > _MOST:
            yield part
            part, weight = [], len(there) + 1
        part.append(there)
    if part:
        yield part


def _at_their_best(choice: Choice, part: Iterable[Sequence[int]]) -> bool:
    return all(there[0] in choice for there in part)


def _weights(part: Sequence[Sequence[int]]) -> dict[int, float]:
    """Ranks as the digits of one number: the first function weighs most, nobody at all comes last."""
    weights: dict[int, float] = {}
    scale = 1.0
    for there in reversed(part):
        for rank, item in enumerate(there):
            weights[item] = scale * (rank - len(there))
        scale *= len(there) + 1
    return weights
