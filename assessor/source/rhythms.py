"""How often, how fast and at which hours, as people write it in an answer."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from assessor.model import interval

if TYPE_CHECKING:
    from collections.abc import Sequence

NEVER, UNTIMED = "never", "untimed"
_WORDS: Final = {
    "hourly": "PT1H",
    "daily": "P1D",
    "nightly": "P1D",
    "weekly": "P7D",
    "fortnightly": "P14D",
    "biweekly": "P14D",
    "monthly": "P1M",
    "quarterly": "P3M",
    "half-yearly": "P6M",
    "semiannually": "P6M",
    "twice a year": "P6M",
    "yearly": "P1Y",
    "annually": "P1Y",
}
_NEVER: Final = frozenset(
    (
        "never",
        "none",
        "only when called",
        "when called",
        "on request",
        "on demand",
        "no schedule",
        "not at all",
    )
)
_UNTIMED: Final = frozenset(("no time promised", "no time", "as soon as we can", "best effort", "untimed"))
_UNITS: Final = {"minute": "T{}M", "hour": "T{}H", "day": "{}D", "week": "{}W", "month": "{}M", "year": "{}Y"}
_NUMBERS: Final = {
    word: number
    for number, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve".split(),  # noqa: SIM905 - reads as counting
        1,
    )
} | {"a": 1, "an": 1, "other": 2, "second": 2}
_LEAD: Final = re.compile(r"^(at least )?(every|each|once a|once an|once per|once every|within|in|per)\s+")
_COUNTED: Final = re.compile(r"(?:(\d{1,4}|[a-z]+)\s+)?(minute|hour|day|week|month|quarter|year)s?")
_CLASSES: Final = {
    "nothing": "none",
    "not at all": "none",
    "none": "none",
    "our word": "assertion",
    "invoice": "billing_record",
    "an invoice": "billing_record",
    "ticket": "work_record",
    "a ticket": "work_record",
    "report": "work_record",
    "a report": "work_record",
    "log": "system_record",
    "export": "system_record",
    "when somebody calls": "user_report",
    "when called": "user_report",
    "when you call": "user_report",
    "alarm": "threshold",
    "an alarm": "threshold",
    "reports": "analytic",
    "hunting": "hunted",
}
_HOURS: Final = {"office hours": "8x5", "business hours": "8x5", "around the clock": "24x7", "24/7": "24x7"}
# Written by the provider: "our" is the provider's, "your" the organization's.
_PLACES: Final = {
    "in a cloud": "cloud",
    "our equipment": "provider",
    "our own equipment": "provider",
    "on our own equipment": "provider",
    "with us": "provider",
    "your equipment": "customer",
    "on your equipment": "customer",
    "your own equipment": "customer",
    "with you": "customer",
    "on premises": "customer",
    "nowhere": "none",
    "no such data": "none",
}
EXAMPLES: Final = "daily, weekly, every 3 months, yearly, 4 hours, P7D, or: only when called"
PLACE_EXAMPLES: Final = "cloud, our equipment, your equipment, none"
HOUR_EXAMPLES: Final = "office hours, 8x5, 12x7, 24/7"


def rhythm(text: str) -> str | None:
    """An interval as ISO 8601, or None where the words are not understood.

    `never` is no rhythm at all, `untimed` something done without a promised time.
    """
    said = " ".join(text.strip().rstrip(".").split())
    if _follows(said.upper()):
        return said.upper()
    said = said.lower()
    if said in _NEVER or said in _UNTIMED:
        return NEVER if said in _NEVER else UNTIMED
    said = _LEAD.sub("", said)
    if said in _WORDS:
        return _WORDS[said]
    found = _COUNTED.fullmatch(said)
    if found is None:
        return None
    count = _number(found[1])
    if count is None:
        return None
    unit = found[2]
    made = f"P{count * 3}M" if unit == "quarter" else "P" + _UNITS[unit].format(count)
    made = f"P{count * 7}D" if unit == "week" else made
    return made if _follows(made) else None


def coverage(text: str) -> str | None:
    """Coverage hours such as 8x5, or None where the words are not understood."""
    said = " ".join(text.strip().lower().split())
    made = _HOURS.get(said, said)
    try:
        interval.hours(made)
    except ValueError:
        return None
    return made


def place(text: str) -> str | None:
    """Where data lie, as a provider says it, or None where the words are not understood."""
    said = " ".join(text.strip().rstrip(".").lower().split())
    return _PLACES.get(said, said if said in _PLACES.values() else None)


def kind(text: str, known: Sequence[str]) -> str | None:
    """A class of record or of detection, by its name or in words, or None where it is none of those known."""
    said = " ".join(text.strip().rstrip(".").lower().split())
    made = _CLASSES.get(said, said.replace(" ", "_"))
    return made if made in known else None


def _number(word: str | None) -> int | None:
    if word is None:
        return 1
    return int(word) if word.isascii() and word.isdecimal() else _NUMBERS.get(word)


def _follows(text: str) -> bool:
    try:
        return text.isascii() and interval.seconds(text) <= interval.seconds("P100Y")
    except ValueError:
        return False
