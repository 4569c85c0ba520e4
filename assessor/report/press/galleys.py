"""One part laid out: its pages as a PDF of their own, and what the join must know of them."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any, Final, NamedTuple
from xml.etree import ElementTree as ET
from xml.etree.ElementTree import Element

from assessor.report.press.lock import VARIANT
from assessor.report.scope import scoped

if TYPE_CHECKING:
    import pydyf
    import weasyprint

    from assessor.report.press.engine import Engine

_POINTS: Final = 0.75  # points of paper in one pixel of the engine
Anchors = dict[str, tuple[int, float, float]]
Glyphs = dict[str, dict[int, tuple[int, str]]]


class Above(NamedTuple):
    """What stands on a page above a part, in pixels: how far down it reaches, and the margin that waits below it."""

    end: float
    margin: float


class Heading(NamedTuple):
    """An entry of the outline: its level, and the point of its page (from 0, in points) it leads to."""

    level: int
    label: str
    page: int
    x: float
    y: float


class Galley(NamedTuple):
    """A part on its pages.

    `begins` is the page (from 0) its matter begins on: 1 where nothing fitted below what stands above. `end` is what
    the next part finds above it. `anchors` are points of pages by id, `glyphs` the width and text of each glyph of
    each font.
    """

    pdf: bytes
    pages: int
    begins: int
    end: Above
    anchors: Anchors
    headings: tuple[Heading, ...]
    glyphs: Glyphs


class Placed(NamedTuple):
    """A galley, and the page of the brief (from 0) that its first page is."""

    galley: Galley
    page: int


class Copy(NamedTuple):
    """What a part is laid out from: its name, its section as XML, and what stands above it."""

    name: str
    section: str
    above: Above | None


class Proof(NamedTuple):
    """A part laid out and not drawn yet: its galley without the drawing says all that the next part needs to know."""

    galley: Galley
    name: str
    document: weasyprint.Document

    def drawn(self) -> Galley:
        """The galley; once, as drawing changes the document."""
        self.document.fonts = fonts = _Unwritten()
        target = BytesIO()
        self.document.write_pdf(target, finisher=_finisher(self.name), pdf_identifier=False, pdf_variant=VARIANT)
        return self.galley._replace(pdf=target.getvalue(), glyphs=fonts.glyphs())


def proof_of(engine: Engine, copy: Copy, ids: frozenset[str]) -> Proof:
    """Lay out a part below what stands above it; `ids` are those of the whole brief, which links may lead to."""
    above = copy.above
    document = engine.laid_out(_tree(ET.fromstring(copy.section), above))  # noqa: S314 - written by the press
    pages = document.pages
    heights = [page.height for page in pages]
    anchors: Anchors = {}
    for number, page in enumerate(pages):
        for anchor, (x, y, *_) in page.anchors.items():
            anchors.setdefault(anchor, (number, x * _POINTS, (heights[number] - y) * _POINTS))
    headings = tuple(
        Heading(level, label, number, x * _POINTS, (heights[number] - y) * _POINTS)
        for number, page in enumerate(pages)
        for level, label, (x, y), _ in page.bookmarks
    )
    for elsewhere in ids - anchors.keys():
        pages[0].anchors[elsewhere] = (0, 0, 0, 0)
    begins = 1 if above is not None and len(_matter(pages[0])) == 1 else 0
    return Proof(Galley(b"", len(pages), begins, _end(pages[-1]), anchors, headings, {}), copy.name, document)


def _tree(section: Element, above: Above | None) -> Element:
    root, head, body = Element("html", {"lang": "en"}), Element("head"), Element("body")
    title = Element("title")
    title.text = "part"
    head.append(title)
    root.extend((head, body))
    if above is not None:
        style = f"height:{above.end!r}px;margin-bottom:{above.margin!r}px"
        body.append(Element("div", {"style": style}))
    body.append(section)
    return root


def _matter(page: weasyprint.Page) -> list[Any]:
    """The boxes of a page right below the body."""
    root = page._page_box.children[0]  # noqa: SLF001 - the engine tells positions nowhere else
    return list(root.children[0].children)


def _end(page: weasyprint.Page) -> Above:
    box = _matter(page)[-1]
    end = box.border_box_y() + box.border_height() - page._page_box.content_box_y()  # noqa: SLF001
    margin = box.margin_bottom
    while _collapses(box):
        box = box.children[-1]
        margin = max(margin, box.margin_bottom)
    return Above(float(end), float(margin))


def _collapses(box: Any) -> bool:
    """Whether the margin of the last child shows below the box itself."""
    open_below = not box.padding_bottom and not box.border_bottom_width and not box.establishes_formatting_context()
    return (
        open_below
        and bool(getattr(box, "children", ()))
        and hasattr(box.children[-1], "border_height")
        and (box.children[-1].is_in_normal_flow() and not hasattr(box.children[-1], "baseline_shift"))
    )


class _Unwritten(dict[Any, Any]):
    """The fonts of a part: drawn with, but not cut down and written, as the join brings those of all parts."""

    def values(self) -> Any:
        """None, for whoever writes them."""
        return ()

    def glyphs(self) -> Glyphs:
        """What is drawn of each."""
        found: Glyphs = {}
        for font in super().values():
            known = found.setdefault(font.hash, {})
            known |= {glyph: (font.widths[glyph], text) for glyph, text in font.to_unicode.items()}
        return found


def _finisher(name: str) -> Any:
    """What is done to a part before it is written: ids that are its own."""

    def finished(document: weasyprint.Document, pdf: pydyf.PDF) -> None:
        for item in pdf.objects:
            if isinstance(item, dict) and "ID" in item and "S" in item:
                item["ID"].string = f"{name}-{item['ID'].string}"
        scoped(document, pdf)

    return finished
