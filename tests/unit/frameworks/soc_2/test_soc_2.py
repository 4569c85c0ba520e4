"""SOC 2 arithmetic against examples worked out by hand, on the shipped rules and a small organization."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessor import api
from assessor.assess.engine import assess_engagement
from assessor.frameworks.registry import FRAMEWORKS
from assessor.frameworks.soc_2 import scores as soc_2
from assessor.frameworks.soc_2.criteria import category_of
from assessor.frameworks.soc_2.framework import SOC_2
from assessor.frameworks.soc_2.operating_period import gaps
from assessor.frameworks.soc_2.rules import soc_2_rules
from assessor.model.period import Period
from assessor.model.structured import engagement_of
from tests.unit.frameworks.json_parts import json_of

if TYPE_CHECKING:
    from pathlib import Path

    from assessor.model.plan import Plan

YEAR = {"from": "2025-11-01", "to": "2026-10-31"}
REVIEW = "soc-2:CC6.2"
ROLES = "soc-2:CC6.3"
# A capability no other demand of CC9.1 shares: yearly, performed by a provider.
PLAN = "soc-2:CC9.1"


@pytest.fixture(scope="module")
def plan(data_root: Path, cache: Path) -> Plan:
    return api.load_library(["soc-2"], data=data_root, cache=cache)


def engagement(**more: Any) -> dict[str, Any]:
    """Everything in the hands of a strong team, every duty done; no record of anything."""
    made: dict[str, Any] = {
        "as_of": "2026-11-21",
        "organization": {"name": "Sound", "internal_fte": 20, "tickets_per_month": 0, "users": 10, "devices": 10},
        "frameworks": ["soc-2"],
        "providers": [
            {"id": "team", "model": "internal_it", "offering": "on_call", "covers": "all"},
            {
                "id": "cloud",
                "model": "vendor",
                "services": {"backup_dr": {"sustains": "P1D", "evidence": "system_record"}},
            },
            {"id": "msp", "model": "managed", "offering": "gold", "covers": "all"},
        ],
        "today": {},
        "duties": {},
    }
    return {**made, **more}


def scored(plan: Plan, **more: Any) -> dict[str, Any]:
    stated = engagement(**more)
    terrain = plan.terrain
    delegable = [name for name, item in terrain.functions.items() if item.kind == "delegable"]
    stated["today"] = {name: ["msp"] for name in delegable} | stated["today"]
    stated["duties"] = {name: {"state": "done"} for name in terrain.duties} | stated["duties"]
    case = assess_engagement(plan, engagement_of(stated, FRAMEWORKS), arrangements=["today"])
    return json_of(soc_2.score(case.case, case.judgements), SOC_2)


def block(**more: Any) -> dict[str, Any]:
    return {"type": 2, "period": YEAR, **more}


def criterion(score: dict[str, Any], ref: str) -> dict[str, Any]:
    found: dict[str, Any] = next(row for row in score["criteria"] if row["ref"] == ref)
    return found


def record(number: int, capability: str, collected: str, **more: Any) -> dict[str, Any]:
    return {"id": f"e{number}", "source": "document", "collected": collected, "capability": capability, **more}


def review(**more: Any) -> dict[str, Any]:
    made = {
        "id": "review",
        "obligation": REVIEW,
        "control": "Access is reviewed every quarter",
        "capability": "access-recertification",
        "population": 4,
        "sample": 4,
        "deviations": 0,
    }
    return {**made, **more}


# days and gaps


@pytest.mark.parametrize(
    ("spans", "left"),
    [
        ([], [365]),
        ([("2025-11-01", "2026-10-31")], []),
        ([("2025-01-01", "2027-01-01")], []),
        ([("2025-11-01", "2025-11-01")], [364]),
        ([("2026-10-31", "2026-10-31")], [364]),
        ([("2026-01-01", "2026-01-31"), ("2026-02-01", "2026-03-01")], [61, 244]),
        ([("2026-02-01", "2026-03-01"), ("2026-01-01", "2026-02-15")], [61, 244]),
        ([("2024-01-01", "2024-12-31"), ("2026-12-01", "2026-12-31")], [365]),
    ],
)
def test_gaps_in_a_period(spans: list[tuple[str, str]], left: list[int]) -> None:
    assert gaps(Period(from_=YEAR["from"], to=YEAR["to"]), spans) == left


days = st.dates(min_value=date(2025, 9, 1), max_value=date(2026, 12, 31))


@given(st.lists(st.tuples(days, days), max_size=6), st.tuples(days, days))
def test_one_more_span_never_leaves_more_days(spans: list[tuple[Any, Any]], more: tuple[Any, Any]) -> None:
    period = Period(from_=YEAR["from"], to=YEAR["to"])
    held = [(min(pair).isoformat(), max(pair).isoformat()) for pair in spans]
    one = (min(more).isoformat(), max(more).isoformat())
    before, after = gaps(period, held), gaps(period, [*held, one])
    assert sum(after) <= sum(before)
    assert max(after, default=0) <= max(before, default=0)


# categories


@pytest.mark.parametrize(
    ("name", "category"),
    [
        ("CC1.1", "security"),
        ("C1.1", "confidentiality"),
        ("A1.3", "availability"),
        ("PI1.5", "processing-integrity"),
        ("P8.1", "privacy"),
    ],
)
def test_a_criterion_belongs_to_the_category_of_its_letters(plan: Plan, name: str, category: str) -> None:
    rules = soc_2_rules(plan.terrain)
    assert rules is not None
    found = category_of(rules, name)
    assert found is not None
    assert found.id == category


def test_criteria_are_counted_by_category(plan: Plan) -> None:
    """33 common criteria, 3, 2, 5 and 18 (TSC 2017)."""
    facts = {"name": "S", "soc2_availability": True, "soc2_confidentiality": False, "soc2_privacy": True}
    score = scored(plan, organization=facts)
    assert [(row["id"], row["chosen"], row["criteria"]) for row in score["categories"]] == [
        ("security", "yes", 33),
        ("availability", "yes", 3),
        ("confidentiality", "no", 2),
        ("processing-integrity", "unknown", 5),
        ("privacy", "yes", 18),
    ]
    for row in score["categories"]:
        assert sum(row["standings"].values()) == row["criteria"]
    assert score["categories"][2]["standings"]["out_of_scope"] == 2
    assert score["categories"][3]["standings"]["undetermined"] == 5


# design and operation


def test_a_type_1_report_speaks_of_the_design(plan: Plan) -> None:
    score = scored(plan, soc_2={"type": 1, "as_of_date": "2026-10-31"})
    assert criterion(score, REVIEW)["standing"] == "designed"
    assert score["to_collect"] == []


def test_without_records_a_type_2_report_speaks_of_the_design_only(plan: Plan) -> None:
    found = criterion(scored(plan, soc_2=block()), PLAN)
    assert found["standing"] == "design_only"
    assert {item["about"] for item in found["lacking"]} == {"continuity-plan", "risk-treatment"}
    assert {item["gap_days"] for item in found["lacking"]} == {365}


QUARTERS = ("2026-01-20", "2026-04-12", "2026-07-10", "2026-09-30")


def test_four_quarterly_records_reach_over_the_year(plan: Plan) -> None:
    """Gaps of 80, 81, 88, 81 and 31 days; the demand is every three months (92 days)."""
    held = [record(n, "access-recertification", day) for n, day in enumerate(QUARTERS)]
    lacking = criterion(scored(plan, soc_2=block(), evidence=held), REVIEW)["lacking"]
    assert "access-recertification" not in {item["about"] for item in lacking}


def test_a_missed_quarter_does_not(plan: Plan) -> None:
    """Without July there are 170 days from April 12 to September 30; monthly, any schedule up to 92 days passes."""
    held = [record(n, "monitoring-program", day) for n, day in enumerate(QUARTERS)]
    whole = criterion(scored(plan, soc_2=block(), evidence=held), "soc-2:CC4.1")
    assert whole["standing"] == "no_exception"
    without = criterion(scored(plan, soc_2=block(), evidence=[*held[:2], held[3]]), "soc-2:CC4.1")
    assert without["standing"] == "design_only"
    assert without["lacking"] == [
        {"about": "monitoring-program", "gap_days": 170, "allowed_days": 92, "records": ["e0", "e1", "e3"]}
    ]


def test_an_event_needs_its_whole_population(plan: Plan) -> None:
    """A point in time shows one event; a register over the period shows all; so does a test of a known population."""
    ref, about = "soc-2:CC6.5", "media-disposal"
    point = [record(1, about, "2026-05-11")]
    assert criterion(scored(plan, soc_2=block(), evidence=point), ref)["standing"] == "design_only"
    span = [record(1, about, "2026-11-01", period=YEAR)]
    assert criterion(scored(plan, soc_2=block(), evidence=span), ref)["standing"] == "no_exception"
    test = review(id="wiped", obligation=ref, capability=about, population=31, sample=25)
    assert criterion(scored(plan, soc_2=block(controls_tested=[test])), ref)["standing"] == "no_exception"
    del test["population"]
    assert criterion(scored(plan, soc_2=block(controls_tested=[test])), ref)["standing"] == "design_only"


def test_no_occurrence_is_neither_effective_nor_ineffective(plan: Plan) -> None:
    quiet = [{"obligation": "soc-2:CC6.5", "reason": "Nothing was thrown away"}]
    assert criterion(scored(plan, soc_2=block(no_occurrence=quiet)), "soc-2:CC6.5")["standing"] == "no_occurrence"
    gone: dict[str, list[str]] = {"media_disposal": [], "field_service": []}
    found = criterion(scored(plan, soc_2=block(no_occurrence=quiet), today=gone), "soc-2:CC6.5")
    assert found["standing"] == "exception", "that nothing happened does not make up for nobody being there"


# exceptions


def test_an_exception_alone_leaves_the_criterion_unmet(plan: Plan) -> None:
    score = scored(plan, soc_2=block(controls_tested=[review(deviations=1)]))
    assert criterion(score, REVIEW)["standing"] == "exception"
    assert [(row["mitigated"], row["instead"]) for row in score["exceptions"]] == [(False, [])]


def test_another_control_may_meet_the_criterion(plan: Plan) -> None:
    other = review(id="leavers", control="Leavers lose access at once", capability="joiner-mover-leaver")
    tests = [review(deviations=1, mitigated_by=["leavers"], also_for=[ROLES]), other]
    score = scored(plan, soc_2=block(controls_tested=tests))
    assert criterion(score, REVIEW)["standing"] == "exception_mitigated"
    assert criterion(score, ROLES)["standing"] == "exception", "the other control was tested for CC6.2 only"
    for broken in ({"deviations": 1}, {"sample": 0}, {"population": None}):
        score = scored(plan, soc_2=block(controls_tested=[tests[0], {**other, **broken}]))
        assert criterion(score, REVIEW)["standing"] == "exception"


def test_the_failed_demand_itself_is_excused_and_the_verdict_stays(plan: Plan) -> None:
    """The duty is not done because of the missed quarter: the criterion is met by others, the verdict is a person's."""
    missed = {"rd-access-recertification": {"state": "not_done"}}
    other = review(id="leavers", control="Leavers lose access at once", capability="joiner-mover-leaver")
    tests = [review(deviations=1, mitigated_by=["leavers"]), other]
    found = criterion(scored(plan, soc_2=block(controls_tested=tests), duties=missed), REVIEW)
    assert (found["verdict"], found["standing"], found["may_be_determined"]) == ("partial", "exception_mitigated", True)
    assert found["excused"] == ["access-recertification"]
    said = [{"obligation": REVIEW, "status": "met", "rationale": "Leavers were closed", "by": "QA", "on": "2026-11-01"}]
    found = criterion(scored(plan, soc_2=block(controls_tested=tests), duties=missed, determinations=said), REVIEW)
    assert (found["standing"], found["may_be_determined"]) == ("exception_mitigated", False)
    said[0]["status"] = "not_met"
    found = criterion(scored(plan, soc_2=block(controls_tested=tests), duties=missed, determinations=said), REVIEW)
    assert found["standing"] == "exception"


