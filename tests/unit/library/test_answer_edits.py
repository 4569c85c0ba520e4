"""An answer as edits: of several keys one by one, and of a duty that is written as one word in full first."""

from __future__ import annotations

import pytest

from assessor.library.answer_edits import answer_edits
from assessor.library.offered_answers import OfferedAnswer, answered
from assessor.model.span import Span
from assessor.source.edits import Edit, edited
from assessor.source.workbook_grids import EditedCell

_ONE_WORD = {"duties": {"rd-training": "done"}}
_DAY = ("duties", "rd-training", "last")
_IN_FULL = Edit(("duties", "rd-training"), {"state": "done"})


@pytest.mark.parametrize(
    ("place", "value", "made"),
    [
        (("organization", "users"), 12, [Edit(("organization", "users"), 12)]),
        (_DAY, "2026-05-01", [_IN_FULL, Edit(_DAY, "2026-05-01")]),
        (_DAY[:2], {"last": "never"}, [_IN_FULL, Edit(_DAY, "never")]),
        (("duties", "rd-training"), "assigned", [Edit(("duties", "rd-training"), "assigned")]),
        (("a", "b"), {"x": 1, "y": 2}, [Edit(("a", "b", "x"), 1), Edit(("a", "b", "y"), 2)]),
        (("a", "events"), {"x": 1}, [Edit(("a", "events"), {"x": 1})]),
    ],
)
def test_what_an_answer_puts_where(place: tuple[str, ...], value: object, made: list[Edit]) -> None:
    assert answer_edits(place, value, _ONE_WORD) == made


def test_a_day_of_ones_own_in_a_workbook_finds_room_at_a_duty_of_one_word() -> None:
    cell = EditedCell("duty_date/rd-training", "answer", "2026-05-01", None, Span("workbook.xlsx"))
    edits, problems = answered(cell, [OfferedAnswer("A", "day", _DAY, "2026-11-01")], _ONE_WORD)
    assert problems == []
    text = edited("duties:\n  rd-training: done\n", edits)
    assert text == 'duties:\n  rd-training: {state: done, last: "2026-05-01"}\n'
