"""A paper as a DOCX file: headings, tables whose headings repeat, room to sign; the same bytes for the same paper."""

from __future__ import annotations

import zipfile
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

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
_SIGNED: Final = ("For", "Name, role", "Signature", "Day")


def docx_bytes(paper: Deliverable) -> bytes:
    """The whole paper."""
    from docx import Document  # noqa: PLC0415 - only where a DOCX is asked for

    document = Document()
    _page(document, paper.size)
    _foot(document, paper)
    _fill(document, "".join(_blocks(paper)))
    moment = datetime.fromisoformat(f"{paper.as_of}T00:00:00")
    properties = document.core_properties
    properties.title, properties.author, properties.comments = paper.title, paper.organization, ""
    properties.created = properties.modified = moment
    target = BytesIO()
    document.save(target)
    return _repacked(target.getvalue())


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


def _fill(document: Any, blocks: str) -> None:
    """Puts the blocks before what closes the body; parsed in one go, as block by block takes long in a large paper."""
    from docx.oxml import parse_xml  # noqa: PLC0415
    from docx.oxml.ns import nsdecls  # noqa: PLC0415

    body = document.element.body
    for block in reversed(parse_xml(f"<w:body {nsdecls('w')}>{blocks}</w:body>")):
        body.insert(0, block)


def _paragraph(text: str, style: str | None = None, *, kept: bool = False) -> str:
    """A paragraph in a style of the template; `kept` on the page of what follows it, as a heading is by its style."""
    from xml.sax.saxutils import escape  # noqa: PLC0415

    named, together = f'<w:pStyle w:val="{style}"/>' if style else "", "<w:keepNext/>" if kept else ""
    look = f"<w:pPr>{named}{together}</w:pPr>" if style or kept else ""
    told = f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else ""
    return f"<w:p>{look}{told}</w:p>"


def _page(document: Any, size: PageSize) -> None:
    from docx.enum.section import WD_ORIENT  # noqa: PLC0415
    from docx.shared import Inches  # noqa: PLC0415

    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = map(Inches, _SHEETS[size])
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Inches(_MARGIN)


def _foot(document: Any, paper: Deliverable) -> None:
    """The title and the number of the page, on every page."""
    from docx.oxml import parse_xml  # noqa: PLC0415
    from docx.oxml.ns import nsdecls  # noqa: PLC0415

    line = document.sections[0].footer.paragraphs[0]
    line.add_run(f"{paper.title}  |  ")
    number = f'<w:fldSimple {nsdecls("w")} w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    line._p.append(parse_xml(number))  # noqa: SLF001 - the library offers no fields


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


def _repacked(raw: bytes) -> bytes:
    """The same parts without the clock that the writer looks at."""
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(raw)) as made, zipfile.ZipFile(target, "w") as written:
        for name in sorted(made.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            entry = zipfile.ZipInfo(name, _MOMENT)
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 0
            written.writestr(entry, made.read(name))
    return target.getvalue()
