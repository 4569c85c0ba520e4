"""Days as people say them: a day, or where nobody knows it a month or a year, of which one day is the careful one."""

from __future__ import annotations

import re
from calendar import month_abbr, month_name, monthrange
from datetime import date
from typing import Final

from assessor.model.named_tuple import NamedTuple

_MONTHS: Final = {
    name.casefold(): number for names in (month_name, month_abbr) for number, name in enumerate(names) if name
} | {"sept": 9}
_NUMBERS: Final = (re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})"), re.compile(r"(?P<month>\d{1,2})/(?P<year>\d{4})"))
_WORDS: Final = (
    re.compile(r"(?P<month>[a-z]{3,9})\.?,?\s(?P<year>\d{4})"),
    re.compile(r"(?P<year>\d{4}),?\s(?P<month>[a-z]{3,9})\.?"),
)
_YEAR: Final = re.compile(r"\d{4}")
_LAST_MONTH: Final = 12


class SaidDay(NamedTuple):
    """The day to write, and whether it stands for a month or a year."""

    day: str
    rounded: bool


def said_day(said: str, today: str, *, latest: bool) -> SaidDay | None:
    """A day, or the first of a month or a year; with `latest` the last, of a time that still runs the day it is."""
    try:
        day = date.fromisoformat(said).isoformat()
    except ValueError:
        day = ""
    if day and day == said:
        return SaidDay(day, rounded=False)
    first = _month(said.casefold())
    if first is None:
        return None
    year, month = first
    began = date(year, month or 1, 1).isoformat()
    if not latest:
        return SaidDay(began, rounded=True)
    ended = date(year, month or _LAST_MONTH, monthrange(year, month or _LAST_MONTH)[1]).isoformat()
    return SaidDay(min(ended, today) if began <= today else ended, rounded=True)


def _month(said: str) -> tuple[int, int | None] | None:
    """A year, and its month where one was named."""
    for shape in (*_NUMBERS, *_WORDS):
        found = shape.fullmatch(said)
        if found is not None:
            month = found["month"]
            number = int(month) if month.isdecimal() else _MONTHS.get(month, 0)
            return _possible(int(found["year"]), number)
    return _possible(int(said), None) if _YEAR.fullmatch(said) else None


def _possible(year: int, month: int | None) -> tuple[int, int | None] | None:
    known = month is None or 1 <= month <= _LAST_MONTH
    return (year, month) if known and year >= 1 else None
