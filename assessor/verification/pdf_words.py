"""The words a PDF shows: from its page contents, in the order of its structure, with what stands outside it."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

import pikepdf

from assessor.verification.contents import Picture, Piece

if TYPE_CHECKING:
    from collections.abc import Iterator

_OPERATORS: Final = "BMC BDC EMC Tf Tj TJ Tr Do BI ' \""
_BLOCKS: Final = frozenset(
    {
        *("/P", "/H", "/H1", "/H2", "/H3", "/H4", "/H5", "/H6", "/TD", "/TH", "/LI", "/Lbl", "/LBody", "/L"),
        *("/Div", "/Sect", "/Table", "/TR", "/Caption", "/Figure", "/BlockQuote"),
    }
)
_HEX: Final = re.compile(rb"<([0-9A-Fa-f\s]*)>")
_DEEPEST: Final = 200
_BITS: Final = 8
MOST_UNITS: Final = 200_000
MOST_OPERATORS: Final = 5_000_000


@dataclass(slots=True)
class _Marks:
    """The words of one page by marked content, and those that stand outside."""

    words: dict[int, list[str]] = field(default_factory=dict)
    artifacts: list[str] = field(default_factory=list)
    loose: list[str] = field(default_factory=list)
    hidden: bool = False
    pictures: list[str] = field(default_factory=list)


class WordsOfFile:
    """Reads one open file; `pieces` yields its words, `pictures` and `hidden` tell what else was met."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._pdf = pdf
        self._fonts: dict[tuple[int, int], _Font] = {}
        self._operators = 0
        self._row = 0
        self.pictures: list[Picture] = []
        self.hidden: list[int] = []

    def pieces(self) -> Iterator[Piece]:
        """Every run of words, page by page."""
        trees = self._trees()
        for number, page in enumerate(self._pdf.pages, start=1):
            marks = _Marks()
            self._read(page.obj, page.obj, marks, [], 0)
            self.pictures += [Picture(number, digest) for digest in marks.pictures]
            if marks.hidden:
                self.hidden.append(number)
            for tree in trees.get(page.obj.objgen, ()):
                yield from self._structured(tree, marks, number)
            left = [*marks.loose, *("".join(words) for words in marks.words.values())]
            for mark, texts in (("artifact", marks.artifacts), ("loose", left)):
                yield from (Piece(text, number, row=0, heading=False, mark=mark) for text in texts if text.strip())

    def _trees(self) -> dict[tuple[int, int], list[Any]]:
        """The elements below the document's own, by the page they are on."""
        found: dict[tuple[int, int], list[Any]] = {}
        root = self._pdf.Root.get("/StructTreeRoot")
        for document in _kids(root):
            for element in _kids(document):
                page = _page_of(element)
                if page is not None:
                    found.setdefault(page, []).append(element)
        return found

    def _structured(self, tree: Any, marks: _Marks, page: int) -> Iterator[Piece]:
        text: list[str] = []
        place = (self._row, False)
        for kind, element, depth_row, heading in self._walk(tree, 0, place):
            if kind == "mark":
                text.extend(marks.words.pop(element, ()))
                continue
            if "".join(text).strip():
                yield Piece("".join(text), page, *place, "")
            text, place = [], (depth_row, heading)
        if "".join(text).strip():
            yield Piece("".join(text), page, *place, "")

    def _walk(self, element: Any, depth: int, place: tuple[int, bool]) -> Iterator[tuple[str, Any, int, bool]]:
        """Marks in reading order, with a `block` wherever a new run of words begins or ends."""
        if depth > _DEEPEST:
            raise ValueError("the structure is nested too deeply")
        kind = str(element.get("/S", ""))
        if kind == "/TR":
            self._row += 1
            place = (self._row, place[1])
        elif kind == "/THead":
            place = (place[0], True)
        block = kind in _BLOCKS
        if block:
            yield "block", None, *place
        for kid in _kids(element):
            mark = _marked(kid)
            if mark is not None:
                yield "mark", mark, *place
            elif isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                yield from self._walk(kid, depth + 1, place)
                if str(kid.get("/S", "")) in _BLOCKS:
                    yield "block", None, *place
        if block:
            yield "block", None, *place

    def _read(self, stream: Any, holder: Any, marks: _Marks, within: list[Any], depth: int) -> None:
        """The text of one page or form, under the mark it stands in."""
        if depth > 8:  # noqa: PLR2004 - forms in forms; the engine needs two
            raise ValueError("its drawings are nested too deeply")
        resources = holder.get("/Resources", pikepdf.Dictionary())
        font: _Font | None = None
        base = len(within)
        for each in pikepdf.parse_content_stream(stream, _OPERATORS):
            operands: Any = each.operands
            name = self._counted(str(each.operator))
            if name in ("BMC", "BDC"):
                within.append(_mark(operands, resources))
            elif name == "EMC":
                del within[max(base, len(within) - 1) :]
            elif name == "Tf":
                font = self._font(resources, operands[0])
            elif name == "Tr":
                marks.hidden = marks.hidden or int(operands[0]) in (3, 7)
            elif name == "Do":
                self._drawn(resources, operands[0], marks, within, depth)
            else:
                _shown(name, operands, font, marks, within)

    def _counted(self, name: str) -> str:
        self._operators += 1
        if self._operators > MOST_OPERATORS:
            raise ValueError("it draws more than any brief does")
        return name

    def _drawn(self, resources: Any, name: Any, marks: _Marks, within: list[Any], depth: int) -> None:
        drawn = resources.get("/XObject", pikepdf.Dictionary()).get(name)
        if drawn is None:
            return
        if drawn.get("/Subtype") == "/Form":
            self._read(drawn, drawn, marks, within, depth + 1)
        else:
            marks.pictures.append(_pixels(drawn))

    def _font(self, resources: Any, name: Any) -> _Font:
        stated = resources.get("/Font", pikepdf.Dictionary()).get(name, pikepdf.Dictionary())
        if not stated.is_indirect:
            return _Font(stated)
        if stated.objgen not in self._fonts:
            self._fonts[stated.objgen] = _Font(stated)
        return self._fonts[stated.objgen]


