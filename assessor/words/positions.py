"""What a position is called, and what hiring somebody for it asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.words.grammar import inside, number

if TYPE_CHECKING:
    from assessor.result.offers import Position

_PARTS: Final = {0.25: "quarter-time", 0.5: "half-time", 0.75: "three-quarter time"}


def title(position: Position) -> str:
    """A position as a sentence names it: `a security analyst, half-time`."""
    if position.people > 1:
        return f"a {inside(position.title)} ({number(position.people)} positions)"
    part = "" if position.part == 1 else f", {_PARTS.get(position.part, f'{position.part:.0%} of a position')}"
    return f"a {inside(position.title)}{part}"
