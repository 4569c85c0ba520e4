"""The brief as a tagged, archivable, reproducible PDF; importing this brings no engine, as others may print."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from assessor.report import page_size_of
from assessor.report.attached import Attached
from assessor.report.page import print_page
from assessor.report.press.run import printed
from assessor.report.sections import chosen

if TYPE_CHECKING:
    from assessor.report.framework import Registry
    from assessor.report.printing import Printing
    from assessor.result.result import Result

__all__ = ["ATTACHMENT", "moment_of", "pdf_bytes"]

ATTACHMENT: Final = "result.json"


def pdf_bytes(result: Result, registry: Registry, result_bytes: bytes, printing: Printing) -> bytes:
    """The finished file with the result attached unchanged, and what it was made from."""
    moment = moment_of(result.as_of)
    paper, sections = printing.paper or page_size_of(result), chosen(printing.sections)
    said = "The machine-readable result this brief was printed from"
    own = Attached(ATTACHMENT, result_bytes, said, "Data")
    return printed(
        print_page(result, registry, paper, sections, printing.earlier, printing.brand),
        attached=[(file, moment) for file in (own, *printing.carried)],
        identifier=_identifier(result),
        logo=None if printing.brand is None else printing.brand.logo,
        kept=printing.kept,
        processes=printing.processes,
        hands=printing.hands,
    )


def _identifier(result: Result) -> bytes:
    """The same result always gets the same file identifier."""
    return result.digest[:64].encode("utf-8", "replace")


def moment_of(as_of: str) -> datetime:
    """Midnight of the assessment's own day: the file knows no other clock."""
    try:
        return datetime.fromisoformat(as_of[:10]).replace(tzinfo=UTC)
    except ValueError:
        return datetime(1970, 1, 1, tzinfo=UTC)
