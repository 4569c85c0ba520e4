"""The text formats our schemas name: each parses a text or raises ValueError."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from assessor.model import interval

if TYPE_CHECKING:
    from collections.abc import Callable

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LONGEST = interval.seconds("P100Y")


def _interval(text: str) -> int:
    length = interval.seconds(text)
    if length > _LONGEST:
        raise ValueError("longer than a century")
    return length


def _date(text: str) -> date:
    if _DATE.fullmatch(text) is None:  # fromisoformat also takes 20261121 and 2026-W47-6
        raise ValueError("not a calendar date")
    return date.fromisoformat(text)


_PARSERS: dict[str, Callable[[str], object]] = {
    "interval": _interval,
    "interval-or-defined": lambda text: text == "as_defined" or _interval(text),
    "coverage-hours": interval.hours,
    "date": _date,
}
TEXT_FORMATS = tuple(_PARSERS)


def follows(name: str, value: object) -> bool:
    """Whether a value follows a format; only texts can fail to, and other formats ask for nothing."""
    if name not in _PARSERS or not isinstance(value, str):
        return True
    try:
        _PARSERS[name](value)
    except ValueError:
        return False
    return value.isascii()