def test_the_usual_sample_is_bounded_by_the_population(plan: Plan) -> None:
    tests = [
        review(frequency="quarterly", sample=1),
        review(id="b", frequency="daily", population=10, sample=10),
        review(id="c", frequency="daily", population=200, sample=10),
    ]
    rows = scored(plan, soc_2=block(controls_tested=tests))["tests"]
    assert [(row["usual_sample"], row["small_sample"]) for row in rows] == [
        ([2, 2], True),
        ([10, 25], False),
        ([15, 25], True),
    ]


# providers' reports


def report(**more: Any) -> dict[str, Any]:
    made = {
        "provider": "cloud",
        "type": 2,
        "period_from": "2025-11-01",
        "period_to": "2026-10-31",
        "opinion": "unqualified",
    }
    return {**made, **more}


@pytest.mark.parametrize(
    ("end", "letter", "state", "gap"),
    [
        ("2026-10-31", None, "covers", 0),
        ("2026-11-15", None, "covers", 0),
        ("2026-10-30", None, "needs_letter", 1),
        ("2026-07-31", None, "needs_letter", 92),  # three months as the method counts them
        ("2026-07-31", "2026-10-30", "needs_letter", 92),
        ("2026-07-31", "2026-10-31", "bridged", 92),
        ("2026-07-30", "2026-10-31", "gap_too_long", 93),  # no letter reaches that far
        ("2025-11-20", None, "gap_too_long", 345),  # 366 days old at as_of
        ("2025-11-19", "2026-10-31", "stale", 346),  # 367 days old
    ],
)
def test_how_far_a_report_reaches(plan: Plan, end: str, letter: str | None, state: str, gap: int) -> None:
    stated = report(period_from="2025-01-01", period_to=end, bridge_letter_until=letter)
    (row,) = scored(plan, soc_2=block(provider_reports=[stated]))["provider_reports"]
    assert (row["state"], row["gap_days"]) == (state, gap)
    assert row["open"] is (state not in ("covers", "bridged"))


