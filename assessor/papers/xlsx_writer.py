"""A paper as an XLSX workbook: one sheet a grid, frozen headings, filters, lists to choose from, every cell a text.

Columns that come back (model/editable.py) have a hidden twin that remembers what stood there.
"""

from __future__ import annotations

from math import ceil
from textwrap import wrap
from typing import TYPE_CHECKING, Final

from assessor.model.editable import ABOUT, ABOUT_KEYS, BETWEEN, FIELD_ROW, FORMAT, KEY, WAS
from assessor.papers.grid_text import fitting
from assessor.report.workbook_parts import packed, text_cell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl.styles.named_styles import NamedStyle
    from openpyxl.worksheet.worksheet import Worksheet

    from assessor.model.editable import Editable
    from assessor.report.deliverable import Deliverable, Grid

_HEAD: Final = FIELD_ROW + 1
_INK, _FIELD, _LINE = "14213D", "FFF8E1", "D5DCE2"
_KEPT, _EDITED, _HEADING = "kept", "edited", "column heading"
_MOST_CHOICES: Final = 255
_ABOUT_WIDTH: Final = 100
_LONGEST_HEADER: Final = 240
_LINE_HEIGHT: Final = 15.0  # points
_FILLED: Final = 0.86  # of the characters a column is wide: letters of wider fonts take more
_LEGIBLE: Final = 210  # characters across a sheet of paper on its side, at about two thirds of full size


def xlsx_bytes(paper: Deliverable, *, file: str, digest: str, version: str) -> bytes:
    """The workbook of a paper; the same bytes for the same paper. `file` and `digest` name the engagement it is of."""
    from openpyxl import Workbook  # noqa: PLC0415 - only where a workbook is asked for

    book = Workbook()
    first = book.active
    if first is not None:
        book.remove(first)
    for style in _styles():
        book.add_named_style(style)
    sheets = BETWEEN.join(grid.title for grid in paper.grids)
    for grid in paper.grids:
        _sheet(book.create_sheet(grid.title), grid)
    _about(book.create_sheet(ABOUT), paper, (FORMAT, paper.as_of, paper.organization, file, digest, sheets))
    book.properties.creator = f"assessor {version}"
    book.properties.title = paper.title
    return packed(book, paper.as_of)


def _styles() -> Sequence[NamedStyle]:
    from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side  # noqa: PLC0415

    below = Border(bottom=Side(style="thin", color=_LINE))
    wrapped = Alignment(wrap_text=True, vertical="top")
    kept = NamedStyle(_KEPT, alignment=wrapped, border=below, number_format="@")
    field = PatternFill("solid", fgColor=_FIELD)
    edited = NamedStyle(_EDITED, alignment=wrapped, border=below, number_format="@", fill=field)
    ink = PatternFill("solid", fgColor=_INK)
    white = Font(bold=True, color="FFFFFF")
    heading = NamedStyle(_HEADING, font=white, fill=ink, alignment=wrapped, number_format="@")
    return kept, edited, heading


def _sheet(page: Worksheet, grid: Grid) -> None:
    """Title and note, a hidden row of machine names, headings, rows; keys in a hidden first column."""
    from openpyxl.styles import Alignment, Font  # noqa: PLC0415

    text_cell(page, 1, 2, grid.title)
    page.cell(1, 2).font = Font(bold=True, size=14, color=_INK)
    text_cell(page, 2, 2, grid.note)
    page.cell(2, 2).alignment = Alignment(vertical="top")
    text_cell(page, FIELD_ROW, 1, KEY)
    page.row_dimensions[FIELD_ROW].hidden = True
    width = len(grid.columns)
    fields = [(place, column.editable) for place, column in enumerate(grid.columns) if column.editable is not None]
    for place, column in enumerate(grid.columns):
        text_cell(page, _HEAD, place + 2, column.title)
        page.cell(_HEAD, place + 2).style = _HEADING
    for extra, (place, field) in enumerate(fields):
        text_cell(page, FIELD_ROW, place + 2, field.field)
        text_cell(page, FIELD_ROW, width + 2 + extra, f"{WAS}{field.field}")
    edited = {place for place, _ in fields}
    for number, row in enumerate(grid.rows, _HEAD + 1):
        text_cell(page, number, 1, row.key)
        for place, text in enumerate(row.texts):
            text_cell(page, number, place + 2, fitting(text), style=_EDITED if place in edited else _KEPT)
        for extra, (place, _) in enumerate(fields):
            text_cell(page, number, width + 2 + extra, fitting(row.texts[place]))
    _layout(page, grid, fields)


