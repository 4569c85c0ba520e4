"""The sheet of what would change: some answers changed, or a proposed rule as if it were adopted."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from assessor.report import what_if_tables
from assessor.report.sheet import Bullets, Callout, Heading, Paragraph, Sheet
from assessor.report.text import shorten
from assessor.report.words import IN_PLACE
from assessor.words import grammar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor.report.fields import Record
    from assessor.report.names import BriefNames
    from assessor.report.sheet import Block

_STANDING = {"proposed": "Proposed, not in force.", "draft": "A draft, not in force."}


def sheets_of(result: Record, names: BriefNames) -> tuple[Sheet, ...]:
    """One sheet where something was asked, none otherwise."""
    told = result.record("what_if")
    if result.absent("what_if"):
        return ()
    pack = told.record("pack")
    return (
        Sheet(
            anchor="what-if",
            kicker="What would change",
            title=_title(told),
            lede=_lede(told),
            blocks=(
                *_standing(told, pack),
                *_changes(told),
                what_if_tables.before_and_after(told, names),
                *what_if_tables.moved(told, names),
                *what_if_tables.added(told),
                *what_if_tables.gone(told, names),
                *what_if_tables.figures(told, names),
                *what_if_tables.others(told, names),
            ),
        ),
    )


def _title(told: Record) -> str:
    """The conclusion: what becomes of today's verdicts and of what is new."""
    today = [each for each in told.records("verdicts") if each.text("arrangement") == "today"]
    counted = Counter(each.text("direction") for each in today)
    added = told.record("obligations").records("added")
    applying = [each for each in added if each.record("verdicts").text("today") != "not_applicable"]
    subject = "With these changes"
    if not told.absent("pack"):
        subject = "If it were adopted" + (" and these values changed" if told.records("changes") else "")
    parts, of_today = [], "of today's verdicts "
    if counted["worse"]:
        parts.append(f"{counted['worse']} {of_today}would be worse")
    if counted["better"]:
        parts.append(f"{counted['better']} {'' if parts else of_today}would be better")
    if applying:
        held = sum(each.record("verdicts").text("today") in IN_PLACE for each in applying)
        parts.append(
            f"{len(applying)} {grammar.noun(len(applying), 'obligation')} would be new, {held} of them in place today"
        )
    if not parts:
        return f"{subject}, no verdict of today would be better or worse"
    return f"{subject}, {grammar.listed(parts)}"


def _lede(told: Record) -> str:
    if told.absent("pack"):
        return (
            "The same engagement was judged a second time with the values below. Everything else in this brief is "
            "about the engagement as it stands."
        )
    return (
        "The engagement was judged a second time as if the text below were adopted exactly as it was proposed"
        f"{', with the values below changed as well' if told.records('changes') else ''}. "
        "Nothing of it counts anywhere else in this brief."
    )


def _standing(told: Record, pack: Record) -> Iterator[Block]:
    if told.absent("pack"):
        return
    lead = _STANDING.get(pack.text("status"), "Not in force.")
    checked = grammar.day(pack.text("checked"))
    yield Callout(
        lead,
        f"{shorten(pack.text('title'), 200)}: {shorten(pack.text('citation'), 200)}. "
        f"{shorten(pack.text('standing'), 1200)} Standing last looked up: {checked}.",
    )
    if pack.data.get("verify") is True:
        yield Callout(
            "To be checked.",
            "Paragraph numbers and some figures of this text were taken from public summaries and not from the "
            "published proposal itself. Compare them with the publication before relying on them.",
        )
    if pack.text("note"):
        yield Paragraph(shorten(pack.text("note"), 1200), quiet=True)


def _changes(told: Record) -> Iterator[Block]:
    items = []
    for each in told.records("changes"):
        was = what_if_tables.written(each.data.get("was")) if each.data.get("stated") is True else "not stated"
        items.append(f"{shorten(each.text('key'), 120)}: {was} → {what_if_tables.written(each.data.get('value'))}")
    if items:
        yield Heading("Changed values")
        yield Bullets(tuple(items))
