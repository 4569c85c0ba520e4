"""What a stated duty means today, on the shipped rules: parts, dates, papers, and the words for them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from assessor.assess.engine import assess_engagement
from assessor.assess.explanation import explanation_of
from assessor.assess.prepare import compile_files
from assessor.frameworks.registry import FRAMEWORKS
from assessor.library.resources import data_files
from assessor.model.structured import engagement_of
from assessor.words.explanations import lines
from tests.oracle.engine import restricted

if TYPE_CHECKING:
    from assessor.assess.engine import Assessment
    from assessor.model.plan import Plan

ROOT = Path(__file__).parents[3]
FACTS: dict[str, dict[str, Any]] = {
    "cmmc": {"cmmc_level": 2},
    "hipaa": {"covered_entity": True, "business_associate": True},
}


@pytest.fixture(scope="module")
def plan() -> Plan:
    return compile_files(data_files(ROOT), FRAMEWORKS)


def assessed(plan: Plan, framework: str, duties: dict[str, Any], **more: Any) -> Assessment:
    engagement = {
        "as_of": "2026-11-21",
        "organization": {"name": "Acme", **FACTS[framework]},
        "frameworks": [framework],
        "duties": duties,
        **more,
    }
    return assess_engagement(restricted(plan, [framework]), engagement_of(engagement, FRAMEWORKS))


def verdicts(made: Assessment, *refs: str) -> list[str]:
    return [made.judgements["today"][ref].verdict.value for ref in refs]


IN_PLACE = "satisfied_with_customer_duties"


def test_one_failing_part_never_fails_the_rows_of_the_others(plan: Plan) -> None:
    parts = {"doors": "done", "visitors": "done", "visitor_log": "not_done", "keys": "done"}
    made = assessed(plan, "cmmc", {"rd-physical-access": {"parts": parts}})
    rows = ["cmmc:PE.L2-3.10.1", "cmmc:PE.L2-3.10.4", "cmmc:PE.L2-3.10.5"]
    assert verdicts(made, *rows) == [IN_PLACE, "gap", IN_PLACE]


def test_a_part_not_answered_has_the_answer_of_the_duty(plan: Plan) -> None:
    stated = {"rd-physical-access": {"state": "done", "parts": {"visitor_log": "not_done"}}}
    made = assessed(plan, "cmmc", stated)
    assert verdicts(made, "cmmc:PE.L2-3.10.1", "cmmc:PE.L2-3.10.4") == [IN_PLACE, "gap"]


def test_a_row_that_no_part_names_has_the_answer_of_the_duty(plan: Plan) -> None:
    """Parts stand for rows that ask for something of their own; the rest of the duty is answered as a whole."""
    ref = "cmmc:CA.L2-3.12.4"
    part = {"principles": "done"}
    silent = assessed(plan, "cmmc", {"rd-security-plan": {"parts": part}})
    assert "found: not stated" in "\n".join(explained(silent, ref))
    told = assessed(plan, "cmmc", {"rd-security-plan": {"state": "not_done", "parts": part}})
    assert "found: not done" in "\n".join(explained(told, ref))


def test_a_part_is_attached_to_rows_that_ask_for_its_duty(plan: Plan) -> None:
    asking: dict[str, set[str]] = {}
    for row in plan.obligations:
        for demand in (demand for clause in row.clauses for demand in clause):
            capability = plan.terrain.capabilities.get(demand.capability or "")
            asking.setdefault(demand.duty or (capability.duty if capability else None) or "", set()).add(row.ref)
    for duty in plan.terrain.duties.values():
        for part in duty.parts:
            assert set(part.attaches_to) <= asking[duty.id], (duty.id, part.id)


@pytest.mark.parametrize(
    ("stated", "verdict", "found"),
    [
        ({"state": "done", "last": "2019-04-01"}, "gap", "found: last done 2019-04-01"),
        ({"state": "done", "last": "never"}, "gap", "found: never done"),
        (
            {"state": "done"},
            IN_PLACE,
            "rd-risk-analysis / periodic (done, but the day it was last done is not stated)",
        ),
        ({"state": "done", "last": "2026-01-12"}, IN_PLACE, "duty rd-risk-analysis / periodic (done)"),
        ({"state": "partly", "missing": "the branch"}, "partial", "found: done in part: the branch"),
        ({"document": "draft"}, "gap", "found: a draft, not adopted"),
        ({"state": "assigned", "who": "name"}, "not_assessable", "found: not stated"),
    ],
)
def test_the_risk_analysis(plan: Plan, stated: dict[str, Any], verdict: str, found: str) -> None:
    ref = "hipaa:164.308(a)(1)(ii)(A)"
    made = assessed(plan, "hipaa", {"rd-risk-analysis": stated})
    assert verdicts(made, ref) == [verdict]
    assert found in "\n".join(explained(made, ref))


def explained(made: Assessment, ref: str) -> list[str]:
    row = next(row for row in made.plan.obligations if row.ref == ref)
    return list(lines(explanation_of(made, row, ["today"])))


def test_explain_names_the_key_to_edit(plan: Plan) -> None:
    late = assessed(plan, "hipaa", {"rd-risk-analysis": {"state": "done", "last": "2019-04-01"}})
    told = "\n".join(explained(late, "hipaa:164.308(a)(1)(ii)(A)"))
    assert "needed the organization's own duty, done at least every 3 years" in told
    assert 'under duties.rd-risk-analysis.parts:\n      periodic: {state: done, last: "2026-11-21"}' in told
    parts = assessed(plan, "cmmc", {"rd-physical-access": {"parts": {"visitor_log": {"document": "draft"}}}})
    told = "\n".join(explained(parts, "cmmc:PE.L2-3.10.4"))
    assert "under duties.rd-physical-access.parts:\n      visitor_log: {state: done, document: adopted}" in told


def test_a_result_that_is_assigned_is_work_in_progress(plan: Plan) -> None:
    made = assessed(plan, "cmmc", {"rd-physical-access": "assigned"})
    assert verdicts(made, "cmmc:PE.L2-3.10.1") == ["gap"]
    told = "\n".join(explained(made, "cmmc:PE.L2-3.10.1"))
    assert "needed the organization's own duty, done (" in told


def test_given_to_the_customer_says_nothing_about_how_the_work_stands(plan: Plan) -> None:
    made = assessed(plan, "cmmc", {}, today={"physical_security": ["customer"]})
    assert verdicts(made, "cmmc:PE.L2-3.10.1") == ["not_assessable"]
