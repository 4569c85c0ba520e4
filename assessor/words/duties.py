"""What duties of the organization are called, and what is to be done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.words.grammar import every, inside, listed, opening, plain
from assessor.words.legends import DUTY_STATES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assessor.model.scales import DutyStanding
    from assessor.result.comparison import OpenDuty
    from assessor.result.duty import DutyOrigin

_ANSWERED: Final[tuple[DutyStanding, ...]] = ("done", "assigned")
_PAPERS: Final[tuple[DutyStanding, ...]] = ("draft", "template")


def title(name: str, origin: DutyOrigin, events: Mapping[str, str]) -> str:
    """Its own title, or a short name: its event's or capability's, what its obligation is called, the words of its id.

    `events` are titles by id.
    """
    if origin.event is not None:
        return f"Tell whoever handles it: {inside(events[origin.event])}"
    if origin.rule is not None and origin.rule.title is not None:
        return origin.rule.title
    if origin.capability_title is not None:
        return origin.capability_title
    if origin.named_after:
        first, *above = origin.named_after
        return opening(first) + "".join(f" ({inside(row)})" for row in above)
    return opening(plain(name.removeprefix("rd-")))


def statement(name: str, origin: DutyOrigin, events: Mapping[str, str]) -> str:
    """What is to be done; `events` are titles by id."""
    if origin.rule is not None:
        return origin.rule.statement
    if origin.event is not None:
        return f"Notice this and tell whoever handles it: {inside(events[origin.event])}."
    if origin.capability_title is not None:
        return f"Perform {inside(origin.capability_title)}."
    return name


def needed(duty: OpenDuty) -> str:
    """What would do: done, done or assigned, done in full, or as often as needed."""
    if _dates_only(duty):
        often = f"at least {every(duty.needed)}" if duty.needed is not None else "on schedule"
        return f"done {often}{', and the day stated' if duty.fault == 'undated' else ''}"
    if duty.state in _PAPERS:
        return "adopted"
    if duty.state == "partly":
        return "done in full"
    return "done" if duty.state == "assigned" else "done or assigned"


def standing(duty: OpenDuty) -> str:
    """How it stands: the state, or the date or rhythm that falls short."""
    if duty.fault is not None and _dates_only(duty):
        return {
            "overdue": f"last done {duty.last}",
            "never": "never done",
            "too_seldom": f"done only {every(duty.every)}" if duty.every is not None else "",
            "undated": "done, but the day it was last done is not stated",
        }[duty.fault]
    if duty.state == "partly":
        failed = f", {duty.failed} of {duty.of} fail" if duty.failed is not None else ""
        return f"{DUTY_STATES[duty.state]}{failed}" + (f": {duty.missing}" if duty.missing is not None else "")
    return DUTY_STATES[duty.state]


def to_do(duty: OpenDuty) -> str:
    """What is to be done about it."""
    if duty.fault is not None and _dates_only(duty):
        return {
            "overdue": "Do this again and state the day",
            "never": "Do this and state the day",
            "too_seldom": "Do this more often",
            "undated": "State the day this was last done",
        }[duty.fault]
    if duty.state in _PAPERS:
        return "Have this adopted"
    return "Finish this" if duty.state in ("assigned", "partly") else "Do or assign this duty"


def _dates_only(duty: OpenDuty) -> bool:
    return duty.fault is not None and duty.state in _ANSWERED


def not_as_found(denied: Sequence[str]) -> str:
    """Beside a duty stated as done: the requirements found not in place whose part of it it is."""
    return f"not as found for {listed(denied)}"
