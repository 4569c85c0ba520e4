"""The answers that a question of the workbook offers, and a cell held against them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal

from assessor.model.diagnostic import Diagnostic
from assessor.model.named_tuple import NamedTuple
from assessor.source.edits import Edit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor.source.workbook_grids import EditedCell


class OfferedAnswer(NamedTuple):
    """An answer that a question offers: what is written for it, and the edits it makes; an open one has a place."""

    letter: str
    kind: Literal["letter", "number", "day"]
    edits: tuple[Edit, ...]
    place: tuple[str, ...] = ()


def answered(cell: EditedCell, offers: Sequence[OfferedAnswer]) -> tuple[Sequence[Edit], list[Diagnostic]]:
    """The edits of the answer that a cell gives, or what is wrong with it."""
    text = cell.text or ""
    for offer in offers:
        if offer.kind == "letter" and text.upper() == offer.letter:
            return offer.edits, []
        if offer.kind == "number" and _number(text) is not None:
            return [Edit(offer.place, _number(text))], []
        if offer.kind == "day" and is_day(text):
            return [Edit(offer.place, text)], []
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
