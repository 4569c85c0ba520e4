"""CMMC's part of the result, from determinations, verdicts and statements to score, status and dates."""

from __future__ import annotations

import random
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from assessor.frameworks.cmmc.calendar import phase_on

from assessor import api
from assessor.frameworks.cmmc import scores as cmmc
from assessor.frameworks.cmmc.rules import cmmc_rules
from tests.cli.running import ROOT
from tests.unit.frameworks.cmmc import second_source
from tests.unit.frameworks.cmmc.assessed import assessment, determined, engagement, plan, ref, refs, scored

if TYPE_CHECKING:
    from pathlib import Path

EXAMPLE = ROOT / "examples" / "dod-subcontractor.yaml"
FIXED = ("3.3.5", "3.12.3", "3.5.3", "3.10.4")


def by(scores: dict[str, Any], level: int = 2) -> dict[str, Any]:
    found: dict[str, Any] = next(item for item in scores["figures"] if item["level"] == level)
    return found


def lost(scores: dict[str, Any], level: int = 2) -> dict[str, int]:
    return {item["id"].partition("-")[2]: item["points"] for item in by(scores, level)["lost"]}


def example(text: str, folder: Path) -> dict[str, Any]:
    path = folder / EXAMPLE.name
    path.write_text(text, encoding="utf-8")
    if not (folder / "papers").exists():
        (folder / "papers").symlink_to(EXAMPLE.parent / "papers")
    found: dict[str, Any] = api.json_object(api.assess(path))["scores"]["cmmc"]
    return found


def test_the_subcontractor_has_82_and_no_status(tmp_path: Path) -> None:
    scores = example(EXAMPLE.read_text(encoding="utf-8"), tmp_path)
    assert (scores["sprs"], scores["range"], scores["status"]) == (82, [82, 82], "none")
    points = lost(scores)
    assert sorted(points.values()) == [1] * 12 + [3, 3, 5, 5]
    assert {number for number, cost in points.items() if cost > 1} == {"3.5.3", "3.13.11", "3.3.5", "3.12.3"}
    assert {"3.6.3", "3.10.4"} <= set(points)
    barred = {item["id"].partition("-")[2] for item in scores["poam"] if not item["eligible"]}
    assert barred == set(FIXED)
    assert (len(scores["path_to_88"]), len(scores["path_to_110"])) == (2, 16)
    assert by(scores)["path_to_conditional"]["count"] == 4
    assert scores["contract"]["call"] == "intended"


def test_after_four_fixes_96_and_conditional(tmp_path: Path) -> None:
    text = EXAMPLE.read_text(encoding="utf-8")
    for number in FIXED:
        place = text.index(f'"{ref(number)}"\n    status: ')
        before, after = text[:place], text[place:]
        _, _, rest = after.partition("status: ")
        text = before + f'"{ref(number)}"\n    status: met\n' + rest.partition("\n")[2]
    recorded = '  held_status: level_2_c3pao\n  affirmed: "2026-11-20"\n  conditional_status_date: "2026-11-20"'
    text = text.replace('  # conditional_status_date: "2027-02-01"', recorded)
    scores = example(text, tmp_path)
    assert (scores["sprs"], scores["status"]) == (96, "conditional")
    assert lost(scores) == {**dict.fromkeys(set(lost(scores)) - {"3.13.11"}, 1), "3.13.11": 3}
    assert len(lost(scores)) == 12
    assert all(item["eligible"] for item in scores["poam"])
    assert scores["closeout"] | {"citation": ""} == {
        "from": "2026-11-20",
        "days": 180,
        "due": "2027-05-19",
        "days_left": 179,
        "closed": False,
        "expired": False,
        "citation": "",
    }
    assert {item["in_time"] for item in scores["poam"] if item["planned"]} == {True}
    assert scores["contract"]["satisfied"] is True, "a Conditional status is a status until closeout"


def test_nothing_stated_is_the_whole_range() -> None:
    scores = scored(engagement())
    figure = by(scores)
    assert (scores["sprs"], scores["range"]) == (None, [-203, 110])
    assert (scores["status"], scores["status_range"], figure["scorable"]) == (None, ["not_scorable", "final"], None)
    assert figure["counts"]["undetermined"] == 110
    assert len(figure["undetermined"]) == 110


