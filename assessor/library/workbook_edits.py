"""Edited cells of an engagement's workbook as edits of the engagement's text, and every problem with them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final, Literal

from assessor.library import plan_edits
from assessor.model.diagnostic import Diagnostic, Severity
from assessor.model.editable import EDITABLE, PLAN_FIELDS, PLAN_SHEET
from assessor.model.named_tuple import NamedTuple
from assessor.model.span import Span
from assessor.source.edits import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from assessor.library.engagement import Source
    from assessor.model.editable import Editable
    from assessor.model.framework import PlanSheet
    from assessor.source.workbook_grids import EditedCell, Returned

_PART: Final = "/"
_CONTRACT: Final = ("starts", "ends")


class Offer(NamedTuple):
    """An answer that a question offers: what is written for it, and the edits it makes; an open one has a place."""

    letter: str
    kind: Literal["letter", "number", "day"]
    edits: tuple[Edit, ...]
    place: tuple[str, ...] = ()


class Terms(NamedTuple):
    """What an engagement knows of the rows: their keys by sheet, the answers offered by question.

    `plans` are the sheets of frameworks' own plans of action, by name.
    """

    keys: Mapping[str, frozenset[str]]
    offers: Mapping[str, tuple[Offer, ...]]
    plans: Mapping[str, PlanSheet] = {}


def workbook_edits(returned: Returned, source: Source, terms: Terms) -> tuple[tuple[Edit, ...], list[Diagnostic]]:
    """The edits that the changed cells ask for, in the order of the sheets; none where a problem is an error."""
    problems = [*_made_from(returned, source)]
    older = returned.about.get("digest") != source.sha256
    edits: list[Edit] = []
    for sheet, cells in returned.changed.items():
        rows: dict[str, dict[str, EditedCell]] = {}
        for cell in cells:
            faults = [*_faults(cell, sheet, source, terms)]
            if not faults and older:
                faults = [*_moved(cell, sheet, source.document.data, terms)]
            problems += faults
            if not faults:
                rows.setdefault(cell.key, {})[cell.field] = cell
        for key, row in rows.items():
            made, faults = _row(sheet, key, row, source.document.data, terms)
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


def _faults(cell: EditedCell, sheet: str, source: Source, terms: Terms) -> Iterator[Diagnostic]:
    """What is wrong with one cell."""
    if cell.key not in terms.keys.get(sheet, frozenset()):
        message = f"'{cell.key}' is not known, or no longer asked"
        yield Diagnostic("answers/unknown-key", message, cell.span, "export the workbook anew and answer there")
        return
    if cell.text is None:
        message = f"'{cell.was}' was taken out; an emptied cell removes nothing"
        yield Diagnostic("answers/emptied", message, cell.span, "put it back, or remove it in the engagement file")
        return
    field = next(item for item in EDITABLE.get(sheet, PLAN_FIELDS) if item.field == cell.field)
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
    if not _is_day(text):
        return f"a day such as 2026-11-21{or_never}"
    past = field.kind in ("past_day", "day_or_never")
    return f"a day no later than as_of {as_of}{or_never}" if past and text > as_of else None


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _moved(cell: EditedCell, sheet: str, data: Any, terms: Terms) -> Iterator[Diagnostic]:
    """Whether the engagement says something else by now than what was edited."""
    own = terms.plans.get(sheet)
    held = _held(sheet, cell.key, data) if own is None else plan_edits.held(cell.key, data, own)
    now = " ".join(str(held.get(cell.field) or "").split())
    if sheet != "Questions" and now not in (cell.was or "", cell.text):
        message = f"the engagement says '{now}' by now, and said '{cell.was or ''}' when the workbook was made"
        yield Diagnostic("answers/changed", message, cell.span, "export the workbook anew and answer there")


def _held(sheet: str, key: str, data: Any) -> Mapping[str, Any]:
    """What the engagement holds of a row, by field."""
    if sheet == "Duties":
        duty, _, part = key.partition(_PART)
        raw = (data.get("duties") or {}).get(duty)
        raw = ((raw or {}).get("parts") or {}).get(part) if part and not isinstance(raw, str) else raw
        return {"state": raw} if isinstance(raw, str) else raw or {}
    if sheet == PLAN_SHEET:
        return plan_edits.held(key, data, None)
    if sheet == "Obligations":
        return next((item for item in data.get("determinations") or () if item["obligation"] == key), {})
    if sheet == "Providers":
        provider: Mapping[str, Any] = next((item for item in data.get("providers") or () if item["id"] == key), {})
        contract = provider.get("contract") or {}
        return {"note": provider.get("note"), **{name: contract.get(name) for name in _CONTRACT}}
    return next((item for item in data.get("evidence") or () if item["id"] == key), {})


def _row(
    sheet: str, key: str, row: Mapping[str, EditedCell], data: Any, terms: Terms
) -> tuple[Sequence[Edit], list[Diagnostic]]:
    """The edits of one row."""
    values = {field: cell.text for field, cell in row.items()}
    if sheet == "Questions":
        return _answered(row["answer"], terms.offers.get(key, ()))
    if sheet == "Duties":
        return _duty(key, values, data), []
    if sheet == PLAN_SHEET or sheet in terms.plans:
        return plan_edits.edits(key, row, data, terms.plans.get(sheet))
    if sheet == "Providers":
        made = [
            Edit(("providers", key, *(("contract",) if field in _CONTRACT else ()), field), value)
            for field, value in values.items()
        ]
        return made, []
    if sheet == "Evidence held":
        return [Edit(("evidence", key, field), value) for field, value in values.items()], []
    stated = data.get("determinations") or ()
    number = next((place for place, item in enumerate(stated) if item["obligation"] == key), None)
    if number is not None:
        return [Edit(("determinations", number, field), value) for field, value in values.items()], []
    if "status" not in values:
        cell = next(iter(row.values()))
        message = "nothing is determined of this requirement yet"
        advice = f"choose what was determined: {', '.join(EDITABLE['Obligations'][0].words)}"
        return [], [Diagnostic("answers/value", message, cell.span, advice)]
    return [Edit(("determinations",), {"obligation": key, **values}, entry=True)], []


def _duty(key: str, values: Mapping[str, object], data: Any) -> list[Edit]:
    """A duty written as one word is written in full where something is added to it; one of no state says so."""
    duty, _, part = key.partition(_PART)
    place = ("duties", duty, "parts", part) if part else ("duties", duty)
    raw = (data.get("duties") or {}).get(duty)
    raw = _held("Duties", key, data) if part else raw
    if isinstance(raw, str) and set(values) != {"state"}:
        return [Edit(place, {"state": raw, **values})]
    if isinstance(raw, str):
        return [Edit(place, values["state"])]
    if not raw:
        return [Edit(place, {"state": None, **values})]
    return [Edit((*place, field), value) for field, value in values.items()]


def _answered(cell: EditedCell, offers: Sequence[Offer]) -> tuple[Sequence[Edit], list[Diagnostic]]:
    text = cell.text or ""
    for offer in offers:
        if offer.kind == "letter" and text.upper() == offer.letter:
            return offer.edits, []
        if offer.kind == "number" and _number(text) is not None:
            return [Edit(offer.place, _number(text))], []
        if offer.kind == "day" and _is_day(text):
            return [Edit(offer.place, text)], []
    letters = [offer.letter for offer in offers if offer.kind == "letter"]
    others = [{"number": "a number", "day": "a day such as 2026-11-21"}[o.kind] for o in offers if o.kind != "letter"]
    advice = (
        f"write {' or '.join(dict.fromkeys([*letters, *others]))}" if offers else "answer it in the engagement file"
    )
    return [], [Diagnostic("answers/value", f"'{text}' is none of the answers offered", cell.span, advice)]


def _number(text: str) -> int | float | None:
    try:
        value = float(text)
    except ValueError:
        return None
    if not text.replace(".", "", 1).isdecimal():
        return None
    return int(value) if value.is_integer() and "." not in text else value
