"""What somebody promises for an event, in words for papers that are signed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.words.grammar import inside, interval, spaced

if TYPE_CHECKING:
    from assessor.words.names import Names

# Events that clocks of law and contract run from, and after which somebody still has access.
_TIMED: Final = frozenset({"incident", "breach", "departure"})
_BLANK: Final = "within ________ (hours to be agreed)"


def to_be_agreed(event: str, *, usual: bool) -> bool:
    """Whether a time has to be agreed on: that of an event with a clock, where it is only usual."""
    return usual and event in _TIMED


def promised(event: str, within: str | None, names: Names, *, usual: bool) -> str:
    """An event with its time; one only `usual` for what is bought is left blank where access or a clock hangs on it."""
    at = inside(names.events.get(event, spaced(event)))
    if to_be_agreed(event, usual=usual):
        return f"when {at}, {_BLANK}"
    return f"when {at}, within {interval(within)}" if within else f"when {at}, with no time promised"
