"""Checks of the days and periods an engagement states."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.model.diagnostic import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor.library.engagement import Source
    from assessor.model.span import Pointer


def stated(name: str | None) -> list[str]:
    """A name that may have been left out, as the names to check."""
    return [] if name is None else [name]


def in_order(source: Source, first: str, last: str, at: Pointer) -> Iterator[Diagnostic]:
    """A period ends after it begins."""
    if last < first:
        message = f"the period ends on {last}, before it begins on {first}"
        yield Diagnostic("engagement/period", message, source.document.span(at), "swap the two dates")


def not_later(source: Source, day: str, at: Pointer) -> Iterator[Diagnostic]:
    """A date of something that has happened is not after the day of the assessment."""
    if day > source.engagement.as_of:
        message = f"{day} is later than as_of {source.engagement.as_of}"
        yield Diagnostic("engagement/future", message, source.document.span(at), "correct the date or as_of")