def test_random_determinations_agree_with_the_second_source() -> None:
    turn = random.Random(4)  # noqa: S311 - not for secrets
    for _ in range(12):
        findings = dict.fromkeys(second_source.ALL, "met")
        for number in turn.sample(second_source.ALL, turn.choice((2, 9, 20, 60))):
            findings[number] = turn.choice(("not_met", "not_applicable", "partial_credit"))
            if findings[number] == "partial_credit" and number not in second_source.FIVE_OR_THREE:
                findings[number] = "not_met"
        findings[second_source.PLAN] = "met"
        scores = scored(engagement(determinations=determined(findings)))
        assert scores["sprs"] == second_source.score(findings)
        assert scores["status"] == second_source.status(findings)
        assert {number: second_source.cost(number, findings[number]) for number in lost(scores)} == lost(scores)


def test_without_a_security_plan_nothing_is_scored() -> None:
    everything = determined({"3.12.4": "open"})
    for block in ({"ssp": {"exists": False}}, {"ssp": {"exists": False}, "assessment": "c3pao"}):
        scores = scored(engagement(determinations=determined({}), cmmc=block))
        assert (scores["sprs"], scores["range"], scores["status"]) == (None, None, "not_scorable")
        assert by(scores)["with_plan"] == [110, 110]
    scores = scored(engagement(determinations=determined({"3.12.4": "not_met"})))
    assert scores["status"] == "not_scorable"
    assert scores["path_to_88"] == [ref("3.12.4")]
    unknown = scored(engagement(determinations=everything))
    assert (unknown["sprs"], unknown["range"], unknown["status"]) == (None, [110, 110], None)


def test_a_stated_plan_does_not_stand_in_for_its_requirement() -> None:
    scores = scored(engagement(determinations=determined({"3.12.4": "not_met"}), cmmc={"ssp": {"exists": True}}))
    assert scores["status"] == "not_scorable"


def test_partial_credit_comes_from_a_person_only() -> None:
    stated = determined({"3.13.11": "partial_credit", "3.5.3": "open"})
    scores = scored(engagement(determinations=stated, today={"iam_admin": []}))
    assert lost(scores) == {"3.13.11": 3, "3.5.3": 5}, "a verdict of partial or gap is not partial credit"
    assert {item["source"] for item in by(scores)["lost"]} == {"verdict", "determination"}


def test_an_exception_counts_with_what_it_needs_and_not_without() -> None:
    stated = [*determined({"3.1.5": "open"}), {"obligation": ref("3.1.5"), "status": "met", "exception": "x"}]
    stated[-1]["exception"] = "temporary_deficiency"
    note = {"requirement": ref("3.1.5"), "kind": "temporary_deficiency", "plan": "Plan 7, reviewed monthly"}
    bare = scored(engagement(determinations=stated, cmmc={"exceptions": [note]}))
    assert (bare["sprs"], bare["exceptions"][0]["lacks"]) == (107, ["what has been done so far"])
    assert by(bare)["lost"][0]["source"] == "exception"
    whole = scored(engagement(determinations=stated, cmmc={"exceptions": [{**note, "progress": "Half done"}]}))
    assert (whole["sprs"], whole["status"], whole["exceptions"][0]["lacks"]) == (110, "final", [])
    untold = scored(engagement(determinations=stated))
    assert untold["sprs"] == 107


def test_an_alternative_alone_is_no_exception() -> None:
    stated: dict[str, Any] = {
        "determinations": determined({"3.3.5": "open"}),
        "today": {"soc_mdr": []},
        "alternatives": [{"obligation": ref("3.3.5"), "measure": "Weekly meeting", "rationale": "Small shop"}],
    }
    made = assessment(engagement(**stated))
    assert made.judgements["today"][ref("3.3.5")].verdict.value == "compensated"
    assert lost(scored(engagement(**stated))) == {"3.3.5": 5}
    bare = {item["arrangement"]: item["not_met"] for item in scored(engagement(), None)["ceilings"]}
    beside = {item["arrangement"]: item["not_met"] for item in scored(engagement(**stated), None)["ceilings"]}
    assert beside == bare, "nor does it raise a ceiling"
    note = {
        "requirement": ref("3.3.5"),
        "kind": "enduring_exception",
        "in_security_plan": True,
        "mitigations": "Air gap",
    }
    assert lost(scored(engagement(**stated, cmmc={"exceptions": [note]}))) == {}


