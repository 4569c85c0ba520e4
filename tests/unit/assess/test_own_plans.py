"""What the organization itself plans against a finding."""

from __future__ import annotations

from datetime import date

from assessor.assess.own_plans import own_plans
from assessor.model.engagement import PlannedAction
from assessor.model.severity import Stake

_DOOR, _LOGS = "cmmc:PE.L2-3.10.4", "cmmc:AU.L2-3.3.6"


def test_a_plan_for_the_finding_goes_before_those_of_its_rows() -> None:
    stated = {"determined/x": PlannedAction(planned="One door"), _DOOR: PlannedAction(planned="Another")}
    (plan,) = own_plans("determined/x", (_DOOR,), stated, {})
    assert (plan.ref, plan.planned) == (None, "One door")


def test_a_row_takes_measure_and_day_of_its_framework_and_the_owner_of_the_general_plan() -> None:
    stakes = {_LOGS: Stake(code="deferrable", due=date(2027, 2, 26), by_law=False, planned="Search in the log tool")}
    (plan,) = own_plans("x", (_DOOR, _LOGS), {_LOGS: PlannedAction(owner="IT lead")}, stakes)
    assert (plan.planned, plan.owner, plan.due) == ("Search in the log tool", "IT lead", "2027-02-26")


def test_a_day_alone_is_no_plan_and_a_day_set_by_law_is_nobodys() -> None:
    stakes = {_DOOR: Stake(code="breach", due=date(2026, 12, 1))}
    assert own_plans("x", (_DOOR,), {_DOOR: PlannedAction(due="2027-01-01")}, {}) == ()
    (plan,) = own_plans("x", (_DOOR,), {_DOOR: PlannedAction(planned="A reader", due="2027-01-01")}, stakes)
    assert plan.due == "2027-01-01"
