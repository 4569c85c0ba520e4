"""Intervals and hours: the table of the method, and what must hold for any duration."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessor.model.interval import DAY, covers, every_day, hours, seconds

DAYS = {
    "P1D": 1,
    "P3D": 3,
    "P7D": 7,
    "P1W": 7,
    "P2W": 14,
    "P1M": 31,
    "P2M": 62,
    "P3M": 92,
    "P4M": 123,
    "P5M": 153,
    "P6M": 184,
    "P7M": 215,
    "P8M": 245,
    "P9M": 276,
    "P10M": 306,
    "P11M": 337,
    "P12M": 366,
    "P13M": 366 + 31,
    "P1Y": 366,
    "P2Y": 731,
    "P3Y": 1096,
    "P4Y": 1461,
    "P1Y1M": 366 + 31,
    "P1Y6M": 366 + 184,
    "P24M": 731,
    "P1M1W1D": 39,
}


@pytest.mark.parametrize(("text", "days"), DAYS.items())
def test_days(text: str, days: int) -> None:
    assert seconds(text) == days * DAY


@pytest.mark.parametrize(
    ("text", "expected"),
    [("PT1M", 60), ("PT15M", 900), ("PT4H", 14_400), ("PT24H", DAY), ("P1DT12H", DAY + 43_200), ("PT1H30M", 5_400)],
)
def test_hours_and_minutes(text: str, expected: int) -> None:
    assert seconds(text) == expected


NO_DURATIONS = """
P|PT|P1DT|1D|P1|p1d|P1.5D|P-1D|-P1D|+P1D|P1S|PT1S|P0D|PT0H|P0Y0M|P1D | P1D|P1M1Y|PT1M1H|P1H|PD|every week|P1D1D|24:00
""".strip("\n").split("|")


@pytest.mark.parametrize("text", [*NO_DURATIONS, "", "P1D\n"])
def test_what_is_no_duration(text: str) -> None:
    with pytest.raises(ValueError, match=r"duration|no time"):
        seconds(text)


def longest_run_of_months(months: int) -> int:
    """The longest that so many calendar months in a row are, found by looking at a whole 400-year cycle's worth."""

    def first(offset: int) -> date:
        return date(2000 + offset // 12, offset % 12 + 1, 1)

    return max((first(start + months) - first(start)).days for start in range(12 * 8))


@given(st.integers(min_value=1, max_value=12))
def test_months_are_the_longest_they_can_be(months: int) -> None:
    assert seconds(f"P{months}M") == longest_run_of_months(months) * DAY


@given(st.integers(min_value=1, max_value=99))
def test_years_count_a_leap_day_for_every_four_begun(years: int) -> None:
    assert seconds(f"P{years}Y") == (365 * years + -(-years // 4)) * DAY
    assert seconds(f"P{12 * years}M") == seconds(f"P{years}Y")


PARTS = st.integers(min_value=0, max_value=60)


@given(PARTS, PARTS, PARTS, PARTS)
def test_parts_add_up(weeks: int, days: int, hour: int, minute: int) -> None:
    total = timedelta(weeks=weeks, days=days, hours=hour, minutes=minute)
    text = f"P{weeks}W{days}DT{hour}H{minute}M"
    if total:
        assert seconds(text) == total.total_seconds()
    else:
        with pytest.raises(ValueError, match="no time"):
            seconds(text)


@given(st.integers(min_value=1, max_value=60), st.integers(min_value=1, max_value=60))
def test_more_of_a_unit_is_longer(first: int, second: int) -> None:
    for unit in ("P{}D", "P{}W", "P{}M", "P{}Y", "PT{}H", "PT{}M"):
        assert (seconds(unit.format(first)) < seconds(unit.format(second))) is (first < second)


def test_coverage_hours() -> None:
    assert hours("8x5") == (8, 5)
    assert hours("24x7") == (24, 7)
    assert every_day("12x7")
    assert not every_day("24x6")


@pytest.mark.parametrize(
    "text", ["", "0x5", "25x7", "8x8", "8x0", "8X5", "08x5", "8x5 ", "8x5\n", "24/7", "24:00", "x", "8x"]
)
def test_what_is_no_coverage(text: str) -> None:
    with pytest.raises(ValueError, match="coverage hours"):
        hours(text)


HOURS = st.builds("{}x{}".format, st.integers(min_value=1, max_value=24), st.integers(min_value=1, max_value=7))


@given(HOURS, HOURS, HOURS)
def test_enough_is_a_partial_order(first: str, second: str, third: str) -> None:
    assert covers(first, first)
    if covers(first, second) and covers(second, first):
        assert first == second
    if covers(first, second) and covers(second, third):
        assert covers(first, third)
    assert covers("24x7", first)


def test_longer_days_do_not_make_up_for_missing_ones() -> None:
    assert not covers("24x5", "8x7")
    assert not covers("8x7", "24x5")