def test_what_is_forbidden_costs_nothing() -> None:
    facts = {"cui_remote_access": False, "cui_wireless_access": False}
    stated = determined({"3.1.12": "open", "3.1.13": "open", "3.1.16": "open", "3.1.17": "open"})
    scores = scored(engagement(facts=facts, determinations=stated))
    assert (scores["sprs"], scores["status"]) == (110, "final")
    unneeded = {item["id"]: item for item in by(scores)["not_applicable"]}
    named = ("AC.L2-3.1.12", "AC.L2-3.1.13", "AC.L2-3.1.16", "AC.L2-3.1.17")
    assert set(named) <= set(unneeded)
    assert all("accident" in unneeded[name]["condition"] for name in named)
    assert unneeded["AC.L2-3.1.16"]["why"].endswith("over Wi-Fi or another wireless link? No.")
    by_hand = scored(engagement(determinations=determined({"3.13.14": "not_applicable"})))
    assert by_hand["sprs"] == 110
    assert by(by_hand)["not_applicable"][0]["why"] == "Seen."


def test_level_1_has_no_points_and_no_plan() -> None:
    whole = scored(engagement(1, determinations=determined({}, level=1)))
    assert (whole["status"], whole["sprs"], whole["range"], whole["path_to_88"]) == ("final", None, None, None)
    stated = determined({}, level=1)
    stated[3]["status"] = "not_met"
    partly = scored(engagement(1, determinations=stated, cmmc={"conditional_status_date": "2026-11-01"}))
    assert (partly["status"], partly["closeout"]) == ("none", None)
    assert [item["eligible"] for item in partly["poam"]] == [False]
    assert by(partly, 1)["path_to_conditional"] is None
    assert partly["assessment_title"] == "Level 1 (Self)"


def level_3(three: dict[str, str], two: dict[str, str], **block: object) -> dict[str, Any]:
    stated = [*determined(two), *determined(three, level=3)]
    return scored(engagement(3, determinations=stated, cmmc=block))


def test_level_3_is_scored_for_itself_and_needs_level_2_first() -> None:
    held: dict[str, Any] = {"level_2_final": "2026-01-10"}
    done = level_3({}, {}, **held)
    assert (done["sprs"], done["status"], by(done, 3)["score"]) == (110, "final", 24)
    assert level_3({}, {})["status_range"] == ["none", "final"], "nobody said that Level 2 is Final"
    four = dict.fromkeys(("3.1.2e", "3.1.3e", "3.2.1e", "3.2.2e"), "not_met")
    assert level_3(four, {}, **held)["status"] == "conditional"
    assert level_3({**four, "3.4.1e": "not_met"}, {}, **held)["status"] == "none"
    assert level_3({"3.6.1e": "not_met"}, {}, **held)["status"] == "none"
    below = level_3({}, {"3.1.3": "not_met"}, **held)
    assert (below["sprs"], below["status"], by(below, 2)["status"]) == (109, "none", "conditional")


def test_a_level_nobody_stated_is_not_scored() -> None:
    for level in (None, 4, 2.5):
        made = assessment(engagement(facts={"cmmc_level": level}))
        assert cmmc.score(made.case, made.judgements) is None


def test_ceilings_are_of_the_models_and_no_determination_touches_them() -> None:
    nothing = scored(engagement(determinations=[{"obligation": name, "status": "not_met"} for name in refs(2)]), None)
    other = scored(engagement(), None)
    assert nothing["range"] is None
    assert nothing["ceilings"] == other["ceilings"]
    found = {item["arrangement"]: item for item in nothing["ceilings"]}
    assert set(found) == {"break_fix", "managed", "internal_it", "staff_aug", "project_depot", "co_managed"}
    assert found["break_fix"]["status"] == "not_scorable", "nobody keeps the security plan"
    assert found["managed"]["range"][1] > found["break_fix"]["range"][1]


def dated(**block: object) -> dict[str, Any]:
    return scored(engagement(determinations=determined({}), cmmc=block))


