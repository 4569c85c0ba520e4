"""The answers to an open question as somebody picks them in a table: by a letter, a number, or a day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from assessor.library.offered_answers import is_day
from assessor.model.named_tuple import NamedTuple

if TYPE_CHECKING:
    from assessor.result.question import Answer, OpenKind, OpenQuestion

# Questions whose answers say all there is to say; others need a file name, a list or several keys.
ASKED: Final[tuple[OpenKind, ...]] = (
    "fact", "holder", "duty", "duty_date", "frequency", "coverage_hours", "detection", "evidence",
)  # fmt: skip
_LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class Choice(NamedTuple):
    """One answer, and what is written for it: its letter, or a number or day in place of it."""

    letter: str
    answer: Answer
    kind: Literal["letter", "number", "day"]


def choices(question: OpenQuestion) -> tuple[Choice, ...]:
    """The answers that a table can hold; none where the question is to be answered in the file."""
    if question.kind not in ASKED:
        return ()
    return tuple(
        Choice(letter, answer, _kind(answer.value)) for letter, answer in zip(_LETTERS, question.answers, strict=False)
    )


def _kind(value: object) -> Literal["letter", "number", "day"]:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return "number"
    return "day" if isinstance(value, str) and is_day(value) else "letter"
