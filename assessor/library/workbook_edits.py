"""Edited cells of an engagement's workbook as edits of the engagement's text, and every problem with them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assessor.library.offered_answers import is_day
from assessor.library.sheet_edits import sheet_edits
from assessor.model.diagnostic import Diagnostic, Severity
from assessor.model.named_tuple import NamedTuple
from assessor.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from assessor.library.engagement import Source
    from assessor.library.offered_answers import OfferedAnswer
    from assessor.model.editable import Editable, EditableSheet
    from assessor.model.framework import PlanSheet
    from assessor.source.edits import Edit
    from assessor.source.workbook_grids import EditedCell, Returned


class KnownRows(NamedTuple):
    """What an engagement knows of the rows: their keys by sheet, the answers offered by question.

    `plans` are the sheets of frameworks' own plans of action, by name.
    """

    keys: Mapping[str, frozenset[str]]
    offers: Mapping[str, tuple[OfferedAnswer, ...]]
    plans: Mapping[str, PlanSheet] = {}


def workbook_edits(returned: Returned, source: Source, known: KnownRows) -> tuple[tuple[Edit, ...], list[Diagnostic]]:
    """The edits that the changed cells ask for, in the order of the sheets; none where a problem is an error."""
    problems = [*_made_from(returned, source)]
    older = returned.about.get("digest") != source.sha256
    edits: list[Edit] = []
    sheets, data = sheet_edits(known.offers, known.plans), source.document.data
    for title, cells in returned.changed.items():
        at, keys = sheets[title], known.keys.get(title, frozenset())
        rows: dict[str, dict[str, EditedCell]] = {}
        for cell in cells:
            faults = [*_faults(cell, at.sheet, keys, source)]
            if not faults and older:
                faults = [*_moved(cell, at.held(cell.key, data))]
            problems += faults
            if not faults:
                rows.setdefault(cell.key, {})[cell.field] = cell
        for key, row in rows.items():
            made, faults = at.edits(key, row, data)
            edits += made
            problems += faults
    return tuple(edits), problems


def _made_from(returned: Returned, source: Source) -> Iterator[Diagnostic]:
    """Whether this is a workbook of this engagement."""
    name = str(source.engagement.organization.get("name", ""))
    asked = returned.about.get("organization", "")
    if asked.split() != name.split():
        message = f"this workbook is of '{asked}', and this is the engagement of '{name}'"
        advice = "name the engagement the workbook was made from"
        yield Diagnostic("answers/other-engagement", message, Span(returned.path), advice)
    elif returned.about.get("digest") != source.sha256:
        message = f"{source.name} has changed since the workbook was made"
        advice = "look at the lines below before you write them"
        yield Diagnostic("answers/older", message, Span(returned.path), advice, Severity.WARNING)


def _faults(cell: EditedCell, sheet: EditableSheet, keys: frozenset[str], source: Source) -> Iterator[Diagnostic]:
    """What is wrong with one cell."""
    if cell.key not in keys:
        message = f"'{cell.key}' is not known, or no longer asked"
        yield Diagnostic("answers/unknown-key", message, cell.span, "export the workbook anew and answer there")
        return
    if cell.text is None:
        message = f"'{cell.was}' was taken out; an emptied cell removes nothing"
        yield Diagnostic("answers/emptied", message, cell.span, "put it back, or remove it in the engagement file")
        return
    field = next(item for item in sheet.columns if item.field == cell.field)
    expected = _expected(field, cell.text, source.engagement.as_of)
    if expected is not None:
        yield Diagnostic("answers/value", f"'{cell.text}' does not fit here", cell.span, f"write {expected}")


def _expected(field: Editable, text: str, as_of: str) -> str | None:
    """What may stand in a field, where a text does not fit it."""
    if field.kind == "word":
        return None if text in field.words else f"one of {', '.join(field.words)}"
    if field.kind in ("text", "answer") or (field.kind == "day_or_never" and text == "never"):
        return None
    or_never = ", or never" if field.kind == "day_or_never" else ""
    if not is_day(text):
        return f"a day such as 2026-11-21{or_never}"
    past = field.kind in ("past_day", "day_or_never")
    return f"a day no later than as_of {as_of}{or_never}" if past and text > as_of else None


def _moved(cell: EditedCell, held: Mapping[str, Any]) -> Iterator[Diagnostic]:
    """Whether the engagement says something else by now than what was edited."""
    now = " ".join(str(held.get(cell.field) or "").split())
    if now not in (cell.was or "", cell.text):
        message = f"the engagement says '{now}' by now, and said '{cell.was or ''}' when the workbook was made"
        yield Diagnostic("answers/changed", message, cell.span, "export the workbook anew and answer there")