def _layout(page: Worksheet, grid: Grid, fields: Sequence[tuple[int, Editable]]) -> None:
    """What stays in sight, what may be chosen, what is printed, and what nobody needs to see."""
    from openpyxl.utils import get_column_letter as letter  # noqa: PLC0415
    from openpyxl.worksheet.datavalidation import DataValidation  # noqa: PLC0415
    from openpyxl.worksheet.page import PageMargins  # noqa: PLC0415
    from openpyxl.worksheet.properties import PageSetupProperties  # noqa: PLC0415

    widths = [column.width for column in grid.columns]
    width, last = len(grid.columns), _HEAD + max(len(grid.rows), 1)
    right = letter(width + 1)
    page.column_dimensions["A"].hidden = True
    for place, column in enumerate(grid.columns):
        page.column_dimensions[letter(place + 2)].width = column.width
    for extra in range(len(fields)):
        page.column_dimensions[letter(width + 2 + extra)].hidden = True
    for place, field in fields:
        words = ",".join(field.words)
        if words and len(words) <= _MOST_CHOICES:
            choice = DataValidation(type="list", formula1=f'"{words}"', allow_blank=True, showErrorMessage=True)
            page.add_data_validation(choice)
            choice.add(f"{letter(place + 2)}{_HEAD + 1}:{letter(place + 2)}{last}")
    page.freeze_panes = f"C{_HEAD + 1}"
    page.auto_filter.ref = f"B{_HEAD}:{right}{last}"
    page.print_area = f"B{_HEAD}:{right}{last}"
    page.print_title_rows, page.print_title_cols = f"{_HEAD}:{_HEAD}", "B:B"
    page.page_setup.orientation, page.page_setup.fitToHeight = "landscape", 0
    page.page_setup.fitToWidth = _sheets_wide(widths)
    page.page_margins = PageMargins(left=0.4, right=0.4, top=0.75, bottom=0.75, header=0.3, footer=0.3)
    for margin, told in ((page.oddHeader, _header(grid)), (page.oddFooter, "&P / &N")):
        if margin is not None and margin.left is not None:
            margin.left.text = told
    for number, row in enumerate(grid.rows, _HEAD + 1):
        page.row_dimensions[number].height = _LINE_HEIGHT * max(map(_lines, row.texts, widths))
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _header(grid: Grid) -> str:
    """Title and note over every printed sheet, within the 255 characters that a header may have."""
    told = "\n".join(wrap(f"{grid.title}. {grid.note}", 150)).replace("&", "&&")
    return told if len(told) <= _LONGEST_HEADER else f"{told[: _LONGEST_HEADER - 1]}\N{HORIZONTAL ELLIPSIS}"


def _lines(text: str, width: float) -> int:
    """How many lines a text takes in a column; a program that opens the file need not work that out."""
    across = max(int(width * _FILLED), 1)
    return max(1, sum(len(wrap(part, across)) or 1 for part in fitting(text).splitlines()))


def _sheets_wide(widths: Sequence[float]) -> int:
    """How many sheets of paper side by side keep the print legible; the first column stands on each."""
    first, rest = widths[0], sum(widths[1:])
    return max(1, ceil(rest / max(_LEGIBLE - first, 1)))


def _about(page: Worksheet, paper: Deliverable, told: Sequence[str]) -> None:
    """What the workbook is, what it rests on, what is missing, and the keys it is read back by."""
    from openpyxl.styles import Alignment, Font  # noqa: PLC0415

    for row, (name, value) in enumerate(zip(ABOUT_KEYS, told, strict=True), 1):
        text_cell(page, row, 1, name)
        text_cell(page, row, 2, value)
    told_below = ((paper.title, paper.lede), *paper.rests_on, *(("Missing", text) for text in paper.missing))
    for row, (name, value) in enumerate(told_below, len(ABOUT_KEYS) + 2):
        text_cell(page, row, 1, name)
        text_cell(page, row, 2, fitting(value))
        page.row_dimensions[row].height = _LINE_HEIGHT * _lines(value, _ABOUT_WIDTH)
        page.cell(row, 1).font = Font(bold=True, color=_INK)
        page.cell(row, 2).alignment = Alignment(wrap_text=True, vertical="top")
    page.column_dimensions["A"].width, page.column_dimensions["B"].width = 34, _ABOUT_WIDTH
