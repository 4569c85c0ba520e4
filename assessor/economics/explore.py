"""Around the optimum: what compliance costs, what binds, what comes second, and what other prices would change.

Everything here asks for further optima of slightly changed problems; nothing is estimated.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from assessor.economics.problem import Way
from assessor.economics.solve import cheapest, optimum
from assessor.model.value import dataclass, replace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from assessor.economics.problem import Choice, Clause, Problem
    from assessor.economics.solve import Optimum
    from assessor.result.recommendation import BindingKind

    BindKind = BindingKind | Literal["needed"]

_STEPS = 12
_CENT = 1
_NARROW = 1e-6  # of the range: how closely a break-even is enclosed
_BEYOND = 0.01  # of the rest of the range: far enough past a tie to see who takes over


@dataclass(frozen=True, slots=True)
class Bind:
    """A rule of the problem and what a year would cost less without it, in cents.

    `id` is the capability, the pool of hours or the function that is needed anyway; empty for independence.
    """

    kind: BindKind
    id: str
    saving: int


def unconstrained(problem: Problem) -> int | None:
    """The price of the cheapest choice that only does what the business needs anyway."""
    return cheapest(problem, ())


def binds(problem: Problem, best: Optimum) -> tuple[Bind, ...]:
    """The rules whose removal lowers the price, dearest first: capabilities, hours, independence, what is needed."""
    rules = []
    rows = frozenset(clause for target in problem.targets for clause in target.clauses)
    for name in sorted({name for target in problem.targets for name in target.about}):
        rest = _without(problem, name)
        if rest != rows:
            rules.append(_bind(problem, best, "capability", name, rest))
    rules.extend(_bind(_unlimited(problem, name), best, "hours", name) for name in sorted(problem.pools))
    if any(way.spoiled_by for clause in rows for way in clause):
        calm = [frozenset(Way(way.seats) for way in clause) for clause in rows]
        rules.append(_bind(problem, best, "independence", "", calm))
    for name in sorted(problem.needed):
        rest_needed = problem.needed - {name}
        rules.append(_bind(replace(problem, needed=rest_needed), best, "needed", name))
    binding = (bind for bind in rules if bind.saving > 0)
    return tuple(sorted(binding, key=lambda bind: (-bind.saving, bind.kind, bind.id)))


def _without(problem: Problem, name: str) -> frozenset[Clause]:
    """The clauses that are about something else."""
    return frozenset(
        clause
        for target in problem.targets
        for clause, about in zip(target.clauses, target.about, strict=True)
        if about != name
    )


def _unlimited(problem: Problem, name: str) -> Problem:
    """The problem with hours without end in one pool."""
    return replace(problem, pools={pool: hours for pool, hours in problem.pools.items() if pool != name})


def _bind(problem: Problem, best: Optimum, kind: BindKind, name: str, clauses: Iterable[Clause] | None = None) -> Bind:
    """What the optimum saves under other clauses or other rules (a removed rule never makes anything impossible)."""
    price = cheapest(problem, clauses)
    return Bind(kind, name, 0 if price is None else best.price - price)


@dataclass(frozen=True, slots=True, kw_only=True)
class Swing:
    """What the optimum costs at the ends of a parameter's range, and where another choice takes over."""

    parameter: str
    low: int
    high: int
    switches_at: float | None = None
    to: Choice = frozenset()


def swing(
    parameter: str, ends: tuple[float, float, float], problem_at: Callable[[float], Problem], best: Optimum
) -> Swing:
    """How the optimum moves between the low and the high value of a parameter (low, present, high)."""
    low, now, high = ends
    prices, switch, other = [], None, best.choice
    for end in (low, high):
        changed = problem_at(end)
        at_end = optimum(changed, settle_ties=False)
        prices.append(at_end.price)
        if end != now and switch is None and _gap(changed, best.choice, at_end.choice) > _CENT:
            switch = _break_even((now, end), problem_at, best.choice, at_end.choice)
            other = _takes_over((switch, end), problem_at, best.choice)
    return Swing(parameter=parameter, low=prices[0], high=prices[1], switches_at=switch, to=other)


def _takes_over(ends: tuple[float, float], problem_at: Callable[[float], Problem], kept: Choice) -> Choice:
    """What is best a little past the break-even, where no tie is left; at it, if the kept choice soon returns."""
    switch, end = ends
    past = problem_at(switch + (end - switch) * _BEYOND)
    after = optimum(past)
    if _gap(past, kept, after.choice) > _CENT:
        return after.choice
    return optimum(problem_at(switch)).choice


def _break_even(
    ends: tuple[float, float], problem_at: Callable[[float], Problem], kept: Choice, other: Choice
) -> float:
    """A value at which the kept choice stops being the cheapest: it still is just before, and no longer here.

    Between `near`, where the kept choice is the cheapest, and `far`, where it is not, the two prices are followed to
    where they part, and the optimum is asked there: a third choice that is cheaper takes the other's place. Prices
    need not run straight (a fee over the term, a bundle that becomes worth its price), so each step keeps both sides.
    """
    near, far = ends
    least = abs(far - near) * _NARROW
    for _ in range(_STEPS):
        close, far = _parting((near, far), problem_at, kept, other, least)
        before = problem_at(close)
        cheapest_before = optimum(before, settle_ties=False)
        if _gap(before, kept, cheapest_before.choice) <= _CENT:
            break
        far, other = close, cheapest_before.choice
    return far


def _parting(
    ends: tuple[float, float], problem_at: Callable[[float], Problem], kept: Choice, other: Choice, least: float
) -> tuple[float, float]:
    """Two values at most `least` apart: the kept choice is no dearer than the other at the first, dearer at the second.

    Straight prices are met by the chord; whenever it gains too little, the interval is halved instead.
    """
    near, far = ends
    near_gap, far_gap = _gap(problem_at(near), kept, other), _gap(problem_at(far), kept, other)
    halve = False
    while abs(far - near) > least:
        width = abs(far - near)
        share = 0.5 if halve or near_gap >= far_gap else (_CENT - near_gap) / (far_gap - near_gap)
        edge = least / width / 2
        middle = near + (far - near) * min(max(share, edge), 1 - edge)
        if middle in {near, far}:
            break
        gap = _gap(problem_at(middle), kept, other)
        if gap > _CENT:
            far, far_gap = middle, gap
        else:
            near, near_gap = middle, gap
        halve = not halve and abs(far - near) > width / 2
    return near, far


def _gap(problem: Problem, kept: Choice, other: Choice) -> int:
    """How much dearer the kept choice is than the other."""
    return problem.price(kept) - problem.price(other)
