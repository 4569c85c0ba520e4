"""A paper as a DOCX file: headings, tables whose headings repeat, room to sign; the same bytes for the same paper."""

from __future__ import annotations

import zipfile
from functools import cache
from io import SEEK_END, BytesIO
from typing import TYPE_CHECKING, Final

from assessor.model.named_tuple import NamedTuple
from assessor.words import deliverables

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from assessor.report import PageSize
    from assessor.report.deliverable import Deliverable, Grid

_MOMENT: Final = (1980, 1, 1, 0, 0, 0)  # the earliest a ZIP can name: the file knows no clock
_SHEETS: Final[Mapping[PageSize, tuple[float, float]]] = {
    "letter": (11.0, 8.5),
    "a4": (11.69, 8.27),
}  # inches, on its side
_MARGIN: Final = 0.7  # inches
_INK: Final = "14213D"
_MARK: Final = "EEF2F5"  # a row with others below it
_SMALL: Final = 7.5  # points
_BODY, _FOOT, _CORE = "word/document.xml", "word/footer1.xml", "docProps/core.xml"  # parts that differ
_DECLARED: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_WORDS: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_SIGNED: Final = ("For", "Name, role", "Signature", "Day")


def docx_bytes(paper: Deliverable) -> bytes:
    """The whole paper."""
    frame = _frame(paper.size)
    target = BytesIO(frame.packed)
    target.seek(0, SEEK_END)
    with zipfile.ZipFile(target, "a") as written:
        _put(written, _BODY, f"{frame.before}{''.join(_blocks(paper))}{frame.behind}")
        _put(written, _FOOT, _foot(paper))
        _put(written, _CORE, _core(paper))
    return target.getvalue()


def _blocks(paper: Deliverable) -> Iterator[str]:
    """What stands in the paper, block by block."""
    across = round((_SHEETS[paper.size][0] - 2 * _MARGIN) * 1440)  # twentieths of a point
    yield _paragraph(paper.title, "Title")
    yield _paragraph(deliverables.made_for(paper.organization, paper.as_of))
    yield _paragraph(paper.lede)
    if paper.missing:
        yield _paragraph("Missing", "Heading1")
        for text in paper.missing:
            yield _paragraph(text, "ListBullet")
    for grid in paper.grids:
        yield from _grid(grid, across)
    if paper.signatures:
        yield _paragraph("Signatures", "Heading1")
        yield from _table(_SIGNED, [(name, "", "", "") for name in paper.signatures], (25, 30, 30, 15), across)
    if paper.rests_on:
        yield _paragraph("Sources", "Heading1")
        yield from _table((), paper.rests_on, (20, 80), across)


def _paragraph(text: str, style: str | None = None, *, kept: bool = False) -> str:
    """A paragraph in a style of the template; `kept` on the page of what follows it, as a heading is by its style."""
    named, together = f'<w:pStyle w:val="{style}"/>' if style else "", "<w:keepNext/>" if kept else ""
    look = f"<w:pPr>{named}{together}</w:pPr>" if style or kept else ""
    return f"<w:p>{look}{_run(text) if text else ''}</w:p>"


def _run(text: str) -> str:
    from xml.sax.saxutils import escape  # noqa: PLC0415

    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


class _Frame(NamedTuple):
    """What all papers of a size share: the packed parts of a file, and what stands before and behind the blocks."""

    packed: bytes
    before: str
    behind: str


