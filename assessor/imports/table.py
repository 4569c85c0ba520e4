"""A table, CSV or XLSX, as a draft: a row each, sections as groups, a column of SP 800-53 controls as edges."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from assessor.imports.control_names import control_of, looks_like_control, words_of
from assessor.imports.draft import LICENCE, PUBLISHER, Draft, DraftEdge, DraftRow, LossLog
from assessor.imports.draft_rows import MAX_DEPTH, MAX_ROWS, DraftRows, in_order
from assessor.imports.draft_text import as_pack_id, as_row_id, plain
from assessor.imports.table_columns import columns_of
from assessor.model.diagnostic import Diagnostic
from assessor.model.value import dataclass, replace
from assessor.source.grid import read_grids

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assessor.imports.draft import RowKind, TableRequest
    from assessor.imports.table_columns import Columns, Field
    from assessor.model.span import Span
    from assessor.source.grid import Grid, GridCell

_MAX_TITLE: Final = 300
_MOST_PROBLEMS: Final = 50


@dataclass(frozen=True, slots=True)
class _Entry:
    """One row of the table by field, where it stands, and the controls of the rows merged into it."""

    cells: Mapping[Field, GridCell]
    span: Span
    controls: tuple[GridCell, ...]

    def text(self, field: Field) -> str:
        cell = self.cells.get(field)
        return (cell.text or "") if cell is not None else ""


def table_draft(raw: bytes, path: str, request: TableRequest) -> tuple[Draft | None, list[Diagnostic]]:
    """The draft a table makes, and what is wrong with it."""
    grids, problems = read_grids(raw, path)
    if problems:
        return None, problems
    columns, problems = columns_of(grids, path, request.columns, request.sheet)
    if columns is None or problems:
        return None, problems
    losses = LossLog()
    _outside(columns, grids, losses)
    entries, problems = _entries(columns, losses)
    title = plain(PurePath(path).stem, "title", losses, entries[0], longest=_MAX_TITLE) if entries else ""
    table = _Table(title or "Imported table", request, losses, problems)
    table.read(entries)
    draft = Draft(
        id=request.id or as_pack_id(title),
        title=title or "Imported table",
        edition="not stated",
        publisher=PUBLISHER,
        source=f"Table {PurePath(path).name}"[:_MAX_TITLE],
        licence=LICENCE,
        rows=tuple(table.made.rows),
        edges=tuple(table.edges),
        losses=losses.all(),
        columns=columns.told,
    )
    return (None if problems else draft), problems


def _outside(columns: Columns, grids: Sequence[Grid], losses: LossLog) -> None:
    """Log sheets, columns and lines that are no part of the table."""
    cells = columns.grid.rows[columns.row]
    for grid in grids if columns.grid.sheet is not None else ():
        if grid is not columns.grid and grid.rows:
            losses.add("left_out", f"sheet '{(grid.sheet or '')[:40]}'", grid.rows[0][0])
    if columns.grid.encoding == "windows-1252":
        losses.add("encoding", "text", cells[0])
    for number, cell in enumerate(cells):
        if number not in columns.places.values() and cell.text:
            losses.add("left_out", f"column '{cell.text[:60]}'", cell)
    for row in columns.grid.rows[: columns.row]:
        if any(cell.text for cell in row):
            losses.add("left_out", "line above the headings", next(cell for cell in row if cell.text))


def _entries(columns: Columns, losses: LossLog) -> tuple[list[_Entry], list[Diagnostic]]:
    """The rows below the headings; one whose id is merged with the row above adds its controls to that row."""
    entries: list[_Entry] = []
    problems: list[Diagnostic] = []
    for row in columns.grid.rows[columns.row + 1 :]:
        cells = {field: row[place] for field, place in columns.places.items() if place < len(row)}
        if not any(cell.text for cell in cells.values()):
            continue
        problems += _unfit(cells) if len(problems) < _MOST_PROBLEMS else []
        name = cells.get("id")
        if name is not None and name.text and _across(cells, name):
            losses.add("left_out", "line merged across the table", name)
            continue
        for field, cell in cells.items():
            if cell.kind == "merged":
                losses.add("merged", field, cell)
        if name is None or not name.text:
            losses.add("no_id", "row", next(cell for cell in cells.values() if cell.text))
        elif name.kind == "merged" and entries and entries[-1].text("id") == name.text:
            _merge(entries, cells, losses)
        else:
            if name.kind == "number" and "." in name.text:
                losses.add("id_number", "id", name)
            entries.append(_Entry(cells, name.span, tuple(cell for cell in (cells.get("control"),) if cell)))
    return entries, problems


def _across(cells: Mapping[Field, GridCell], name: GridCell) -> bool:
    """Whether the row is one cell over the whole table: a heading between rows."""
    others = [cell for cell in cells.values() if cell is not name and cell.text]
    return bool(others) and all(cell.kind == "merged" and cell.text == name.text for cell in others)


def _merge(entries: list[_Entry], cells: Mapping[Field, GridCell], losses: LossLog) -> None:
    last = entries[-1]
    for field, cell in cells.items():
        if field not in ("id", "control") and cell.text and cell.text != last.text(field):
            losses.add("left_out", f"{field} of a row merged with the one above", cell)
    more = cells.get("control")
    if more is not None and more.kind != "merged":
        entries[-1] = replace(last, controls=(*last.controls, more))


def _unfit(cells: Mapping[Field, GridCell]) -> list[Diagnostic]:
    """Cells of the table that hold something else than the value a person sees."""
    found: list[Diagnostic] = []
    for field, cell in cells.items():
        if cell.kind in ("formula", "error"):
            what = "a formula" if cell.kind == "formula" else "an error value"
            advice = "copy the column and paste its values"
            found.append(Diagnostic("import/formula", f"{what} stands in the column of '{field}'", cell.span, advice))
        elif cell.kind == "date" and field in ("id", "parent"):
            message = f"a date stands in the column of '{field}'"
            advice = "the sheet made a date of it: set the column to text and write it again"
            found.append(Diagnostic("import/formula", message, cell.span, advice))
    return found


class _Table:
    """The rows of a table as rows and edges of a draft."""

    def __init__(self, title: str, request: TableRequest, losses: LossLog, problems: list[Diagnostic]) -> None:
        self.made = DraftRows(losses)
        self.edges: list[DraftEdge] = []
        self._title, self._request, self._losses, self._problems = title, request, losses, problems

    def read(self, entries: Sequence[_Entry]) -> None:
        """All of them, each below the row or section it names."""
        if len(entries) > MAX_ROWS:
            message = f"more than {MAX_ROWS} rows"
            place = entries[MAX_ROWS].span
            self._problems.append(Diagnostic("import/too-many", message, place, "import a part of it"))
            return
        places = self._places(entries)
        parents = [places.get(entry.text("parent")) if entry.text("parent") else None for entry in entries]
        order, looped = in_order(parents)
        self._problems += [_loop(entries[number]) for number in looped[:_MOST_PROBLEMS]]
        holders = set(parents)
        names: dict[int, str] = {}
        groups: dict[str, str] = {}
        for number, depth in order:
            entry, parent = entries[number], parents[number]
            if depth > MAX_DEPTH:
                self._problems.append(_loop(entry, f"nested deeper than {MAX_DEPTH} rows"))
                return
            above = names[parent] if parent is not None else self._group(entry, groups, places)
            names[number] = self._row(entry, above, holds=number in holders)

    def _places(self, entries: Sequence[_Entry]) -> dict[str, int]:
        """The position of each id."""
        places: dict[str, int] = {}
        for number, entry in enumerate(entries):
            name = entry.text("id")
            if name in places and len(self._problems) < _MOST_PROBLEMS:
                message = f"the id '{name[:60]}' is here twice, first at {entries[places[name]].span}"
                advice = "keep one of them; a number such as 1.10 has to be text"
                self._problems.append(Diagnostic("import/twice", message, entry.span, advice))
            places.setdefault(name, number)
        return places

    def _group(self, entry: _Entry, groups: dict[str, str], places: Mapping[str, int]) -> str | None:
        """The group of a section that is no row of the table, made where it comes up first."""
        said = entry.text("parent")
        if not said or said in places:
            return None
        if said not in groups:
            cell = entry.cells["parent"]
            title = plain(said, "parent", self._losses, cell, longest=_MAX_TITLE)
            wanted = as_row_id(said)
            groups[said] = self.made.id(f"{wanted[:50]}-section" if wanted in places else wanted, cell)
            row = DraftRow(id=groups[said], kind="group", title=title or groups[said])
            self.made.append(replace(row, citation=f"{self._title}, {row.title}"[:_MAX_TITLE]), cell, self._problems)
        return groups[said]

    def _row(self, entry: _Entry, parent: str | None, *, holds: bool) -> str:
        losses, request = self._losses, self._request
        kind: RowKind = "group" if holds and request.leaves else "control" if request.as_controls else "obligation"
        name = self.made.id(entry.text("id"), entry)
        title = plain(entry.text("title"), "title", losses, entry, longest=_MAX_TITLE)
        said = plain(entry.text("statement"), "statement", losses, entry)
        if not title:
            losses.add("title_made", kind, entry)
        if not said and kind == "obligation":
            losses.add("statement_made", "title", entry)
            said = title or name
        cited = plain(entry.text("citation"), "citation", losses, entry, longest=_MAX_TITLE)
        row = DraftRow(
            id=name,
            kind=kind,
            title=title or name,
            parent=parent,
            statement=said or None,
            citation=cited or f"{self._title[:200]}, {name}",
        )
        self.made.append(row, entry, self._problems)
        if kind == "obligation":
            self._edges(entry, name)
        return name

    def _edges(self, entry: _Entry, row: str) -> None:
        found: dict[str, None] = {}
        for cell in entry.controls:
            for word in words_of(cell.text or ""):
                control = control_of(word, self._request.controls)
                if control is not None:
                    found[control] = None
                elif looks_like_control(word):
                    self._losses.add("target_unknown", "control", cell)
                else:
                    self._losses.add("left_out", "a word beside controls", cell)
        self.edges += [DraftEdge(row=row, control=control) for control in found]
        if not found and "control" in entry.cells:
            self._losses.add("unmapped", "row", entry)


def _loop(entry: _Entry, what: str = "it leads back to itself") -> Diagnostic:
    message = f"the parent '{entry.text('parent')[:60]}' is no row above this one: {what}"
    return Diagnostic("import/parent", message, entry.cells["parent"].span, "name the row or section it belongs to")
