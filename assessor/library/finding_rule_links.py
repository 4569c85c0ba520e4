"""Rules that say which rows a stated fact speaks of, against the rows there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.library.dates import stated
from assessor.library.references import unknown
from assessor.model.diagnostic import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assessor.library.library import Library
    from assessor.model.row_finding import FindingRule


def finding_rule_problems(library: Library, rules: Sequence[FindingRule]) -> Iterator[Diagnostic]:
    """Each id once; every row it names is an obligation, and its duty exists."""
    rows = obligation_rows(library)
    seen: set[str] = set()
    for rule in rules:
        if rule.id in seen:
            message = f"finding '{rule.id}' appears twice"
            yield Diagnostic("link/duplicate-id", message, rule.span, "keep one of them")
        seen.add(rule.id)
        yield from unknown("obligation", rule.concerns, rows, rule.span)
        yield from unknown("duty", stated(rule.duty), library.duties, rule.span)


def obligation_rows(library: Library) -> set[str]:
    """The rows that can be judged, by reference."""
    return {
        f"{catalog.id}:{row.id}"
        for catalog in library.catalogs.values()
        for row in catalog.rows
        if row.kind == "obligation"
    }