@pytest.mark.parametrize(
    ("start", "due", "expired"),
    [("2026-05-25", "2026-11-21", False), ("2026-05-24", "2026-11-20", True), ("2026-01-01", "2026-06-30", True)],
)
def test_closeout_is_180_days_later(start: str, due: str, expired: bool) -> None:
    scores = dated(conditional_status_date=start, held_status="level_2_self")
    assert (scores["closeout"]["due"], scores["closeout"]["expired"]) == (due, expired)
    assert scores["held"]["current"] is not expired
    assert (date.fromisoformat(due) - date.fromisoformat(start)).days == 180


def test_a_final_status_keeps_the_date_of_the_conditional_one() -> None:
    block: dict[str, Any] = {
        "conditional_status_date": "2026-02-01",
        "status_date": "2026-06-30",
        "held_status": "level_2_c3pao",
    }
    scores = dated(**block, affirmed="2026-06-30")
    assert (scores["held"]["kind"], scores["held"]["since"], scores["held"]["until"]) == (
        "final",
        "2026-02-01",
        "2029-02-01",
    )
    assert scores["closeout"]["closed"] is True
    assert (scores["affirmation"]["due"], scores["affirmation"]["overdue"]) == ("2027-06-30", False)
    assert (scores["retention"]["until"], scores["retention"]["hashed"]) == ("2032-02-01", True)
    late = dated(status_date="2024-12-20", affirmed="2025-11-20", held_status="level_2_self")
    assert late["affirmation"]["overdue"] is True
    assert late["retention"]["hashed"] is False


def test_phases_begin_on_their_day() -> None:
    rules = cmmc_rules(plan().terrain)
    assert rules is not None
    days = {"2025-11-09": None, "2025-11-10": 1, "2026-11-09": 1, "2026-11-10": 2, "2027-11-10": 3, "2028-11-10": 4}
    for day, number in days.items():
        phase = phase_on(rules, date.fromisoformat(day))
        assert (phase.number if phase is not None else None) == number, day
    assert dated()["phases"]["today"] == 2


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
    assert scores["contract"]["call"] == call


def test_the_status_held_answers_the_contract() -> None:
    c3pao: dict[str, Any] = {"contract": {"requires": "level_2_c3pao"}, "status_date": "2026-01-15"}
    held: dict[str, Any] = {**c3pao, "affirmed": "2026-01-15"}
    assert dated(**held, held_status="level_2_c3pao")["contract"]["satisfied"] is True
    less = dated(**held, held_status="level_2_self", assessment="c3pao")["contract"]
    assert (less["satisfied"], less["why"]) == (False, "Level 2 (Self) is less than Level 2 (C3PAO).")
    over = dated(**{**held, "status_date": "2025-01-15"}, held_status="level_1_self")["contract"]
    assert (over["satisfied"], over["why"]) == (False, "The status ended on 2026-01-15."), "the term of the one held"
    more = dated(**{**held, "contract": {"requires": "level_1_self"}}, held_status="level_2_self")["contract"]
    assert more["satisfied"] is True
    assert dated()["contract"]["satisfied"] is None
    early = {**held, "status_date": "2025-01-15", "affirmed": "2025-11-20"}
    stale = dated(**early, held_status="level_2_c3pao")["contract"]
    assert (stale["satisfied"], stale["why"]) == (
        False,
        "The last affirmation, of 2025-11-20, was due again on 2026-11-20.",
    )


@pytest.mark.parametrize("called", ["level_1_self", "level_2_c3pao"])
@pytest.mark.parametrize("aimed", [{}, {"assessment": "c3pao"}])
def test_what_is_aimed_at_says_nothing_of_the_status_held(called: str, aimed: dict[str, str]) -> None:
    scores = dated(contract={"requires": called}, status_date="2026-05-01", affirmed="2026-05-01", **aimed)
    held, contract = scores["held"], scores["contract"]
    assert (held["kind"], held["since"], held["status"], held["title"]) == ("final", "2026-05-01", None, None)
    assert (held["until"], held["current"], contract["satisfied"]) == (None, None, None)
    assert contract["why"] == "A status is recorded since 2026-05-01; which status was recorded is not stated."


