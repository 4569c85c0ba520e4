"""The optimizer is held to the evaluator: what it promises is in place, in every example, at the price it says."""

from __future__ import annotations

import dataclasses
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest

from assessor import api
from assessor.assess.engine import assess_engagement
from assessor.assess.result import canonical
from assessor.economics import offers, recommend
from assessor.economics.decision import Decision
from assessor.economics.problem import Problem, Target, Way
from assessor.evaluate.supply import RECOMMENDED, TODAY
from assessor.model.scales import IN_PLACE, Truth
from tests.cli.running import ROOT
from tests.cli.test_result_schema import hold

if TYPE_CHECKING:
    from pathlib import Path

    from assessor.assess.engine import Assessment
    from assessor.economics.recommend import Recommended

EXAMPLES = sorted(path.stem for path in (ROOT / "examples").glob("*.yaml"))
CLINIC = "clinic"


@cache
def assessed(name: str, folder: Path) -> tuple[Assessment, dict[str, Any]]:
    assessment, result, _ = api.judged(ROOT / "examples" / f"{name}.yaml", cache=folder)
    return assessment, result


def recommended(assessment: Assessment) -> Recommended:
    assert isinstance(assessment.decision, Decision)
    assert assessment.decision.recommended is not None
    return assessment.decision.recommended


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_target_is_in_place(name: str, cache: Path) -> None:
    assessment, result = assessed(name, cache)
    made = recommended(assessment)
    judged = assessment.judgements[RECOMMENDED]
    wanted = {target.id for target in made.aims.targets} | set(made.aims.settled)
    assert wanted
    for ref in wanted:
        assert judged[ref].verdict in IN_PLACE or judged[ref].reason, ref
    applicable = {ref for ref, told in assessment.case.applicability.items() if told is Truth.YES}
    assert wanted | {item.ref for item in made.residue} == applicable
    for item in made.residue:
        assert judged[item.ref].verdict not in IN_PLACE, item.ref
    assert result["arrangements"][-1] == RECOMMENDED


@pytest.mark.parametrize("positions", [0.05, 0.2, 0.35])
def test_requests_for_help_take_hours_too(positions: float) -> None:
    """With little staff of one's own the choice is another, and it still holds what it promises at its price."""
    source, plan, _ = api.check(ROOT / "examples" / "clinic.yaml")
    assert source is not None
    assert plan is not None
    facts = {**source.engagement.organization, "internal_fte": positions}
    made = assess_engagement(plan, dataclasses.replace(source.engagement, organization=facts), decided=True)
    wanted = {target.id for target in recommended(made).aims.targets}
    assert wanted
    judged = made.judgements[RECOMMENDED]
    assert [ref for ref in sorted(wanted) if judged[ref].verdict not in IN_PLACE] == []


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_sums_agree(name: str, cache: Path) -> None:
    """The optimizer's price is what the accounts make of the same arrangement, and its lines add up to it."""
    _, result = assessed(name, cache)
    found = result["recommendation"]
    lines = sum(line["annual"] for line in found["lines"])
    assert lines + found["own_tools"] == pytest.approx(found["annual_cost"], abs=0.02)
    assert sum(item["annual"] for item in found["suppliers"]) == pytest.approx(lines, abs=0.02)
    priced = result["economics"]["arrangements"][RECOMMENDED]
    assert found["annual_cost"] == pytest.approx(priced["fees_annual"] + priced["onboarding"], abs=2)
    assert found["functional_cost"] == pytest.approx(priced["functional"], abs=3)
    assert found["functional_cost"] == pytest.approx(found["annual_cost"] + found["expected_losses"], abs=0.02)
    assert found["price_of_compliance"] >= 0
    if found["runner_up"] is not None:
        assert found["runner_up"]["difference"] > 0
        assert found["runner_up"]["differences"]
    for entry in found["sensitivity"]:
        assert min(entry["low_cost"], entry["high_cost"]) <= found["functional_cost"]
        assert (entry["switches_at"] is None) or entry["low"] <= entry["switches_at"] <= entry["high"]


@pytest.mark.parametrize("name", EXAMPLES)
def test_it_closes_what_it_says(name: str, cache: Path) -> None:
    _, result = assessed(name, cache)
    rows = {row["ref"]: row["verdicts"] for row in result["obligations"]}
    in_place = {verdict.value for verdict in IN_PLACE}
    for ref in result["recommendation"]["closes"]:
        assert rows[ref][TODAY]["verdict"] not in in_place
        assert rows[ref][RECOMMENDED]["verdict"] in in_place


def test_the_clinic_keeps_its_hours(cache: Path) -> None:
    """What its half a person is given fits into the hours there are, as the evaluator's own ledger says."""
    assessment, _ = assessed(CLINIC, cache)
    made = recommended(assessment)
    arrangement = made.arrangement
    assert arrangement is not None
    own = made.market.suppliers["ourit"]
    ledger = assessment.capacity.ledger(arrangement, own)
    assert ledger is not None
    assert ledger.available is not None
    assert set(ledger.served.values()) <= {Truth.YES}
    assert sum(ledger.needed.values()) + (ledger.tickets or 0) <= ledger.available


def test_the_best_single_change_of_the_clinic(cache: Path) -> None:
    """A signature closes more for its price than any new supplier."""
    _, result = assessed(CLINIC, cache)
    change = result["recommendation"]["single_change"]
    assert (change["kind"], change["supplier"], change["annual_cost"]) == ("paper", "northmsp", 0)
    assert "hipaa:164.308(b)(3)" in change["closes"]


def test_nothing_is_recommended_without_a_number_of_users(cache: Path, tmp_path: Path) -> None:
    text = (ROOT / "examples" / "redirect-shop.yaml").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("  users:")]
    path = tmp_path / "unsized.yaml"
    path.write_text("\n".join(lines), encoding="utf-8")
    result = api.json_object(api.assess(path, cache=cache))
    assert result["recommendation"] is None
    assert "number of users" in result["recommendation_reason"]
    assert RECOMMENDED not in result["arrangements"]


def test_where_nothing_complies_the_obstacle_is_named(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two obligations that ask for different hands on one desk: each can be met, both cannot."""
    made = offers.problem_of

    def torn(market: Any, aims: Any, told: Any, table: Any) -> Problem:
        problem = made(market, aims, told, table)
        desk = [index for index in problem.functions["service_desk"] if problem.options[index].fee is not None]
        ends = [
            Target(id=ref, clauses=(frozenset({Way((frozenset({index}),))}),), about=("ticketing",))
            for ref, index in zip(("hipaa:164.308(a)(1)(ii)(D)", "hipaa:164.312(b)"), desk, strict=False)
        ]
        return dataclasses.replace(problem, targets=tuple(ends))

    monkeypatch.setattr(recommend, "problem_of", torn)
    result = api.json_object(api.assess(ROOT / "examples" / "clinic.yaml", cache=cache))
    found = result["recommendation"]
    assert found["status"] == "infeasible"
    assert found["obstacles"] == ["hipaa:164.308(a)(1)(ii)(D)", "hipaa:164.312(b)"]
    assert found["arrangement"] is None
    assert RECOMMENDED not in result["arrangements"]
    hold(canonical(result), result)
