"""A breach that counts, in a whole assessment: what it adds, where it stands, and that it decides nothing else."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from assessor.api import Judged, judged
from assessor.model.value import replace
from assessor.report.decision.breach_table import breach_table
from assessor.report.sheet import PAGE_WIDTH
from assessor.result.breach_risk import BreachBasis, SafeguardEffect
from assessor.result.prices import EconomicsInput
from assessor.words import breach_figures, packages
from assessor.words.names import Arrangement
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


def test_the_page_has_a_line_for_each_with_its_range_and_says_that_it_counts(result: Result) -> None:
    economics, recommendation = result.economics, result.recommendation
    assert economics is not None
    assert recommendation is not None
    priced = [(Arrangement(id=name, title=name, label=name), costs) for name, costs in economics.priced.items()]
    (table,) = breach_table(result, priced)
    others = [package for package in recommendation.packages if not package.recommended]
    named = [title for row in table.rows for title in row[0].text.split(", ")]
    assert sorted(named) == sorted([*economics.priced, *map(packages.title, others)])
    assert len({tuple(cell.text for cell in row[1:]) for row in table.rows}) == len(table.rows), (
        "equal ones share a line"
    )
    assert sum(column.width for column in table.columns) == PAGE_WIDTH
    assert table.columns[-1].title == "Counts"
    assert all(" to $" in row[5].text for row in table.rows)
    assert "It counts in what is compared" in table.note
    assert "read second-hand" in (economics.input_of("breach_rate").citation or "")
    risks = {name: costs.breach for name, costs in economics.priced.items()}
    assert risks["today"] is not None
    said = breach_figures.counts(risks["today"], risks["recommended"])
    assert f"${round(risks['today'].compared):,} a year today" in said


def test_without_a_word_of_it_nothing_counts_and_the_page_says_so() -> None:
    figure: dict[str, Any] = {
        "label": None,
        "unit": "",
        "origin": "rules",
        "citation": None,
        "provider": None,
        "structure": None,
    }
    known = {
        "rate": EconomicsInput(id="rate", low=0.01, value=0.02, high=0.07, assumption=False, stated=False, **figure),
        "cost": EconomicsInput(id="cost", low=1e4, value=2e4, high=5e4, assumption=False, stated=False, **figure),
        "some": EconomicsInput(id="some", low=0, value=0.5, high=1, assumption=True, stated=False, **figure),
    }
    effect = SafeguardEffect(id="watch", title="Watching", of="rate", parameter="left", low=0.4, remaining=0.5, high=1)
    basis = BreachBasis(
        counted=False,
        rate="rate",
        cost="cost",
        insured="some",
        probability_stated=False,
        cost_stated=False,
        safeguards=(effect,),
    )
    told = breach_figures.explanation(basis, SimpleNamespace(input_of=known.__getitem__))  # type: ignore[arg-type] # all it reads
    assert told.startswith("Of insured organizations 2% (1 to 7%) report one a year; 50% of them are taken")
    assert "One costs $20,000 ($10,000 to $50,000) on average, as insurers report." in told
    assert "watching 50% of how often is left" in told
    assert "order of magnitude" in told
    assert told.endswith("decides nothing unless the engagement asks for it (risk: breach).")
    own = replace(basis, counted=True, probability_stated=True, cost_stated=True)
    told = breach_figures.explanation(own, SimpleNamespace(input_of=known.__getitem__))  # type: ignore[arg-type] # all it reads
    assert "is your own figure" in told
    assert "by your own figure" in told
    assert "because the engagement states risk: breach." in told


def test_terms_that_say_no_bring_no_safeguard() -> None:
    """The file says that nobody needs a second proof to sign in; the package of the same firm does set it up."""
    economics = judged(ROOT / "examples" / "clinic-two-frameworks.yaml").result.economics
    assert economics is not None
    held = {name: costs.breach.safeguards for name, costs in economics.priced.items() if costs.breach is not None}
    assert "sign_in" not in held["today"]
    assert "sign_in" in held["managed"]


def test_nothing_is_ordered_for_an_obligation_that_takes_something_else() -> None:
    """The shop keeps everything as it is: a password is enough for it, so its second factor is not ordered."""
    result = judged(ROOT / "examples" / "redirect-shop.yaml").result
    assert result.economics is not None
    risks = {name: costs.breach for name, costs in result.economics.priced.items()}
    assert risks["today"] == risks["recommended"]
