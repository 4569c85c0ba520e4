"""What somebody promises for an event, in words for papers that are signed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.words.grammar import inside, interval, spaced

if TYPE_CHECKING:
    from assessor.words.names import Names

# Events that clocks of law and contract run from.
_INCIDENTS: Final = frozenset({"incident", "breach"})
_BLANK: Final = "within ________ (hours to be agreed)"


def promised(event: str, within: str | None, names: Names, *, usual: bool) -> str:
    """An event with its time; of an incident, a time that is only `usual` for what is bought is left blank."""
    at = inside(names.events.get(event, spaced(event)))
    if usual and event in _INCIDENTS:
        return f"when {at}, {_BLANK}"
    return f"when {at}, within {interval(within)}" if within else f"when {at}, with no time promised"
