"""Processes that help to print a brief, made ready while the assessment runs; importing this brings no engine."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from assessor.report import pdf_available
from assessor.report.press.hand import Hand, Lost

if TYPE_CHECKING:
    from collections.abc import Sequence
    from multiprocessing.connection import Connection


class Ready(NamedTuple):
    """What a hand says first: what is to be installed, if it cannot print, and what decides how its parts look."""

    hint: str | None
    fingerprint: bytes


class Compositor(Hand):
    """A hand that reads styles and fonts once it is told them, and then makes what it is told."""

    def __init__(self) -> None:
        super().__init__(_serve)

    @cached_property
    def ready(self) -> Ready:
        """What it says first, waited for. Raises Lost."""
        said: Ready = self.hear()
        return said


def helper() -> Compositor:
    """A hand that helps to print one brief."""
    return Compositor()


def hint_of(helpers: Sequence[Compositor]) -> str | None:
    """None where a PDF can be made, else the one line that says what to install."""
    for hand in helpers:
        try:
            return hand.ready.hint
        except Lost:
            continue
    return pdf_available()


def _serve(pipe: Connection) -> None:
    hint = pdf_available()
    if hint is not None:
        pipe.send(Ready(hint, b""))
        return
    from assessor.report.press.fingerprint import fingerprint  # noqa: PLC0415 - the engine only where there is one
    from assessor.report.press.serving import serve  # noqa: PLC0415

    pipe.send(Ready(None, fingerprint()))
    serve(pipe)