def _pixels(drawn: Any) -> str:
    """SHA-256 of the pixels of a picture without a mask, three bytes each; empty where it is another kind."""
    plain = drawn.get("/ColorSpace") == "/DeviceRGB" and drawn.get("/BitsPerComponent") == _BITS
    if not plain or "/SMask" in drawn or "/Mask" in drawn or "/Decode" in drawn:
        return ""
    return hashlib.sha256(drawn.read_bytes()).hexdigest()


def _shown(name: str, operands: Any, font: _Font | None, marks: _Marks, within: list[Any]) -> None:
    """What one operator puts on the page: a picture inside the page, or text."""
    if name in ("BI", "INLINE IMAGE"):
        marks.pictures.append("")
    elif font is not None:
        _put(marks, within, font.text(operands))


def _put(marks: _Marks, within: list[Any], text: str) -> None:
    for mark in reversed(within):
        if mark == "artifact":
            marks.artifacts.append(text)
            return
        if isinstance(mark, int):
            marks.words.setdefault(mark, []).append(text)
            return
    marks.loose.append(text)


def _mark(operands: Any, resources: Any) -> Any:
    if str(operands[0]) == "/Artifact":
        return "artifact"
    stated = operands[1] if len(operands) > 1 else None
    if isinstance(stated, pikepdf.Name):
        stated = resources.get("/Properties", pikepdf.Dictionary()).get(stated)
    mark = stated.get("/MCID") if isinstance(stated, pikepdf.Dictionary) else None
    return int(mark) if mark is not None else None


def _marked(kid: Any) -> int | None:
    """The mark a child of the structure stands for, None where it is an element."""
    if isinstance(kid, int):
        return kid
    reference = isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/MCR"
    return int(kid.get("/MCID", -1)) if reference else None


def _kids(element: Any) -> list[Any]:
    kids = element.get("/K") if isinstance(element, pikepdf.Dictionary) else None
    if kids is None:
        return []
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _page_of(element: Any, depth: int = 0) -> tuple[int, int] | None:
    """The page an element is on: its own, else that of the first below it that has one."""
    if not isinstance(element, pikepdf.Dictionary) or depth > _DEEPEST:
        return None
    if "/Pg" in element:
        return element["/Pg"].objgen
    return next((page for kid in _kids(element) if (page := _page_of(kid, depth + 1)) is not None), None)


class _Font:
    """Codes of one font to text."""

    def __init__(self, stated: Any) -> None:
        self._wide = stated.get("/Subtype") == "/Type0"
        table = stated.get("/ToUnicode")
        self._text = _to_unicode(table.read_bytes()) if isinstance(table, pikepdf.Stream) else {}

    def text(self, operands: Any) -> str:
        """The text that one text operator shows."""
        parts = [part for each in operands for part in (each if isinstance(each, pikepdf.Array) else (each,))]
        return "".join(self._decoded(bytes(part)) for part in parts if isinstance(part, pikepdf.String))

    def _decoded(self, raw: bytes) -> str:
        width = 2 if self._wide else 1
        codes = (raw[at : at + width] for at in range(0, len(raw), width))
        return "".join(self._text.get(code) or self._plain(code) for code in codes)

    def _plain(self, code: bytes) -> str:
        return "\N{REPLACEMENT CHARACTER}" if self._wide else code.decode("cp1252", "replace")


def _to_unicode(table: bytes) -> dict[bytes, str]:
    """The pairs of a ToUnicode table; ranges too, as far as one font has characters."""
    found: dict[bytes, str] = {}
    for kind, body in re.findall(rb"begin(bfchar|bfrange)(.*?)end\1", table, re.DOTALL):
        for line in body.splitlines():
            codes = [bytes.fromhex(code.decode()) for code in _HEX.findall(line) if len(code) % 2 == 0]
            if kind == b"bfchar" and len(codes) == 2:  # noqa: PLR2004 - a code and its text
                found[codes[0]] = codes[1].decode("utf-16-be", "replace")
            elif kind == b"bfrange" and len(codes) == 3:  # noqa: PLR2004 - first, last, text of the first
                found |= _range(*codes)
    return found


def _range(first: bytes, last: bytes, text: bytes) -> dict[bytes, str]:
    """Codes in a row to characters in a row."""
    code, start = int.from_bytes(first), int.from_bytes(text)
    steps = range(min(int.from_bytes(last) - code, 0xFFFF) + 1)
    return {
        (code + step).to_bytes(len(first) + 1)[1:]: (start + step)
        .to_bytes(len(text) + 1)[1:]
        .decode("utf-16-be", "replace")
        for step in steps
    }
