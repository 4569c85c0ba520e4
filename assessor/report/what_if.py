"""The sheet of what would change: some answers changed, or a proposed rule as if it were adopted."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from assessor.evaluate.supply import TODAY
from assessor.model.scales import IN_PLACE, Verdict
from assessor.report import what_if_tables
from assessor.report.sheet import Bullets, Callout, Heading, Paragraph, Sheet
from assessor.report.text import shorten
from assessor.words import grammar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor.report.names import BriefNames
    from assessor.report.sheet import Block
    from assessor.result.result import Result
    from assessor.result.what_if import AdoptedPack, WhatIf

_STANDING = {"proposed": "Proposed, not in force.", "draft": "A draft, not in force."}


def sheets_of(result: Result, names: BriefNames) -> tuple[Sheet, ...]:
    """One sheet where something was asked, none otherwise."""
    changes = result.what_if
    if changes is None:
        return ()
    return (
        Sheet(
            anchor="what-if",
            kicker="What would change",
            title=_title(changes),
            lede=_lede(changes),
            blocks=(
                *(_standing(changes.pack) if changes.pack is not None else ()),
                *_values(changes),
                what_if_tables.before_and_after(changes, names),
                *what_if_tables.moved(changes, names),
                *what_if_tables.added(changes),
                *what_if_tables.gone(changes, names),
                *what_if_tables.figures(changes, names),
                *what_if_tables.others(changes, names),
            ),
        ),
    )


def _title(changes: WhatIf) -> str:
    """The conclusion: what becomes of today's verdicts and of what is new."""
    today = [change for change in changes.verdicts if change.arrangement == TODAY]
    counted = Counter(change.direction for change in today)
    added = [row.verdicts.get(TODAY) for row in changes.obligations.added]
    applying = [verdict for verdict in added if verdict is not Verdict.NOT_APPLICABLE]
    subject = "With these changes"
    if changes.pack is not None:
        subject = "If it were adopted" + (" and these values changed" if changes.changes else "")
    parts, of_today = [], "of today's verdicts "
    if counted["worse"]:
        parts.append(f"{counted['worse']} {of_today}would be worse")
    if counted["better"]:
        parts.append(f"{counted['better']} {'' if parts else of_today}would be better")
    if applying:
        held = sum(verdict in IN_PLACE for verdict in applying)
        parts.append(
            f"{len(applying)} {grammar.noun(len(applying), 'obligation')} would be new, {held} of them in place today"
        )
    if not parts:
        return f"{subject}, no verdict for today would get better or worse"
    return f"{subject}, {grammar.listed(parts)}"


def _lede(changes: WhatIf) -> str:
    if changes.pack is None:
        return (
            "The same engagement was judged again with the values below. Everything else in this brief is about the "
            "engagement as it stands."
        )
    return (
        "The engagement was judged again as if the text below had been adopted exactly as proposed"
        f"{', with the values below changed as well' if changes.changes else ''}. "
        "None of it counts anywhere else in this brief."
    )


def _standing(pack: AdoptedPack) -> Iterator[Block]:
    checked = grammar.day(pack.checked)
    yield Callout(
        _STANDING[pack.status],
        f"{shorten(pack.title, 200)}: {shorten(pack.citation, 200)}. "
        f"{shorten(pack.standing, 1200)} Status last checked on {checked}.",
    )
    if pack.verify:
        yield Callout(
            "To be checked.",
            "Paragraph numbers and some figures of this text were taken from public summaries and not from the "
            "published proposal itself. Compare them with the publication before relying on them.",
        )
    if pack.note:
        yield Paragraph(shorten(pack.note, 1200), quiet=True)


def _values(changes: WhatIf) -> Iterator[Block]:
    items = []
    for change in changes.changes:
        was = what_if_tables.written(change.was) if change.stated else "not stated"
        items.append(f"{shorten(change.key, 120)}: {was} → {what_if_tables.written(change.value)}")
    if items:
        yield Heading("Changed values")
        yield Bullets(tuple(items))
