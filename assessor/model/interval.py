"""Intervals and coverage hours, compared exactly.

ISO 8601 durations become whole seconds. Calendar months and years count as the longest they can be, so that a
promise and a demand of "a month" are the same number and no promise is flattered (docs/method.md, section 1).
"""

from __future__ import annotations

import re
from functools import lru_cache

DAY = 86_400
WEEK_DAYS = 7
MONTH_DAYS = 30.4375  # of a month on average, where amounts are spread over months; never for a deadline
MONTHS_IN_YEAR = 12
_REMEMBERED = 1024  # a library uses a few dozen durations, thousands of times
# The longest that n calendar months in a row can be, n = 0..11.
_LONGEST_MONTHS = (0, 31, 62, 92, 123, 153, 184, 215, 245, 276, 306, 337)
_TWELVE_MONTHS = 366

_DURATION = re.compile(
    r"P(?=.)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?=.)(?:(\d+)H)?(?:(\d+)M)?)?",
    re.ASCII,
)
_HOURS = re.compile(r"([1-9]|1[0-9]|2[0-4])x([1-7])")


def _calendar_days(years: int, months: int) -> int:
    extra_years, months = divmod(months, MONTHS_IN_YEAR)
    if years == 0 and extra_years == 1 and months == 0:
        return _TWELVE_MONTHS
    years += extra_years
    return 365 * years + -(-years // 4) + _LONGEST_MONTHS[months]


@lru_cache(maxsize=_REMEMBERED)
def seconds(duration: str) -> int:
    """Seconds of an ISO 8601 duration of years, months, weeks, days, hours and minutes.

    Raises ValueError for anything else, including a duration of nothing.
    """
    found = _DURATION.fullmatch(duration)
    if found is None:
        raise ValueError(f"{duration!r} is not an ISO 8601 duration such as P7D, P3M or PT4H")
    years, months, weeks, days, hours, minutes = (int(part or 0) for part in found.groups())
    total = (_calendar_days(years, months) + WEEK_DAYS * weeks + days) * DAY + hours * 3600 + minutes * 60
    if total <= 0:
        raise ValueError(f"{duration!r} lasts no time at all")
    return total


def months_and_rest(duration: str) -> tuple[int, int]:
    """Calendar months of a duration, and the seconds beside them: for a day that a calendar decides.

    Raises ValueError like `seconds`.
    """
    found = _DURATION.fullmatch(duration)
    total = seconds(duration)
    years, months = (int(part or 0) for part in found.groups()[:2]) if found is not None else (0, 0)
    return MONTHS_IN_YEAR * years + months, total - _calendar_days(years, months) * DAY


@lru_cache(maxsize=_REMEMBERED)
def hours(text: str) -> tuple[int, int]:
    """'8x5' as (hours a day, days a week); raises ValueError for anything else."""
    found = _HOURS.fullmatch(text)
    if found is None:
        raise ValueError(f"{text!r} is not coverage hours such as 8x5, 12x7 or 24x7")
    return int(found[1]), int(found[2])


def covers(promised: str, demanded: str) -> bool:
    """Whether promised coverage hours are enough: both numbers at least as large."""
    have, want = hours(promised), hours(demanded)
    return have[0] >= want[0] and have[1] >= want[1]


def every_day(promised: str) -> bool:
    """Whether coverage hours reach all seven days of the week."""
    return hours(promised)[1] == WEEK_DAYS
