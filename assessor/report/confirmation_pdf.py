"""Sheets of questions as tagged, archivable, reproducible PDFs, laid out at once."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import weasyprint

from assessor.report.confirmation_page import confirmation_page
from assessor.report.pdf import moment_of
from assessor.report.press.engine import VARIANT, OwnParts, identify_universal_access, locked
from assessor.report.scope import scoped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor.model.brand import Logo
    from assessor.result.confirmation import ConfirmationSheets, Sheet

__all__ = ["bytes_of", "confirmation_bytes"]


def confirmation_bytes(found: ConfirmationSheets, sheet: Sheet, *, answers: bytes, name: str) -> bytes:
    """A provider's confirmation sheet, with the file to fill in attached."""
    moment = moment_of(found.origin.as_of)
    attached = weasyprint.Attachment(
        string=answers,
        name=name,
        description="The same questions as a file to fill in",
        created=moment,
        modified=moment,
        relationship="Alternative",
    )
    return bytes_of(
        confirmation_page(found, sheet),
        attached=(attached,),
        identifier=f"{sheet.provider}{found.origin.digest}"[:64].encode(),
    )


def bytes_of(
    html: str, *, attached: Sequence[weasyprint.Attachment], identifier: bytes, logo: Logo | None = None
) -> bytes:
    """PDF bytes of a page that is laid out at once."""
    target = BytesIO()
    with locked():
        document = weasyprint.HTML(string=html, url_fetcher=OwnParts(logo)).render(pdf_variant=VARIANT)
        identify_universal_access(document)
        document.write_pdf(
            target, finisher=scoped, attachments=list(attached), pdf_identifier=identifier, pdf_variant=VARIANT
        )
    return target.getvalue()
