"""What surrounds the choice: why compliance costs that, what a price must be for another choice, what is noise."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from assessor.api import judged
from assessor.economics.explore import attribution, unconstrained
from assessor.economics.noise import DRAWS, WORTH, Draws, beats
from assessor.economics.packages import constrained, moved
from assessor.economics.solve import optimum
from tests.unit.economics.drawing import best_of_all
from tests.unit.economics.test_optimum import MANY, drawn

if TYPE_CHECKING:
    from assessor.economics.problem import Problem
    from assessor.economics.recommend import SearchOutcome


@pytest.fixture(scope="module", params=["clinic", "retailer"])
def outcome(request: pytest.FixtureRequest) -> SearchOutcome:
    assessment = judged(Path("examples") / f"{request.param}.yaml").assessment
    assert assessment is not None
    assert assessment.decision is not None
    assert assessment.decision.outcome is not None
    return assessment.decision.outcome


def without(problem: Problem, gone: set[str]) -> int:
    targets = [
        dataclasses.replace(
            target,
            clauses=tuple(c for c, a in zip(target.clauses, target.about, strict=True) if a not in gone),
            about=tuple(a for a in target.about if a not in gone),
        )
        for target in problem.targets
    ]
    found = best_of_all(problem, targets)
    assert found is not None
    return found[0]


def test_the_steps_add_up_and_each_is_what_trying_everything_finds() -> None:
    seen = 0
    for seed in range(MANY // 4):
        problem = drawn(seed)
        best = optimum(problem)
        least = unconstrained(problem)
        if not best.exists or least is None:
            continue
        steps = attribution(problem, best.price, {"a": "one", "b": "one", "c": "two"})
        assert sum(step.saving for step in steps) == best.price - least, seed
        gone: set[str] = set()
        before = best.price
        for step in steps:
            gone |= set(step.capabilities)
            assert step.saving > 0
            if len(steps) == 1:
                assert before - without(problem, gone) == step.saving, seed
        seen += bool(steps)
    assert seen > MANY // 40


def test_packages_keep_to_their_constraints(outcome: SearchOutcome) -> None:
    market, problem = outcome.market, outcome.problem
    limited = constrained(market, problem)
    found = {name: one.candidate for one in outcome.standing for name in one.candidate.ids}
    for name, restricted in limited.items():
        if name in found:
            assert restricted.permits(found[name].choice), name
    most = max(one.candidate.met for one in outcome.standing)
    assert found["cheapest"].met == most
    assert all(one.recommendable == (one.candidate.met == most) for one in outcome.standing)
    assert all(
        one.candidate.best.price >= found["cheapest"].best.price for one in outcome.standing if one.recommendable
    )
    if "fill_the_gaps" in found:
        assert not found["fill_the_gaps"].choice & moved(market)


def test_the_recommended_one_changes_least_of_those_nobody_beats(outcome: SearchOutcome) -> None:
    assert outcome.taken is not None
    assert outcome.taken.beaten_by is None
    unbeaten = [one.candidate for one in outcome.standing if one.recommendable and one.beaten_by is None]
    assert outcome.taken.candidate.moves == min(candidate.moves for candidate in unbeaten)


def test_draws_stand_around_what_counts(outcome: SearchOutcome) -> None:
    """With every input at what counts, the drawn cost is the price: the same arithmetic, not another model."""
    draws = Draws(outcome.market, outcome.problem, outcome.books)
    still = draws.along("trip_fee", np.full(3, outcome.book.parameters.value("trip_fee")))
    for one in outcome.standing:
        price = one.candidate.best.price / 100
        cost = float(still.cost(one.candidate.choice)[0])
        assert cost == pytest.approx(price, rel=0.01), "only the simulated mean and its closed form differ"
        assert draws.cost(one.candidate.choice).shape == (DRAWS,)
    again = Draws(outcome.market, outcome.problem, outcome.books)
    choice = outcome.best.choice
    assert (again.cost(choice) == draws.cost(choice)).all()


def test_a_saving_too_small_or_too_unsure_is_noise() -> None:
    theirs = np.full(1000, 100.0)
    assert beats(theirs - 3, theirs, 100.0)
    assert not beats(theirs - 100 * WORTH, theirs, 100.0)
    unsure = theirs.copy()
    unsure[:790] -= 50
    assert not beats(unsure, theirs, 100.0)


def test_a_turn_is_where_another_choice_is_worth_it(outcome: SearchOutcome) -> None:
    draws = Draws(outcome.market, outcome.problem, outcome.books)
    for swing in outcome.swings:
        assert swing.low != swing.high
        if swing.switches_at is None:
            continue
        figure = outcome.inputs[swing.parameter]
        assert figure.low <= swing.switches_at <= figure.high
        there = draws.along(swing.parameter, np.array([swing.switches_at]))
        kept, other = there.cost(outcome.best.choice)[0], there.cost(swing.to)[0]
        assert kept - other == pytest.approx(WORTH * there.cash(outcome.best.choice)[0], rel=0.02, abs=30)
