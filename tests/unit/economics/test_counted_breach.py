"""A breach that counts, in a whole assessment: what it adds, where it stands, and that it decides nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assessor.api import Judged, judged
from tests.cli.running import ROOT

if TYPE_CHECKING:
    from assessor.economics.recommend import SearchOutcome
    from assessor.result.result import Result


@pytest.fixture(scope="module")
def clinic(tmp_path_factory: pytest.TempPathFactory) -> Judged:
    text = (ROOT / "examples" / "clinic.yaml").read_text(encoding="utf-8")
    written = tmp_path_factory.mktemp("counted") / "clinic.yaml"
    written.write_text(text.replace("risk: {tolerance", "risk: {breach: cited, tolerance"), encoding="utf-8")
    return judged(written)


@pytest.fixture(scope="module")
def result(clinic: Judged) -> Result:
    return clinic.result


@pytest.fixture(scope="module")
def outcome(clinic: Judged) -> SearchOutcome:
    decision = clinic.assessment.decision
    assert decision is not None
    assert decision.outcome is not None
    return decision.outcome


def test_it_is_a_fourth_part_of_what_is_compared(result: Result) -> None:
    assert result.recommendation is not None
    assert result.economics is not None
    assert result.economics.breach is not None
    assert result.economics.breach.counted
    for package in result.recommendation.packages:
        assert package.breach is not None
        assert package.breach.compared > package.breach.expected
        parts = package.annual_cost + package.expected_losses + package.risk_charge + package.breach.compared
        assert package.functional_cost == pytest.approx(parts, abs=0.02)
    for costs in result.economics.priced.values():
        assert costs.breach is not None
        assert costs.functional == pytest.approx(
            costs.cash + costs.lost + costs.risk_charge + costs.breach.compared, abs=0.02
        )
        assert costs.total.mean == pytest.approx(costs.fees_annual + costs.onboarding + costs.loss.mean, abs=2)


def test_options_and_arrangements_have_the_same_safeguards(outcome: SearchOutcome) -> None:
    breaches = outcome.books.breaches
    assert breaches is not None
    for standing in outcome.standing:
        choice = standing.candidate.choice
        arrangement = outcome.market.arrangement(choice)
        held = breaches.safeguards(arrangement)
        assert outcome.problem.exposure.held(choice) == held
        assert outcome.problem.exposed(choice) == round(100 * breaches.compared(held))


def test_more_safeguards_are_never_dearer(outcome: SearchOutcome) -> None:
    losses = outcome.problem.exposure.losses
    assert len(losses) == 16
    assert all(losses[more] <= losses[less] for less in losses for more in losses if less < more)
