"""The crossover chart: what each model costs a month by the number of incidents, and where the client stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from assessor.report import svg
from assessor.report.decision.money import Axis, about, rate, span

WIDTH: Final = 176.0
HEIGHT: Final = 84.0
LEFT, RIGHT, TOP, BOTTOM = 15.0, 148.0, 17.0, 74.0
BREAK_FIX, MANAGED = "#9f2d1b", svg.ACCENT
_BAND, _INTERVAL = "#f3f6f8", "#dceaf4"


@dataclass(frozen=True, slots=True)
class CostLine:
    """Cost of a month as a straight line over incidents: what is fixed, and what each incident adds."""

    title: str
    fixed: float
    per_incident: float

    def at(self, incidents: float) -> float:
        """Dollars a month at a number of incidents."""
        return self.fixed + self.per_incident * incidents


@dataclass(frozen=True, slots=True)
class Interval:
    """A number of incidents a month with its 5-95 % interval; parts that are not known are None."""

    value: float | None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Crossing:
    """Everything the chart shows."""

    break_fix: CostLine
    managed: CostLine
    crossover: Interval
    own: Interval
    band: tuple[float, float] | None


def axes(shown: Crossing) -> tuple[Axis, Axis]:
    """Incidents a month across, dollars a month upward, large enough for every mark that can be shown."""
    wanted = [shown.crossover.value, shown.own.value, shown.own.high, shown.band[1] if shown.band else None]
    most = max((value for value in wanted if value is not None), default=1.0)
    if shown.crossover.high is not None:
        # a wide interval must not squeeze all the rest into a corner
        most = max(most, min(shown.crossover.high, 2.5 * most))
    across = Axis((most or 1.0) * 1.12, LEFT, RIGHT)
    dear = max(line.at(across.most) for line in (shown.break_fix, shown.managed))
    return across, Axis((dear or 1.0) * 1.05, BOTTOM, TOP)


def crossover_chart(shown: Crossing) -> svg.Drawing:
    """The drawing; its title says in words what the lines show."""
    across, up = axes(shown)
    parts = [*_ranges(shown, across), *_frame(across, up)]
    for cost, stroke, weight, dash in ((shown.break_fix, BREAK_FIX, 0.6, "1.2 0.9"), (shown.managed, MANAGED, 0.7, "")):
        left, right = up.at(cost.at(0)), up.at(cost.at(across.most))
        parts.append(svg.line(LEFT, left, RIGHT, right, stroke=stroke, weight=weight, dash=dash))
    parts += _line_names(shown, across, up)
    parts += _marks(shown, across, up)
    return svg.drawing(WIDTH, HEIGHT, spoken(shown), parts)


def spoken(shown: Crossing) -> str:
    """The chart in a sentence or two, for those who cannot see it."""
    sentences = ["Cost of a month by incidents a month."]
    sentences += [
        f"{line.title}: {about(line.fixed)} plus {about(line.per_incident)} for each incident."
        for line in (shown.break_fix, shown.managed)
    ]
    if shown.crossover.value is None:
        sentences.append("The lines do not cross.")
    else:
        sentences.append(
            f"They cross at {rate(shown.crossover.value)} incidents a month, 5 to 95% "
            f"{span(shown.crossover.low, shown.crossover.high)}."
        )
    if shown.own.value is not None:
        sentences.append(f"Yours: {rate(shown.own.value)}, 5 to 95% {span(shown.own.low, shown.own.high)}.")
    if shown.band is not None:
        sentences.append(f"Rule of thumb of the trade: {shown.band[0]:g} to {shown.band[1]:g}.")
    return " ".join(sentences)


def _ranges(shown: Crossing, across: Axis) -> list[str]:
    """Bands behind everything: the interval of the crossover, and the trade's rule of thumb."""
    parts = []
    if shown.crossover.low is not None:
        start = across.at(shown.crossover.low)
        end = across.at(across.most if shown.crossover.high is None else shown.crossover.high)
        parts.append(svg.box(start, TOP, max(end - start, 0.3), BOTTOM - TOP, fill=_INTERVAL))
    if shown.band is not None:
        start, end = across.at(shown.band[0]), across.at(shown.band[1])
        parts += [svg.line(x, TOP, x, BOTTOM, stroke=svg.MUTE, weight=0.25, dash="0.4 0.8") for x in (start, end)]
        parts.append(svg.box(start, TOP, end - start, 1.2, fill=svg.MUTE))
    return parts


