"""What verdicts in place today rest on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from assessor.result.summary import Summary


UNFINISHED: Final = "on unfinished duties"


def counted(summary: Summary) -> str:
    """How many of those in place are confirmed, stated and assumed, and how many of all wait for somebody's work.

    Empty where that is not said or nothing is in place.
    """
    if summary.confirmed is None or not summary.in_place:
        return ""
    waiting = f"; {summary.unfinished} of them {UNFINISHED}" if summary.unfinished else ""
    return f"{summary.confirmed} confirmed, {summary.stated} stated, {summary.assumed} assumed{waiting}"


def in_place(summary: Summary) -> str:
    """The number in place with what it rests on: `29 in place: 4 confirmed, 11 stated, 14 assumed`."""
    grounds = counted(summary)
    return f"{summary.in_place} in place{f': {grounds}' if grounds else ''}"