@pytest.mark.parametrize(
    ("days", "due", "covers", "overdue", "satisfied", "why"),
    [
        ({}, "2024-12-20", None, None, None, "Whether anybody affirmed the status of 2024-12-20 since is not stated."),
        (
            {"affirmed": "2024-12-19"},
            "2024-12-20",
            False,
            True,
            False,
            "The last affirmation, of 2024-12-19, is older than the status of 2024-12-20.",
        ),
        ({"affirmed": "2025-11-21"}, "2026-11-21", True, False, True, "Level 2 (C3PAO) is held until 2027-12-20."),
        (
            {"conditional_status_date": "2026-03-01", "status_date": "2026-06-01", "affirmed": "2026-03-01"},
            "2026-06-01",
            False,
            True,
            False,
            "The last affirmation, of 2026-03-01, is older than the status of 2026-06-01.",
        ),
    ],
)
def test_a_status_counts_once_it_is_affirmed(
    days: dict[str, str], due: str, *, covers: bool | None, overdue: bool | None, satisfied: bool | None, why: str
) -> None:
    block = {"status_date": "2024-12-20", "held_status": "level_2_c3pao", **days}
    scores = dated(contract={"requires": "level_2_c3pao"}, **block)
    found = scores["affirmation"]
    assert (found["due"], found["covers"], found["overdue"]) == (due, covers, overdue)
    assert (scores["contract"]["satisfied"], scores["contract"]["why"]) == (satisfied, why)


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
        ({}, None, None, "Level 3 (DIBCAC) needs Level 2 (C3PAO) to be Final before; its day is not stated."),
        (
            {"level_2_final": "2023-11-20"},
            "none",
            False,
            "Level 2 (C3PAO), which Level 3 (DIBCAC) needs, ended on 2026-11-20.",
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
            "Level 2 (C3PAO) became Final on 2025-06-01, after Level 3 (DIBCAC) of 2025-05-01, which needs it before.",
        ),
    ],
)
def test_level_3_stands_on_a_level_2_that_came_before_and_lasts(
    days: dict[str, str], status: str | None, *, satisfied: bool | None, why: str
) -> None:
    scores = level_3({}, {}, **LEVEL_3_HELD, **days)
    assert scores["status"] == status
    assert (scores["contract"]["satisfied"], scores["contract"]["why"]) == (satisfied, why)


def test_evidence_is_kept_no_day_short() -> None:
    scores = scored(engagement(determinations=determined({}), as_of="2028-03-01", cmmc={"status_date": "2028-02-29"}))
    assert scores["retention"]["until"] == "2034-03-01"


def test_a_day_that_is_over_is_not_in_time() -> None:
    stated = determined({"3.1.9": "not_met", "3.3.3": "not_met"})
    plan_of = [
        {"requirement": ref("3.1.9"), "planned": "Notice", "due": "2026-11-20"},
        {"requirement": ref("3.3.3"), "planned": "Review", "due": "2026-11-21"},
    ]
    block = {"conditional_status_date": "2026-10-01", "held_status": "level_2_self", "poam": plan_of}
    rows = {item["ref"]: item for item in scored(engagement(determinations=stated, cmmc=block))["poam"]}
    assert (rows[ref("3.1.9")]["over"], rows[ref("3.1.9")]["in_time"]) == (True, False)
    assert (rows[ref("3.3.3")]["over"], rows[ref("3.3.3")]["in_time"]) == (False, True)


def test_the_fact_says_why_where_a_determination_gave_way_to_it() -> None:
    scores = scored(engagement(facts={"cui_wireless_access": False}, determinations=determined({})))
    unneeded = {item["id"]: item["why"] for item in by(scores)["not_applicable"]}
    assert unneeded["AC.L2-3.1.16"].endswith("over Wi-Fi or another wireless link? No.")


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
        found = scored(stated)["providers"][0]
        assert (found["holds"], found["in_scope"], found["fedramp_needed"]) == (held, inside, fedramp)
        assert found["fedramp_met"] is (True if fedramp else None)
    item = {"provider": "p", "kind": "csp", "holds": ["cui"], "fedramp_moderate": "none"}
    stated = engagement(providers=[{"id": "p", "model": "vendor"}], cmmc={"service_providers": [item]})
    assert scored(stated)["providers"][0]["fedramp_met"] is False


def test_assets_are_those_of_the_level() -> None:
    scores = dated(assets={"cui": 3, "specialized": 2})
    counts = {item["category"]: item["count"] for item in scores["assets"]}
    assert counts == {
        "cui": 3,
        "security_protection": None,
        "contractor_risk_managed": None,
        "specialized": 2,
        "out_of_scope": None,
    }
