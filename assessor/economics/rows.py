"""The clauses of all targets as few rows: equal ones once, and none that a stricter one implies.

Hundreds of obligations ask for the same capabilities at a few levels. Obligations with equal clauses share a row, and
of two levels of one capability only the stricter needs one, so the program grows with the distinct sets of suppliers
and not with the obligations.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.model.value import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assessor.economics.problem import Choice, Clause, Way


@dataclass(frozen=True, slots=True)
class Row:
    """A clause in two parts: options each enough alone, and the ways that take or forbid something more."""

    alone: Choice
    other: frozenset[Way] = frozenset()

    def implies(self, row: Row) -> bool:
        """Whether whatever meets this row meets the other as well."""
        return self.alone <= row.alone and all(
            way in row.other or any(seat <= row.alone for seat in way.seats) for way in self.other
        )


def row_of(clause: Clause) -> Row | None:
    """A clause as a row; None where it holds whatever is chosen."""
    alone: set[int] = set()
    other: set[Way] = set()
    for way in clause:
        if not way.seats and not way.spoiled_by:
            return None
        if len(way.seats) == 1 and not way.spoiled_by:
            alone |= way.seats[0]
        else:
            other.add(way)
    return Row(frozenset(alone), frozenset(other))


def aggregated(clauses: Iterable[Clause]) -> tuple[Row, ...]:
    """The rows that decide, in an order that depends on nothing but their content."""
    rows = {row for row in map(row_of, set(clauses)) if row is not None}
    ordered = sorted(rows, key=_key)
    kept: list[Row] = []
    for row in ordered:
        if not any(stricter.implies(row) for stricter in kept):
            kept.append(row)
    return tuple(row for row in kept if not any(other is not row and other.implies(row) for other in kept))


def _key(row: Row) -> tuple[object, ...]:
    """Short rows first, as only they can imply others."""
    ways = sorted((tuple(sorted(map(sorted, way.seats))), sorted(way.spoiled_by)) for way in row.other)
    return len(row.alone) + len(row.other), sorted(row.alone), ways
