"""Plain tables for the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TextIO

from assessor.cli.colors import paint

if TYPE_CHECKING:
    from collections.abc import Sequence

_COLUMNS = (
    ("satisfied", "met"),
    ("satisfied_with_customer_duties", "with duties"),
    ("compensated", "comp."),
    ("partial", "partial"),
    ("gap", "gap"),
    ("not_assessable", "unknown"),
    ("not_applicable", "n/a"),
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


def summary_table(result: dict[str, Any], stream: TextIO) -> str:
    """Verdict counts and the three numbers, per framework and arrangement."""
    parts = []
    for framework in result["frameworks"]:
        rows = [[framework["title"], *(label for _, label in _COLUMNS), "score", "coverage", "confidence"]]
        for name in result["arrangements"]:
            counts = result["summary"][framework["id"]][name]
            numbers = [_share(counts["score"]), _share(counts["coverage"]), _grade(counts["confidence"])]
            label = result["arrangement_titles"][name]["label"]
            rows.append([label, *(str(counts[key]) for key, _ in _COLUMNS), *numbers])
        head, *rest = columns(rows, right=range(1, len(rows[0]))).splitlines()
        parts.append("\n".join([paint(head, "bold", stream), *rest]))
    return "\n\n".join(parts)


def _share(value: float | None) -> str:
    return "-" if value is None else f"{value:.0%}"


def _grade(value: float | None) -> str:
    return "-" if value is None else f"{value:.2f}"