def test_what_else_a_report_may_hold_back(plan: Plan) -> None:
    given = {
        "nothing": report(),
        "opinion": report(opinion="qualified"),
        "type": {"provider": "cloud", "type": 1, "period_to": "2026-10-31", "opinion": "unqualified"},
        "scope": report(scope_covers=[]),
        "exception": report(exceptions_relevant=[{"text": "Late leavers"}]),
        "answered": report(exceptions_relevant=[{"text": "Late leavers", "response": "We close them ourselves"}]),
    }
    found = {
        name: scored(plan, soc_2=block(provider_reports=[stated]), today={"backup_dr": ["cloud"]})
        for name, stated in given.items()
    }
    kinds = {name: [row["kind"] for row in score["opinion_risk"] if row["who"]] for name, score in found.items()}
    assert kinds == {
        "nothing": [],
        "opinion": ["report_opinion"],
        "type": ["report_type"],
        "scope": ["report_scope"],
        "exception": ["report_exceptions"],
        "answered": [],
    }
    assert found["scope"]["provider_reports"][0]["outside_scope"] == ["backup_dr"]


def test_only_the_newest_report_is_relied_on_and_all_count_days(plan: Plan) -> None:
    """The old one covers November to January (92 days), the new one February to October (273)."""
    reports = [
        report(period_from="2026-02-01"),
        report(period_from="2025-02-01", period_to="2026-01-31", opinion="adverse", cuecs=[{"id": "a", "text": "Do"}]),
    ]
    score = scored(plan, soc_2=block(provider_reports=reports))
    assert [row["relied_on"] for row in score["provider_reports"]] == [True, False]
    assert [row["covered_days"] for row in score["provider_reports"]] == [365, 365]
    assert [row["open"] for row in score["provider_reports"]] == [False, False]
    assert score["cuecs"] == []
    (first,) = scored(plan, soc_2=block(provider_reports=reports[:1]))["provider_reports"]
    assert (first["covered_days"], first["uncovered_days"], first["open"]) == (273, 92, True)


