"""Parts of every workbook we write: cells that are texts whatever they begin with, and bytes that know no clock."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_MOMENT: Final = (1980, 1, 1, 0, 0, 0)  # the earliest a ZIP can name: the file knows no clock
_LONGEST_CELL: Final = 32_000
_SHEETS, _ESCAPED, _BREAK = "xl/worksheets/", b"_x000a_", b"&#10;"  # texts of cells stand elsewhere


def text_cell(page: Worksheet, row: int, column: int, text: str, *, style: str | None = None) -> None:
    """A text as a text, whatever it begins with: no cell of ours is a formula. Nothing is written for an empty one."""
    if not text and style is None:
        return
    cell = page.cell(row, column)
    if style is not None:
        cell.style = style
    if not text:
        return
    cell.value = text[:_LONGEST_CELL]
    cell.data_type = "s"
    if style is None:
        cell.number_format = "@"
    if text[0] in "=+-@":
        cell.quotePrefix = True


def packed(book: Workbook, as_of: str) -> bytes:
    """The bytes, with the engagement's day in place of the clock that the writer looks at."""
    from datetime import datetime  # noqa: PLC0415

    from openpyxl.writer.excel import ExcelWriter  # noqa: PLC0415

    moment = datetime.fromisoformat(f"{as_of}T00:00:00")
    book.properties.created = book.properties.modified = moment
    first, second = BytesIO(), BytesIO()
    ExcelWriter(book, zipfile.ZipFile(first, "w")).save()
    with zipfile.ZipFile(first) as made, zipfile.ZipFile(second, "w", zipfile.ZIP_DEFLATED) as written:
        for name in sorted(made.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            entry = zipfile.ZipInfo(name, _MOMENT)
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 0
            content = made.read(name)
            # a line break in a header: the writer's escape is printed as it stands by some programs
            written.writestr(entry, content.replace(_ESCAPED, _BREAK) if name.startswith(_SHEETS) else content)
    return second.getvalue()
