"""A paper as a page: HTML for any machine, and a PDF/A where Pango is installed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.report.deliverable_page import deliverable_page

if TYPE_CHECKING:
    from assessor.report.deliverable import Deliverable


def html_bytes(paper: Deliverable) -> bytes:
    """The paper as one self-contained page."""
    return deliverable_page(paper, embedded=True).encode()


def pdf_bytes(paper: Deliverable, *, identifier: str) -> bytes:
    """The paper as a PDF; the same bytes for the same paper."""
    from assessor.report import render_deliverable_pdf  # noqa: PLC0415 - WeasyPrint only where a PDF is asked for

    return render_deliverable_pdf(paper, identifier=identifier)
