"""How grave findings of the examples are, who acts and by when: the rules, not the verdict alone."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest

from assessor import api
from assessor.result.finding import is_question
from assessor.words.legends import SEVERITIES
from tests.cli.running import ROOT

if TYPE_CHECKING:
    from assessor.result.finding import Finding
    from assessor.result.result import Result


@cache
def example(name: str) -> Result:
    return api.assess(ROOT / "examples" / f"{name}.yaml")


def about(name: str, **fields: object) -> list[Finding]:
    return [
        finding
        for finding in example(name).findings
        if all(getattr(finding, key) == value for key, value in fields.items())
    ]


@pytest.mark.parametrize("name", ["clinic", "clinic-two-frameworks", "billing-office"])
def test_a_missing_business_associate_contract_is_high_everywhere(name: str) -> None:
    missing = about(name, kind="contract", cause="baa")
    assert all((finding.severity, finding.due) == ("high", example(name).as_of) for finding in missing)
    assert missing or name != "clinic"


def test_what_no_plan_of_action_may_hold_is_high_and_the_rest_waits_for_its_planned_day() -> None:
    result = example("dod-subcontractor")
    graves = {ref for finding in result.findings if finding.severity == "high" for ref in finding.why.obligations}
    barred = {"cmmc:AU.L2-3.3.5", "cmmc:CA.L2-3.12.3", "cmmc:IA.L2-3.5.3", "cmmc:PE.L2-3.10.4"}
    assert graves == barred | {"cmmc:SC.L2-3.13.10", "cmmc:CA.L2-3.12.2"}, "what nothing is planned for as well"
    (notices,) = [one for one in result.findings if one.obligations == ("cmmc:AC.L2-3.1.9",)]
    assert (notices.severity, notices.due, notices.by_law) == ("medium", "2026-12-11", False)


def test_what_a_real_breach_obliges_to_is_high_even_where_only_an_answer_is_missing() -> None:
    (contents,) = about("clinic", duty="rd-breach-notice-content", part=None)
    assert (contents.kind, contents.severity, contents.why.rule) == ("unstated_duty", "high", "real-breach")


def test_the_register_is_in_the_order_of_the_method() -> None:
    for name in ("clinic", "retailer", "saas-company", "dod-subcontractor"):
        keys = [
            ("high medium low".index(one.severity), one.due, -len(one.obligations)) for one in example(name).findings
        ]
        assert keys == sorted(keys), name


def test_owner_and_supplier_come_from_duties_and_the_recommendation() -> None:
    (paper,) = about("clinic", kind="contract")
    assert (paper.owner.who, paper.remedy and paper.remedy.supplier) == ("Practice manager", "northmsp")
    result = example("clinic")
    assert result.recommendation is not None
    suppliers = {line.function: line.supplier for line in result.recommendation.lines}
    for finding in about("clinic", kind="unowned"):
        assert finding.remedy is not None
        assert finding.remedy.supplier == suppliers[finding.remedy.functions[0]]


def test_a_question_for_which_an_opinion_may_be_withheld_is_high_and_this_months() -> None:
    (asked,) = [one for one in example("saas-company").findings if one.kind == "unstated_duty"]
    assert (asked.severity, asked.why.rule, asked.due) == ("high", "opinion-denied", "2026-12-21")
    assert (asked.duty, asked.owner.who, asked.owner.named) == ("rd-fraud-risk", "Compliance manager", False)


def test_what_is_stated_falls_to_whoever_has_the_duty_its_rule_names() -> None:
    stated = [one for one in example("saas-company").findings if one.statement is not None]
    owners = {(one.statement.rule, one.owner.who, one.owner.named) for one in stated if one.statement is not None}
    assert owners == {
        ("test_of_control", "Head of engineering", True),
        ("provider_report", "Compliance manager", True),
        ("provider_report_age", "Compliance manager", True),
        ("subservice", "Compliance manager", True),
        ("user_control", "Compliance manager", False),  # nobody has the list: most of that role's work is theirs
    }


def test_equipment_without_updates_that_stays_is_high_where_cards_are_taken() -> None:
    (stays,) = about("retailer", duty="rd-unsupported-component-tracking")
    assert (stays.severity, stays.why.rule, stays.due) == ("high", "card-data-exposed", "2026-12-21")


def test_a_day_to_be_looked_up_is_a_question_and_due_with_the_other_questions() -> None:
    low = [one for one in example("retailer").findings if one.severity == "low"]
    assert {one.due for one in low} == {"2026-12-06"}
    assert all(is_question(one) for one in low), "the letter counts the questions that part 7 lists"


def test_a_paper_that_has_not_to_come_first_is_medium_as_the_legend_says() -> None:
    (acceptance,) = about("retailer", kind="contract")
    assert acceptance.severity == "medium"
    assert "paper that has to come first" in SEVERITIES["high"][1]
