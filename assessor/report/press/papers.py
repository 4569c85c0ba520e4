"""Papers printed, each in one go by an engine that reads styles and fonts once."""

from __future__ import annotations

import gc
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pydyf

from assessor.report.press.engine import Engine, identify_universal_access
from assessor.report.press.lock import VARIANT, locked
from assessor.report.press.matter import styled
from assessor.report.scope import scoped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def printed(pages: Iterable[tuple[int, tuple[str, bytes]]], *, unfreed: int = 0) -> Iterator[tuple[int, bytes]]:
    """A PDF of each page under its number, one after another by one engine; a page is its HTML and its identifier.

    `unfreed` says of how many sheets of paper the boxes may be kept until they are freed, which takes time.
    """
    engines: dict[str, Engine] = {}
    sheets = 0
    with locked() as checked:
        for number, (html, identifier) in pages:
            css, root = styled(html)
            if css not in engines:
                engines[css] = Engine(css)
            document = engines[css].laid_out(root)
            identify_universal_access(document)
            target = BytesIO()
            document.write_pdf(target, finisher=_finished, pdf_identifier=identifier, pdf_variant=VARIANT)
            checked()
            sheets += len(document.pages)
            del document
            if sheets > unfreed:
                gc.collect()  # boxes point at each other; without this the memory of all pages adds up
                sheets = 0
            yield number, target.getvalue()


class _Written(pydyf.Object):  # type: ignore[misc]  # pydyf ships no types
    """An object as the bytes that stand in the file: the engine asks for them there, and again for the digest."""

    def __init__(self, item: Any) -> None:
        super().__init__()
        self.number, self.generation, self.free = item.number, item.generation, item.free
        self._bytes: bytes = b"" if item.free == "f" else item.data
        self._compressible: bool = item.compressible

    @property
    def data(self) -> bytes:
        return self._bytes

    @property
    def compressible(self) -> bool:
        return self._compressible


def _finished(document: object, pdf: pydyf.PDF) -> None:
    """What is done to a paper before it is written: its header cells get their scope, and it is packed once."""
    scoped(document, pdf)
    pdf.objects = [_Written(item) for item in pdf.objects]
