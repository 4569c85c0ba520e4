"""What verdicts in place today rest on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.words.grammar import counted as counted_rows
from assessor.words.grammar import listed, verb

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assessor.result.summary import Summary


UNFINISHED: Final = "on unfinished duties"
UNSTATED: Final = "on duties nobody has stated"


def counted(summary: Summary) -> str:
    """How many of those in place are confirmed, stated and assumed, and how many of all wait for somebody's work.

    Empty where that is not said or nothing is in place.
    """
    if summary.confirmed is None or not summary.in_place:
        return ""
    return f"{summary.confirmed} confirmed, {summary.stated} stated, {summary.assumed} assumed{_of_them(summary)}"


def _of_them(summary: Summary) -> str:
    waiting = resting(summary.unfinished or 0, summary.unstated or 0, " of them")
    return f"; {waiting}" if waiting else ""


def resting(unfinished: int, unstated: int, of_them: str = "") -> str:
    """How many of those in place rest on duties that are not finished, or not stated; empty for none."""
    some = [(count, text) for count, text in ((unfinished, UNFINISHED), (unstated, UNSTATED)) if count]
    return ", ".join(f"{count}{'' if place else of_them} {text}" for place, (count, text) in enumerate(some))


def in_place(summary: Summary) -> str:
    """The number in place with what it rests on: `29 in place: 4 confirmed, 11 stated, 14 assumed`."""
    grounds = counted(summary)
    return f"{summary.in_place} in place{f': {grounds}' if grounds else ''}"


def none_judged(title: str, rows: int) -> str:
    """That nothing of a framework can be judged under any arrangement, and what to do."""
    return (
        f"{title}: none of {counted_rows(rows, 'obligation')} can be judged yet; 'assessor next' asks what decides most"
    )


def untested(summaries: Iterable[Summary], organization: str) -> str:
    """That nothing was tested, and what those in place rest on, in a sentence."""
    today = list(summaries)
    counts = ("confirmed", "stated", "assumed", "unfinished", "unstated")
    confirmed, stated, assumed, waiting, silent = (sum(getattr(each, name) or 0 for each in today) for name in counts)
    kinds = (
        (confirmed, "on a paper, a record or a look"),
        (stated, f"on what {organization} states"),
        (assumed, "in part at least on what is assumed (usual terms, a day nobody stated)"),
    )
    parts = [(count, text) for count, text in kinds if count]
    if not parts:
        return "We tested nothing."
    if len(parts) == 1:
        told = (
            f"all {parts[0][0]} in place rest {parts[0][1]}"
            if parts[0][0] > 1
            else f"what is in place rests {parts[0][1]}"
        )
    else:
        (first, text), *others = parts
        each = [f"{first} {verb(first, 'rests', 'rest')} {text}", *(f"{count} {more}" for count, more in others)]
        told = f"of the {sum(count for count, _ in parts)} in place, {listed(each)}"
    unfinished = f"; {waiting} {verb(waiting, 'waits', 'wait')} for a duty to be finished" if waiting else ""
    silence = f"; {silent} {verb(silent, 'rests', 'rest')} {UNSTATED}" if silent else ""
    return f"We tested nothing: {told}{unfinished}{silence}."
