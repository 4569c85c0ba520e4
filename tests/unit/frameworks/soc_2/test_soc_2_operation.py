"""What a report may say of criteria: categories, design and operation, exceptions. Worked out by hand."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessor.frameworks.soc_2.criteria import category_of
from assessor.frameworks.soc_2.operating_period import gaps
from assessor.frameworks.soc_2.rules import soc_2_rules
from assessor.model.period import Period
from tests.unit.frameworks.soc_2.sound import (
    PLAN,
    QUARTERS,
    REVIEW,
    ROLES,
    YEAR,
    block,
    criterion,
    record,
    review,
    scored,
)

if TYPE_CHECKING:
    from assessor.model.plan import Plan

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
        {
            "about": "monitoring-program",
            "gap_days": 170,
            "allowed_days": 91,
            "records": ["e0", "e1", "e3"],
            "asked_of": "msp",
            "elsewhere": [],
        }
    ]


@pytest.mark.parametrize(("apart", "lacking"), [(92, []), (93, [(92, 91)])])
def test_92_days_bear_91_between_two_records(apart: int, lacking: list[tuple[int, int]], plan: Plan) -> None:
    first = date.fromisoformat(YEAR["from"])
    held = [record(n, "monitoring-program", (first + timedelta(days=n * apart)).isoformat()) for n in range(4)]
    found = criterion(scored(plan, soc_2=block(), evidence=held), "soc-2:CC4.1")["lacking"]
    mine = [part for part in found if part["about"] == "monitoring-program"]
    assert [(part["gap_days"], part["allowed_days"]) for part in mine] == lacking


def test_records_of_another_provider_are_told_only_where_they_would_do(plan: Plan) -> None:
    held = [record(n, "monitoring-program", day, provider="customer") for n, day in enumerate(QUARTERS)]
    whole = criterion(scored(plan, soc_2=block(), evidence=held), "soc-2:CC4.1")
    (lacking,) = [part for part in whole["lacking"] if part["about"] == "monitoring-program"]
    assert (lacking["records"], lacking["asked_of"]) == ([], "msp")
    assert lacking["elsewhere"] == [{"record": f"e{n}", "provider": "customer"} for n in range(4)]
    missed = criterion(scored(plan, soc_2=block(), evidence=[*held[:2], held[3]]), "soc-2:CC4.1")
    (lacking,) = [part for part in missed["lacking"] if part["about"] == "monitoring-program"]
    assert lacking["elsewhere"] == []


def test_records_of_a_providers_work_do_not_show_a_duty_that_nobody_dated(plan: Plan) -> None:
    """Policies are approved and looked at again by the organization: that the set is kept says nothing of the day."""
    held = [record(1, "policy-lifecycle", "2026-02-09") | {"parts": ["all", "period_review"]}]
    found = criterion(scored(plan, soc_2=block(), evidence=held), "soc-2:CC5.3")
    assert found["verdict"] == "satisfied_with_customer_duties"
    assert (found["standing"], [item["about"] for item in found["lacking"]]) == ("design_only", ["rd-policy-lifecycle"])
    assert [(item["gap_days"], item["allowed_days"], item["asked_of"]) for item in found["lacking"]] == [
        (365, 365, "customer")
    ]
    dated = {"rd-policy-lifecycle": {"state": "done", "last": "2026-02-09"}}
    assert (
        criterion(scored(plan, soc_2=block(), evidence=held, duties=dated), "soc-2:CC5.3")["standing"] == "no_exception"
    )
    for day, standing in (("2026-02-10", "no_exception"), ("2025-10-31", "design_only")):
        own = {"id": "own", "source": "document", "collected": day, "duty": "rd-policy-lifecycle"}
        found = criterion(scored(plan, soc_2=block(), evidence=[*held, own]), "soc-2:CC5.3")
        assert found["standing"] == standing


def test_an_event_needs_its_whole_population(plan: Plan) -> None:
    """A point in time shows one event; a register over the period shows all; so does a test of a known population."""
    ref, about = "soc-2:CC6.5", "media-disposal"
    point = [record(1, about, "2026-05-11")]
    found = criterion(scored(plan, soc_2=block(), evidence=point), ref)
    assert found["standing"] == "design_only"
    assert [part["allowed_days"] for part in found["lacking"] if part["about"] == about] == [None]
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


def test_a_failure_inside_the_period_stays_an_exception_when_a_newer_record_mends_today(plan: Plan) -> None:
    quarters = [record(n, "monitoring-program", day) for n, day in enumerate(QUARTERS)]
    failed = {**record(9, "monitoring-program", "2026-02-01"), "result": "contradicts"}
    found = criterion(scored(plan, soc_2=block(), evidence=[*quarters, failed]), "soc-2:CC4.1")
    assert found["verdict"] in ("satisfied", "satisfied_with_customer_duties")
    assert (found["standing"], found["contradicting"]) == ("exception", ["e9"])
    before = {**failed, "collected": "2025-10-01"}
    found = criterion(scored(plan, soc_2=block(), evidence=[*quarters, before]), "soc-2:CC4.1")
    assert (found["standing"], found["contradicting"]) == ("no_exception", [])


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
        review(id="d", frequency="daily", population=5, sample=5),
    ]
    rows = scored(plan, soc_2=block(controls_tested=tests))["tests"]
    assert [(row["usual_sample"], row["small_sample"]) for row in rows] == [
        ([2, 2], True),
        ([10, 10], False),
        ([15, 25], True),
        ([5, 5], False),
    ]


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
