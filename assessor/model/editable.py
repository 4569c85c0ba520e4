"""The parts of the workbook of an engagement that come back: sheets, their editable columns, and what may stand there.

The workbook is written from these (assessor/papers) and read by them (library/workbook_edits.py, sheet_edits.py).
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
    """An editable column: its field, heading, width in characters, what may stand in it, and the words to choose from.

    word: one of the words; text: anything; past_day: a day that is not after the day of the engagement; day: any day;
    day_or_never: a past day, or never; answer: one of the answers the row offers.
    """

    field: str
    title: str
    width: int
    kind: Kind
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EditableSheet:
    """A sheet that comes back: its title and its editable columns, in order."""

    title: str
    columns: tuple[Editable, ...]


DUTY_WORDS: Final = ("done", "assigned", "partly", "not_done")
DETERMINED_WORDS: Final = ("met", "partial_credit", "not_met", "not_applicable", "not_tested")
ACTION_WORDS: Final = ("open", "in_progress", "on_hold", "done")

OBLIGATIONS: Final = EditableSheet(
    "Obligations",
    (
        Editable("status", "Determined", 16, "word", DETERMINED_WORDS),
        Editable("by", "By", 20, "text"),
        Editable("on", "On", 12, "past_day"),
        Editable("rationale", "Rationale", 46, "text"),
    ),
)
DUTIES: Final = EditableSheet(
    "Duties",
    (
        Editable("state", "State", 12, "word", DUTY_WORDS),
        Editable("who", "Who", 24, "text"),
        Editable("last", "Last", 12, "day_or_never"),
        Editable("note", "Note", 46, "text"),
    ),
)
PROVIDERS: Final = EditableSheet(
    "Providers",
    (
        Editable("starts", "Starts", 12, "day"),
        Editable("ends", "Ends", 12, "day"),
        Editable("note", "Note", 46, "text"),
    ),
)
EVIDENCE_HELD: Final = EditableSheet(
    "Evidence held",
    (Editable("title", "Title", 40, "text"), Editable("collected", "Collected", 12, "past_day")),
)
# of a plan of action: by finding in the sheet of that name, by requirement in a sheet of a framework's own plan
PLAN_OF_ACTION: Final = EditableSheet(
    "Plan of action",
    (
        Editable("planned", "Planned", 46, "text"),
        Editable("owner", "Assigned to", 24, "text"),
        Editable("due", "Planned day", 12, "day"),
        Editable("status", "Progress", 12, "word", ACTION_WORDS),
        Editable("note", "Note", 40, "text"),
    ),
)
QUESTIONS: Final = EditableSheet("Questions", (Editable("answer", "Answer", 12, "answer"),))
EDITABLE: Final = (OBLIGATIONS, DUTIES, PROVIDERS, EVIDENCE_HELD, PLAN_OF_ACTION, QUESTIONS)
