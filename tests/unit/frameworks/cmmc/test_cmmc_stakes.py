"""What hangs on a requirement that is not met."""

from __future__ import annotations

from assessor.frameworks.cmmc.stakes import stakes
from assessor.model.engagement import PlannedAction
from tests.unit.frameworks.cmmc.assessed import determined, engagement, scored

_CONTROL, _REVIEW = "cmmc:AC.L2-3.1.9", "cmmc:AU.L2-3.3.3"
_PLAN = {"poam": [{"requirement": _REVIEW, "planned": "Review what is logged."}]}
_OPEN = {"3.1.9": "not_met", "3.3.3": "not_met"}


def test_what_no_plan_holds_is_told_from_what_may_wait() -> None:
    score = scored(engagement(determinations=determined(_OPEN), cmmc=_PLAN))
    assert {ref: stake.code for ref, stake in stakes(score, {}).items()} == {
        _CONTROL: "unplanned",
        _REVIEW: "deferrable",
    }


def test_a_plan_by_finding_may_hold_it() -> None:
    score = scored(engagement(determinations=determined(_OPEN), cmmc=_PLAN))
    held = stakes(score, {"some-finding": PlannedAction(planned="Show a notice at sign-in.")})
    assert held[_CONTROL].code == "deferrable"
    assert stakes(score, {"some-finding": PlannedAction(owner="IT lead")})[_CONTROL].code == "unplanned"


def test_nothing_is_called_unplanned_where_no_plan_of_action_is_met() -> None:
    score = scored(engagement(determinations=determined({**_OPEN, "3.12.2": "not_met"}), cmmc=_PLAN))
    assert {stake.code for ref, stake in stakes(score, {}).items() if ref in (_CONTROL, _REVIEW)} == {"deferrable"}
