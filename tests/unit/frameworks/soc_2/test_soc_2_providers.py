"""Providers of a SOC 2 report: how far their own reports reach, what they expect, who is left out of ours."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.unit.frameworks.soc_2.sound import block, findings, report, review, scored

if TYPE_CHECKING:
    from assessor.model.plan import Plan

# providers' reports


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
        "carved": report(carve_outs=["An operator of data centers"]),
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
        "carved": ["report_carve_outs"],
    }
    assert found["carved"]["provider_reports"][0]["open"]
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


def test_a_control_nobody_has_looked_for_is_not_one_that_is_missing(plan: Plan) -> None:
    cuecs = [
        {"id": "looked", "text": "Do", "state": "missing"},
        {"id": "named", "text": "Do", "capability": "backup", "state": "unmapped"},
        {"id": "bare", "text": "Do"},
    ]
    found = [one for one in findings(plan, provider_reports=[report(cuecs=cuecs)]) if one.rule == "user_control"]
    assert [(one.place[-1], one.code, one.duty) for one in found] == [
        ("looked", "missing", "rd-s5"),
        ("named", "unmapped", "rd-s5"),
        ("bare", "unmapped", "rd-s5"),
    ]


def test_what_is_custom_cites_no_criterion(plan: Plan) -> None:
    old = report(period_from="2024-01-01", period_to="2024-12-31", opinion="qualified")
    short = report(period_from="2026-02-01")
    found = {(one.code, one.parts): one.citation for one in findings(plan, provider_reports=[old])}
    assert found.keys() == {("stale", ("current_report",)), ("incomplete", ("opinion_qualified",))}
    assert found["stale", ("current_report",)].startswith("engine default")
    (gap,) = findings(plan, provider_reports=[short])
    assert (gap.code, gap.days) == ("not_shown", 92)
    for citation in (found["stale", ("current_report",)], gap.citation):
        assert "CC9.2" not in citation


def test_a_sampled_control_falls_to_whoever_has_its_duty(plan: Plan) -> None:
    (found,) = findings(plan, controls_tested=[review(deviations=1)])
    assert (found.code, found.duty) == ("deviating", "rd-access-recertification")


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
