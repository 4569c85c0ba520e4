"""Parts joined into one PDF: pages, reading order, outline, links, fonts; two parts may share a page."""

from __future__ import annotations

import re
import warnings
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

import pikepdf
from pikepdf import Array, Dictionary, Name, OutlineItem, String

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assessor.report.press.galleys import Placed

_NAMED: Final = {"Tf": 0, "Do": 0, "gs": 0, "sh": 0, "scn": -1, "SCN": -1}
_KINDS: Final = ("/ExtGState", "/XObject", "/Pattern", "/Shading")
_MARKS: Final = frozenset({"BMC", "BDC", "EMC"})
_FONT: Final = re.compile(rb"/([A-Z]{6}) [0-9.]+ Tf")


def joined(frames: bytes, placed: Sequence[Placed]) -> bytes:
    """The finished file."""
    with pikepdf.open(BytesIO(frames)) as pdf:
        join = _Join(pdf)  # it lives until the file is written, and with it what it copies from
        join.made(placed)
        target = BytesIO()
        pdf.save(target, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
    return target.getvalue()


class _Join:
    """One file in the making."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._pdf = pdf
        self._frames = [page.obj for page in pdf.pages]
        self._sources: list[pikepdf.Pdf] = []  # what is copied from these is read when the file is written
        self._pages: list[Any] = []
        self._shared: list[int] = []
        self._marks: list[Any] = []  # for every page: the element of each of its marks
        self._links: list[tuple[Any, Any]] = []  # annotations, and the element of each
        self._ids: list[tuple[str, Any]] = []
        self._document = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, K=Array()))
        self._open, self._close = (pdf.make_stream(code) for code in (b"q\n", b"\nQ\n"))

    def made(self, placed: Sequence[Placed]) -> None:
        """Join everything."""
        for number, (galley, first) in enumerate(placed):
            source = pikepdf.open(BytesIO(galley.pdf))
            self._sources.append(source)
            self._take(source, first, f"p{number}")
        self._stamp({name for galley, _ in placed for name in galley.glyphs})
        self._structure()
        self._destinations(placed)
        self._outline(placed)
        for number in sorted((*range(len(self._frames)), *self._shared), reverse=True):
            del self._pdf.pages[number]

    def _take(self, source: pikepdf.Pdf, first: int, prefix: str) -> None:
        """Add the pages of one part, and its elements below the document's own."""
        before = len(self._pdf.pages)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # where links lead is said once for all parts, at the end
            self._pdf.pages.extend(source.pages)
        pages = [page.obj for page in self._pdf.pages][before:]
        root = self._pdf.copy_foreign(source.Root.StructTreeRoot)
        numbers = list(root.ParentTree.Nums)
        parents = dict(zip(map(int, numbers[::2]), numbers[1::2], strict=True))
        elements = [kid for kid in root.K[0].K if len(kid.get("/K", ())) > 0]
        for kid in elements:
            kid.P = self._document
            self._document.K.append(kid)
        names = list(root.IDTree.Names)
        self._ids += zip(map(str, names[::2]), names[1::2], strict=True)
        for number, page in enumerate(pages):
            marks = list(parents[number])
            for note in page.get("/Annots", ()):
                self._links.append((note, parents[int(note.StructParent)]))
            if first + number < len(self._pages):
                self._shared.append(before + number)
                self._share(self._pages[first + number], page, elements, prefix, len(self._marks[first + number]))
                self._marks[first + number] += marks
            else:
                page.Contents = Array([self._open, page.Contents, self._close])
                self._pages.append(page)
                self._marks.append(marks)

    def _share(self, page: Any, other: Any, elements: list[Any], prefix: str, shift: int) -> None:
        """Put what stands on `other`, a page of the next part, on a page that the part before it ends on."""
        page.Resources = _together(self._pdf, page.Resources, other.Resources, prefix)
        code = pikepdf.unparse_content_stream(list(_renamed(other, prefix, shift)))
        page.Contents.extend([self._open, self._pdf.make_stream(code), self._close])
        if "/Annots" in other:
            page.Annots = Array([*page.get("/Annots", ()), *other.Annots])
        for element in elements:
            if element.get("/Pg") == other:
                _moved(element, page, other, shift)

    def _stamp(self, used: set[str]) -> None:
        """Margins on every page, and the fonts with the glyphs of all parts."""
        fonts = self._frames[0].Resources.Font
        texts = []
        for frame in self._frames[: len(self._pages)]:
            code = pikepdf.unparse_content_stream(
                [each for each in _renamed(frame, "m", 0) if str(each.operator) not in _MARKS]
            )
            used |= {name.decode() for name in _FONT.findall(code)}
            texts.append(b"/Artifact <</Type /Pagination>> BDC\n" + code + b"\nEMC\n")
        kept = self._pdf.make_indirect(Dictionary({name: font for name, font in fonts.items() if name[1:] in used}))
        for number, (page, text) in enumerate(zip(self._pages, texts, strict=True)):
            page.Resources = _together(self._pdf, page.Resources, self._frames[number].Resources, "m")
            page.Resources.Font = kept
            for drawn in page.Resources.XObject.values():
                if "/Resources" in drawn and "/Font" in drawn.Resources:
                    drawn.Resources.Font = kept
            page.Contents.extend([self._open, self._pdf.make_stream(text), self._close])

    def _structure(self) -> None:
        """The tree of elements, and the ways into it: by mark, by link, by id."""
        numbers: list[Any] = []
        for number, (page, marks) in enumerate(zip(self._pages, self._marks, strict=True)):
            page.StructParents = number
            numbers.extend([number, self._pdf.make_indirect(Array(marks))])
        for number, (note, element) in enumerate(self._links, start=len(self._pages)):
            note.StructParent = number
            numbers.extend([number, element])
        ids = Array([part for name, element in sorted(self._ids, key=_by_id) for part in (String(name), element)])
        root = self._pdf.make_indirect(
            Dictionary(
                Type=Name.StructTreeRoot,
                K=Array([self._document]),
                ParentTree=self._pdf.make_indirect(Dictionary(Nums=Array(numbers))),
                IDTree=self._pdf.make_indirect(Dictionary(Names=ids)),
            )
        )
        self._document.P = root
        self._pdf.Root.StructTreeRoot = root

    def _destinations(self, placed: Sequence[Placed]) -> None:
        points = {
            name: Array([self._pages[first + number], Name.XYZ, x, y, 0])
            for galley, first in reversed(placed)
            for name, (number, x, y) in galley.anchors.items()
        }
        names = Array([part for name in sorted(points) for part in (String(name), points[name])])
        if "/Names" not in self._pdf.Root:
            self._pdf.Root.Names = Dictionary()
        self._pdf.Root.Names.Dests = Dictionary(Names=names)

    def _outline(self, placed: Sequence[Placed]) -> None:
        open_items: list[tuple[int, OutlineItem]] = []
        with self._pdf.open_outline() as outline:
            outline.root.clear()
            for galley, first in placed:
                for level, label, number, x, y in galley.headings:
                    item = OutlineItem(label, Array([self._pages[first + number], Name.XYZ, x, y, 0]))
                    while open_items and open_items[-1][0] >= level:
                        open_items.pop()
                    (open_items[-1][1].children if open_items else outline.root).append(item)
                    open_items.append((level, item))


def _by_id(entry: tuple[str, Any]) -> str:
    return entry[0]


def _together(pdf: pikepdf.Pdf, own: Any, other: Any, prefix: str) -> Any:
    """The resources of a page with those of another beside them, under names of their own."""
    found = Dictionary(own)
    for kind in _KINDS:
        found[kind] = Dictionary(own.get(kind, Dictionary()))
        for name, value in other.get(kind, Dictionary()).items():
            found[kind][f"/{prefix}{name[1:]}"] = value
    return pdf.make_indirect(found)


def _renamed(page: Any, prefix: str, shift: int) -> Iterator[Any]:
    """The drawing of a page with names of its own for what it draws with, fonts aside, and its marks moved on."""
    for each in pikepdf.parse_content_stream(page):
        operator, operands = str(each.operator), list(each.operands)
        if operator in _NAMED and operator != "Tf" and isinstance(operands[_NAMED[operator]], Name):
            operands[_NAMED[operator]] = Name(f"/{prefix}{str(operands[_NAMED[operator]])[1:]}")
        elif operator == "BDC" and "/MCID" in operands[1]:
            operands[1] = Dictionary(MCID=int(operands[1].MCID) + shift)
        yield pikepdf.ContentStreamInstruction(operands, each.operator)


def _moved(element: Any, page: Any, other: Any, shift: int) -> None:
    """An element and all below it, from one page to another."""
    if element.get("/Pg") == other:
        element.Pg = page
    if "/K" in element:
        element.K = Array([kid + shift if isinstance(kid, int) else kid for kid in element.K])
        for kid in element.K:
            if not isinstance(kid, int):
                _moved(kid, page, other, shift)
