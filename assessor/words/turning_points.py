"""What would change the recommendation, in words: which figure, how sure it is, from which value, and what then."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.words.packages import name_of

if TYPE_CHECKING:
    from assessor.result.packages import WorthKnowing

TITLE: Final = "What would change the recommendation"
NOTE: Final = (
    "Each figure is held at a value, all others keep their ranges, and the same rule is asked again. From: the nearest "
    "value at which it takes another package. Worth: what knowing it before signing saves a year on average."
)
BELOW: Final = "What would change it stands below; have that confirmed first."
NONE: Final = "No single figure, anywhere in its range, would change the recommendation."


def title(one: WorthKnowing) -> str:
    """What the figure is, with its unit unless that is a share."""
    return one.title if one.unit == "share" else f"{one.title}, {one.unit}"


def sureness(one: WorthKnowing) -> str:
    """How sure the figure is."""
    return "Assumed" if one.assumption else "Cited"


def instead(one: WorthKnowing) -> str:
    """What is recommended then."""
    return name_of(one.instead)
