"""The chart of simulated years: for each arrangement where its usual and its bad years lie."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from assessor.evaluate.supply import RECOMMENDED, TODAY
from assessor.report import svg
from assessor.report.decision.money import Axis, about, whole_dollars

if TYPE_CHECKING:
    from collections.abc import Sequence

WIDTH: Final = 176.0
LEFT, RIGHT, TOP, PITCH = 34.0, 150.0, 12.0, 9.0
# stroke, weight and dash by arrangement; told apart in gray too
STROKES: Final = {
    TODAY: (svg.INK, 1.5, ""),
    "break_fix": ("#9f2d1b", 0.9, "1.2 0.9"),
    "managed": (svg.ACCENT, 0.9, ""),
    "co_managed": (svg.INK, 0.9, ""),
    "internal_it": ("#7a6a4f", 0.9, "3 1"),
    RECOMMENDED: (svg.ACCENT, 1.8, ""),
}
_OTHER: Final = (svg.MUTE, 0.9, "0.4 0.8")


@dataclass(frozen=True, slots=True)
class Years:
    """The simulated years of one arrangement, in dollars a year."""

    id: str
    title: str
    mean: float
    p50: float
    p80: float
    p95: float
    tail: float
    chosen: float


def axis(rows: Sequence[Years]) -> Axis:
    """Dollars a year, from nothing to beyond the worst mark."""
    return Axis(max((max(row.tail, row.p95, row.mean) for row in rows), default=1.0) * 1.04 or 1.0, LEFT, RIGHT)


def loss_chart(rows: Sequence[Years]) -> svg.Drawing:
    """One line per arrangement from its usual year to its worst twentieth, and the figure the choice is made by."""
    across = axis(rows)
    bottom = TOP + max(len(rows), 1) * PITCH
    parts = []
    for value in across.ticks(6):
        x = across.at(value)
        parts.append(svg.line(x, TOP - 3, x, bottom - 2, stroke="#e1e6eb", weight=0.15))
        parts.append(svg.label(x, bottom + 1.4, whole_dollars(value), size=2.3, anchor="middle", fill=svg.MUTE))
    parts.append(svg.label(WIDTH, TOP - 5, "What is compared", size=2.3, anchor="end", bold=True))
    for index, row in enumerate(rows):
        parts += _row(row, across, TOP + index * PITCH + 1.5, named=index == 0)
    return svg.drawing(WIDTH, bottom + 3, spoken(rows), parts)


def spoken(rows: Sequence[Years]) -> str:
    """The chart in words."""
    arrangements = [
        f"{row.title}: half of the years below {about(row.p50)}, mean {about(row.mean)}, four in five below "
        f"{about(row.p80)}, nineteen in twenty below {about(row.p95)}, the worst twentieth {about(row.tail)}"
        for row in rows
    ]
    return f"Cost of a simulated year by arrangement. {'; '.join(arrangements)}."


def _row(row: Years, across: Axis, y: float, *, named: bool) -> list[str]:
    stroke, weight, dash = STROKES.get(row.id, _OTHER)
    parts = [svg.label(0, y + 0.9, svg.fit(row.title, LEFT - 2, 2.6), size=2.6, bold=row.id == RECOMMENDED)]
    start, end = across.at(row.p50), across.at(max(row.p95, row.tail))
    parts.append(svg.line(start, y, end, y, stroke=stroke, weight=weight, dash=dash))
    for value, high in ((row.p50, 2.2), (row.p80, 1.4), (row.p95, 1.4)):
        x = across.at(value)
        parts.append(svg.line(x, y - high, x, y + high, stroke=svg.INK, weight=0.4))
    mean, tail = across.at(row.mean), across.at(row.tail)
    parts.append(svg.shape(f"M{mean:.2f} {y - 1.5:.2f}l1.2 1.5l-1.2 1.5l-1.2 -1.5Z", fill=svg.WHITE, stroke=svg.INK))
    parts.append(svg.dot(tail, y, 1.1, fill=svg.INK))
    parts.append(svg.label(WIDTH, y + 0.9, about(row.chosen), size=2.8, anchor="end", bold=True))
    return parts + (_names(row, across, y) if named else [])


def _names(row: Years, across: Axis, y: float) -> list[str]:
    """What the marks are, once, above the first line; names that would touch are moved apart."""
    wanted = sorted(
        (across.at(value), name)
        for value, name in (
            (row.p50, "P50"),
            (row.mean, "mean"),
            (row.p80, "P80"),
            (row.p95, "P95"),
            (row.tail, "CVaR"),
        )
    )
    parts, free = [], LEFT - 4
    for x, name in wanted:
        half = svg.width_of(name, 2.1) / 2
        center = max(x, free + half)
        free = center + half + 0.8
        parts.append(svg.label(center, y - 4.4, name, size=2.1, anchor="middle", fill=svg.MUTE))
        parts.append(svg.line(center, y - 3.9, x, y - 2.4, stroke=svg.MUTE, weight=0.12))
    return parts
