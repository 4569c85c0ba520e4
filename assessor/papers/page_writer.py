"""Papers as pages: HTML for any machine, and PDF/A where Pango is installed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.report.deliverable_page import deliverable_page

if TYPE_CHECKING:
    from assessor.report import PaperPresses
    from assessor.report.deliverable import Deliverable


def html_bytes(paper: Deliverable) -> bytes:
    """The paper as one self-contained page."""
    return deliverable_page(paper, embedded=True).encode()


class PdfPapers:
    """The PDFs among the files of papers: printed together, in as many processes at most.

    Other processes begin at once where PDFs are `expected`, to be ready when the first is asked for.
    """

    def __init__(self, processes: int, *, expected: bool = False) -> None:
        self._processes = processes
        self._presses: PaperPresses | None = None
        self._files: list[str] = []
        if expected:
            self._begin()

    def ask(self, file: str, paper: Deliverable, identifier: str) -> None:
        """Have a paper printed; the same bytes for the same paper."""
        self._files.append(file)
        self._begin().ask(paper, identifier)

    def missing(self) -> str | None:
        """What to install where no PDF can be made here; to be asked once, where PDFs are expected."""
        return self._begin().missing()

    def files(self) -> dict[str, bytes]:
        """What was asked for, by the names of the files. Raises RenderError."""
        return {} if self._presses is None else dict(zip(self._files, self._presses.printed(), strict=True))

    def _begin(self) -> PaperPresses:
        from assessor.report import PaperPresses  # noqa: PLC0415 - other processes only where a PDF is asked for

        if self._presses is None:
            self._presses = PaperPresses(self._processes)
        return self._presses

    def close(self) -> None:
        """End what is not finished."""
        if self._presses is not None:
            self._presses.stop()
