"""What stands in the margins of every page, and the fonts of all parts: the file that the parts are joined into."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any, Final
from xml.etree.ElementTree import Element

from assessor.errors import RenderError
from assessor.report import assets
from assessor.report.press.engine import identify_universal_access
from assessor.report.press.lock import VARIANT

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import weasyprint

    from assessor.report.press.engine import Engine
    from assessor.report.press.galleys import Glyphs
    from assessor.report.press.matter import Matter

Running = tuple[tuple[str, str], ...]
# One letter of each bundled font, so that the engine opens it.
_SAMPLES: Final = {"Audit Marks": "\N{BLACK CIRCLE}"}
_EXTENDED: Final = "\N{LATIN SMALL LETTER A WITH MACRON}"


class _Fonts(dict[Any, Any]):
    """The fonts of a document, each with the glyphs that the parts need of it."""

    def __init__(self, glyphs: Glyphs) -> None:
        super().__init__()
        self._glyphs = dict(glyphs)

    def __setitem__(self, key: Any, font: Any) -> None:
        for glyph, (width, text) in self._glyphs.pop(font.hash, {}).items():
            font.widths[glyph], font.to_unicode[glyph] = width, text
        super().__setitem__(key, font)

    def missing(self) -> list[str]:
        """Fonts of parts that were not opened."""
        return sorted(self._glyphs)


def frames_of(
    engine: Engine,
    matter: Matter,
    running: Sequence[Running],
    glyphs: Glyphs,
    attached: Iterable[weasyprint.Attachment],
    identifier: bytes,
) -> bytes:
    """A PDF with the margins of every page, one more page with a letter of each font, the attachments and all else."""
    frames, samples = (engine.laid_out(tree, margins=True) for tree in (_tree(matter, running), _samples()))
    document = frames.copy([*frames.pages, *samples.pages])
    identify_universal_access(document)
    document.fonts = fonts = _Fonts(glyphs)
    target = BytesIO()
    document.write_pdf(target, attachments=list(attached), pdf_identifier=identifier, pdf_variant=VARIANT)
    if fonts.missing():
        raise RenderError("The brief needs a font that was not opened.")
    return target.getvalue()


def _tree(matter: Matter, running: Sequence[Running]) -> Element:
    root, body = Element("html", {"lang": matter.language}), Element("body")
    root.extend((matter.head, body))
    for texts in running:
        body.append(
            Element("section", {"class": "part", "style": "break-before:page;margin:0;height:1px", **dict(texts)})
        )
    return root


def _samples() -> Element:
    root, head, body = Element("html", {"lang": "en"}), Element("head"), Element("body")
    root.extend((head, body))
    for face in assets.FACES:
        letter = Element("p", {"style": f"font:{face.weight} 10pt '{face.family}'"})
        letter.text = _SAMPLES.get(face.family, _EXTENDED if face.family.endswith(" Ext") else "A")
        body.append(letter)
    return root
