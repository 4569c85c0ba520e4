"""Which column of a table holds what: as it was said on the command line, or guessed from plain headings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Literal, get_args

from assessor.model.diagnostic import Diagnostic
from assessor.model.span import Span
from assessor.model.value import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from assessor.source.grid import Grid, GridCell

Field = Literal["id", "title", "statement", "parent", "citation", "control"]
FIELDS: Final[tuple[Field, ...]] = get_args(Field)
_WITHIN: Final = 20  # headings stand in one of the first rows
_EXAMPLE: Final = "say which is which: --columns id=HEADING,title=HEADING,statement=HEADING"
# Headings taken for a column without being told, best first, in lower case without signs.
_PLAIN: Final[Mapping[Field, tuple[str, ...]]] = {
    "id": (
        "id", "control id", "control identifier", "requirement id", "identifier", "ref id", "reference id", "ref",
        "control number", "requirement number", "number", "no", "control no", "reference", "control",
    ),
    "title": (
        "title", "control title", "requirement title", "name", "control name", "requirement name", "short title",
        "control or control enhancement name", "control",
    ),
    "statement": (
        "statement", "control statement", "requirement statement", "requirement text", "control text", "text",
        "description", "control description", "requirement description", "requirement",
    ),
    "parent": ("parent", "parent id", "section", "family", "category", "domain", "group", "chapter"),
    "citation": ("citation", "legal reference", "source", "clause", "paragraph"),
    "control": (
        "nist sp 800 53", "nist 800 53", "sp 800 53", "800 53", "nist sp 800 53 r5", "nist 800 53 r5",
        "nist sp 800 53 rev 5", "nist 800 53 rev 5", "nist sp 800 53 controls", "nist 800 53 controls",
        "800 53 controls", "nist sp 800 53r5", "nist control", "nist controls",
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """The grid that holds the table, the position of its row of headings, and the column of each field from 0."""

    grid: Grid
    row: int
    places: Mapping[Field, int]

    @property
    def enough(self) -> bool:
        """Whether rows can be made of them: ids, with titles or statements."""
        return "id" in self.places and ("title" in self.places or "statement" in self.places)

    @property
    def told(self) -> tuple[tuple[str, str], ...]:
        """Each field with the heading it was found under."""
        cells = self.grid.rows[self.row]
        return tuple((field, cells[place].text or "") for field, place in self.places.items())


def columns_of(
    grids: Sequence[Grid], path: str, wanted: Mapping[str, str], sheet: str | None
) -> tuple[Columns | None, list[Diagnostic]]:
    """Where the columns are; the grid in which most of them stand counts, the first of equals."""
    looked = [grid for grid in grids if (grid.sheet == sheet if sheet is not None else not grid.hidden)]
    if not looked:
        names = ", ".join(grid.sheet or "" for grid in grids)
        message = f"there is no sheet '{sheet}'" if sheet is not None else "every sheet is hidden"
        return None, [Diagnostic("import/columns", message, Span(path), f"--sheet takes one of: {names}")]
    found = [columns for grid in looked for columns in _candidates(grid, wanted)]
    best = max(found, key=lambda item: len(item.places), default=None)
    if best is None or not best.enough or set(wanted) - set(best.places):
        return None, [_missing(best, looked, path, wanted)]
    return best, _twice(best, wanted)


def _candidates(grid: Grid, wanted: Mapping[str, str]) -> Iterator[Columns]:
    for number, cells in enumerate(grid.rows[:_WITHIN]):
        texts = [_even(cell.text) if cell.kind != "merged" else "" for cell in cells]
        places: dict[Field, int] = {}
        for field in FIELDS:
            names = (_even(wanted[field]),) if field in wanted else () if wanted else _PLAIN[field]
            free = (texts.index(name) for name in names if name and name in texts)
            place = next((place for place in free if place not in places.values()), None)
            if place is not None:
                places[field] = place
        if places:
            yield Columns(grid=grid, row=number, places=places)


def _even(text: str | None) -> str:
    return re.sub(r"[\W_]+", " ", text or "").strip().casefold()


def _missing(best: Columns | None, grids: Sequence[Grid], path: str, wanted: Mapping[str, str]) -> Diagnostic:
    """What could not be found, with the headings there are."""
    cells = best.grid.rows[best.row] if best is not None else _first(grids)
    lost = [heading for field, heading in wanted.items() if best is None or field not in best.places]
    headings = ", ".join(f"'{cell.text[:60]}'" for cell in cells[:12] if cell.text)
    message = f"there is no column '{lost[0][:60]}'" if lost else "no column of ids with a title or a statement"
    if wanted and not lost:
        message = "the columns named hold no ids, or neither title nor statement"
    advice = f"the headings are {headings}; {_EXAMPLE}" if headings else _EXAMPLE
    return Diagnostic("import/columns", message, cells[0].span if cells else Span(path), advice)


def _first(grids: Sequence[Grid]) -> tuple[GridCell, ...]:
    return next((row for grid in grids for row in grid.rows if sum(cell.text is not None for cell in row) > 1), ())


def _twice(found: Columns, wanted: Mapping[str, str]) -> list[Diagnostic]:
    """Headings that stand there twice and were asked for."""
    cells = found.grid.rows[found.row]
    problems = []
    for field, place in found.places.items():
        name = _even(cells[place].text)
        others = [cell for number, cell in enumerate(cells) if number != place and _even(cell.text) == name]
        if field in wanted and others:
            message = f"the heading '{(cells[place].text or '')[:60]}' stands here twice"
            problems.append(Diagnostic("import/columns", message, others[0].span, "rename one of the two"))
    return problems
