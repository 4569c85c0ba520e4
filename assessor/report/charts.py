"""The brief's charts, drawn from numbers of the result: cover marks, heat map, verdict bars."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from assessor.report import svg
from assessor.words.grammar import noun, percent

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor.report.looks import Status

WIDTH: Final = 176.0

_BANDS: Final = (
    (0.4, "#9f2d1b", svg.WHITE),
    (0.5, "#d08a45", svg.INK),
    (0.6, "#f6cf84", svg.INK),
    (0.7, "#fbe9c8", svg.INK),
    (0.8, "#e4eef5", svg.INK),
    (2.0, "#cfe2f0", svg.INK),
)
_BARS: Final = {
    "met": ("#9dc3de", svg.INK),
    "duty": ("#c3dbeb", svg.INK),
    "comp": ("#dceaf4", svg.INK),
    "part": ("#f6cf84", "#4f3300"),
    "gap": ("#9f2d1b", svg.WHITE),
    "na": (svg.WHITE, svg.MUTE),
    "none": (svg.WHITE, svg.MUTE),
}


@dataclass(frozen=True, slots=True)
class HeatCell:
    """What one arrangement carries of one framework."""

    share: float | None
    carried: int
    carriable: int
    gaps: int


@dataclass(frozen=True, slots=True)
class HeatRow:
    """One framework across the arrangements, and what stays with the customer under all of them."""

    title: str
    cells: tuple[HeatCell, ...]
    residue: int


@dataclass(frozen=True, slots=True)
class BarRow:
    """The verdicts of one arrangement, counted."""

    title: str
    counts: tuple[tuple[Status, int], ...]


def heat_map(columns: Sequence[str], rows: Sequence[HeatRow]) -> svg.Drawing:
    """Frameworks by arrangements: share carried and number of gaps; the residue once, at the right."""
    left, right, gap, high = 31.0, 21.0, 1.0, 13.0
    cell = (WIDTH - left - right) / max(len(columns), 1)
    # one size for all the headings; smaller where a name would be cut otherwise
    size = 2.3 if all(svg.fit(name, cell - 0.4, 2.3) == name for name in columns) else 2.0
    parts = [
        svg.label(left + (i + 0.5) * cell, 4, svg.fit(name, cell - 0.4, size), size=size, anchor="middle", bold=True)
        for i, name in enumerate(columns)
    ]
    parts.append(svg.label(WIDTH, 4, "Stays with you", size=2.35, anchor="end", fill=svg.MUTE))
    for index, row in enumerate(rows):
        top = 6.4 + index * (high + gap)
        parts.append(svg.label(0, top + high / 2 + 0.9, svg.fit(row.title, left - 2, 2.7), size=2.7, bold=True))
        for i, shown in enumerate(row.cells):
            parts.append(_heat_cell(shown, left + i * cell, top, cell - gap, high))
        parts.append(svg.label(WIDTH, top + high / 2 + 1.2, str(row.residue), size=3.6, anchor="end", bold=True))
    title = "; ".join(
        f"{row.title}: "
        + ", ".join(
            f"{name} {percent(shown.share)} ({shown.carried} of {shown.carriable}), gaps {shown.gaps}"
            for name, shown in zip(columns, row.cells, strict=False)
        )
        + f", stays with you {row.residue}"
        for row in rows
    )
    return svg.drawing(WIDTH, 6.4 + max(len(rows), 1) * (high + gap), f"Share carried. {title}", parts)


def _heat_cell(cell: HeatCell, x: float, y: float, width: float, high: float) -> str:
    share = cell.share
    nothing = ("#f3f6f8", svg.MUTE)
    fill, ink = next(((fill, ink) for top, fill, ink in _BANDS if share is not None and share < top), nothing)
    gaps = f"{cell.gaps} {noun(cell.gaps, 'gap')} in all"
    return (
        svg.box(x, y, width, high, fill=fill)
        + svg.label(x + width / 2, y + 5.0, percent(share), size=3.5, fill=ink, anchor="middle", bold=True)
        + svg.label(x + width / 2, y + 8.4, f"{cell.carried} of {cell.carriable}", size=2.2, fill=ink, anchor="middle")
        + svg.label(x + width / 2, y + 11.4, gaps, size=2.2, fill=ink, anchor="middle")
    )


def verdict_bars(rows: Sequence[BarRow]) -> svg.Drawing:
    """One bar per arrangement, its verdicts from in place to gap; the count stands in its segment."""
    left, high, pitch = 31.0, 5.2, 7.0
    parts: list[str] = []
    for index, row in enumerate(rows):
        top = index * pitch
        parts.append(svg.label(0, top + 3.6, svg.fit(row.title, left - 2, 2.6), size=2.6))
        total = sum(count for _, count in row.counts) or 1
        x = left
        for status, count in row.counts:
            width = (WIDTH - left) * count / total
            parts.append(_segment(status, count, x, top, width, high))
            x += width
    title = "; ".join(
        f"{row.title}: " + ", ".join(f"{count} {status.word.lower()}" for status, count in row.counts if count)
        for row in rows
    )
    return svg.drawing(WIDTH, max(len(rows), 1) * pitch, f"Verdicts. {title}", parts)


def _segment(status: Status, count: int, x: float, y: float, width: float, high: float) -> str:
    if not count:
        return ""
    fill, ink = _BARS[status.style]
    stroke = svg.RULE if fill == svg.WHITE else "none"
    text = f"{status.mark} {count}" if width > svg.width_of(f"{status.mark} {count}", 2.4) + 1.5 else str(count)
    if width < svg.width_of(text, 2.4):
        text = ""
    return svg.box(x + 0.1, y, max(width - 0.5, 0.3), high, fill=fill, stroke=stroke) + svg.label(
        x + 1.2 if len(text) > len(str(count)) else x + width / 2 - 0.2,
        y + 3.55,
        text,
        size=2.4,
        fill=ink,
        anchor="start" if len(text) > len(str(count)) else "middle",
        bold=True,
    )
