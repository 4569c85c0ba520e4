"""A process that will help to print a brief, made ready while the assessment runs; importing this brings no engine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.report.press.hand import Hand

if TYPE_CHECKING:
    from multiprocessing.connection import Connection


def helper() -> Hand:
    """A hand that reads styles and fonts once it is told them, and then lays out and draws what it is told."""
    return Hand(_serve)


def _serve(pipe: Connection) -> None:
    from assessor.report.pango import imported  # noqa: PLC0415 - the engine only in the process that prints

    imported("assessor.report.press.serving").serve(pipe)
