"""Papers printed, each in one go by an engine that reads styles and fonts once."""

from __future__ import annotations

import gc
from io import BytesIO
from typing import TYPE_CHECKING

from assessor.report.press.engine import VARIANT, Engine, identify_universal_access, locked
from assessor.report.press.matter import styled
from assessor.report.scope import scoped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from assessor.report.press.presses import Page


def printed(pages: Iterable[tuple[int, Page]]) -> Iterator[tuple[int, bytes]]:
    """A PDF of each page under its number, one after another by one engine."""
    engines: dict[str, Engine] = {}
    with locked() as checked:
        for number, page in pages:
            css, root = styled(page.html)
            if css not in engines:
                engines[css] = Engine(css)
            document = engines[css].laid_out(root)
            identify_universal_access(document)
            target = BytesIO()
            document.write_pdf(target, finisher=scoped, pdf_identifier=page.identifier, pdf_variant=VARIANT)
            checked()
            del document
            gc.collect()  # boxes point at each other; without this the memory of all pages adds up
            yield number, target.getvalue()
