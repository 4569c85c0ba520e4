"""What was needed and what there is, code by code."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from assessor.result.comparison import (
    Coverage,
    Hours,
    OpenDuties,
    OpenDuty,
    Paper,
    Papers,
    Shortfall,
    Strength,
)
from assessor.words import comparisons
from assessor.words.demands import asks, asks_shortly
from tests.unit.words.typed import NAMES, comparison, demand, timing

if TYPE_CHECKING:
    from assessor.model.scales import Predicate
    from assessor.result.comparison import Compared
    from assessor.result.obligation import Demand

EVERY_DAY = "every day (engine default; any schedule up to 31 days passes)"


@pytest.mark.parametrize(
    ("asked", "phrase"),
    [
        (demand(), EVERY_DAY),
        (demand(loosest=None), "every day (engine default; any schedule passes)"),
        (demand(basis="legal"), "every day (legal)"),
        (demand(every="as_defined", basis="if_adopted"), "as often as the organization has defined (proposed)"),
        (
            demand(every=None, event="security-incident", within="PT4H", hours="24x7", basis="contractual"),
            "at each security incident within 4 hours, covered 24x7 (contractual)",
        ),
        (demand(every=None, state=True), "in force (engine default)"),
        (demand(population="baa", capability=None), "business associate contract, with every provider in reach"),
        (demand(duty="rd-log", capability=None, kind="duty"), "the organization's own duty"),
    ],
)
def test_a_demand_in_one_phrase(asked: Demand, phrase: str) -> None:
    assert asks(asked, NAMES) == phrase
    assert asks_shortly(asked, NAMES) == phrase.partition(" (")[0]


@pytest.mark.parametrize(
    ("shortfall", "there"),
    [
        ("nobody", "nobody is assigned SOC service or patching"),
        ("function_not_stated", "who runs patching is not stated"),
        ("not_listed", "patching is not one of its listed services"),
        ("no_frequency", "no frequency is defined"),
        ("frequency_not_stated", "the frequency is not stated"),
        ("contradicted", "record ev-1 (Log export, 2026-11-01) shows otherwise"),
        ("not_stated", "not stated"),
    ],
)
def test_what_no_values_stand_behind(shortfall: Shortfall, there: str) -> None:
    found = comparison(shortfall=shortfall, record="ev-1")
    assert comparisons.has_anywhere(found, demand(), NAMES) == there
    in_two = comparison(shortfall=shortfall, record="ev-1", groups=("lab", "till"))
    assert comparisons.has(in_two, demand(), NAMES) == f"{there}, for lab and till"


@pytest.mark.parametrize("shortfall", ["nobody", "function_not_stated"])
def test_where_nobody_was_asked_the_whole_demand_is_needed(shortfall: Shortfall) -> None:
    found = comparison(shortfall=shortfall, predicate="evidence")
    assert comparisons.needs(found, demand(), NAMES) == EVERY_DAY


def compared(predicate: Predicate, shortfall: Shortfall, values: Compared | None, **asked: Any) -> tuple[str, str]:
    found = comparison(predicate=predicate, shortfall=shortfall, compared=values)
    asked_for = demand(**asked)
    return comparisons.needs(found, asked_for, NAMES), comparisons.has(found, asked_for, NAMES)


def test_classes() -> None:
    assert compared("detection", "strength", Strength(class_="user_report")) == (
        "detection by user report (engine default)",
        "user report",
    )
    assert compared("evidence", "strength", Strength(class_="billing_record")) == (
        "a work record (legal)",
        "a billing record",
    )
    assert compared("evidence", "not_stated", None) == ("a work record (legal)", "not stated")


def test_hours() -> None:
    hours = Hours(capability=1.5, all=40.04, available=8.0)
    needed = "1.5 of 40.0 hours a month that tickets and scheduled work take"
    assert compared("capacity", "hours_short", hours)[0] == needed
    assert compared("capacity", "hours_short", hours)[1].startswith("8.0 hours a month")
    unknown = Hours(capability=1.5, all=40.04, available=None)
    not_stated = "how many hours there are is not stated (internal_fte; of lent people hours_per_month)"
    assert compared("capacity", "hours_not_stated", unknown) == (needed, not_stated)
    nothing = Hours(capability=0.0, all=0.0, available=None)
    assert compared("capacity", "hours_not_stated", nothing)[0] == "enough hours for tickets and scheduled work"
    assert compared("capacity", "not_stated", None) == ("hours for this work", "not stated")


def test_papers() -> None:
    missing = Paper(gate="baa", provider="north", state="missing")
    silent = Paper(gate="baa", provider="south", state="not_stated")
    assert compared("contract", "papers", Papers(papers=(missing,))) == (
        "Business associate contract with North MSP",
        "known to be missing",
    )
    everybody = {"population": "baa", "capability": None}
    needed = "Business associate contract with every provider in reach"
    assert compared("contract", "papers", Papers(papers=(missing, silent)), **everybody) == (
        needed,
        "missing: North MSP; not stated: South IT",
    )
    assert compared("contract", "papers", Papers(papers=()), **everybody) == (needed, "nothing stated")
    assert compared("contract", "not_stated", None) == ("its paper", "not stated")


def test_independence() -> None:
    assert compared("independence", "runs_it", None) == (
        "somebody who does not run patching or backup (contractual)",
        "North MSP does",
    )
    outside = demand().independence
    assert outside is not None
    third = type(outside)(is_="third_party", from_=(), basis="legal", defines_work=False)
    assert compared("independence", "runs_it", None, independence=third) == (
        "a third party that runs nothing here (legal)",
        "North MSP runs functions here or is staff",
    )


def test_duties() -> None:
    def open_duty(state: Any) -> OpenDuty:
        dates: Any = dict.fromkeys(("part", "fault", "needed", "last", "every", "missing", "failed", "of"))
        return OpenDuty(id="rd-log", state=state, **dates)

    def open_(*states: Any) -> OpenDuties:
        return OpenDuties(duties=tuple(open_duty(state) for state in states))

    needed, there = compared("customer_duty", "duties_open", open_("not_done"))
    assert needed == "the organization's own duty, done or assigned (log review, rd-log)"
    assert there == "not done"
    assert compared("customer_duty", "duties_open", open_("unknown"))[1] == "not stated"


def test_coverage_is_said_without_its_groups_twice() -> None:
    def scope(shortfall: Shortfall, *served: str) -> tuple[str, str]:
        values = Coverage(served=served, left=("till",))
        found = comparison(predicate="scope", shortfall=shortfall, compared=values, groups=("till",))
        return comparisons.needs(found, demand(), NAMES), comparisons.has(found, demand(), NAMES)

    assert scope("covers_some", "lab") == ("cover till too", "covers only lab")
    assert scope("covers_none")[1].startswith("covers none of")
    assert scope("coverage_not_stated")[1].endswith("not stated")


@pytest.mark.parametrize(
    ("values", "schedule"),
    [
        (timing(), "every 7 days"),
        (timing(schedule="not_stated", every=None), "schedule not stated"),
        (timing(schedule="on_event_only", every=None), "on call only, no schedule"),
        (timing(every="P1D", kept_days=3), "every day, which people on 8x5 keep no better than every 3 days"),
        (
            timing(every="P1D", kept_days=3, depends_on_hours=True, hours=None),
            "every day, which people on unstated hours keep no better than every 3 days (depends on hours)",
        ),
    ],
)
def test_schedules(values: Any, schedule: str) -> None:
    assert comparisons.schedule(values) == schedule


@pytest.mark.parametrize(
    ("promised", "needed", "there"),
    [
        ("P1M", "P30D", "every month, which may be 31 days"),
        ("P3M", "P90D", "every 3 months, which may be 92 days"),
        ("P1M", "P7D", "every month"),
        ("P1M", "P31D", "every month"),
        ("P2M", "P1M", "every 2 months"),
    ],
)
def test_a_month_that_misses_by_a_day_says_so(promised: str, needed: str, there: str) -> None:
    assert compared("cadence", "timing", timing(every=promised), every=needed, basis="legal")[1] == there


def test_what_terms_promise_is_said_part_by_part() -> None:
    asked = {"event": "incident", "state": True, "hours": "24x7"}
    values = timing(event="taken", within="PT4H", sets_up=False)
    assert compared("cadence", "timing", values, **asked)[1] == (
        "every 7 days; responds to incident within 4 hours; does not set this up; covers 8x5"
    )
    silent = timing(schedule="not_stated", every=None, event="not_stated", sets_up=None, hours=None)
    assert compared("cadence", "timing", silent, **asked)[1] == (
        "schedule not stated; whether it responds to incident is not stated; "
        "whether it sets this up is not stated; coverage hours not stated"
    )


def test_a_frequency_that_the_organization_defines() -> None:
    own = {"every": "as_defined", "basis": "entity_defined"}
    assert compared("cadence", "timing", timing(defined="P3M"), **own)[0] == "every 3 months (set by the organization)"
    assert compared("cadence", "no_frequency", None, **own)[0] == "a frequency the organization defines"
    assert compared("cadence", "contradicted", None, **own)[0].startswith("as often as the organization")
