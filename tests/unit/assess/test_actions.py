"""The plan of the examples: everything of the register once, in order, with its day, its person and what it closes."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from assessor.result.action import HORIZONS
from tests.unit.assess.test_severity import example

if TYPE_CHECKING:
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
