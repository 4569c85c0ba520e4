"""A fault in a user's text, as a value with a place."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from assessor.errors import AssessorError
from assessor.model.value import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor.model.span import Span


class Severity(StrEnum):
    """How much a diagnostic stops: an error refuses the input, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


class MendKind(StrEnum):
    """How the scalar at the place of a fault is mended."""

    REPLACE = "replace"
    QUOTE = "quote"


@dataclass(frozen=True, slots=True)
class Mend:
    """What puts a fault right without a decision of a person: other text for the scalar there, or quotes around it."""

    kind: MendKind
    text: str = ""


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """What is wrong, where, and what to do.

    `code` is stable and documented (docs/diagnostics.md); `message` says what was found and what was expected;
    `help` says how to mend it; `mend` is there where a program can do it.
    `word` is the word at fault where `span` is only that of the entry which holds it.
    """

    code: str
    message: str
    span: Span
    help: str = ""
    severity: Severity = Severity.ERROR
    mend: Mend | None = None
    word: str = ""

    def sort_key(self) -> tuple[str, int, int, str, str]:
        """Order of printing: by place, then code."""
        return (self.span.path, self.span.line, self.span.column, self.code, self.message)


class InvalidSource(AssessorError):  # noqa: N818 - reads as what it says: the source is invalid
    """The user's files hold errors; carries every diagnostic found."""

    def __init__(self, diagnostics: Sequence[Diagnostic]) -> None:
        super().__init__(f"{len(diagnostics)} problem(s) in the input")
        self.diagnostics = tuple(diagnostics)
