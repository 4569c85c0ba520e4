"""What can go wrong with the program or the machine; faults in a user's text are diagnostics instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor.model.diagnostic import Diagnostic


class AssessorError(Exception):
    """Base of every error the command line turns into one line and exit code 3."""

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class InvalidSource(AssessorError):  # noqa: N818 - reads as what it says: the source is invalid
    """The user's files hold errors; carries every diagnostic found."""

    def __init__(self, diagnostics: Sequence[Diagnostic]) -> None:
        super().__init__(f"{len(diagnostics)} problem(s) in the input")
        self.diagnostics = tuple(diagnostics)


class NotFound(AssessorError):  # noqa: N818 - the thing was not found
    """A thing asked for by name does not exist; the hint names the nearest ones."""


class OutputError(AssessorError):
    """A file could not be written (disk full, no permission); nothing was replaced."""


class RenderError(AssessorError):
    """A renderer cannot run here (for example Pango is missing) or refused its input."""
