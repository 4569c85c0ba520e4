"""Duties that nobody has finished or stated: in the plan with a day, and in the headline."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assessor.frameworks.soc_2.outcome import outcome_of
from assessor.frameworks.todays_verdict import unstated
from assessor.report.names import names_of
from tests.unit.assess.test_severity import example

if TYPE_CHECKING:
    from assessor.result.action import Action


def asked(name: str, kind: str) -> list[Action]:
    return [action for action in example(name).actions if action.kind == kind]


@pytest.mark.parametrize(
    ("name", "open_"),
    [
        (
            "clinic",
            {"rd-account-lifecycle", "rd-joiner-mover-leaver", "rd-breach-notification", "rd-security-maintenance"},
        ),
        ("saas-company", {"rd-data-retention", "rd-s1"}),
        ("health-software", {"rd-change-control", "rd-s1"}),
    ],
)
def test_what_is_assigned_and_not_finished_is_in_the_plan_with_whoever_has_it(name: str, open_: set[str]) -> None:
    found = asked(name, "finish")
    assert {duty for action in found for duty in action.duties} == open_
    stated = {duty.id: duty.who for duty in example(name).duties}
    for action in found:
        assert action.due is not None
        assert all(stated[duty] in (None, action.owner.who) for duty in action.duties)


def test_a_duty_that_nobody_stated_is_asked_and_counted_and_moves_no_verdict() -> None:
    result = example("health-software")
    asked_of = {duty for action in asked("health-software", "state") for duty in action.duties}
    silent = {
        use.id
        for row in result.obligations
        if unstated(row.verdicts["today"])
        for use in row.verdicts["today"].duties
        if use.state == "unconfirmed"
    }
    about = {one.duty for one in result.findings}
    assert asked_of == silent - about
    assert result.summary["soc-2"]["today"].unstated == 10
    assert result.summary["soc-2"]["today"].in_place == 31


def test_the_headline_says_what_clean_criteria_rest_on() -> None:
    result = example("health-software")
    outcome = outcome_of(result, names_of(result))
    assert outcome is not None
    assert outcome.headline.endswith("remark, 3 of them on unfinished duties, 10 on duties nobody has stated")
    assert outcome.settles == (), "a type 1 report speaks of a day"


def test_a_period_that_is_over_and_not_shown_is_decided_before_anybody_is_chosen() -> None:
    result = example("saas-company")
    outcome = outcome_of(result, names_of(result))
    assert outcome is not None
    (said,) = outcome.settles
    assert said.startswith("Decide which period the report is to cover: the one stated ended on October 31, 2026")
