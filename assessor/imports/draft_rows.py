"""Rows of a draft as they are collected: every id once, in bounds, a parent before its children."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.imports.draft_text import as_row_id, is_row_id
from assessor.model.diagnostic import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor.imports.draft import DraftRow, Located, LossLog

MAX_ROWS: Final = 6_000
MAX_DEPTH: Final = 12


class DraftRows:
    """The rows so far; what is one too many is told once, in `problems`, and makes it `full`."""

    def __init__(self, losses: LossLog) -> None:
        self.rows: list[DraftRow] = []
        self._ids: set[str] = set()
        self._next: dict[str, int] = {}
        self._losses = losses
        self.full = False

    def has(self, name: str) -> bool:
        """Whether an id is taken."""
        return name in self._ids

    def id(self, wanted: str, where: Located) -> str:
        """An id that no other row has, as near to the wanted one as can be; it is taken from now on."""
        name = base = wanted if is_row_id(wanted) else as_row_id(wanted)
        number = self._next.get(base, 2)
        while name in self._ids:
            name = f"{base[:54]}-{number}"
            number += 1
        self._next[base] = number
        if name != wanted:
            self._losses.add("id_changed", "id", where)
        self._ids.add(name)
        return name

    def append(self, row: DraftRow, where: Located, problems: list[Diagnostic]) -> None:
        """One row more."""
        if len(self.rows) < MAX_ROWS:
            self.rows.append(row)
        elif not self.full:
            self.full = True
            message = f"more than {MAX_ROWS} rows"
            problems.append(Diagnostic("import/too-many", message, where.span, "import a part of it"))

    def drop_last(self) -> None:
        """Take the last row out again, with its id."""
        self._ids.discard(self.rows.pop().id)


def in_order(parents: Sequence[int | None]) -> tuple[list[tuple[int, int]], list[int]]:
    """Positions with their depth, each after that of its parent; and those that lead back to themselves."""
    below: dict[int | None, list[int]] = {}
    for number, parent in enumerate(parents):
        below.setdefault(parent, []).append(number)
    order: list[tuple[int, int]] = []
    waiting = [(number, 0) for number in reversed(below.get(None, []))]
    while waiting:
        number, depth = waiting.pop()
        order.append((number, depth))
        waiting += [(child, depth + 1) for child in reversed(below.get(number, []))]
    reached = {number for number, _ in order}
    return order, [number for number in range(len(parents)) if number not in reached]
