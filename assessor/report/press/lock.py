"""What locks the engine in: no warning that passes, nothing left behind. Importing this brings no engine."""

from __future__ import annotations

import gc
import logging
import sys
import tempfile
import warnings
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from assessor.errors import RenderError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

VARIANT: Final = "pdf/a-3a"


class _Collected(logging.Handler):
    """Remembers what the renderer complains about."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


@contextmanager
def _no_warnings() -> Iterator[Callable[[], None]]:
    logger, collected = logging.getLogger("weasyprint"), _Collected()
    propagate, logger.propagate = logger.propagate, False
    logger.addHandler(collected)

    def checked() -> None:
        if collected.messages:
            raise RenderError(f"The PDF would not look as designed: {collected.messages[0][:300]}")

    try:
        yield checked
    finally:
        logger.removeHandler(collected)
        logger.propagate = propagate
    checked()


@contextmanager
def _unclosed_profile() -> Iterator[None]:
    """WeasyPrint leaves its own color profile open until it is collected; that is no fault of the caller."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        yield


@contextmanager
def _fonts_removed() -> Iterator[None]:
    """WeasyPrint unpacks fonts to a folder that goes when its objects are collected, which a short run never does."""
    before = tempfile.tempdir
    with tempfile.TemporaryDirectory(prefix="assessor-fonts-", ignore_cleanup_errors=True) as folder:
        tempfile.tempdir = folder
        try:
            yield
        finally:
            tempfile.tempdir = before


@contextmanager
def _without_collector() -> Iterator[None]:
    """Rendering makes millions of objects and no garbage worth looking for; this saves about a fifth of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@contextmanager
def locked() -> Iterator[Callable[[], None]]:
    """Everything that is rendered inside: any warning is an error, because it means another look or a lost part.

    What it gives raises the error of a warning that came so far; at the end it is raised in any case.
    """
    with _without_collector(), _no_warnings() as checked, _unclosed_profile(), _fonts_removed():
        try:
            yield checked
        except RecursionError as deep:
            raise RenderError("The brief is nested too deeply to lay out.") from deep
        except BaseException as fault:
            if _refused(fault):
                raise RenderError(f"The brief asked for something outside itself ({fault}).") from fault
            raise


def _refused(fault: BaseException) -> bool:
    """Whether the engine asked for what it may not have; where none was brought, none did."""
    if "weasyprint.urls" not in sys.modules:
        return False
    from weasyprint.urls import FatalURLFetchingError  # noqa: PLC0415 - is there already

    return isinstance(fault, FatalURLFetchingError)