@pytest.mark.parametrize(
    ("first", "last", "letter", "state", "uncovered", "kinds"),
    [
        ("2026-11-01", "2026-11-20", None, "after_period", None, ["report_after_period"]),
        ("2026-10-31", "2026-11-20", None, "covers", 364, ["report_days"]),
        ("2026-10-30", "2026-11-20", None, "covers", 363, ["report_days"]),
        ("2025-11-02", "2026-10-31", None, "covers", 1, ["report_days"]),
        ("2025-11-01", "2026-10-31", None, "covers", 0, []),
        ("2025-10-01", "2026-09-30", "2026-10-31", "bridged", 0, []),
        ("2025-12-01", "2026-09-30", "2026-10-31", "bridged", 30, ["report_days"]),
        ("2025-12-01", "2026-09-30", None, "needs_letter", 30, ["report_needs_letter", "report_days"]),
    ],
)
def test_days_of_our_period_that_no_report_covers_are_open(
    plan: Plan, first: str, last: str, letter: str | None, state: str, uncovered: int | None, kinds: list[str]
) -> None:
    stated = report(period_from=first, period_to=last, bridge_letter_until=letter)
    score = scored(plan, soc_2=block(provider_reports=[stated]))
    (row,) = score["provider_reports"]
    assert (row["state"], row["uncovered_days"], row["open"]) == (state, uncovered, bool(kinds))
    assert [item["kind"] for item in score["opinion_risk"] if item["who"]] == kinds


