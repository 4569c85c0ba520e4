"""The witness path of one obligation as a drawing: obligation, control, capability, function, provider."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from assessor.report import svg

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor.report.looks import Status

WIDTH: Final = 166.0
MOST_STEPS: Final = 6
HEADINGS: Final = ("OBLIGATION", "CONTROL", "CAPABILITY", "FUNCTION", "PROVIDER")
_BOX: Final = 28.4
_GAP: Final = (WIDTH - len(HEADINGS) * _BOX) / (len(HEADINGS) - 1)
_HIGH: Final = 8.0
_PITCH: Final = 9.4
_TOP: Final = 4.4

# worse results cover better ones where two demands share a box
_ORDER: Final = ("gap", "part", "none", "duty", "met", "comp", "na")


@dataclass(frozen=True, slots=True)
class Node:
    """One box of the path: its name, a line below it, and how it fares."""

    name: str
    note: str
    status: Status


@dataclass(frozen=True, slots=True)
class Step:
    """One deciding demand: the four boxes that follow the obligation."""

    control: Node
    capability: Node
    function: Node
    provider: Node


def path(obligation: Node, steps: Sequence[Step]) -> svg.Drawing:
    """Fixed columns, boxes shared by several demands drawn once, smooth links."""
    shown = steps[:MOST_STEPS]
    columns = [
        _merged([obligation]),
        *(
            _merged(column)
            for column in zip(*((s.control, s.capability, s.function, s.provider) for s in shown), strict=True)
        ),
    ]
    tallest = max(len(column) for column in columns)
    height = _TOP + tallest * _PITCH
    places = [_places(column, tallest) for column in columns]
    parts = [
        svg.label(i * (_BOX + _GAP), 2.2, heading, size=1.9, fill=svg.ACCENT, bold=True)
        for i, heading in enumerate(HEADINGS[: len(columns)])
    ]
    for step in shown:
        chain = (obligation, step.control, step.capability, step.function, step.provider)
        parts.extend(_link(i, places[i][_key(a)], places[i + 1][_key(b)]) for i, (a, b) in enumerate(pairwise(chain)))
    parts = list(dict.fromkeys(parts))
    for i, column in enumerate(columns):
        parts.extend(_node(node, i * (_BOX + _GAP), places[i][key], first=i == 0) for key, node in column.items())
    return svg.drawing(WIDTH, height, _spoken(obligation, shown), parts)


def _key(node: Node) -> tuple[str, str]:
    return (node.name, node.note)


def _merged(column: Sequence[Node]) -> dict[tuple[str, str], Node]:
    boxes: dict[tuple[str, str], Node] = {}
    for node in column:
        other = boxes.get(_key(node))
        if other is None or _ORDER.index(node.status.style) < _ORDER.index(other.status.style):
            boxes[_key(node)] = node
    return boxes


def _places(column: dict[tuple[str, str], Node], tallest: int) -> dict[tuple[str, str], float]:
    offset = (tallest - len(column)) * _PITCH / 2
    return {key: _TOP + offset + index * _PITCH for index, key in enumerate(column)}


def _link(column: int, start: float, end: float) -> str:
    x1 = column * (_BOX + _GAP) + _BOX
    x2 = x1 + _GAP
    y1, y2 = start + _HIGH / 2, end + _HIGH / 2
    middle = (x1 + x2) / 2
    line = svg.shape(
        f"M{x1:.2f} {y1:.2f}C{middle:.2f} {y1:.2f} {middle:.2f} {y2:.2f} {x2 - 1.2:.2f} {y2:.2f}",
        stroke=svg.INK,
        weight=0.4,
    )
    tip = svg.shape(f"M{x2:.2f} {y2:.2f}l-1.6 -0.8v1.6Z", fill=svg.INK)
    return line + tip


def _node(node: Node, x: float, y: float, *, first: bool) -> str:
    fill, ink, outline = svg.SHADES[node.status.style]
    if first:
        fill, ink, outline = svg.WHITE, svg.INK, svg.INK
    lines = svg.box(x + 0.2, y, _BOX - 0.4, _HIGH, fill=fill, stroke=outline, weight=0.5 if first else 0.2, radius=0.6)
    room = _BOX - (2.6 if first else 5.4)
    name, second = svg.two_lines(node.name, room, 2.3)
    note = "" if second else svg.fit(node.note, room, 2.0)
    lines += svg.label(x + 1.4, y + (3.4 if second or note else 4.9), name, size=2.3, fill=ink, bold=True)
    if second or note:
        lines += svg.label(x + 1.4, y + 6.4, second or note, size=2.3 if second else 2.0, fill=ink, bold=bool(second))
    if not first:
        lines += svg.label(x + _BOX - 1.2, y + 4.9, node.status.mark, size=2.6, fill=ink, anchor="end")
    return lines


def _spoken(obligation: Node, steps: Sequence[Step]) -> str:
    ways = "; ".join(
        f"{s.control.name}, {s.capability.name}, {s.function.name}, {s.provider.name}: {s.provider.status.word.lower()}"
        for s in steps
    )
    return f"Path of {obligation.name}. {ways}"
