"""What the organization itself plans against a finding."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from assessor.assess.own_plans import own_plans
from assessor.model.engagement import PlannedAction
from assessor.model.severity import Stake

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessor.result.finding import OwnPlan

_DOOR, _LOGS = "cmmc:PE.L2-3.10.4", "cmmc:AU.L2-3.3.6"
_AS_OF = "2026-11-21"


def _plans(
    *refs: str, stated: Mapping[str, PlannedAction], stakes: Mapping[str, Stake] | None = None
) -> tuple[OwnPlan, ...]:
    return own_plans("determined/x", refs, stated, stakes or {}, _AS_OF)


def test_a_plan_for_the_finding_goes_before_those_of_its_rows_which_stay() -> None:
    stated = {_DOOR: PlannedAction(planned="Another"), "determined/x": PlannedAction(planned="One door")}
    assert [(plan.ref, plan.planned) for plan in _plans(_DOOR, stated=stated)] == [
        (None, "One door"),
        (_DOOR, "Another"),
    ]


def test_a_plan_that_names_another_finding_is_that_findings_alone() -> None:
    assert _plans(_DOOR, stated={"determined/y": PlannedAction(planned="One door")}) == ()


def test_a_row_takes_measure_and_day_of_its_framework_and_owner_and_progress_of_the_general_plan() -> None:
    stakes = {_LOGS: Stake(code="deferrable", due=date(2027, 2, 26), by_law=False, planned="Search in the log tool")}
    stated = {_LOGS: PlannedAction(owner="IT lead", status="in_progress", due="2027-03-01")}
    (plan,) = _plans(_DOOR, _LOGS, stated=stated, stakes=stakes)
    told = (plan.planned, plan.owner, plan.due, plan.status)
    assert told == ("Search in the log tool", "IT lead", "2027-02-26", "in_progress")


def test_an_owner_or_a_day_alone_is_stated_a_remark_is_no_plan() -> None:
    assert [plan.owner for plan in _plans(_DOOR, stated={_DOOR: PlannedAction(owner="IT lead")})] == ["IT lead"]
    assert [plan.due for plan in _plans(_DOOR, stated={_DOOR: PlannedAction(due="2027-01-01")})] == ["2027-01-01"]
    assert _plans(_DOOR, stated={_DOOR: PlannedAction(note="Ask the landlord")}) == ()


def test_a_day_set_by_law_is_nobodys_plan() -> None:
    stakes = {_DOOR: Stake(code="breach", due=date(2026, 12, 1))}
    (plan,) = _plans(_DOOR, stated={_DOOR: PlannedAction(planned="A reader", due="2027-01-01")}, stakes=stakes)
    assert plan.due == "2027-01-01"


def test_a_day_that_has_passed_stays_and_is_over_unless_it_is_said_to_be_done() -> None:
    stakes = {_LOGS: Stake(code="deferrable", due=date(2026, 11, 20), by_law=False, planned="Search")}
    (plan,) = _plans(_LOGS, stated={}, stakes=stakes)
    assert (plan.due, plan.over) == ("2026-11-20", True)
    (today,) = _plans(_LOGS, stated={_LOGS: PlannedAction(planned="Search", due=_AS_OF)})
    (done,) = _plans(_LOGS, stated={_LOGS: PlannedAction(status="done")}, stakes=stakes)
    assert (today.over, done.over) == (False, False)
