"""What duties of the organization are called, and what is to be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.words.grammar import inside, opening, plain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessor.result.duty import DutyOrigin


def title(name: str, origin: DutyOrigin, events: Mapping[str, str]) -> str:
    """Its own title, or a short name: its event's or capability's, what its obligation is called, the words of its id.

    `events` are titles by id.
    """
    if origin.event is not None:
        return f"Call the provider: {inside(events[origin.event])}"
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
        return f"Notice this and call the provider: {inside(events[origin.event])}."
    if origin.capability_title is not None:
        return f"Perform {inside(origin.capability_title)}."
    return name
