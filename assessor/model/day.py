"""Days after days, for deadlines; what would lie beyond the calendar is its last day."""

from __future__ import annotations

from datetime import MAXYEAR, date, timedelta

_DECEMBER = 12


def days_after(start: date, days: int) -> date:
    """The day so many days later."""
    try:
        return start + timedelta(days=days)
    except OverflowError:
        return date.max


def months_after(start: date, months: int) -> date:
    """The same day some months later; the last of the month where it has no such day."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    if year > MAXYEAR:
        return date.max
    return date(year, month + 1, min(start.day, _days_in(year, month + 1)))


def _days_in(year: int, month: int) -> int:
    """`calendar` knows it too, but imports `locale` for the names of months."""
    return 31 if month == _DECEMBER else (date(year, month + 1, 1) - date(year, month, 1)).days


def full_years_after(start: date, years: int) -> date:
    """The same day some years later, never a day short: March 1 where there is no February 29."""
    if start.year + years > MAXYEAR:
        return date.max
    made = years_after(start, years)
    return made if made.day == start.day else days_after(made, 1)


def years_after(start: date, years: int) -> date:
    """The same day some years later; February 28 where there is no 29."""
    year = min(start.year + years, MAXYEAR)
    try:
        return start.replace(year=year)
    except ValueError:
        return start.replace(year=year, day=28)


def halfway(start: date, end: date) -> date:
    """The day halfway between two days, the earlier one where there are two."""
    return start + (end - start) // 2
