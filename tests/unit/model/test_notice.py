"""Last days of notices against a calendar that is walked day by day."""

from __future__ import annotations

import calendar
import re
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessor import api
from assessor.frameworks.registry import FRAMEWORKS
from assessor.model.notice import NoticeRule, last_day
from tests.cli.running import ROOT

if TYPE_CHECKING:
    from pathlib import Path

DAYS = st.dates(min_value=date(1999, 12, 1), max_value=date(2104, 3, 1))


def rule(**fields: object) -> NoticeRule:
    return NoticeRule(**{"id": "notice", "what": "it", "to": "them", "citation": "there", **fields})  # type: ignore[arg-type]


def tomorrow(day: date) -> date:
    """The next day by the lengths of months, without adding days to a date."""
    if day.day < calendar.monthrange(day.year, day.month)[1]:
        return date(day.year, day.month, day.day + 1)
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)


def walked(start: date, days: int, *, weekdays: bool = False) -> date:
    while days:
        start = tomorrow(start)
        if not weekdays or calendar.weekday(start.year, start.month, start.day) not in (
            calendar.SATURDAY,
            calendar.SUNDAY,
        ):
            days -= 1
    return start


@given(DAYS, st.integers(1, 400))
def test_days_are_counted_from_the_day_after_discovery(discovered: date, days: int) -> None:
    assert last_day(rule(within=f"P{days}D"), discovered, {}) == walked(discovered, days)


@given(DAYS, st.integers(1, 60))
def test_business_days_leave_out_weekends(discovered: date, days: int) -> None:
    found = last_day(rule(within=f"P{days}D", business_days=True), discovered, {})
    assert found == walked(discovered, days, weekdays=True)


@given(DAYS)
def test_the_yearly_log_counts_from_the_end_of_the_year(discovered: date) -> None:
    found = last_day(rule(within="P60D", counted_from="end_of_year"), discovered, {})
    assert found == walked(date(discovered.year, 12, 31), 60)


@pytest.mark.parametrize(
    ("within", "discovered", "last"),
    [
        ("P60D", "2026-01-31", "2026-04-01"),  # 28 days of February
        ("P60D", "2028-01-31", "2028-03-31"),  # 29 of them
        ("PT72H", "2027-02-26", "2027-03-01"),
        ("PT72H", "2028-02-27", "2028-03-01"),
        ("PT100H", "2026-11-01", "2026-11-05"),  # the fifth day would be too late for somebody who began at dawn
        ("PT12H", "2026-11-01", "2026-11-01"),
        ("P2W", "2026-12-25", "2027-01-08"),
        ("P1M", "2027-01-31", "2027-02-28"),  # a month is no 31 days: the day would be too late
        ("P1M", "2028-01-31", "2028-02-29"),
        ("P1M", "2026-12-31", "2027-01-31"),
        ("P1Y", "2028-02-29", "2029-02-28"),
        ("P1M2D", "2027-01-30", "2027-03-02"),
    ],
)
def test_month_ends_and_leap_years(within: str, discovered: str, last: str) -> None:
    assert last_day(rule(within=within), date.fromisoformat(discovered), {}) == date.fromisoformat(last)


@pytest.mark.parametrize(("year", "last"), [(2026, "2027-03-01"), (2027, "2028-02-29"), (2099, "2100-03-01")])
def test_sixty_days_after_the_year_end_on_the_last_of_february_in_leap_years(year: int, last: str) -> None:
    yearly = rule(within="P60D", counted_from="end_of_year")
    assert last_day(yearly, date(year, 5, 5), {}) == date.fromisoformat(last)


def test_what_hangs_on_another_notice_counts_from_its_last_day() -> None:
    report = rule(id="report", within="PT72H")
    images = rule(id="images", act="keep", within="P90D", counted_from="notice", after="report")
    others = {item.id: item for item in (report, images)}
    assert last_day(images, date(2026, 11, 21), others) == walked(walked(date(2026, 11, 21), 3), 90)
    assert last_day(images, date(2026, 11, 21), {}) is None


def test_every_rule_that_ships_ends_where_the_calendar_does(data_root: Path, cache: Path) -> None:
    """Of each notice of each framework, on days around month ends, leap days and the turn of the year."""
    seen = set()
    for name in ("clinic", "dod-subcontractor", "retailer"):
        source, plan, _ = api.sound(ROOT / "examples" / f"{name}.yaml", data=data_root, cache=cache)
        terrain = plan.terrain
        rules = {item.id: item for made in FRAMEWORKS for item in made.notices(terrain, source.engagement)}
        for item in rules.values():
            for start in _EDGES:
                assert last_day(item, start, rules) == _by_calendar(item, start, rules), (item.id, start)
            seen.add(item.id)
    assert {"individuals", "hhs_yearly", "dod-report", "dod-images", "acquirer", "brands"} <= seen


_EDGES = [
    date(2027, 1, 31),
    date(2027, 2, 28),
    date(2028, 2, 28),
    date(2028, 2, 29),
    date(2027, 12, 31),
    date(2027, 5, 1),
]


def _by_calendar(item: NoticeRule, start: date, rules: dict[str, NoticeRule]) -> date | None:
    """The day worked out from the words of the rule and nothing else."""
    if item.within is None:
        return None
    if item.counted_from == "notice":
        found = _by_calendar(rules[item.after or ""], start, rules)
        assert found is not None
        start = found
    elif item.counted_from == "end_of_year":
        start = date(start.year, 12, 31)
    number, unit = re.fullmatch(r"PT?(\d+)([DH])", item.within).groups()  # type: ignore[union-attr] # ours are of these
    return walked(start, int(number) // (24 if unit == "H" else 1), weekdays=item.business_days)


def test_without_a_time_there_is_no_last_day() -> None:
    assert last_day(rule(), date(2026, 11, 21), {}) is None


def test_notices_that_count_from_each_other_name_no_day() -> None:
    first = rule(id="first", within="P3D", counted_from="notice", after="second")
    second = rule(id="second", within="P3D", counted_from="notice", after="first")
    assert last_day(first, date(2027, 1, 1), {"first": first, "second": second}) is None


def test_what_is_kept_is_kept_for_the_hours_beside_whole_days_too() -> None:
    assert last_day(rule(within="PT36H", act="keep"), date(2027, 1, 1), {}) == date(2027, 1, 3)
    assert last_day(rule(within="PT36H"), date(2027, 1, 1), {}) == date(2027, 1, 2)
