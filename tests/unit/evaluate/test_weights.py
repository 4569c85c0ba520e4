"""Core and side clauses, and independence that defines the work (docs/method.md, sections 3, 5 and 11)."""

from __future__ import annotations

import pytest

from assessor.evaluate.obligation import verdict_of
from assessor.evaluate.outcome import ALL_YES, DemandOutcome, outcome_of
from assessor.evaluate.scope import _joined
from assessor.model.plan import Demand
from assessor.model.scales import PREDICATES, DemandResult, Truth, Verdict

CORE, SIDE = Demand(duty="core"), Demand(duty="side", weight="side", side_reason="It only accompanies the point.")
UNMET, PART, UNKNOWN, WITH_DUTY, MET = DemandResult


def outcome(demand: Demand, result: DemandResult) -> DemandOutcome:
    return DemandOutcome(demand=demand, result=result, chosen=None)


@pytest.mark.parametrize(
    ("core", "side", "verdict"),
    [
        (UNMET, MET, Verdict.GAP),
        (UNMET, UNKNOWN, Verdict.GAP),
        (PART, MET, Verdict.PARTIAL),
        (MET, UNMET, Verdict.PARTIAL),
        (UNKNOWN, UNMET, Verdict.PARTIAL),
        (UNKNOWN, PART, Verdict.PARTIAL),
        (PART, UNKNOWN, Verdict.PARTIAL),
        (MET, UNKNOWN, Verdict.NOT_ASSESSABLE),
        (WITH_DUTY, MET, Verdict.WITH_DUTIES),
        (MET, MET, Verdict.SATISFIED),
    ],
)
def test_a_core_clause_unmet_is_a_gap_and_a_side_one_partial(
    core: DemandResult, side: DemandResult, verdict: Verdict
) -> None:
    assert verdict_of([outcome(CORE, core), outcome(SIDE, side)]) is verdict


def test_of_two_core_clauses_one_unmet_is_a_gap() -> None:
    assert verdict_of([outcome(CORE, MET), outcome(CORE, UNMET)]) is Verdict.GAP


def test_independence_that_defines_the_work_leaves_nothing_done() -> None:
    told = tuple(Truth.NO if name == "independence" else Truth.YES for name in PREDICATES)
    assert outcome_of(told, has_duty=False) is PART  # type: ignore[arg-type]
    assert outcome_of(told, has_duty=False, defines_work=True) is UNMET  # type: ignore[arg-type]
    assert outcome_of(ALL_YES, has_duty=False, defines_work=True) is MET


@pytest.mark.parametrize(
    ("groups", "result"),
    [([UNMET, UNMET], UNMET), ([UNMET, UNKNOWN], PART), ([UNMET, MET], PART), ([UNKNOWN, MET], UNKNOWN)],
)
def test_a_group_that_is_unknown_leaves_a_part(groups: list[DemandResult], result: DemandResult) -> None:
    assert _joined(groups) is result
