"""A duty whose parts are a list of what is done, and one whose parts are exceptions (docs/method.md, section 7)."""

from __future__ import annotations

from typing import Any

import pytest

from assessor.library.sheet_edits import sheet_edits
from assessor.model.editable import DUTIES
from assessor.model.engagement import DutyAnswer, DutyState
from assessor.model.span import NOWHERE
from assessor.source.workbook_grids import EditedCell

DONE = DutyAnswer(state="done")
NOT_DONE = DutyAnswer(state="not_done")


@pytest.mark.parametrize(
    ("stated", "listed"),
    [
        (DutyState(state="done", parts={"doors": DONE}), True),
        (DutyState(state="done", parts={"doors": DONE, "keys": NOT_DONE}), True),
        (DutyState(state="done", who="Ann", last="2026-05-04", parts={"doors": DONE}), True),
        (DutyState(state="assigned", parts={"doors": DutyAnswer(state="assigned", note="Since May.")}), True),
        (DutyState(state="done", parts={"keys": NOT_DONE}), False),
        (DutyState(state="done", parts={"keys": DutyAnswer(state="done", who="Ann")}), False),
        (DutyState(state="done", parts={"keys": DutyAnswer(state="done", last="2026-05-04")}), False),
        (DutyState(state="not_done", parts={"keys": NOT_DONE}), False),
        (DutyState(parts={"keys": DONE}), False),
    ],
)
def test_a_part_that_only_repeats_makes_a_list(stated: DutyState, *, listed: bool) -> None:
    assert stated.lists_parts is listed
    assert stated.of_part("visitors") is (None if listed else stated)


@pytest.mark.parametrize(("values", "refused"), [({"state": "done"}, True), ({"state": "partly"}, False)])
def test_a_workbook_makes_no_list_of_exceptions(values: dict[str, Any], *, refused: bool) -> None:
    data = {"duties": {"rd-x": {"state": "done", "parts": {"keys": "not_done"}}}}
    row = {field: EditedCell("rd-x/keys", field, value, None, NOWHERE) for field, value in values.items()}
    edits, problems = sheet_edits({}, {})[DUTIES.title].edits("rd-x/keys", row, data)
    assert bool(problems) is refused
    assert bool(edits) is not refused
