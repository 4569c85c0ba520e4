"""Results to pages: `render_html` for any machine, `render_pdf` where Pango is installed.

`render_confirmation_pdf` and `render_confirmation_xlsx` make the sheets a provider answers, `PaperPresses`
papers to hand over.

Importing this package is cheap; the template and PDF engines are imported when something is rendered.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from assessor.errors import RenderError

if TYPE_CHECKING:
    from types import ModuleType

    from assessor.report.deliverable import Deliverable
    from assessor.report.framework import Registry
    from assessor.report.printing import Printing
    from assessor.result.confirmation import ConfirmationSheets, Sheet
    from assessor.result.result import Result

__all__ = [
    "PageSize",
    "PaperPresses",
    "bring_engine",
    "page_size_in",
    "page_size_of",
    "pdf_available",
    "render_confirmation_pdf",
    "render_confirmation_xlsx",
    "render_html",
    "render_pdf",
]

PageSize = Literal["a4", "letter"]
# where people print on Letter; everybody else uses A4
_LETTER = frozenset({"US", "USA", "UNITED STATES", "CA", "CANADA", "MX", "MEXICO", "PH", "PHILIPPINES"})


def page_size_of(result: Result) -> PageSize:
    """The paper of the organization's country."""
    return page_size_in(result.organization.country)


def page_size_in(country: str | None) -> PageSize:
    """The paper of a country; Letter where none is stated, as these frameworks are American."""
    return "letter" if (country or "US").strip().upper() in _LETTER else "a4"


def render_html(result: Result, registry: Registry, printing: Printing | None = None) -> str:
    """The brief as one self-contained HTML page."""
    from assessor.report.page import screen_page  # noqa: PLC0415 - pays for the template engine only when used
    from assessor.report.printing import Printing  # noqa: PLC0415
    from assessor.report.sections import chosen  # noqa: PLC0415

    how = printing or Printing()
    return screen_page(result, registry, chosen(how.sections), how.earlier, how.brand)


def render_pdf(result: Result, registry: Registry, *, result_bytes: bytes, printing: Printing | None = None) -> bytes:
    """The brief as a PDF/A-3a file that carries `result_bytes` as its attachment `result.json`, whatever it shows."""
    from assessor.report.printing import Printing  # noqa: PLC0415 - many questions print nothing

    how = printing or Printing()
    if how.hand is None:  # else the engine comes here when the hand has something to do
        bring_engine()
    finished: bytes = _press().pdf_bytes(result, registry, result_bytes, how)
    return finished


def render_confirmation_pdf(found: ConfirmationSheets, sheet: Sheet, *, answers: bytes, name: str) -> bytes:
    """A provider's confirmation sheet as a PDF/A-3a file that carries the file to fill in, `answers`, under a name."""
    bring_engine()
    finished: bytes = _press().confirmation_bytes(found, sheet, answers=answers, name=name)
    return finished


def render_confirmation_xlsx(found: ConfirmationSheets, sheet: Sheet) -> bytes:
    """A provider's confirmation sheet as an XLSX workbook to fill in."""
    from assessor.report.confirmation_workbook import workbook_bytes  # noqa: PLC0415 - only where one is asked for

    return workbook_bytes(found, sheet)


class PaperPresses:
    """Papers to hand over, printed as PDF/A-3a files in as many processes as may be used; stop it at the end."""

    def __init__(self, processes: int) -> None:
        from assessor.report.press.presses import Presses  # noqa: PLC0415 - processes only where papers are printed

        self._presses = Presses(processes)

    def missing(self) -> str | None:
        """None where a PDF can be made, else the one line that says what to install; to be asked once."""
        return self._presses.missing()

    def ask(self, paper: Deliverable, identifier: str) -> None:
        """Have a paper printed, with what identifies it; nothing is attached to it."""
        from assessor.report.deliverable_page import deliverable_page  # noqa: PLC0415
        from assessor.report.press.presses import Page  # noqa: PLC0415

        self._presses.ask(Page(deliverable_page(paper, embedded=False), identifier[:64].encode()))

    def printed(self) -> list[bytes]:
        """The files, in the order they were asked for. Raises RenderError."""
        return self._presses.printed()

    def stop(self) -> None:
        """End what is not finished."""
        self._presses.stop()


def pdf_available() -> str | None:
    """None where a PDF can be made, else the one line that says what to install."""
    try:
        bring_engine()
    except RenderError as missing:
        return missing.hint
    return None


def _press() -> ModuleType:
    from importlib import import_module  # noqa: PLC0415 - like the press, only where a PDF is asked for

    return import_module("assessor.report.pdf")


def bring_engine() -> None:
    """Import what lays pages out. Raises RenderError with what to install where that is missing."""
    from contextlib import redirect_stdout  # noqa: PLC0415 - like the engine, only where a PDF is asked for
    from io import StringIO  # noqa: PLC0415

    from assessor.report import pango  # noqa: PLC0415

    try:
        # the engine prints a page of advice when a library is missing; ours is one line
        with redirect_stdout(StringIO()):
            import weasyprint  # noqa: F401, PLC0415
    except OSError as missing:
        raise RenderError(pango.MISSING, hint=pango.hint()) from missing
    except ImportError as missing:
        raise RenderError(
            "The PDF needs the Python package weasyprint 70 or newer.", hint="pip install 'weasyprint>=70'"
        ) from missing
