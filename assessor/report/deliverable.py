"""A paper a client hands over, before it has a format: a heading, what it rests on, what is missing, and grids of text.

Everything in it is finished text. Whoever writes it out (assessor/papers) adds layout and nothing else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.model.value import dataclass

if TYPE_CHECKING:
    from assessor.model.editable import Editable, EditableSheet
    from assessor.report import PageSize


@dataclass(frozen=True, slots=True, kw_only=True)
class GridColumn:
    """One column of a grid: its heading, its width in characters, and how it comes back where it may be edited."""

    title: str
    width: int
    editable: Editable | None = None


def editable_columns(sheet: EditableSheet) -> tuple[GridColumn, ...]:
    """The columns of a sheet that come back."""
    return tuple(GridColumn(title=field.title, width=field.width, editable=field) for field in sheet.columns)


@dataclass(frozen=True, slots=True)
class GridRow:
    """One row: its key, by which it is found again, a text for each column; with `head`, rows below belong to it."""

    key: str
    texts: tuple[str, ...]
    head: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table of a paper: in a workbook a sheet of its own, elsewhere a table under a heading.

    `id` is part of a file name.
    """

    id: str
    title: str
    note: str
    columns: tuple[GridColumn, ...]
    rows: tuple[GridRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Deliverable:
    """A finished paper. `rests_on` pairs what it was made from with a value; `missing` is what nobody stated.

    `size` is the paper it is printed on, on its side.
    """

    stem: str
    title: str
    lede: str
    organization: str
    as_of: str
    rests_on: tuple[tuple[str, str], ...]
    missing: tuple[str, ...]
    grids: tuple[Grid, ...]
    signatures: tuple[str, ...] = ()
    size: PageSize = "letter"
