"""The parts of the workbook of an engagement that come back: sheets, their editable columns, and what may stand there.

The workbook is written from these (assessor/papers) and read by them (library/workbook_edits.py).
"""

from __future__ import annotations

from typing import Final, Literal

from assessor.model.value import dataclass

FORMAT: Final = "workbook/1"
ABOUT: Final = "About"
KEY: Final = "key"
WAS: Final = "was."  # before a field: what stood there when the workbook was written
FIELD_ROW: Final = 3  # hidden: the machine's names of the columns; the people's stand in the row below
ABOUT_KEYS: Final = ("schema", "as_of", "organization", "file", "digest", "sheets")
BETWEEN: Final = " | "  # the names of the sheets

Kind = Literal["word", "text", "past_day", "day", "day_or_never", "answer"]


@dataclass(frozen=True, slots=True)
class Editable:
    """An editable column: its field, what may stand in it, and the words to choose from.

    word: one of the words; text: anything; past_day: a day that is not after the day of the engagement; day: any day;
    day_or_never: a past day, or never; answer: one of the answers the row offers.
    """

    field: str
    kind: Kind
    words: tuple[str, ...] = ()


DUTY_WORDS: Final = ("done", "assigned", "partly", "not_done")
DETERMINED_WORDS: Final = ("met", "partial_credit", "not_met", "not_applicable", "not_tested")
ACTION_WORDS: Final = ("open", "in_progress", "on_hold", "done")
PLAN_SHEET: Final = "Plan of action"
# of a plan of action: by finding in the sheet of that name, by requirement in a sheet of a framework's own plan
PLAN_FIELDS: Final = (
    Editable("planned", "text"),
    Editable("owner", "text"),
    Editable("due", "day"),
    Editable("status", "word", ACTION_WORDS),
    Editable("note", "text"),
)
PLAN_TITLES: Final = ("Planned", "Assigned to", "Planned day", "Progress", "Note")
PLAN_WIDTHS: Final = (46, 24, 12, 12, 40)
# sheet -> its editable columns, in order
EDITABLE: Final[dict[str, tuple[Editable, ...]]] = {
    "Obligations": (
        Editable("status", "word", DETERMINED_WORDS),
        Editable("by", "text"),
        Editable("on", "past_day"),
        Editable("rationale", "text"),
    ),
    "Duties": (
        Editable("state", "word", DUTY_WORDS),
        Editable("who", "text"),
        Editable("last", "day_or_never"),
        Editable("note", "text"),
    ),
    "Providers": (Editable("starts", "day"), Editable("ends", "day"), Editable("note", "text")),
    "Evidence held": (Editable("title", "text"), Editable("collected", "past_day")),
    PLAN_SHEET: PLAN_FIELDS,
    "Questions": (Editable("answer", "answer"),),
}
