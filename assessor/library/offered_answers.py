"""The answers that a question of the workbook offers, and a cell held against them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal

from assessor.library.answer_edits import answer_edits
from assessor.model.diagnostic import Diagnostic
from assessor.model.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor.source.edits import Edit
    from assessor.source.workbook_grids import EditedCell


class OfferedAnswer(NamedTuple):
    """An answer that a question offers: the letter written for it, or any number or day; what it puts where."""

    letter: str
    kind: Literal["letter", "number", "day"]
    place: tuple[str, ...]
    value: object


def answered(cell: EditedCell, offers: Sequence[OfferedAnswer], data: object) -> tuple[list[Edit], list[Diagnostic]]:
    """The edits of the engagement's `data` for the answer that a cell gives, or what is wrong with it."""
    text = cell.text or ""
    for offer in offers:
        if offer.kind == "letter" and text.upper() == offer.letter:
            return answer_edits(offer.place, offer.value, data), []
        if offer.kind == "number" and _number(text) is not None:
            return answer_edits(offer.place, _number(text), data), []
        if offer.kind == "day" and is_day(text):
            return answer_edits(offer.place, text, data), []
    letters = [offer.letter for offer in offers if offer.kind == "letter"]
    others = [{"number": "a number", "day": "a day such as 2026-11-21"}[o.kind] for o in offers if o.kind != "letter"]
    advice = (
        f"write {' or '.join(dict.fromkeys([*letters, *others]))}" if offers else "answer it in the engagement file"
    )
    return [], [Diagnostic("answers/value", f"'{text}' is none of the answers offered", cell.span, advice)]


def is_day(text: str) -> bool:
    """Whether a text is a day as an engagement writes it."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _number(text: str) -> int | float | None:
    try:
        value = float(text)
    except ValueError:
        return None
    if not text.replace(".", "", 1).isdecimal():
        return None
    return int(value) if value.is_integer() and "." not in text else value
