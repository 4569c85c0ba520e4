"""What CMMC says of days, contracts and scope: the status held, what it answers, who and what is inside."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from assessor.frameworks.cmmc.contract_call import phase_on
from assessor.frameworks.cmmc.rules import cmmc_rules
from assessor.frameworks.cmmc.words import contract_answer
from tests.unit.frameworks.cmmc.assessed import determined, engagement, level_3, plan, ref, scored

if TYPE_CHECKING:
    from assessor.frameworks.cmmc.result import CmmcScore


def dated(**block: object) -> CmmcScore:
    return scored(engagement(determinations=determined({}), cmmc=block))


def answered(**block: object) -> tuple[bool | None, str]:
    """Whether the status held satisfies the contract, and why."""
    score = dated(**block)
    return score.contract.satisfied, contract_answer(score)


@pytest.mark.parametrize(
    ("start", "due", "expired"),
    [("2026-05-25", "2026-11-21", False), ("2026-05-24", "2026-11-20", True), ("2026-01-01", "2026-06-30", True)],
)
def test_closeout_is_180_days_later(start: str, due: str, expired: bool) -> None:
    scores = dated(conditional_status_date=start, held_status="level_2_self")
    closeout = scores.closeout
    assert closeout is not None
    assert (closeout.due, closeout.expired) == (due, expired)
    assert scores.held.current is not expired
    assert (date.fromisoformat(due) - date.fromisoformat(start)).days == 180


def test_a_final_status_keeps_the_date_of_the_conditional_one() -> None:
    block: dict[str, Any] = {
        "conditional_status_date": "2026-02-01",
        "status_date": "2026-06-30",
        "held_status": "level_2_c3pao",
    }
    scores = dated(**block, affirmed="2026-06-30")
    assert (scores.held.kind, scores.held.since, scores.held.until) == (
        "final",
        "2026-02-01",
        "2029-02-01",
    )
    assert scores.closeout is not None
    assert scores.closeout.closed
    assert (scores.affirmation.due, scores.affirmation.overdue) == ("2027-06-30", False)
    assert (scores.retention.until, scores.retention.hashed) == ("2032-02-01", True)
    late = dated(status_date="2024-12-20", affirmed="2025-11-20", held_status="level_2_self")
    assert late.affirmation.overdue is True
    assert late.retention.hashed is False


def test_phases_begin_on_their_day() -> None:
    rules = cmmc_rules(plan().terrain)
    assert rules is not None
    days = {"2025-11-09": None, "2025-11-10": 1, "2026-11-09": 1, "2026-11-10": 2, "2027-11-10": 3, "2028-11-10": 4}
    for day, number in days.items():
        phase = phase_on(rules, date.fromisoformat(day))
        assert (phase.number if phase is not None else None) == number, day
    assert dated().phases.today == 2


@pytest.mark.parametrize(
    ("wanted", "solicitation", "call"),
    [
        ("level_2_self", "2025-12-01", "intended"),
        ("level_2_c3pao", "2025-12-01", "discretion"),
        ("level_3_dibcac", "2025-12-01", "not_foreseen"),
        ("level_2_c3pao", "2026-11-10", "intended"),
        ("level_3_dibcac", "2026-11-10", "discretion"),
        ("level_1_self", "2025-06-01", "not_foreseen"),
    ],
)
def test_the_phase_of_the_solicitation_says_how_the_call_stands(wanted: str, solicitation: str, call: str) -> None:
    scores = dated(contract={"requires": wanted, "solicitation": solicitation})
    assert scores.contract.call == call


def test_the_status_held_answers_the_contract() -> None:
    c3pao: dict[str, Any] = {"contract": {"requires": "level_2_c3pao"}, "status_date": "2026-01-15"}
    held: dict[str, Any] = {**c3pao, "affirmed": "2026-01-15"}
    early: dict[str, Any] = {**held, "status_date": "2025-01-15"}
    assert dated(**held, held_status="level_2_c3pao").contract.satisfied is True
    assert answered(**held, held_status="level_2_self", assessment="c3pao") == (
        False,
        "Level 2 (Self) is lower than Level 2 (C3PAO).",
    )
    assert answered(**early, held_status="level_1_self") == (False, "The status ended on 2026-01-15."), "its own term"
    assert answered(**{**held, "contract": {"requires": "level_1_self"}}, held_status="level_2_self")[0] is True
    assert answered() == (None, "The status the contract requires is not stated.")
    assert answered(**{**early, "affirmed": "2025-11-20"}, held_status="level_2_c3pao") == (
        False,
        "The last affirmation is dated 2025-11-20; the next was due on 2026-11-20.",
    )


@pytest.mark.parametrize("called", ["level_1_self", "level_2_c3pao"])
@pytest.mark.parametrize("aimed", [{}, {"assessment": "c3pao"}])
def test_what_is_aimed_at_says_nothing_of_the_status_held(called: str, aimed: dict[str, str]) -> None:
    scores = dated(contract={"requires": called}, status_date="2026-05-01", affirmed="2026-05-01", **aimed)
    held, contract = scores.held, scores.contract
    assert (held.kind, held.since, held.status, held.title) == ("final", "2026-05-01", None, None)
    assert (held.until, held.current, contract.satisfied) == (None, None, None)
    assert contract_answer(scores) == "A status has been on record since 2026-05-01, but which one is not stated."


@pytest.mark.parametrize(
    ("days", "due", "covers", "overdue", "satisfied", "why"),
    [
        ({}, "2024-12-20", None, None, None, "Whether the status of 2024-12-20 has been affirmed since is not stated."),
        (
            {"affirmed": "2024-12-19"},
            "2024-12-20",
            False,
            True,
            False,
            "The last affirmation, dated 2024-12-19, is older than the status of 2024-12-20.",
        ),
        ({"affirmed": "2025-11-21"}, "2026-11-21", True, False, True, "Level 2 (C3PAO) is held until 2027-12-20."),
        (
            {"conditional_status_date": "2026-03-01", "status_date": "2026-06-01", "affirmed": "2026-03-01"},
            "2026-06-01",
            False,
            True,
            False,
            "The last affirmation, dated 2026-03-01, is older than the status of 2026-06-01.",
        ),
    ],
)
def test_a_status_counts_once_it_is_affirmed(
    days: dict[str, str], due: str, *, covers: bool | None, overdue: bool | None, satisfied: bool | None, why: str
) -> None:
    block = {"status_date": "2024-12-20", "held_status": "level_2_c3pao", **days}
    scores = dated(contract={"requires": "level_2_c3pao"}, **block)
    found = scores.affirmation
    assert (found.due, found.covers, found.overdue) == (due, covers, overdue)
    assert (scores.contract.satisfied, contract_answer(scores)) == (satisfied, why)


LEVEL_3_HELD: dict[str, Any] = {
    "contract": {"requires": "level_3_dibcac"},
    "held_status": "level_3_dibcac",
    "status_date": "2025-05-01",
    "affirmed": "2026-05-02",
}


@pytest.mark.parametrize(
    ("days", "status", "satisfied", "why"),
    [
        ({"level_2_final": "2025-01-10"}, "final", True, "Level 3 (DIBCAC) is held until 2028-05-01."),
        ({}, None, None, "Level 3 (DIBCAC) requires Level 2 (C3PAO) to be Final first, and that date is not stated."),
        (
            {"level_2_final": "2023-11-20"},
            "none",
            False,
            "Level 2 (C3PAO), which Level 3 (DIBCAC) requires, ended on 2026-11-20.",
        ),
        (
            {"level_2_final": "2023-11-20", "level_2_renewed": "2026-11-02"},
            "final",
            True,
            "Level 3 (DIBCAC) is held until 2028-05-01.",
        ),
        (
            {"level_2_final": "2025-06-01"},
            "final",
            False,
            (
                "Level 2 (C3PAO) became Final on 2025-06-01, after Level 3 (DIBCAC) of 2025-05-01, "
                "which requires it first."
            ),
        ),
    ],
)
def test_level_3_stands_on_a_level_2_that_came_before_and_lasts(
    days: dict[str, str], status: str | None, *, satisfied: bool | None, why: str
) -> None:
    scores = level_3({}, {}, **LEVEL_3_HELD, **days)
    assert scores.status == status
    assert (scores.contract.satisfied, contract_answer(scores)) == (satisfied, why)


def test_evidence_is_kept_no_day_short() -> None:
    scores = scored(engagement(determinations=determined({}), as_of="2028-03-01", cmmc={"status_date": "2028-02-29"}))
    assert scores.retention.until == "2034-03-01"


def test_a_day_that_is_over_is_not_in_time() -> None:
    stated = determined({"3.1.9": "not_met", "3.3.3": "not_met"})
    plan_of = [
        {"requirement": ref("3.1.9"), "planned": "Notice", "due": "2026-11-20"},
        {"requirement": ref("3.3.3"), "planned": "Review", "due": "2026-11-21"},
    ]
    block = {"conditional_status_date": "2026-10-01", "held_status": "level_2_self", "poam": plan_of}
    rows = {item.ref: item for item in scored(engagement(determinations=stated, cmmc=block)).poam}
    assert (rows[ref("3.1.9")].over, rows[ref("3.1.9")].in_time) == (True, False)
    assert (rows[ref("3.3.3")].over, rows[ref("3.3.3")].in_time) == (False, True)


def test_providers_are_treated_as_the_table_says() -> None:
    rows = {
        ("csp", ("cui", "spd")): ("cui", True, True),
        ("csp", ("spd",)): ("spd", True, False),
        ("csp", ()): ("neither", False, False),
        ("esp", ("cui",)): ("cui", True, False),
        ("esp", ("spd",)): ("spd", True, False),
        ("esp", ()): ("neither", False, False),
    }
    for (kind, holds), (held, inside, fedramp) in rows.items():
        item = {"provider": "p", "kind": kind, "holds": list(holds), "fedramp_moderate": "equivalent"}
        stated = engagement(providers=[{"id": "p", "model": "vendor"}], cmmc={"service_providers": [item]})
        found = scored(stated).providers[0]
        assert (found.holds, found.in_scope, found.fedramp_needed) == (held, inside, fedramp)
        assert found.fedramp_met is (True if fedramp else None)
    item = {"provider": "p", "kind": "csp", "holds": ["cui"], "fedramp_moderate": "none"}
    stated = engagement(providers=[{"id": "p", "model": "vendor"}], cmmc={"service_providers": [item]})
    assert scored(stated).providers[0].fedramp_met is False


def test_assets_are_those_of_the_level() -> None:
    scores = dated(assets={"cui": 3, "specialized": 2})
    counts = {item.category: item.count for item in scores.assets}
    assert counts == {
        "cui": 3,
        "security_protection": None,
        "contractor_risk_managed": None,
        "specialized": 2,
        "out_of_scope": None,
    }
