"""The brief as one tagged, archivable, reproducible PDF; the only module that imports WeasyPrint."""

from __future__ import annotations

import gc
import logging
import tempfile
import warnings
from contextlib import contextmanager
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Final

import weasyprint
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from assessor.errors import RenderError
from assessor.report import assets, page_size_of
from assessor.report.confirmation_page import confirmation_page
from assessor.report.deliverable_page import deliverable_page
from assessor.report.issuer import LOGO, printed
from assessor.report.page import print_page
from assessor.report.scope import scoped
from assessor.report.sections import chosen

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assessor.model.brand import Logo
    from assessor.report.attached import Attached
    from assessor.report.deliverable import Deliverable
    from assessor.report.framework import Registry
    from assessor.report.printing import Printing
    from assessor.result.confirmation import ConfirmationSheets, Sheet
    from assessor.result.result import Result

_VARIANT: Final = "pdf/a-3a"
ATTACHMENT: Final = "result.json"

# PDF/A allows a property outside its own list (here: the PDF/UA part) only when its schema stands beside it.
_UNIVERSAL_ACCESS: Final = (
    b'<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1"/>'
    b'<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"'
    b' xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">'
    b'<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">'
    b"<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>"
    b"<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
    b"<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
    b'<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">'
    b"<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
    b"<pdfaProperty:category>internal</pdfaProperty:category>"
    b"<pdfaProperty:description>Part of ISO 14289 the file follows</pdfaProperty:description>"
    b"</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"
)


class OwnParts(URLFetcher):  # type: ignore[misc]  # WeasyPrint ships no types
    """Serves the bundled fonts by name and the logo that was looked through; any other address ends the rendering."""

    def __init__(self, logo: Logo | None = None) -> None:
        super().__init__(allowed_protocols={"font", "logo"}, allow_redirects=False, fail_on_errors=True)
        self._logo = logo

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:  # noqa: ARG002 - the parent's signature
        """One bundled font, or the logo."""
        if url == LOGO and self._logo is not None:
            body, kind = printed(self._logo)
            return URLFetcherResponse(url, body=body, headers={"Content-Type": kind})
        scheme, _, name = url.partition(":")
        try:
            if scheme == "font":
                return URLFetcherResponse(url, body=assets.font(name), headers={"Content-Type": "font/woff2"})
        except KeyError:
            pass
        raise FatalURLFetchingError(f"refused: {url[:120]}")


def pdf_bytes(result: Result, registry: Registry, result_bytes: bytes, printing: Printing) -> bytes:
    """The finished file with the result attached unchanged, and what it was made from."""
    moment = _moment(result.as_of)
    paper, sections = printing.paper or page_size_of(result), chosen(printing.sections)
    return bytes_of(
        print_page(result, registry, paper, sections, printing.earlier, printing.brand),
        attached=(_attachment(result, result_bytes), *(_riding(file, moment) for file in printing.carried)),
        identifier=_identifier(result),
        logo=None if printing.brand is None else printing.brand.logo,
    )


def _riding(file: Attached, moment: datetime) -> weasyprint.Attachment:
    return weasyprint.Attachment(
        string=file.content,
        name=file.name,
        description=file.description,
        created=moment,
        modified=moment,
        relationship=file.relationship,
    )


def confirmation_bytes(found: ConfirmationSheets, sheet: Sheet, *, answers: bytes, name: str) -> bytes:
    """A provider's confirmation sheet, with the file to fill in attached."""
    moment = _moment(found.origin.as_of)
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


def deliverable_bytes(paper: Deliverable, *, identifier: str) -> bytes:
    """A paper to hand over; nothing is attached to it."""
    return bytes_of(deliverable_page(paper, embedded=False), attached=(), identifier=identifier[:64].encode())


def bytes_of(
    html: str, *, attached: Sequence[weasyprint.Attachment], identifier: bytes, logo: Logo | None = None
) -> bytes:
    """PDF bytes of a page; any warning on the way is an error, because it means another look or a lost part."""
    target = BytesIO()
    with _without_collector(), _no_warnings(), _unclosed_profile(), _fonts_removed():
        try:
            document = weasyprint.HTML(string=html, url_fetcher=OwnParts(logo)).render(pdf_variant=_VARIANT)
            _identify_universal_access(document)
            document.write_pdf(
                target, finisher=scoped, attachments=list(attached), pdf_identifier=identifier, pdf_variant=_VARIANT
            )
        except FatalURLFetchingError as refused:
            raise RenderError(f"The brief asked for something outside itself ({refused}).") from refused
        except RecursionError as deep:
            raise RenderError("The brief is nested too deeply to lay out.") from deep
    return target.getvalue()


def _identifier(result: Result) -> bytes:
    """The same result always gets the same file identifier."""
    return result.digest[:64].encode("utf-8", "replace")


def _attachment(result: Result, result_bytes: bytes) -> weasyprint.Attachment:
    moment = _moment(result.as_of)
    return weasyprint.Attachment(
        string=result_bytes,
        name=ATTACHMENT,
        description="The machine-readable result this brief was printed from",
        created=moment,
        modified=moment,
        relationship="Data",
    )


def _moment(as_of: str) -> datetime:
    """Midnight of the assessment's own day: the file knows no other clock."""
    try:
        return datetime.fromisoformat(as_of[:10]).replace(tzinfo=UTC)
    except ValueError:
        return datetime(1970, 1, 1, tzinfo=UTC)


def _identify_universal_access(document: weasyprint.Document) -> None:
    original = document.metadata.generate_rdf_metadata

    def with_universal_access(variant: str, version: int, conformance: str) -> bytes:
        rdf: bytes = original(variant, version, conformance)
        return rdf.replace(b"</rdf:RDF>", _UNIVERSAL_ACCESS + b"</rdf:RDF>")

    document.metadata.generate_rdf_metadata = with_universal_access


class _Collected(logging.Handler):
    """Remembers what the renderer complains about."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


@contextmanager
def _no_warnings() -> Iterator[None]:
    logger, collected = logging.getLogger("weasyprint"), _Collected()
    propagate, logger.propagate = logger.propagate, False
    logger.addHandler(collected)
    try:
        yield
    finally:
        logger.removeHandler(collected)
        logger.propagate = propagate
    if collected.messages:
        raise RenderError(f"The PDF would not look as designed: {collected.messages[0][:300]}")


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
