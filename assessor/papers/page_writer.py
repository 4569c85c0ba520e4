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
    """The PDFs among the files of papers: printed together, where any is asked for, in as many processes at most."""

    def __init__(self, processes: int) -> None:
        self._processes = processes
        self._presses: PaperPresses | None = None
        self._files: list[str] = []

    def ask(self, file: str, paper: Deliverable, identifier: str) -> None:
        """Have a paper printed; the same bytes for the same paper."""
        from assessor.report import PaperPresses  # noqa: PLC0415 - WeasyPrint only where a PDF is asked for

        if self._presses is None:
            self._presses = PaperPresses(self._processes)
        self._files.append(file)
        self._presses.ask(paper, identifier)

    def files(self) -> dict[str, bytes]:
        """What was asked for, by the names of the files. Raises RenderError."""
        return {} if self._presses is None else dict(zip(self._files, self._presses.printed(), strict=True))

    def close(self) -> None:
        """End what is not finished."""
        if self._presses is not None:
            self._presses.stop()
