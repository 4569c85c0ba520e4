"""How the rows of each sheet of an engagement's workbook are written into the engagement, and what it holds of them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final

from assessor.library import plan_edits
from assessor.library.offered_answers import answered
from assessor.model.diagnostic import Diagnostic
from assessor.model.editable import (
    DETERMINED_WORDS,
    DUTIES,
    EVIDENCE_HELD,
    OBLIGATIONS,
    PLAN_OF_ACTION,
    PROVIDERS,
    QUESTIONS,
)
from assessor.model.named_tuple import NamedTuple
from assessor.source.edits import Edit

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from assessor.library.offered_answers import OfferedAnswer
    from assessor.model.editable import EditableSheet
    from assessor.model.framework import PlanSheet
    from assessor.source.workbook_grids import EditedCell

    Row = Mapping[str, EditedCell]
    Made = tuple[Sequence[Edit], list[Diagnostic]]

_PART: Final = "/"
_CONTRACT: Final = ("starts", "ends")


class SheetEdits(NamedTuple):
    """A sheet that comes back: the edits of a row, and what the engagement's data hold of one, by field."""

    sheet: EditableSheet
    edits: Callable[[str, Row, Any], Made]
    held: Callable[[str, Any], Mapping[str, Any]]


def sheet_edits(
    offers: Mapping[str, Sequence[OfferedAnswer]], plans: Mapping[str, PlanSheet]
) -> Mapping[str, SheetEdits]:
    """Every sheet that comes back, by its title; `plans` are those of frameworks' own plans of action."""
    general = SheetEdits(PLAN_OF_ACTION, partial(plan_edits.edits, own=None), partial(plan_edits.held, own=None))
    asked = SheetEdits(QUESTIONS, lambda key, row, data: answered(row["answer"], offers.get(key, ()), data), _unstated)
    known = {item.sheet.title: item for item in (*_SHEETS, general, asked)}
    for title, own in plans.items():
        known[title] = SheetEdits(PLAN_OF_ACTION, partial(plan_edits.edits, own=own), partial(plan_edits.held, own=own))
    return known


def _values(row: Row) -> dict[str, str | None]:
    return {field: cell.text for field, cell in row.items()}


def _unstated(_key: str, _data: Any) -> Mapping[str, Any]:
    """A question is about something that is not stated yet."""
    return {}


def _duty_held(key: str, data: Any) -> Mapping[str, Any]:
    duty, _, part = key.partition(_PART)
    raw = (data.get("duties") or {}).get(duty)
    raw = ((raw or {}).get("parts") or {}).get(part) if part and not isinstance(raw, str) else raw
    return {"state": raw} if isinstance(raw, str) else raw or {}


def _duty_edits(key: str, row: Row, data: Any) -> Made:
    """A duty written as one word is written in full where something is added to it; one of no state says so."""
    values = _values(row)
    duty, _, part = key.partition(_PART)
    place = ("duties", duty, "parts", part) if part else ("duties", duty)
    raw = _duty_held(key, data) if part else (data.get("duties") or {}).get(duty)
    if isinstance(raw, str):
        return [Edit(place, values["state"] if set(values) == {"state"} else {"state": raw, **values})], []
    if not raw:
        return [Edit(place, {"state": None, **values})], []
    return [Edit((*place, field), value) for field, value in values.items()], []


def _determination_held(key: str, data: Any) -> Mapping[str, Any]:
    return next((item for item in data.get("determinations") or () if item["obligation"] == key), {})


def _determination_edits(key: str, row: Row, data: Any) -> Made:
    values = _values(row)
    stated = data.get("determinations") or ()
    number = next((place for place, item in enumerate(stated) if item["obligation"] == key), None)
    if number is not None:
        return [Edit(("determinations", number, field), value) for field, value in values.items()], []
    if "status" not in values:
        message = "nothing is determined of this requirement yet"
        advice = f"choose what was determined: {', '.join(DETERMINED_WORDS)}"
        return [], [Diagnostic("answers/value", message, next(iter(row.values())).span, advice)]
    return [Edit(("determinations",), {"obligation": key, **values}, entry=True)], []


def _provider_held(key: str, data: Any) -> Mapping[str, Any]:
    provider: Mapping[str, Any] = next((item for item in data.get("providers") or () if item["id"] == key), {})
    contract = provider.get("contract") or {}
    return {"note": provider.get("note"), **{name: contract.get(name) for name in _CONTRACT}}


def _provider_edits(key: str, row: Row, _data: Any) -> Made:
    return [
        Edit(("providers", key, *(("contract",) if field in _CONTRACT else ()), field), value)
        for field, value in _values(row).items()
    ], []


def _record_held(key: str, data: Any) -> Mapping[str, Any]:
    return next((item for item in data.get("evidence") or () if item["id"] == key), {})


def _record_edits(key: str, row: Row, _data: Any) -> Made:
    return [Edit(("evidence", key, field), value) for field, value in _values(row).items()], []


_SHEETS: Final = (
    SheetEdits(OBLIGATIONS, _determination_edits, _determination_held),
    SheetEdits(DUTIES, _duty_edits, _duty_held),
    SheetEdits(PROVIDERS, _provider_edits, _provider_held),
    SheetEdits(EVIDENCE_HELD, _record_edits, _record_held),
)
