"""People to hire in a random problem: each part of a position one price, its own hours, and one part at most."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assessor.economics.problem import BundleFee, Option, Problem, Target, Way, Work

if TYPE_CHECKING:
    from random import Random

    from assessor.economics.problem import Choice

PARTS = ("eve/0.5", "eve/1")


def with_hires(random: Random, problem: Problem) -> Problem:
    """The same with a position that could be filled in part or whole, for some functions of the problem.

    Pay is due as soon as any work is given to the position, and brings its hours; the work takes hours only of whoever
    is hired, and some of it counts once for several functions. What is asked for, hires may bring as well.
    """
    functions = sorted({option.function for option in problem.options})
    skilled = random.sample(functions, random.randint(1, min(2, len(functions))))
    first = len(problem.options)
    options = [
        Option(function=name, supplier=part, fee=None, rank=7 + place, added=random.choice((0, 0, 1)))
        for place, part in enumerate(PARTS)
        for name in skilled
    ]
    own = {part: _of(options, part, first) for part in PARTS}
    half = random.randint(1, 5)
    pay = {PARTS[0]: half, PARTS[1]: half + random.randint(0, 4)}
    hours = random.randint(1, 6)
    return replace(
        problem,
        options=(*problem.options, *options),
        bundles=(
            *problem.bundles,
            *(BundleFee(id=f"{part}-pay", supplier=part, covers=own[part], fee=pay[part]) for part in PARTS),
        ),
        entrance={**problem.entrance, **(dict.fromkeys(PARTS, 1) if random.random() < 0.3 else {})},
        tiers=(*problem.tiers, frozenset(PARTS)),
        pools={**problem.pools, PARTS[0]: hours, PARTS[1]: 2 * hours},
        work=(*problem.work, *(one for part in PARTS for one in _work(random, part, own[part]))),
        targets=tuple(_reached(random, target, own) for target in problem.targets),
    )


def _of(options: list[Option], part: str, first: int) -> Choice:
    return frozenset(first + place for place, option in enumerate(options) if option.supplier == part)


def _work(random: Random, part: str, own: Choice) -> list[Work]:
    each = [Work(id=f"w{option}", pool=part, hours=random.randint(0, 4), options=frozenset({option})) for option in own]
    return [*each, Work(id="both", pool=part, hours=random.randint(0, 2), options=own)]


def _reached(random: Random, target: Target, own: dict[str, Choice]) -> Target:
    """A target whose ways hires may go as well, or may spoil."""

    def more(there: Choice) -> Choice:
        able = frozenset[int]().union(*own.values())
        return there | frozenset(option for option in able if random.random() < 0.5)

    clauses = tuple(
        frozenset(
            Way(
                tuple(more(seat) if random.random() < 0.6 else seat for seat in way.seats),
                more(way.spoiled_by) if way.spoiled_by else way.spoiled_by,
            )
            for way in sorted(clause, key=repr)
        )
        for clause in target.clauses
    )
    return replace(target, clauses=clauses)
