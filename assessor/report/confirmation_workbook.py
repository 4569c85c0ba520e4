"""A confirmation sheet as a workbook: one row a question, lists to choose from, and a hidden column of keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.model.provider_answers import FORMAT
from assessor.report.cleaning import cleaned
from assessor.report.text import Cleaner
from assessor.report.workbook_parts import packed, text_cell
from assessor.source.workbook import ABOUT, ANSWERS, ENGAGEMENT_KEYS, FIELDS, HEADING, KEY, TOP_KEYS
from assessor.words import confirmations
from assessor.words.names import names_of

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

    from assessor.result.confirmation import ConfirmationSheets, Sheet
    from assessor.words.names import Names

_LINE: Final = 15.5  # points
_INK, _PALE, _FIELD = "14213D", "F3F6F8", "FFF8E1"
# key, asked, number, question, what hangs on it, yes or no, how often, since, comment
_WIDTHS: Final = (10, 10, 5, 74, 40, 12, 26, 14, 40)
_KEY_COLUMNS: Final = "AB"
_FIRST_ANSWER: Final = 6
_HEADER: Final = 7  # below a hidden row with the machine's names of the columns


def workbook_bytes(found: ConfirmationSheets, sheet: Sheet) -> bytes:
    """The workbook of one provider; the same bytes for the same sheet."""
    from openpyxl import Workbook  # noqa: PLC0415 - only where a workbook is asked for

    found = cleaned(found, Cleaner())
    sheet = cleaned(sheet, Cleaner())
    names = names_of(found.open.named)
    book = Workbook()
    page = book.active
    if page is None:
        page = book.create_sheet()
    page.title = ANSWERS
    _top(page, found, sheet, names)
    _rows(page, found, sheet, names)
    _rules(page, len(sheet.promises))
    _about(book.create_sheet(ABOUT), found, sheet)
    book.properties.creator = f"assessor {found.origin.version}"
    book.properties.title = confirmations.heading(found, sheet, names)
    return packed(book, found.origin.as_of)


def _top(page: Worksheet, found: ConfirmationSheets, sheet: Sheet, names: Names) -> None:
    """What is asked and by whom, and the signature."""
    from openpyxl.styles import Alignment, Font, PatternFill  # noqa: PLC0415

    texts = (confirmations.heading(found, sheet, names), confirmations.lede(found, sheet))
    for row, text in enumerate(texts, 1):
        text_cell(page, row, 4, text)
        page.merge_cells(start_row=row, start_column=4, end_row=row, end_column=9)
        page.cell(row, 4).alignment = Alignment(wrap_text=True, vertical="top")
    page.cell(1, 4).font = Font(bold=True, size=15, color=_INK)
    page.row_dimensions[2].height = 48
    origin = "   ".join(f"{name}: {value}" for name, value in confirmations.origin(found, sheet, names)[2:4])
    text_cell(page, 3, 4, origin)
    text_cell(page, 4, 4, confirmations.notes(sheet)[0])
    for row, (key, title) in enumerate(zip(("by", "role", "on"), confirmations.SIGNATURE, strict=True), 3):
        text_cell(page, row, 1, key)
        text_cell(page, row, 5, title)
        page.cell(row, 5).alignment = Alignment(horizontal="right")
        page.merge_cells(start_row=row, start_column=_FIRST_ANSWER, end_row=row, end_column=8)
        page.cell(row, _FIRST_ANSWER).fill = PatternFill("solid", fgColor=_FIELD)
        page.cell(row, _FIRST_ANSWER).number_format = "@"


def _rows(page: Worksheet, found: ConfirmationSheets, sheet: Sheet, names: Names) -> None:
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side  # noqa: PLC0415

    number, relied, hangs, yes, no, often, since, comment = confirmations.COLUMNS
    for column, text in enumerate((KEY, FIELDS[0], "", "", "", *FIELDS[1:]), 1):
        text_cell(page, _HEADER - 1, column, text)
    page.row_dimensions[_HEADER - 1].hidden = True
    heads = (HEADING, "", number, relied, hangs, f"{yes} / {no.lower()}", often, since, comment)
    for column, text in enumerate(heads, 1):
        text_cell(page, _HEADER, column, text)
        cell = page.cell(_HEADER, column)
        cell.font, cell.fill = Font(bold=True, color="FFFFFF"), PatternFill("solid", fgColor=_INK)
    thin = Side(style="thin", color="D5DCE2")
    for row, promise in enumerate(sheet.promises, _HEADER + 1):
        meaning = confirmations.meaning(promise, found)
        question = f"{confirmations.question(promise, names)}\n{meaning}"
        texts = (promise.key, promise.asked or "", str(row - _HEADER), question, confirmations.hangs(promise, names))
        for column, text in enumerate(texts, 1):
            text_cell(page, row, column, text)
        for column in range(3, len(_WIDTHS) + 1):
            cell = page.cell(row, column)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.border = Border(bottom=thin)
            if column >= _FIRST_ANSWER:
                cell.fill, cell.number_format = PatternFill("solid", fgColor=_FIELD), "@"
        page.row_dimensions[row].height = _LINE * sum(-(-len(part) // _WIDTHS[3]) for part in question.splitlines())


def _rules(page: Worksheet, count: int) -> None:
    """What stays in sight, what may be chosen, and what nobody needs to see."""
    from openpyxl.utils import get_column_letter  # noqa: PLC0415
    from openpyxl.worksheet.datavalidation import DataValidation  # noqa: PLC0415
    from openpyxl.worksheet.properties import PageSetupProperties  # noqa: PLC0415

    last = _HEADER + max(count, 1)
    for column, width in enumerate(_WIDTHS, 1):
        page.column_dimensions[get_column_letter(column)].width = width
    for letter in _KEY_COLUMNS:
        page.column_dimensions[letter].hidden = True
    page.freeze_panes = f"E{_HEADER + 1}"
    page.auto_filter.ref = f"C{_HEADER}:I{last}"
    choice = DataValidation(type="list", formula1='"yes,no"', allow_blank=True, showErrorMessage=True)
    page.add_data_validation(choice)
    choice.add(f"F{_HEADER + 1}:F{last}")
    page.page_setup.orientation, page.page_setup.fitToHeight = "landscape", 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.print_title_rows = f"{_HEADER}:{_HEADER}"


def _about(page: Worksheet, found: ConfirmationSheets, sheet: Sheet) -> None:
    """What the sheet was made from, by the keys of the YAML file."""
    made = found.origin
    names = (*TOP_KEYS, *ENGAGEMENT_KEYS)
    told = (FORMAT, made.as_of, sheet.provider, made.version, made.organization, made.file, made.digest)
    for row, (name, value) in enumerate(zip(names, told, strict=True), 1):
        text_cell(page, row, 1, name)
        text_cell(page, row, 2, value)
    for letter, width in zip(_KEY_COLUMNS, (26, 72), strict=True):
        page.column_dimensions[letter].width = width
