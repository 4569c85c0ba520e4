"""A day, a month or a year as somebody says it, and the day that is written."""

from __future__ import annotations

import pytest

from assessor.interview.days import said_day

TODAY = "2026-11-21"


@pytest.mark.parametrize(
    ("said", "first", "last"),
    [
        ("2024", "2024-01-01", "2024-12-31"),
        ("March 2025", "2025-03-01", "2025-03-31"),
        ("Mar. 2025", "2025-03-01", "2025-03-31"),
        ("2025 march", "2025-03-01", "2025-03-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2/2024", "2024-02-01", "2024-02-29"),
        ("2026", "2026-01-01", TODAY),
        ("Nov 2026", "2026-11-01", TODAY),
        ("2027", "2027-01-01", "2027-12-31"),
    ],
)
def test_a_month_or_a_year_is_its_careful_day(said: str, first: str, last: str) -> None:
    assert said_day(said, TODAY, latest=False) == (first, True)
    assert said_day(said, TODAY, latest=True) == (last, True)


def test_a_day_stays_what_it_is() -> None:
    assert said_day("2025-03-14", TODAY, latest=False) == ("2025-03-14", False)
    assert said_day("2025-03-14", TODAY, latest=True) == ("2025-03-14", False)


@pytest.mark.parametrize("said", ["", "spring 2024", "13/2024", "2024-00", "may", "0000", "20250314", "March", "24"])
def test_what_is_no_day_is_refused(said: str) -> None:
    assert said_day(said, TODAY, latest=False) is None
