"""The bars of the board letter: what each option costs a year with its range, on one scale, today's price dashed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from assessor.report import svg
from assessor.report.decision.money import Axis, about

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor.result.prices import Range

WIDTH: Final = 50.0
HEIGHT: Final = 2.2
_EDGE: Final = 1.2
_MIDDLE: Final = HEIGHT / 2
_TRACK: Final = "#e1e6eb"


@dataclass(frozen=True, slots=True)
class Priced:
    """An option with its cash a year in dollars."""

    cash: float
    spread: Range | None
    chosen: bool


def option_bars(options: Sequence[Priced]) -> tuple[svg.Drawing | None, ...]:
    """A bar for each option, the first being today's; none where there is nothing to compare."""
    highest = max((max(one.cash, one.spread.high if one.spread is not None else 0.0) for one in options), default=0.0)
    if len(options) < 2 or highest <= 0:  # noqa: PLR2004 - one alone is no comparison
        return (None,) * len(options)
    across = scale(highest)
    return tuple(_bar(one, across, options[0].cash) for one in options)


def scale(highest: float) -> Axis:
    """Dollars a year from nothing to the dearest end of any range."""
    return Axis(highest, _EDGE, WIDTH - _EDGE)


def _bar(one: Priced, across: Axis, today: float) -> svg.Drawing:
    color = svg.ACCENT if one.chosen else svg.INK
    dashed = across.at(today)
    parts = [
        svg.line(_EDGE, _MIDDLE, WIDTH - _EDGE, _MIDDLE, stroke=_TRACK, weight=0.3),
        svg.line(dashed, 0, dashed, HEIGHT, stroke=svg.MUTE, weight=0.25, dash="0.6 0.5"),
    ]
    spoken = about(one.cash)
    if one.spread is not None:
        start, end = across.at(one.spread.low), across.at(one.spread.high)
        parts.append(svg.line(start, _MIDDLE, end, _MIDDLE, stroke=color, weight=1.2 if one.chosen else 0.6))
        spoken += f", from {about(one.spread.low)} to {about(one.spread.high)}"
    parts.append(svg.dot(across.at(one.cash), _MIDDLE, 0.8, fill=color if one.chosen else svg.WHITE, stroke=color))
    return svg.drawing(WIDTH, HEIGHT, f"Cash a year: {spoken}", parts)
