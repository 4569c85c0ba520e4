"""The plan of the examples: everything of the register once, in order, with its day, its person and what it closes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

import pytest

from assessor.assess.remedies import _officers
from assessor.frameworks.soc_2.result import Soc2Score
from assessor.frameworks.soc_2.stakes import stakes
from assessor.model.scales import IN_PLACE
from assessor.model.system import Person, SystemStatement
from assessor.result.action import HORIZONS
from assessor.result.finding import OPEN_QUESTIONS
from tests.unit.assess.test_severity import example

if TYPE_CHECKING:
    from assessor.evaluate.case import Case
    from assessor.result.action import Action

EXAMPLES = ["clinic", "billing-office", "dod-subcontractor", "retailer", "saas-company"]


def planned(name: str, supplier: str) -> list[Action]:
    return [action for action in example(name).actions if action.supplier == supplier]


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_finding_is_mended_by_one_action_and_every_row_closed_by_the_last_of_them(name: str) -> None:
    result = example(name)
    mended = [finding for action in result.actions for finding in action.findings]
    assert sorted(mended) == sorted(finding.id for finding in result.findings)
    closed = [ref for action in result.actions for ref in action.closes]
    assert sorted(closed) == sorted({ref for finding in result.findings for ref in finding.obligations})
    last = {finding: action.number for action in result.actions for finding in action.findings}
    closing = {ref: action.number for action in result.actions for ref in action.closes}
    for ref, number in closing.items():
        assert number == max(last[one.id] for one in result.findings if ref in one.obligations)


@pytest.mark.parametrize("name", EXAMPLES)
def test_actions_stand_by_horizon_and_none_is_later_than_its_first_finding(name: str) -> None:
    result = example(name)
    due = {finding.id: finding.due for finding in result.findings}
    assert [action.number for action in result.actions] == list(range(1, len(result.actions) + 1))
    places = [HORIZONS.index(action.horizon) for action in result.actions]
    assert places == sorted(places)
    for action in result.actions:
        if action.findings:
            assert action.due == min(due[finding] for finding in action.findings)
            days = (date.fromisoformat(action.due) - date.fromisoformat(result.as_of)).days
            most = {"today": 0, "days_30": 30, "days_60": 60, "days_90": 90}.get(action.horizon)
            assert days > 90 if most is None else days <= most


def test_a_free_paper_comes_first_of_its_horizon() -> None:
    first = example("clinic").actions[0]
    assert (first.kind, first.supplier, first.annual_cost, first.horizon) == ("paper", "northmsp", 0.0, "today")
    kinds = [action.kind for action in example("retailer").actions if action.horizon == "days_90"]
    assert kinds[0] == "paper"
    assert "paper" not in kinds[1:]


def test_what_is_signed_once_is_one_action_at_the_price_of_the_decision_page() -> None:
    result = example("clinic")
    assert result.recommendation is not None
    (chosen,) = [package for package in result.recommendation.packages if package.recommended]
    for purchase in chosen.purchases:
        if purchase.new:
            (signing,) = planned("clinic", purchase.supplier)
            assert (signing.kind, signing.functions, signing.annual_cost) == ("engage", purchase.added, purchase.annual)
    extended = [action for action in planned("clinic", "northmsp") if action.kind == "extend"]
    (more,) = [purchase.added for purchase in chosen.purchases if purchase.supplier == "northmsp"]
    assert [action.functions for action in extended] == [more]


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_change_of_the_recommended_package_is_in_the_plan_with_a_person_and_a_day(name: str) -> None:
    result = example(name)
    if result.recommendation is None:
        return
    (chosen,) = [package for package in result.recommendation.packages if package.recommended]
    planned_work = {(action.supplier, name) for action in result.actions for name in action.functions if action.due}
    # any independent party will do where one serves today: nothing has to change
    served = {line.function for line in result.recommendation.lines if line.today and not line.changed}
    bought = {
        (one.supplier, name)
        for one in chosen.purchases
        if one.supplier != "customer"
        for name in one.added
        if not (one.supplier == "third_party" and name in served)
    }
    assert bought <= planned_work


def test_own_people_who_keep_the_work_quote_nothing() -> None:
    own = [action for action in example("clinic").actions if action.supplier == "ourit" and action.findings]
    assert own
    assert {(action.kind, action.annual_cost) for action in own} == {("own_work", 0.0)}


def test_a_contract_with_a_part_to_add_is_one_action_and_nothing_ends() -> None:
    actions = example("dod-subcontractor").actions
    assert not [action for action in actions if action.kind == "end_contract"]
    (terms,) = [action for action in actions if action.kind == "terms" and action.supplier == "northforge"]
    assert terms.annual_cost


def test_records_a_report_still_lacks_are_the_first_action() -> None:
    result = example("saas-company")
    (records,) = [action for action in result.actions if action.records is not None]
    assert (records.number, records.kind, records.severity, records.findings) == (1, "records", "high", ())
    assert records.records is not None
    assert records.why is not None
    assert (records.why.rule, records.due) == ("operation-not-shown", "2026-12-21")
    score = result.scores["soc-2"] if result.scores is not None else None
    assert isinstance(score, Soc2Score)
    unshown = [row.ref for row in score.criteria if row.standing == "design_only"]
    assert list(records.records.obligations) == unshown
    assert set(records.records.subjects) <= {paper.about for paper in score.to_collect}
    asked = [about for holder in records.records.holders for about in holder.subjects]
    assert sorted(asked) == sorted(records.records.subjects)
    assert records.records.credited == ()


def test_who_serves_more_sites_is_the_same_in_finding_action_and_condition() -> None:
    result = example("retailer")
    (finding,) = [one for one in result.findings if "pci-dss:11.2.1" in one.obligations]
    assert result.recommendation is not None
    wider = {one.id: one.groups for one in result.recommendation.conditions if one.kind == "covers"}
    assert finding.remedy is not None
    assert wider[finding.remedy.supplier] == finding.groups
    (action,) = [one for one in result.actions if finding.id in one.findings]
    assert (action.kind, action.supplier, action.annual_cost) == ("terms", finding.remedy.supplier, None)
    (asked,) = [one for one in result.evidence_requests if one.capability == finding.capability]
    assert asked.from_ == ("airsweep",), "whose contract leaves the work out keeps no records of it"


def test_a_cloud_product_is_not_asked_to_cover_the_computers_in_the_building() -> None:
    result = example("dod-subcontractor")
    assert result.recommendation is not None
    assert not [one.id for one in result.recommendation.conditions if one.kind == "covers"]
    (finding,) = [one for one in result.findings if "cmmc:IA.L2-3.5.3" in one.obligations]
    terms = {one.id: one.providers for one in result.recommendation.conditions if one.kind == "term"}
    assert finding.remedy is not None
    assert terms["multi-factor-authentication"] == (finding.remedy.supplier,) != ("govdesk",)


def test_nothing_is_bought_for_what_was_determined_met_where_nothing_moves() -> None:
    result = example("dod-subcontractor")
    assert result.recommendation is not None
    assert "mdm" not in [line.function for line in result.recommendation.lines]
    (row,) = [one for one in result.obligations if one.ref == "cmmc:AC.L2-3.1.18"]
    assert row.verdicts["recommended"].verdict in IN_PLACE
    assert row.verdicts["recommended"].determination is not None


@pytest.mark.parametrize("name", ["clinic", "boundary-office", "clinic-two-frameworks"])
def test_a_project_firm_is_asked_for_nothing_that_comes_again(name: str) -> None:
    result = example(name)
    assert result.recommendation is not None
    terms = [one for one in result.recommendation.conditions if "project_depot" in one.providers and one.kind == "term"]
    assert [(one.id, one.every, one.answers) for one in terms if one.every is not None or one.answers] == []
    set_up = [line.function for line in result.recommendation.lines if line.supplier == "project_depot"]
    named = [(one.functions, one.owner.role) for one in result.actions if one.kind == "keep_up"]
    assert named == ([(tuple(set_up), "executive")] if set_up else [])


@pytest.mark.parametrize("name", ["clinic", "billing-office", "retailer"])
def test_questions_are_answered_well_before_the_first_purchase(name: str) -> None:
    result = example(name)
    asked = [one.due for one in result.findings if one.kind in OPEN_QUESTIONS]
    bought = [one.due for one in result.findings if one.kind == "unowned"]
    bought += [
        one.due for one in result.actions if one.findings and one.kind in ("engage", "extend", "terms") and one.due
    ]
    assert max(asked) < min(bought)


@pytest.mark.parametrize("name", ["clinic-two-frameworks", "retailer"])
def test_no_paper_of_a_party_comes_after_work_that_is_bought_of_it(name: str) -> None:
    result = example(name)
    papers = [one for one in result.actions if one.kind == "paper"]
    assert papers
    for paper in papers:
        bought = [one.due for one in result.actions if one.kind == "extend" and one.supplier == paper.supplier]
        assert all(paper.due is not None and day is not None and paper.due <= day for day in bought)


def test_records_of_a_period_that_runs_are_due_on_its_last_day() -> None:
    score = example("saas-company").scores
    soc_2 = score["soc-2"] if score is not None else None
    assert isinstance(soc_2, Soc2Score)
    assert soc_2.period is not None
    case = cast("Case", SimpleNamespace(as_of=date(2026, 11, 21)))
    over = stakes(case, soc_2)["soc-2:CC1.1"]
    assert (over.code, over.due) == ("unshown", None)
    running = stakes(case, replace(soc_2, period=replace(soc_2.period, to="2027-03-31")))["soc-2:CC1.1"]
    assert (running.due, running.by_law) == (date(2027, 3, 31), False)


def test_what_is_stated_of_one_provider_is_one_action_with_the_work_on_its_duty() -> None:
    result = example("saas-company")
    about = {one.id: (one.provider, one.duty) for one in result.findings}
    own = [{about[name] for name in action.findings} for action in result.actions if action.kind == "own_work"]
    assert {("stratus", None), ("customer", "rd-s5")} in own
    assert {("keyring", None)} in own
    assert {(None, None), ("customer", "rd-access-recertification")} in own


def test_a_person_the_system_names_is_called_as_duties_call_them() -> None:
    """By the title where duties or plans use it, for every role of that person; else by name."""
    lead, owner = Person(name="R. Imhoff", title="IT lead"), Person(name="D. Whitcomb", title="Owner")
    system = SystemStatement(owner=owner, authorizing_official=Person(name="D. Whitcomb"), security_officer=lead)
    assert _officers(system, {"Owner"}) == {
        "system_owner": "Owner",
        "executive": "Owner",
        "security_official": "R. Imhoff",
    }
    assert _officers(None, {"Owner"}) == {}


def test_what_is_done_in_place_of_the_work_asked_for_mends_its_finding() -> None:
    result = example("clinic")
    finding = next(one for one in result.findings if one.capability == "identity-threat-detection")
    assert finding.remedy is not None
    assert (finding.remedy.supplier, finding.remedy.functions) == ("managed/gold", ("soc_mdr",))
    assert result.recommendation is not None
    assert all("identity-threat-detection" not in str(one) for one in result.recommendation.conditions)


@pytest.mark.parametrize("name", EXAMPLES)
def test_nobody_else_is_proposed_for_a_finding_than_whoever_leads_the_action_that_mends_it(name: str) -> None:
    result = example(name)
    owners = {finding.id: finding.owner for finding in result.findings}
    for action in result.actions:
        if action.owner.named:
            others = [owners[finding] for finding in action.findings if not owners[finding].named]
            assert {owner.who for owner in others} <= {action.owner.who}


def test_what_is_asked_before_an_examination_is_due_before_anything_is_bought_and_has_an_owner() -> None:
    result = example("dod-subcontractor")
    (asked,) = [action for action in result.actions if action.kind == "ask"]
    paid = [action.due for action in result.actions if action.kind in ("engage", "extend", "terms") and action.due]
    assert asked.due is not None
    assert asked.due < min(paid)
    assert (asked.owner.role, asked.owner.who) == ("executive", "Owner")
    assert asked.enquiry is not None
    assert asked.enquiry.asked == "Level 2 (C3PAO)"
    assert not [action for name in ("clinic", "retailer") for action in example(name).actions if action.kind == "ask"]
