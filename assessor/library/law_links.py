"""Checks of the ledger of the law's standing: what an entry names exists, and it does not contradict itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.library.references import unknown
from assessor.model.diagnostic import Diagnostic, Severity
from assessor.model.law import last_day
from assessor.model.scales import PROPOSED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor.library.engagement import Source
    from assessor.library.library import Library
    from assessor.model.law import LawEntry
    from assessor.model.plan import Plan

_STATED: Final = "link/standing"


def names(library: Library) -> Iterator[Diagnostic]:
    """An entry names frameworks, obligations, overlay packs and other entries that exist."""
    judged = {ref for ref, row in library.rows().items() if row.kind == "obligation"}
    for item in library.standing.values():
        yield from unknown("framework", item.changes.frameworks, library.frameworks, item.span)
        yield from unknown("obligation", item.changes.obligations, judged, item.span)
        yield from unknown("overlay", item.changes.overlays, library.overlays, item.span)
        yield from unknown("standing", item.changes.entries, library.standing, item.span)


def reading(library: Library) -> Iterator[Diagnostic]:
    """An entry was read at its source on a day, or says that it was not."""
    for item in library.standing.values():
        if (item.verified_on is None) != item.verify:
            stated = "neither" if item.verified_on is None else "both"
            message = f"entry '{item.id}' has {stated} of 'verified_on' and 'verify: true', expected one"
            yield Diagnostic(
                _STATED, message, item.span, "give the day it was read at its source, or verify: true until it is"
            )


def periods(library: Library) -> Iterator[Diagnostic]:
    """What ends does so after it took effect."""
    for item in library.standing.values():
        if item.effective is not None and item.until is not None and item.until < item.effective:
            message = f"entry '{item.id}' ends on {item.until}, before it takes effect on {item.effective}"
            yield Diagnostic(_STATED, message, item.span, "swap the two dates")


def reach(library: Library) -> Iterator[Diagnostic]:
    """What it bears on belongs to the frameworks it names, and it changes another entry than itself."""
    for item in library.standing.values():
        if item.id in item.changes.entries:
            message = f"entry '{item.id}' changes itself"
            yield Diagnostic(_STATED, message, item.span, "name the entry whose standing it changes")
        for owner, name in _owners(library, item):
            if item.changes.frameworks and owner in library.frameworks and owner not in item.changes.frameworks:
                message = f"entry '{item.id}' names '{name}', but not its framework '{owner}'"
                yield Diagnostic(_STATED, message, item.span, f"add {owner} to its frameworks")


def _owners(library: Library, item: LawEntry) -> Iterator[tuple[str, str]]:
    """Each obligation and overlay pack it names, with the framework that has it."""
    of_catalog = {framework.catalog: framework.id for framework in library.frameworks.values()}
    for ref in item.changes.obligations:
        yield of_catalog.get(ref.partition(":")[0], ""), ref
    for name in item.changes.overlays:
        if name in library.overlays:
            yield library.overlays[name].overlay.framework, name


def proposals(library: Library) -> Iterator[Diagnostic]:
    """A rule that an overlay pack holds as proposed is proposed here too."""
    for item in library.standing.values():
        for name in item.changes.overlays:
            if name in library.overlays and item.standing != PROPOSED:
                message = f"entry '{item.id}' is {item.standing}, but overlay '{name}' holds a rule nobody has adopted"
                yield Diagnostic(_STATED, message, item.span, "write standing: proposed, or drop the overlay pack")


LAW_CHECKS = (names, reading, periods, reach, proposals)


def law_may_have_changed(source: Source, plan: Plan, as_of: str | None = None) -> list[Diagnostic]:
    """A warning where a date has passed that nobody looked behind, by the engagement's `as_of` or a later day.

    Of an entry nobody has read at its source, only days of the year before count: what passed earlier is what the
    entry already says of the law, and no news to anybody.
    """
    day = as_of or source.engagement.as_of
    year_before = f"{int(day[:4]) - 1:04}{day[4:]}"
    passed = [
        item.id
        for item in plan.terrain.standing.values()
        if item.concerns(source.engagement.frameworks)
        and any(item.verified_on or last_day(on) > year_before for on in item.passed_since(day))
    ]
    if not passed:
        return []
    message = f"dates of the law have passed unread by {day}; nothing to mend in this file: {', '.join(passed)}"
    advice = "before you sign or bid on one, read it at its source; 'assessor catalog show ID' prints it"
    return [
        Diagnostic("engagement/standing", message, source.document.span(("as_of",)), advice, severity=Severity.WARNING)
    ]
