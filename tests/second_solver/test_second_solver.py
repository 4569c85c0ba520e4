"""The optimum of every example, of its packages and of the same with other prices, against a second solver."""

from __future__ import annotations

import os
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import pytest

from assessor.api import judged
from assessor.economics.packages import constrained
from assessor.economics.solve import optimum, widest
from assessor.model.value import replace
from tests.second_solver.formulation import Formulation
from tests.unit.economics.drawing import draw, with_work
from tests.unit.economics.drawn_hires import with_hires

if TYPE_CHECKING:
    from assessor.economics.problem import Problem
    from assessor.economics.recommend import SearchOutcome

# How many other prices each example is tried with, and how many made-up problems; the sweep of CONTRIBUTING has more.
PERTURBED = int(os.environ.get("ASSESSOR_SWEEP", "2"))
MADE_UP = 15 * PERTURBED
EXAMPLES = sorted(path.stem for path in Path("examples").glob("*.yaml"))


@pytest.fixture(scope="module", params=EXAMPLES)
def outcome(request: pytest.FixtureRequest) -> SearchOutcome:
    assessment = judged(Path("examples") / f"{request.param}.yaml").assessment
    assert assessment.decision is not None
    assert assessment.decision.outcome is not None
    return assessment.decision.outcome


def perturbed(problem: Problem, random: Random) -> Problem:
    """The same with other prices, some targets less, and now and then an option that cannot be had."""

    def other(amount: int) -> int:
        return round(amount * random.uniform(0.4, 1.8))

    options = tuple(
        replace(
            option,
            fee=None if option.fee is None else other(option.fee),
            moving=other(option.moving),
            added=other(option.added),
        )
        for option in problem.options
    )
    bundles = []
    for bundle in problem.bundles:
        fee = other(bundle.fee)
        bundles.append(replace(bundle, fee=fee, running=min(fee, other(bundle.running))))
    targets = [target for target in problem.targets if random.random() < 0.9]
    barred = {index for index, _ in enumerate(options) if random.random() < 0.03}
    return replace(
        problem,
        options=options,
        bundles=tuple(bundles),
        entrance={name: other(amount) for name, amount in problem.entrance.items()},
        targets=tuple(targets),
        barred=problem.barred | barred,
        outlook=replace(
            problem.outlook, losses={regime: other(loss) for regime, loss in problem.outlook.losses.items()}
        ),
    )


def agree(problem: Problem, name: object) -> None:
    found, theirs = optimum(problem, settle_ties=False), Formulation(problem).least()
    assert (found.price if found.exists else None) == theirs, name


@pytest.fixture(scope="module")
def counted(tmp_path_factory: pytest.TempPathFactory) -> SearchOutcome:
    """The clinic with a breach that counts."""
    text = Path("examples/clinic.yaml").read_text(encoding="utf-8")
    written = tmp_path_factory.mktemp("counted") / "clinic.yaml"
    written.write_text(text.replace("risk: {tolerance", "risk: {breach: cited, tolerance"), encoding="utf-8")
    decision = judged(written).assessment.decision
    assert decision is not None
    assert decision.outcome is not None
    return decision.outcome


def test_a_breach_that_counts(counted: SearchOutcome) -> None:
    """What a breach counts is in the one price, and at ten times the weight in another choice's."""
    assert counted.problem.exposure.losses
    agree(counted.problem, "as stated")
    losses = {held: 10 * loss for held, loss in counted.problem.exposure.losses.items()}
    agree(replace(counted.problem, targets=(), exposure=replace(counted.problem.exposure, losses=losses)), "tenfold")


def test_examples_and_their_packages(outcome: SearchOutcome) -> None:
    for name, problem in constrained(outcome.market, outcome.problem).items():
        theirs, ours = Formulation(problem, every_target=False).least_of_widest(), widest(problem)
        assert (len(problem.met(ours.choice)), ours.price) == theirs if ours.exists else theirs is None, name


def test_examples_at_other_prices(outcome: SearchOutcome) -> None:
    for seed in range(PERTURBED):
        agree(perturbed(outcome.problem, Random(seed)), seed)  # noqa: S311 - repeatable is what is wanted


def test_made_up_problems() -> None:
    for seed in range(MADE_UP):
        random = Random(seed)  # noqa: S311
        problem = draw(random)
        worked = replace(problem, work=with_work(random, problem))
        agree(with_hires(random, worked) if seed % 3 == 0 else worked, seed)