def test_a_report_that_begins_after_our_period_does_not_displace_the_one_that_covers_it(plan: Plan) -> None:
    reports = [report(), report(period_from="2026-11-01", period_to="2026-11-20")]
    rows = scored(plan, soc_2=block(provider_reports=reports))["provider_reports"]
    assert [(row["relied_on"], row["open"]) for row in rows] == [(True, False), (False, False)]


@pytest.mark.parametrize(
    ("population", "sample", "small", "why"),
    [
        (5000, 1, True, "no deviation in 1 of 5,000, fewer than usual"),
        (5000, 25, False, "no deviation in 25 of 5,000"),
        (None, 25, False, "no deviation in 25, population unknown"),
    ],
)
def test_how_much_of_a_control_named_instead_was_looked_at_is_told(
    plan: Plan, population: int | None, sample: int, small: bool, why: str
) -> None:
    other = review(
        id="leavers",
        capability="joiner-mover-leaver",
        frequency="many-times-a-day",
        population=population,
        sample=sample,
    )
    tests = [review(deviations=1, mitigated_by=["leavers"]), other]
    score = scored(plan, soc_2=block(controls_tested=tests))
    (found,) = score["exceptions"][0]["instead"]
    assert (found["holds"], found["small_sample"], found["why"]) == (population is not None, small, why)
    assert criterion(score, REVIEW)["standing"] == ("exception_mitigated" if population else "exception")


def test_expected_controls_are_held_against_today(plan: Plan) -> None:
    """What today's verdicts say goes before what was stated; only what nothing asks for rests on the statement."""
    cuecs = [
        {"id": "nobody", "text": "Do"},
        {"id": "named", "text": "Do", "capability": "backup", "state": "in_place"},
        {"id": "honest", "text": "Do", "capability": "backup", "state": "missing"},
        {"id": "wrong", "text": "Do", "capability": "access-recertification", "state": "in_place"},
        {"id": "elsewhere", "text": "Do", "capability": "key-management", "state": "in_place"},
        {"id": "unsaid", "text": "Do", "capability": "key-management"},
    ]
    score = scored(
        plan,
        organization={"name": "S", "soc2_availability": True},
        soc_2=block(provider_reports=[report(cuecs=cuecs)]),
        duties={"rd-access-recertification": {"state": "not_done"}},
    )
    assert {row["id"]: row["state"] for row in score["cuecs"]} == {
        "nobody": "unmapped",
        "named": "in_place",
        "honest": "missing",
        "wrong": "missing",
        "elsewhere": "in_place",
        "unsaid": "unknown",
    }
    counts = {row["kind"]: row["count"] for row in score["opinion_risk"] if row["kind"].startswith("cuec")}
    assert counts == {"cuec_unmapped": 1, "cuec_missing": 2}


