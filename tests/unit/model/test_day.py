"""Deadlines: plain days, leap years, and the end of the calendar."""

from __future__ import annotations

import re
from datetime import date

from assessor.model.day import days_after, full_years_after, years_after
from assessor.model.row_finding import FindingRule
from tests.conftest import ROOT


def test_days_after() -> None:
    assert days_after(date(2026, 1, 10), 180) == date(2026, 7, 9)
    assert days_after(date(2027, 9, 2), 180) == date(2028, 2, 29)
    assert days_after(date(9999, 12, 1), 180) == date.max


def test_years_after() -> None:
    assert years_after(date(2026, 2, 1), 3) == date(2029, 2, 1)
    assert years_after(date(2028, 2, 29), 3) == date(2031, 2, 28)
    assert years_after(date(2028, 2, 29), 4) == date(2032, 2, 29)
    assert years_after(date(9998, 5, 1), 6) == date(9999, 5, 1)


def test_full_years_are_never_a_day_short() -> None:
    assert full_years_after(date(2028, 2, 29), 6) == date(2034, 3, 1)
    assert full_years_after(date(2028, 2, 29), 4) == date(2032, 2, 29)
    assert full_years_after(date(2026, 2, 1), 6) == date(2032, 2, 1)


def test_days_are_added_where_the_calendar_ends_and_nowhere_else() -> None:
    """A date and a timedelta raise beyond the year 9999, and what a user types may be any year."""
    found = [
        path.relative_to(ROOT).as_posix()
        for path in sorted((ROOT / "assessor").rglob("*.py"))
        if re.search(r"\+=? timedelta\(", path.read_text(encoding="utf-8"))
    ]
    assert found == ["assessor/model/day.py", "assessor/model/notice.py"], "notice stops at date.max itself"


def test_what_lapses_after_years_lapses_no_day_early() -> None:
    rule = FindingRule(id="late", what="it", citation="there", lapses=6)
    assert rule.lapsed("2020-02-29") == "2026-03-01"
