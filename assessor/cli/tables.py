"""Plain tables for the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from assessor.cli.colors import paint
from assessor.evaluate.supply import TODAY
from assessor.words import grounds
from assessor.words.names import names_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from assessor.result.result import Result
    from assessor.result.summary import Summary

_COLUMNS: tuple[tuple[Callable[[Summary], int], str], ...] = (
    (lambda counts: counts.satisfied, "met"),
    (lambda counts: counts.satisfied_with_customer_duties, "with duties"),
    (lambda counts: counts.compensated, "comp."),
    (lambda counts: counts.partial, "partial"),
    (lambda counts: counts.gap, "gap"),
    (lambda counts: counts.not_assessable, "unknown"),
    (lambda counts: counts.not_applicable, "n/a"),
)


def columns(rows: Sequence[Sequence[str]], right: Sequence[int] = ()) -> str:
    """Rows as aligned columns; `right` lists the columns of numbers."""
    widths = [max(len(row[index]) for row in rows) for index in range(len(rows[0]))]
    lines = []
    for row in rows:
        cells = [
            cell.rjust(widths[index]) if index in right else cell.ljust(widths[index]) for index, cell in enumerate(row)
        ]
        lines.append("  ".join(cells).rstrip())
    return "\n".join(lines)


def summary_table(result: Result, stream: TextIO) -> str:
    """Verdict counts and the three numbers, per framework and arrangement."""
    parts, names = [], names_of(result, result.offers, result.positions)
    for framework in result.frameworks:
        under = [result.summary[framework.id][name] for name in result.arrangements]
        if not any(each.coverage for each in under) and under[0].not_assessable:
            parts.append(grounds.none_judged(framework.title, under[0].not_assessable))
            continue
        rows = [[framework.title, *(label for _, label in _COLUMNS), "score", "coverage", "confidence"]]
        for name in result.arrangements:
            counts = result.summary[framework.id][name]
            numbers = [_share(counts.score), _share(counts.coverage), _grade(counts.confidence)]
            label = names.arrangement(name).label
            rows.append([label, *(str(count(counts)) for count, _ in _COLUMNS), *numbers])
        head, *rest = columns(rows, right=range(1, len(rows[0]))).splitlines()
        today = result.summary[framework.id][TODAY]
        rest += [f"today, {grounds.in_place(today)}"] if today.in_place else []
        parts.append("\n".join([paint(head, "bold", stream), *rest]))
    return "\n\n".join(parts)


def _share(value: float | None) -> str:
    return "-" if value is None else f"{value:.0%}"


def _grade(value: float | None) -> str:
    return "-" if value is None else f"{value:.2f}"
