"""Tables of others as grids: nothing is run, and what would cost without bound is refused."""

from __future__ import annotations

import zipfile
from io import BytesIO

import openpyxl
import pytest

from assessor.source.grid import MAX_LINES, read_grids


def saved(book: openpyxl.Workbook) -> bytes:
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def altered(raw: bytes, name: str, old: bytes, new: bytes) -> bytes:
    """A workbook with one of its parts changed."""
    file = BytesIO()
    with zipfile.ZipFile(BytesIO(raw)) as packed, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for item in packed.infolist():
            content = packed.read(item)
            made.writestr(item.filename, content.replace(old, new) if item.filename == name else content)
    return file.getvalue()


def with_merged(area: str) -> bytes:
    book = openpyxl.Workbook()
    book.worksheets[0]["A1"] = "x"
    book.worksheets[0].merge_cells("A1:B2")
    return altered(saved(book), "xl/worksheets/sheet1.xml", b"A1:B2", area.encode())


def long_sheet() -> bytes:
    book = openpyxl.Workbook()
    book.worksheets[0].cell(MAX_LINES + 1, 1, "x")
    return saved(book)


@pytest.mark.parametrize(
    ("raw", "code", "told"),
    [
        (with_merged("A1:XFD1048576"), "import/table", "merges more cells"),
        (with_merged("A1&#58;XFD1048576"), "import/table", "merges more cells"),
        (altered(saved(openpyxl.Workbook()), "xl/workbook.xml", b"<workbook", b"<!DOCTYPE x><workbook"), "import/table",
         "declares entities"),
        (long_sheet(), "import/too-many", "more than 20000 rows"),
        (b"PK\x03\x04" + b"x" * 100, "import/table", "not an XLSX file"),
        (b"\xd0\xcf\x11\xe0" + b"x" * 100, "import/table", "XLS file"),
        (b"a,b\n\0", "import/table", "U+0000"),
        (b"just words", "import/table", "one column at most"),
        (b'a,"b\n', "import/table", "no CSV from here on"),
        (b"a,b\n" * (MAX_LINES + 1), "import/too-many", "more than 20000 rows"),
    ],
)  # fmt: skip
def test_what_is_refused(raw: bytes, code: str, told: str) -> None:
    grids, problems = read_grids(raw, "x")
    assert grids == []
    assert problems[0].code == code
    assert told in problems[0].message


def test_a_csv_field_has_the_line_it_begins_on() -> None:
    grids, problems = read_grids(b'a,"b\nc"\nd,e\n', "x")
    assert problems == []
    assert [[(cell.text, cell.span.line) for cell in row] for row in grids[0].rows] == [
        [("a", 1), ("b c", 1)],
        [("d", 3), ("e", 3)],
    ]
