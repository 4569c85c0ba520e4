"""The engine that lays pages out: no file but our own, and one style sheet."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final

import cssselect2
import weasyprint
from weasyprint.css.counters import CounterStyle
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from assessor.report import assets
from assessor.report.issuer import LOGO, printed
from assessor.report.press.lock import VARIANT

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from assessor.model.brand import Logo

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


# Parts carry nothing in their margins: running heads and page numbers are stamped at the join.
_BARE: Final = (
    "@page { "
    + " ".join(
        f"@{place} {{ content: none !important; background: none !important; }}"
        for place in ("top-left", "top-right", "bottom-left", "bottom-right")
    )
    + " }\n"
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
                return URLFetcherResponse(url, body=assets.paper_font(name), headers={"Content-Type": "font/ttf"})
        except KeyError:
            pass
        raise FatalURLFetchingError(f"refused: {url[:120]}")


def identify_universal_access(document: weasyprint.Document) -> None:
    """Say in the file that it follows PDF/UA too, which the engine says of no archivable file."""
    original = document.metadata.generate_rdf_metadata

    def with_universal_access(variant: str, version: int, conformance: str) -> bytes:
        rdf: bytes = original(variant, version, conformance)
        return rdf.replace(b"</rdf:RDF>", _UNIVERSAL_ACCESS + b"</rdf:RDF>")

    document.metadata.generate_rdf_metadata = with_universal_access


class Engine:
    """Lays out trees of one style sheet, which is read once and only where it is needed; use it inside `locked`."""

    def __init__(self, css: str, logo: Logo | None = None) -> None:
        self._fonts = FontConfiguration()
        self._fetcher = OwnParts(logo)
        self._css = css

    @cached_property
    def _sheet(self) -> weasyprint.CSS:
        return weasyprint.CSS(string=self._css, url_fetcher=self._fetcher, font_config=self._fonts)

    @cached_property
    def _bare(self) -> weasyprint.CSS:
        return weasyprint.CSS(string=_BARE, url_fetcher=self._fetcher, font_config=self._fonts)

    def read(self) -> None:
        """Read the style sheet now."""
        _ = self._sheet, self._bare

    def laid_out(self, root: Element, *, margins: bool = False) -> weasyprint.Document:
        """The pages of a tree, their `margins` filled or left bare; the tree must not be used again."""
        return _Tree(root, self._fetcher).render(
            font_config=self._fonts,
            counter_style=CounterStyle(),
            stylesheets=[self._sheet] if margins else [self._sheet, self._bare],
            pdf_variant=VARIANT,
        )


class _Tree(weasyprint.HTML):  # type: ignore[misc]  # WeasyPrint ships no types
    """A page that is a tree already."""

    def __init__(self, root: Element, fetcher: OwnParts) -> None:
        self.base_url = None
        self.url_fetcher = fetcher
        self.media_type = "print"
        self.wrapper_element = cssselect2.ElementWrapper.from_html_root(root, content_language=None)
        self.etree_element = root
