"""What surrounds the optimum is again what trying everything finds."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import pytest

from assessor.api import judged
from assessor.economics.explore import Bind, binds, swing, unconstrained
from assessor.economics.problem import Bundle, Option, Problem, Target, Way
from assessor.economics.recommend import moved
from assessor.economics.solve import optimum
from tests.unit.economics.drawing import best_of_all, draw
from tests.unit.economics.test_optimum import MANY, drawn

if TYPE_CHECKING:
    from collections.abc import Callable

    from assessor.economics.explore import Swing
    from assessor.economics.problem import Choice


def without(problem: Problem, bind: Bind) -> Problem:
    if bind.kind == "needed":
        return dataclasses.replace(problem, needed=problem.needed - {bind.id})
    if bind.kind == "hours":
        return dataclasses.replace(problem, pools={})
    targets = tuple(
        dataclasses.replace(
            target,
            clauses=tuple(
                frozenset(Way(way.seats) for way in clause) if bind.kind == "independence" else clause
                for clause, about in zip(target.clauses, target.about, strict=True)
                if bind.kind != "capability" or about != bind.id
            ),
            about=(),
        )
        for target in problem.targets
    )
    return dataclasses.replace(problem, targets=targets)


def test_what_binds_saves_what_it_says() -> None:
    kinds = set()
    for seed in range(MANY // 6):
        problem = drawn(seed)
        best = optimum(problem)
        if not best.exists:
            continue
        free = best_of_all(problem, ())
        assert free is not None
        assert unconstrained(problem) == free[0]
        found = {(bind.kind, bind.id): bind.saving for bind in binds(problem, best)}
        candidates = [
            *(Bind("capability", name, 0) for target in problem.targets for name in target.about),
            *(Bind("needed", name, 0) for name in problem.needed),
            *(Bind("hours", name, 0) for name in problem.pools),
            Bind("independence", "", 0),
        ]
        for bind in candidates:
            less = best_of_all(without(problem, bind))
            assert less is not None
            assert best.price - less[0] == found.get((bind.kind, bind.id), 0), (seed, bind)
        kinds |= {kind for kind, _ in found}
    assert kinds == {"capability", "needed", "hours", "independence"}


def priced(value: float) -> Problem:
    """Two ways to the same end: one costs the parameter, the other 500; a third is best only in between."""
    options = (
        Option(function="watch", supplier="per_hour", fee=round(100 * value)),
        Option(function="watch", supplier="flat", fee=50_000),
        Option(function="watch", supplier="mixed", fee=round(20_000 + 40 * value)),
    )
    everybody = Target(id="x", clauses=(frozenset({Way((frozenset({0, 1, 2}),))}),), about=("a",))
    return Problem(options=options, targets=(everybody,))


def test_break_even_price() -> None:
    best = optimum(priced(300))
    assert best.choice == frozenset({0})
    found = swing("rate", (100, 300, 1000), priced, best)
    assert (found.low, found.high) == (10_000, 50_000)
    assert found.switches_at == pytest.approx(20_000 / 60, abs=0.03), "dearer by more than the cent that is a tie"
    assert found.to == frozenset({2}), "the first to take over is the one in between"


def parts_there(at: Callable[[float], Problem], found: Swing, kept: Choice, ends: tuple[float, float, float]) -> None:
    """At the break-even another choice is the cheapest, just before it the kept one still is."""
    assert found.switches_at is not None
    assert found.to != kept
    low, now, high = ends
    step = (high if found.switches_at > now else low) - now
    there, before = at(found.switches_at), at(found.switches_at - step * 2e-6)
    assert there.price(kept) > optimum(there).price
    assert before.price(kept) <= optimum(before).price + 1


def over_the_term(value: float) -> Problem:
    """A fee of which a share is spread over the term, against a flat one: 1/term is not straight."""
    options = (
        Option(function="watch", supplier="long", fee=round(30_000 + 4_000_000 / value)),
        Option(function="watch", supplier="flat", fee=200_000),
        Option(function="watch", supplier="mixed", fee=round(110_000 + 2_000_000 / value)),
    )
    everybody = Target(id="x", clauses=(frozenset({Way((frozenset({0, 1, 2}),))}),), about=("a",))
    return Problem(options=options, targets=(everybody,))


def package(value: float) -> Problem:
    """One supplier sells singly or as a package, which is worth its price from 400 on: a kink in what it costs."""
    options = (
        *(Option(function=name, supplier="single", fee=round(100 * value)) for name in ("mail", "watch")),
        *(Option(function=name, supplier="other", fee=35_000) for name in ("mail", "watch")),
    )
    bundle = Bundle(id="both", supplier="single", covers=frozenset({0, 1}), fee=round(20_000 + 45 * value))
    needed = frozenset({"mail", "watch"})
    return Problem(options=options, bundles=(bundle,), needed=needed)


def test_break_even_of_a_price_that_runs_crooked() -> None:
    for at, ends, switch in ((over_the_term, (6, 36, 60), 25.0), (package, (50, 100, 2000), 50_000 / 45)):
        best = optimum(at(ends[1]))
        assert best.choice
        found = swing("term", ends, at, best)
        assert found.switches_at == pytest.approx(switch, abs=0.1)
        parts_there(at, found, best.choice, ends)


@pytest.mark.parametrize("name", ["clinic", "boundary-office"])
def test_break_evens_of_the_examples(name: str) -> None:
    assessment = judged(Path("examples") / f"{name}.yaml")[0]
    assert assessment is not None
    assert assessment.decision is not None
    made = assessment.decision.outcome
    assert made is not None
    for found in made.swings:
        item = made.inputs[found.parameter]
        if found.switches_at is not None:
            parts_there(moved(made, found.parameter), found, made.best.choice, (item.low, item.value, item.high))


def test_no_switch_within_the_range() -> None:
    best = optimum(priced(300))
    found = swing("rate", (250, 300, 320), priced, best)
    assert (found.switches_at, found.to) == (None, best.choice)
    assert found.low == 25_000


def test_swings_of_random_problems() -> None:
    """At the break-even value both cost the same, and nothing is cheaper."""
    switched = 0
    for seed in range(MANY // 8):
        problem = draw(Random(seed), most_functions=3)  # noqa: S311 - repeatable is what is wanted
        best = optimum(problem)
        if not best.exists or not best.choice:
            continue
        moved = min(best.choice)

        def at(value: float, problem: Problem = problem, moved: int = moved) -> Problem:
            options = list(problem.options)
            if options[moved].fee is not None:
                options[moved] = dataclasses.replace(options[moved], fee=round(value * 100))
            return dataclasses.replace(
                problem,
                options=tuple(
                    item if index == moved or item.fee is None else dataclasses.replace(item, fee=item.fee * 100)
                    for index, item in enumerate(options)
                ),
                bundles=tuple(dataclasses.replace(item, fee=item.fee * 100) for item in problem.bundles),
                entrance={name: fee * 100 for name, fee in problem.entrance.items()},
                outlook=dataclasses.replace(
                    problem.outlook, losses={key: loss * 100 for key, loss in problem.outlook.losses.items()}
                ),
            )

        now = float(problem.options[moved].fee or 0)
        found = swing("fee", (0, now, 40), at, optimum(at(now)))
        if found.switches_at is None:
            continue
        switched += 1
        there = at(found.switches_at)
        least = best_of_all(there)
        assert least is not None
        assert abs(there.price(optimum(at(now)).choice) - least[0]) <= 2, seed
        assert abs(there.price(found.to) - least[0]) <= 2, seed
        parts_there(at, found, optimum(at(now)).choice, (0, now, 40))
    assert switched > 10
