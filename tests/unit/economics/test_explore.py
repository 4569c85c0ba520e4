"""What surrounds the choice: why compliance costs that, what a price must be for another choice, what is noise."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from assessor.api import judged
from assessor.economics.accounts import Accounts
from assessor.economics.composition import Composition
from assessor.economics.explore import attribution, unconstrained
from assessor.economics.noise import DRAWS, WORTH, Draws, beats
from assessor.economics.packages import constrained, moved
from assessor.economics.solve import optimum
from assessor.economics.swings import Ranges
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
    guessed = min(len(candidate.unstated) for candidate in unbeaten)
    assert len(outcome.taken.candidate.unstated) == guessed
    alike = [candidate for candidate in unbeaten if len(candidate.unstated) == guessed]
    assert outcome.taken.candidate.moves == min(candidate.moves for candidate in alike)


def test_draws_stand_around_what_counts(outcome: SearchOutcome) -> None:
    """With every input at what counts, the composed cost is the price: the same arithmetic, not another model."""
    composition = Composition(outcome.market, outcome.problem, outcome.books)
    still, draws = Ranges(composition), Draws(composition)
    for one in outcome.standing:
        choice = one.candidate.choice
        cost = still.cost(choice, "trip_fee", outcome.book.parameters.value("trip_fee"))
        assert cost == pytest.approx(one.candidate.best.price / 100, rel=0.01), "a simulated mean and its closed form"
        assert draws.cost(choice).shape == (DRAWS,)
    again = Draws(Composition(outcome.market, outcome.problem, outcome.books))
    choice = outcome.best.choice
    assert (again.cost(choice) == draws.cost(choice)).all()


def test_parts_add_up_to_what_is_spent(outcome: SearchOutcome) -> None:
    composition = Composition(outcome.market, outcome.problem, outcome.books)
    losses = outcome.books.losses
    for one in outcome.standing:
        choice = one.candidate.choice
        tools = losses.tools(losses.regimes.of(outcome.market.arrangement(choice))).value
        spent = outcome.problem.spent(choice) / 100
        assert sum(composition.of(choice).values()) - tools == pytest.approx(spent, abs=1)


def test_a_saving_too_small_or_too_unsure_is_noise() -> None:
    theirs = np.full(1000, 100.0)
    assert beats(theirs - 3, theirs, 100.0)
    assert not beats(theirs - 100 * WORTH, theirs, 100.0)
    unsure = theirs.copy()
    unsure[:790] -= 50
    assert not beats(unsure, theirs, 100.0)


def test_a_cost_along_a_range_is_that_of_a_book_with_that_price(outcome: SearchOutcome) -> None:
    """The closed form against pricing everything anew."""
    composition = Composition(outcome.market, outcome.problem, outcome.books)
    ranges, case = Ranges(composition), outcome.market.case
    for swing in outcome.swings:
        figure = outcome.inputs[swing.parameter]
        for end in (figure.low, figure.high):
            books = Accounts(case, outcome.inputs.at(swing.parameter, end), outcome.market.capacity)
            anew = Ranges(Composition(outcome.market, outcome.problem, books))
            for one in outcome.standing:
                wanted = anew.cost(one.candidate.choice, swing.parameter, end)
                if books.frequency.value == outcome.books.frequency.value:
                    found = ranges.cost(one.candidate.choice, swing.parameter, end)
                    assert found == pytest.approx(wanted, rel=0.003), (swing.parameter, end)
