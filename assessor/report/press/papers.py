"""Papers printed, each in one go by an engine that reads styles and fonts once."""

from __future__ import annotations

import gc
from io import BytesIO
from typing import TYPE_CHECKING

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
            document.write_pdf(target, finisher=scoped, pdf_identifier=identifier, pdf_variant=VARIANT)
            checked()
            sheets += len(document.pages)
            del document
            if sheets > unfreed:
                gc.collect()  # boxes point at each other; without this the memory of all pages adds up
                sheets = 0
            yield number, target.getvalue()
