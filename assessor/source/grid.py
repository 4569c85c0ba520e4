"""A table of somebody else's, CSV or XLSX, as plain grids of cells with their places. Nothing in it is run.

What a cell holds beside text is told by its kind: whoever needs the cell decides what to make of it.
"""

from __future__ import annotations

import csv
from io import StringIO
from typing import TYPE_CHECKING, Any, Final, Literal

from assessor.model.diagnostic import Diagnostic
from assessor.model.span import Span
from assessor.model.value import dataclass
from assessor.source.workbook import MAX_BYTES as MAX_WORKBOOK
from assessor.source.workbook import Cell
from assessor.source.workbook_guard import MAX_COLUMNS, active_parts, cell_text, opened, unfit

if TYPE_CHECKING:
    from collections.abc import Iterator

CellKind = Literal["text", "number", "date", "formula", "error", "merged"]
MAX_CSV: Final = 24 * 1024 * 1024
MAX_LINES: Final = 20_000
_DELIMITERS: Final = (",", ";", "\t", "|")
_ADVICE: Final = "save the table as a plain XLSX or CSV file"


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell: its text, what kind of value it is, its place; a merged one repeats the text of its first cell."""

    text: str | None
    kind: CellKind
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """The rows of one sheet, or of a CSV file read with one delimiter; `encoding` is what a CSV file was read as."""

    sheet: str | None = None
    hidden: bool = False
    encoding: str | None = None
    rows: tuple[tuple[GridCell, ...], ...]


def read_grids(raw: bytes, path: str) -> tuple[list[Grid], list[Diagnostic]]:
    """The sheets of a workbook, or a CSV file by each delimiter it can be read with; `path` is only printed."""
    if raw[:4] == b"PK\x03\x04":
        return _sheets(raw, path)
    if raw[:4] == b"\xd0\xcf\x11\xe0":
        return [], [_refused(path, "this is an XLS file or one with a password, expected XLSX or CSV")]
    return _csv(raw, path)


def _refused(path: str, message: str) -> Diagnostic:
    return Diagnostic("import/table", message, Span(path), _ADVICE)


def _too_large(path: str, size: int, limit: int) -> Diagnostic:
    message = f"the file has {size} bytes, more than the limit of {limit}"
    return Diagnostic("text/too-large", message, Span(path), "leave out what is not needed, or split it")


def _csv(raw: bytes, path: str) -> tuple[list[Grid], list[Diagnostic]]:
    if len(raw) > MAX_CSV:
        return [], [_too_large(path, len(raw), MAX_CSV)]
    encoding = "utf-16" if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError:
        encoding = "windows-1252"
        text = raw.decode(encoding, "replace")
    if "\0" in text:
        return [], [_refused(path, "this is no text: it holds the character U+0000")]
    grids: list[Grid] = []
    problems: list[Diagnostic] = []
    for delimiter in _DELIMITERS:
        if delimiter in text:
            rows, faults = _lines(text, delimiter, path)
            problems += faults
            grids += [Grid(rows=rows, encoding=encoding)] if not faults else []
    if not grids and not problems:
        problems = [_refused(path, "there is one column at most: no comma, semicolon, tab or bar stands in it")]
    return grids, [] if grids else problems[:1]


def _lines(text: str, delimiter: str, path: str) -> tuple[tuple[tuple[GridCell, ...], ...], list[Diagnostic]]:
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[tuple[GridCell, ...]] = []
    line = 1
    try:
        for fields in reader:
            place = Span(path, line)
            if len(rows) >= MAX_LINES:
                return (), [_too_many(place)]
            cells = (GridCell(" ".join(field.split()) or None, "text", place) for field in fields[:MAX_COLUMNS])
            rows.append(tuple(cells))
            line = reader.line_num + 1
    except csv.Error as fault:
        return (), [Diagnostic("import/table", f"this is no CSV from here on: {fault}", Span(path, line), _ADVICE)]
    return tuple(rows), []


def _too_many(place: Span) -> Diagnostic:
    message = f"more than {MAX_LINES} rows"
    return Diagnostic("import/too-many", message, place, "delete empty rows below the table, or import a part of it")


def _sheets(raw: bytes, path: str) -> tuple[list[Grid], list[Diagnostic]]:
    if len(raw) > MAX_WORKBOOK:
        return [], [_too_large(path, len(raw), MAX_WORKBOOK)]
    fault = unfit(raw)
    if fault is not None:
        return [], [_refused(path, f"this is no table: {fault}")]
    if parts := active_parts(raw):
        return [], [_refused(path, f"it holds macros, embedded files or links to other files: {', '.join(parts[:3])}")]
    book = opened(raw)
    if book is None:
        return [], [_refused(path, "it cannot be read as a workbook")]
    grids: list[Grid] = []
    for page in book.worksheets:
        if page.max_row > MAX_LINES:
            return [], [_too_many(Cell(f"{path}:{page.title}", MAX_LINES + 1, 1))]
        rows = tuple(_rows(page, f"{path}:{page.title}"))
        grids.append(Grid(sheet=page.title, hidden=page.sheet_state != "visible", rows=rows))
    return grids, []


def _rows(page: Any, path: str) -> Iterator[tuple[GridCell, ...]]:
    """The cells of a sheet, row by row; a merged area repeats its first cell, within the bounds of a grid."""
    first: dict[tuple[int, int], tuple[int, int]] = {}
    for area in page.merged_cells.ranges:
        for row in range(area.min_row, min(area.max_row, page.max_row) + 1):
            for column in range(area.min_col, min(area.max_col, MAX_COLUMNS) + 1):
                first[row, column] = (area.min_row, area.min_col)
    read: dict[tuple[int, int], GridCell] = {}
    for cells in page.iter_rows(max_col=min(page.max_column, MAX_COLUMNS)):
        found = []
        for cell in cells:
            place = (cell.row, cell.column)
            own = GridCell(cell_text(cell.value), _kind(cell), Cell(path, cell.row, cell.column))
            source = read.get(first.get(place, place))
            read.update({place: own} if place in first else {})
            found.append(own if source is None else GridCell(source.text, "merged", own.span))
        yield tuple(found)


def _kind(cell: Any) -> CellKind:
    kinds: dict[str, CellKind] = {"n": "number", "d": "date", "f": "formula", "e": "error"}
    return kinds.get(cell.data_type, "text") if cell.value is not None else "text"