def _frame(across: Axis, up: Axis) -> list[str]:
    parts = [svg.line(LEFT, BOTTOM, RIGHT, BOTTOM, stroke=svg.INK, weight=0.3)]
    for value in across.ticks(6):
        x = across.at(value)
        parts.append(svg.line(x, BOTTOM, x, BOTTOM + 1, stroke=svg.INK, weight=0.2))
        parts.append(svg.label(x, BOTTOM + 4, f"{value:g}", size=2.4, anchor="middle"))
    for value in up.ticks(4):
        y = up.at(value)
        parts.append(svg.line(LEFT, y, RIGHT, y, stroke="#e1e6eb", weight=0.15))
        parts.append(svg.label(LEFT - 1.2, y + 0.9, f"${value:,.0f}", size=2.3, anchor="end", fill=svg.MUTE))
    parts.append(svg.label(RIGHT, BOTTOM + 7.6, "Incidents that need a repair, a month", size=2.4, anchor="end"))
    parts.append(svg.label(0, TOP - 2, "Cost of a month", size=2.4, fill=svg.MUTE))
    return parts


def _line_names(shown: Crossing, across: Axis, up: Axis) -> list[str]:
    """Each line's name at its right end, moved apart where they would touch."""
    ends = [up.at(shown.break_fix.at(across.most)), up.at(shown.managed.at(across.most))]
    least = 7.0
    if abs(ends[0] - ends[1]) < least:
        middle, order = sum(ends) / 2, 1 if ends[0] >= ends[1] else -1
        ends = [middle + order * least / 2, middle - order * least / 2]
    parts = []
    for y, line, fill in zip(ends, (shown.break_fix, shown.managed), (BREAK_FIX, MANAGED), strict=True):
        name = svg.fit(line.title, WIDTH - RIGHT - 2, 2.6)
        parts.append(svg.label(RIGHT + 1.5, y, name, size=2.6, fill=fill, bold=True))
        more = f"+{about(line.per_incident)} each" if line.per_incident else "whatever happens"
        parts.append(svg.label(RIGHT + 1.5, y + 3, more, size=2.2, fill=svg.MUTE))
    return parts


def _marks(shown: Crossing, across: Axis, up: Axis) -> list[str]:
    """The crossing point and the client's own rate, with their names above the plot."""
    parts: list[str] = []
    named: list[tuple[float, str, str]] = []
    if shown.band is not None:
        middle = across.at(sum(shown.band) / 2)
        named.append((middle, f"Rule of thumb {shown.band[0]:g} to {shown.band[1]:g}", svg.MUTE))
    if shown.crossover.value is not None:
        x, y = across.at(shown.crossover.value), up.at(shown.managed.at(shown.crossover.value))
        parts.append(svg.line(x, TOP - 1, x, BOTTOM, stroke=MANAGED, weight=0.25, dash="2 0.8"))
        parts.append(svg.dot(x, y, 1.1, fill=svg.WHITE, stroke=svg.INK))
        name = f"Crossover {rate(shown.crossover.value)} ({span(shown.crossover.low, shown.crossover.high)})"
        named.append((x, name, MANAGED))
    if shown.own.value is not None:
        x = across.at(shown.own.value)
        parts.append(svg.line(x, TOP - 1, x, BOTTOM, stroke=svg.INK, weight=0.5))
        if shown.own.low is not None and shown.own.high is not None:
            low, high = across.at(shown.own.low), across.at(shown.own.high)
            parts.append(svg.line(low, BOTTOM - 1.6, high, BOTTOM - 1.6, stroke=svg.INK, weight=1.1))
        name = f"You {rate(shown.own.value)} ({span(shown.own.low, shown.own.high)})"
        named.append((x, name, svg.INK))
    return parts + _names(named)


def _names(named: list[tuple[float, str, str]]) -> list[str]:
    """Names over their marks: the outer two read outward, one between them stands above, so no leader is crossed."""
    ordered = sorted(named)
    leaders, texts = [], []
    for place, (x, text, fill) in enumerate(ordered):
        wide = svg.width_of(text, 2.5)
        between = 0 < place < len(ordered) - 1
        start = x - wide / 2 if between else x - wide if place == 0 and len(ordered) > 1 else x
        start = min(max(start, 0.0), WIDTH - wide)
        y = 4.0 if between else 9.0 if place == 0 else 13.0
        leaders.append(svg.line(x, y + 0.9, x, TOP, stroke=fill, weight=0.2))
        texts.append(svg.box(start - 0.4, y - 2.4, wide + 0.8, 3.2, fill=svg.WHITE))
        texts.append(svg.label(start, y, text, size=2.5, fill=fill, bold=True))
    return leaders + texts