# subservice organizations


@pytest.mark.parametrize(
    ("stated", "duties", "reasons"),
    [
        ({"monitoring": "provider-assurance", "csocs": [{"text": "Doors"}]}, {}, ["no_report"]),
        ({"csocs": [{"text": "Doors"}]}, {}, ["no_monitoring", "no_report"]),
        ({"monitoring": "provider-assurance"}, {}, ["no_csocs", "no_report"]),
        ({"monitoring": "rd-s6", "csocs": [{"text": "Doors"}]}, {"rd-s6": "not_done"}, ["not_monitored", "no_report"]),
        (
            {"monitoring": "provider-assurance", "csocs": [{"text": "Doors"}]},
            {"rd-provider-assurance": "not_done"},
            ["not_monitored", "no_report"],
        ),
        ({"method": "inclusive"}, {}, ["no_assertion"]),
        ({"method": "inclusive", "assertion": True}, {}, []),
    ],
)
def test_a_provider_left_out_is_watched(
    plan: Plan, stated: dict[str, Any], duties: dict[str, str], reasons: list[str]
) -> None:
    states = {name: {"state": state} for name, state in duties.items()}
    one = {"provider": "cloud", "method": "carve_out", **stated}
    (row,) = scored(plan, soc_2=block(subservice=[one]), duties=states)["subservice"]
    assert row["open"] == reasons


def test_who_runs_something_is_sorted(plan: Plan) -> None:
    """Staff need no sorting; a provider that runs something does, until it is listed."""
    today = {"backup_dr": ["cloud"], "service_desk": ["team"]}
    assert scored(plan, soc_2=block(), today=today)["undecided"] == ["cloud", "msp"]
    listed = block(subservice=[{"provider": "cloud", "method": "inclusive"}])
    assert scored(plan, soc_2=listed, today=today)["undecided"] == ["msp"]


def test_the_assertion_is_part_of_every_report(plan: Plan) -> None:
    for state, kinds in (("done", []), ("assigned", []), ("not_done", ["assertion_not_done"])):
        score = scored(plan, soc_2=block(), duties={"rd-s1": {"state": state}})
        assert [row["kind"] for row in score["opinion_risk"] if row["kind"].startswith("assertion")] == kinds


# laws


def test_a_report_never_moves_a_verdict(plan: Plan) -> None:
    """With and without the block, and with the worst that can be said in it."""
    worst = block(
        controls_tested=[review(deviations=4, also_for=[ROLES])],
        provider_reports=[report(opinion="adverse", cuecs=[{"id": "a", "text": "Do"}])],
        subservice=[{"provider": "cloud", "method": "carve_out"}],
        no_occurrence=[{"obligation": PLAN, "reason": "Nothing"}],
    )
    made = [scored(plan, **more) for more in ({}, {"soc_2": block()}, {"soc_2": worst})]
    verdicts = [{row["ref"]: row["verdict"] for row in score["criteria"]} for score in made]
    assert verdicts[0] == verdicts[1] == verdicts[2]
    assert made[0]["type"] is None
    assert made[0]["opinion_risk"] == []


_GOOD = ("no_occurrence", "no_exception")


@given(st.lists(st.sampled_from(QUARTERS), unique=True), st.sampled_from(QUARTERS))
def test_one_more_record_never_takes_from_what_is_shown(held: list[str], more: str) -> None:
    plan = _remembered()
    made = []
    for days_ in (held, [*held, more]):
        records = [record(n, "monitoring-program", day) for n, day in enumerate(days_)]
        made.append(criterion(scored(plan, soc_2=block(), evidence=records), "soc-2:CC4.1")["standing"] in _GOOD)
    assert made[1] >= made[0]


@cache
def _remembered() -> Plan:
    return api.load_library(["soc-2"])
