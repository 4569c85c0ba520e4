"""Edited lines of a plan of action as edits of the engagement: the general one, and a framework's own list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from assessor.model.diagnostic import Diagnostic
from assessor.source.edits import Edit

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assessor.model.framework import PlanSheet
    from assessor.source.workbook_grids import EditedCell

_PLAN: Final = "plan_of_action"


def held(key: str, data: Any, own: PlanSheet | None) -> Mapping[str, Any]:
    """What the engagement holds of a line, by field."""
    general: Mapping[str, Any] = (data.get(_PLAN) or {}).get(key) or {}
    if own is None:
        return general
    entry = next((item for item in _entries(data, own) if item[own.key] == key), {})
    return {**general, **{field: entry.get(field) for field in own.fields}}


def edits(
    key: str, row: Mapping[str, EditedCell], data: Any, own: PlanSheet | None
) -> tuple[Sequence[Edit], list[Diagnostic]]:
    """The edits of a line; what a framework keeps in a list of its own goes there, the rest to the general plan."""
    values = {field: cell.text for field, cell in row.items()}
    listed = {field: value for field, value in values.items() if own is not None and field in own.fields}
    made = [Edit((_PLAN, key, field), value) for field, value in values.items() if field not in listed]
    if own is None or not listed:
        return made, []
    names = [item[own.key] for item in _entries(data, own)]
    if key in names:
        place = names.index(key)
        return [*(Edit((*own.place, place, field), value) for field, value in listed.items()), *made], []
    if own.fields[0] not in listed:
        message, advice = "nothing is planned for this requirement yet", f"write what is {own.fields[0]} as well"
        return [], [Diagnostic("answers/value", message, row[next(iter(listed))].span, advice)]
    return [Edit(own.place, {own.key: key, **listed}, entry=True), *made], []


def _entries(data: Any, own: PlanSheet) -> Sequence[Mapping[str, Any]]:
    here = data
    for step in own.place:
        here = (here or {}).get(step)
    return here or ()
