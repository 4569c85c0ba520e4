"""What somebody is asked of the ways cards are taken, and what can be answered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessor.frameworks.pci_dss.statements import Channel, ChannelKind

HOW_PAID: Final = "In which of these ways do people pay you by card? Which questionnaire you file follows from it."
KINDS: Final[Mapping[ChannelKind, str]] = {
    "card_present": "in person, with the card at hand",
    "moto": "by telephone or by mail",
    "e-commerce": "on a website, in an app or by a link",
}
CHANNELS: Final[Mapping[ChannelKind, str]] = {
    "card_present": "in-person",
    "moto": "phone-or-mail",
    "e-commerce": "online",
}
"""What a channel is called in the file."""
_TITLES: Final[Mapping[str, str]] = {
    "card_present": "Cards taken in person",
    "moto": "Cards taken by telephone or mail",
    "e-commerce": "Cards taken online",
}
YES: Final = "yes"
NO: Final = "no"
NO_OTHER: Final = "in no other way"
BANK_AGREES: Final = (
    "The ways you take cards lead to different questionnaires. Has your bank (the acquirer) agreed that you file one "
    "for each of them?"
)
KEPT_APART: Final = (
    "Are these ways of taking cards kept apart from each other, so that they share no computers and no network?"
)


def of_channel(channel: Channel, question: str) -> str:
    """A question about one way of taking cards."""
    return f"{channel.title or _TITLES[channel.kind]}: {question}"


def other_way(kind: ChannelKind) -> str:
    """Whether there is one more way of a kind."""
    return f"{_TITLES[kind]}: do you also take them in another way than you said?"
