"""The brief as a tagged, archivable, reproducible PDF; sheets of questions are laid out here, all else in the press."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Final

from assessor.report import page_size_of
from assessor.report.attached import Attached
from assessor.report.confirmation_page import confirmation_page
from assessor.report.page import print_page
from assessor.report.press.lock import VARIANT, locked
from assessor.report.press.run import printed
from assessor.report.scope import scoped
from assessor.report.sections import chosen

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import weasyprint

    from assessor.report.framework import Registry
    from assessor.report.printing import Printing
    from assessor.result.confirmation import ConfirmationSheets, Sheet
    from assessor.result.result import Result

__all__ = ["ATTACHMENT", "bytes_of", "confirmation_bytes", "pdf_bytes"]

ATTACHMENT: Final = "result.json"
_RESULT: Final = "The machine-readable result this brief was printed from"


def pdf_bytes(result: Result, registry: Registry, result_bytes: bytes, printing: Printing) -> bytes:
    """The finished file with the result attached unchanged, and what it was made from."""
    files = (Attached(ATTACHMENT, result_bytes, _RESULT, "Data"), *printing.carried)
    paper, sections = printing.paper or page_size_of(result), chosen(printing.sections)
    return printed(
        print_page(result, registry, paper, sections, printing.earlier, printing.brand),
        attached=_riding(files, result.as_of),
        identifier=_identifier(result),
        logo=None if printing.brand is None else printing.brand.logo,
        kept=printing.kept,
        processes=printing.processes,
        hand=printing.hand,
    )


def _riding(files: Sequence[Attached], as_of: str) -> Iterator[weasyprint.Attachment]:
    """Files as a PDF takes them in, made when they are asked for; all are of the assessment's own day."""
    import weasyprint  # noqa: PLC0415 - the engine once a hand is at work

    moment = _moment(as_of)
    for file in files:
        yield weasyprint.Attachment(
            string=file.content,
            name=file.name,
            description=file.description,
            created=moment,
            modified=moment,
            relationship=file.relationship,
        )


def confirmation_bytes(found: ConfirmationSheets, sheet: Sheet, *, answers: bytes, name: str) -> bytes:
    """A provider's confirmation sheet, with the file to fill in attached."""
    file = Attached(name, answers, "The same questions as a file to fill in", "Alternative")
    return bytes_of(
        confirmation_page(found, sheet),
        attached=_riding([file], found.origin.as_of),
        identifier=f"{sheet.provider}{found.origin.digest}"[:64].encode(),
    )


def bytes_of(html: str, *, attached: Iterable[weasyprint.Attachment], identifier: bytes) -> bytes:
    """PDF bytes of a page that is laid out at once."""
    import weasyprint  # noqa: PLC0415 - a brief is laid out in the press

    from assessor.report.press.engine import OwnParts, identify_universal_access  # noqa: PLC0415

    target = BytesIO()
    with locked():
        document = weasyprint.HTML(string=html, url_fetcher=OwnParts()).render(pdf_variant=VARIANT)
        identify_universal_access(document)
        document.write_pdf(
            target, finisher=scoped, attachments=list(attached), pdf_identifier=identifier, pdf_variant=VARIANT
        )
    return target.getvalue()


def _identifier(result: Result) -> bytes:
    """The same result always gets the same file identifier."""
    return result.digest[:64].encode("utf-8", "replace")


def _moment(as_of: str) -> datetime:
    """Midnight of the assessment's own day: the file knows no other clock."""
    try:
        return datetime.fromisoformat(as_of[:10]).replace(tzinfo=UTC)
    except ValueError:
        return datetime(1970, 1, 1, tzinfo=UTC)
