"""What can go wrong with the program or the machine; faults in a user's text are diagnostics instead."""

from __future__ import annotations


class AssessorError(Exception):
    """Base of every error the command line turns into one line and exit code 3."""

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class NotFound(AssessorError):  # noqa: N818 - the thing was not found
    """A thing asked for by name does not exist; the hint names the nearest ones."""


class OutputError(AssessorError):
    """A file could not be written (disk full, no permission); nothing was replaced."""


class RenderError(AssessorError):
    """A renderer cannot run here (for example Pango is missing) or refused its input."""
