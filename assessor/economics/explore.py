"""Around the optimum: what compliance costs, what binds, what comes second, and what other prices would change.

Everything here asks for further optima of slightly changed problems; nothing is estimated.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from assessor.economics.problem import Way
from assessor.economics.solve import cheapest, optimum
from assessor.model.value import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from assessor.economics.problem import Choice, Clause, Problem
    from assessor.economics.solve import Optimum

_STEPS = 12
_CENT = 1
_BEYOND = 0.01  # of the rest of the range: far enough past a tie to see who takes over


@dataclass(frozen=True, slots=True)
class Bind:
    """A rule of the problem and what a year would cost less without it."""

    kind: str
    id: str
    saving: int


def unconstrained(problem: Problem) -> int | None:
    """The price of the cheapest choice that only does what the business needs anyway."""
    return cheapest(problem, ())


def binds(problem: Problem, best: Optimum) -> tuple[Bind, ...]:
    """The rules whose removal lowers the price, dearest first: capabilities, hours, independence, what is needed."""
    found = []
    rows = frozenset(clause for target in problem.targets for clause in target.clauses)
    for name in sorted({name for target in problem.targets for name in target.about}):
        rest = _without(problem, name)
        if rest != rows:
            found.append(_bind(problem, best, "capability", name, rest))
    found.extend(_bind(_unlimited(problem, name), best, "hours", name) for name in sorted(problem.pools))
    if any(way.spoiled_by for clause in rows for way in clause):
        calm = [frozenset(Way(way.seats) for way in clause) for clause in rows]
        found.append(_bind(problem, best, "independence", "", calm))
    for name in sorted(problem.needed):
        rest_needed = problem.needed - {name}
        found.append(_bind(dataclasses.replace(problem, needed=rest_needed), best, "needed", name))
    return tuple(
        sorted((bind for bind in found if bind.saving > 0), key=lambda bind: (-bind.saving, bind.kind, bind.id))
    )


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
    return dataclasses.replace(problem, pools={pool: hours for pool, hours in problem.pools.items() if pool != name})


def _bind(problem: Problem, best: Optimum, kind: str, name: str, clauses: Iterable[Clause] | None = None) -> Bind:
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
        there = optimum(changed, settle_ties=False)
        prices.append(there.price)
        if end != now and switch is None and changed.price(best.choice) > there.price + _CENT:
            switch = _break_even((now, end), problem_at, best.choice, there.choice)
            other = optimum(problem_at(switch + (end - switch) * _BEYOND)).choice
    return Swing(parameter=parameter, low=prices[0], high=prices[1], switches_at=switch, to=other)


def _break_even(
    ends: tuple[float, float], problem_at: Callable[[float], Problem], kept: Choice, other: Choice
) -> float:
    """The value nearest to the first end at which another choice becomes as cheap as the one kept.

    Where the two cost the same the optimum is asked again: if a third is cheaper there, it takes the other's place.
    Prices that run straight need a step or two for each choice that is passed.
    """
    now, far = ends
    start = problem_at(now)
    beyond = problem_at(far)
    for _ in range(_STEPS):
        near_gap, far_gap = _gap(start, kept, other), _gap(beyond, kept, other)
        if far_gap <= 0 or near_gap == far_gap:
            break
        far = now + (far - now) * max(0, -near_gap) / (far_gap - near_gap)
        beyond = problem_at(far)
        there = optimum(beyond, settle_ties=False)
        if beyond.price(kept) <= there.price + _CENT:
            break
        other = there.choice
    return far


def _gap(problem: Problem, kept: Choice, other: Choice) -> int:
    """How much dearer the kept choice is than the other."""
    return problem.price(kept) - problem.price(other)