@cache
def _frame(size: PageSize) -> _Frame:
    """An empty file of the library's, made once: to read, write and pack its styles takes longer than a paper."""
    from docx import Document  # noqa: PLC0415 - only where a DOCX is asked for
    from docx.enum.section import WD_ORIENT  # noqa: PLC0415
    from docx.shared import Inches  # noqa: PLC0415

    document, made, target = Document(), BytesIO(), BytesIO()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = map(Inches, _SHEETS[size])
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Inches(_MARGIN)
    section.footer.is_linked_to_previous = False  # so that there is a part for the foot
    document.save(made)
    with zipfile.ZipFile(made) as parts, zipfile.ZipFile(target, "w") as written:
        for name in sorted(parts.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            if name not in (_BODY, _FOOT, _CORE):
                _put(written, name, parts.read(name))
        before, opens, behind = parts.read(_BODY).decode().partition("<w:body>")
    return _Frame(target.getvalue(), before + opens, behind)


def _put(written: zipfile.ZipFile, name: str, content: str | bytes) -> None:
    """A part, without the clock that the writer looks at."""
    entry = zipfile.ZipInfo(name, _MOMENT)
    entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 0
    written.writestr(entry, content)


def _foot(paper: Deliverable) -> str:
    """The title and the number of the page, on every page."""
    title = _run(f"{paper.title}  |  ")
    number = f'<w:fldSimple w:instr="PAGE">{_run("1")}</w:fldSimple>'
    look = '<w:pPr><w:pStyle w:val="Footer"/></w:pPr>'
    return f'{_DECLARED}<w:ftr xmlns:w="{_WORDS}"><w:p>{look}{title}{number}</w:p></w:ftr>'


def _core(paper: Deliverable) -> str:
    """What the file says of itself: whose it is, and the engagement's day in place of a clock's."""
    from xml.sax.saxutils import escape  # noqa: PLC0415

    days = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{paper.as_of}T00:00:00Z</dcterms:{name}>'
        for name in ("created", "modified")
    )
    return (
        f'{_DECLARED}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(paper.title)}</dc:title><dc:creator>{escape(paper.organization)}</dc:creator>"
        f"{days}</cp:coreProperties>"
    )


def _grid(grid: Grid, across: int) -> Iterator[str]:
    yield _paragraph(grid.title, "Heading1")
    yield _paragraph(grid.note, kept=True)
    heads = [column.title for column in grid.columns]
    widths = [column.width for column in grid.columns]
    marked = frozenset(place for place, row in enumerate(grid.rows) if row.head)
    yield from _table(heads, [row.texts for row in grid.rows], widths, across, marked)


def _table(
    heads: Sequence[str],
    rows: Sequence[Sequence[str]],
    widths: Sequence[int],
    across: int,
    marked: frozenset[int] = frozenset(),
) -> Iterator[str]:
    """A table as wide as the page (`across`, in twentieths of a point), and an empty line behind it."""
    twips = [round(across * width / sum(widths)) for width in widths]
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="D5DCE2"/>' for side in ("top", "bottom", "insideH")
    )
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in twips)
    head = _row(heads, twips, head=True) if heads else ""
    body = "".join(_row(row, twips, head=False, marked=place in marked) for place, row in enumerate(rows))
    width = f'<w:tblW w:w="{sum(twips)}" w:type="dxa"/>'
    properties = f'{width}<w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type="fixed"/>'
    empty = "" if heads or rows else _row([""] * len(twips), twips, head=False)
    rows_xml = f"{head}{body}{empty}"
    top = f"<w:tblPr>{properties}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>"
    yield f"<w:tbl>{top}{rows_xml}</w:tbl>"
    yield _paragraph("")


def _row(texts: Iterable[str], twips: Sequence[int], *, head: bool, marked: bool = False) -> str:
    from xml.sax.saxutils import escape  # noqa: PLC0415

    repeated = "<w:tblHeader/>" if head else ""
    fill = _INK if head else _MARK if marked else None
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
    style = '<w:b/><w:color w:val="FFFFFF"/>' if head else ""
    size = round(_SMALL * 2)
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}</w:tcPr>'
        f'<w:p><w:pPr>{"<w:keepNext/>" if head else ""}<w:spacing w:before="20" w:after="20"/></w:pPr>'
        f'<w:r><w:rPr>{style}<w:sz w:val="{size}"/></w:rPr>'
        f'<w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p></w:tc>'
        for text, width in zip(texts, twips, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>{cells}</w:tr>"
