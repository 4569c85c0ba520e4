"""What somebody is asked of incidents with patient data, and what can be answered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessor.frameworks.hipaa.vocabulary import ActingAs

FIRST: Final = (
    "You said that patient data got out, was lost or was seen by somebody who should not have seen it. On which day "
    "was that noticed? If it happened more than once, begin with any; the others come next."
)
ANOTHER: Final = "Was there another such incident in the last six years? On which day was it noticed?"
NO_MORE: Final = "no, there was no other"
DISCOVERED_DAY: Final = "the day it was noticed; one entry for each incident"
NOTICE_DAY: Final = "the day they were told"
GIVEN: Final = "yes, on a day nobody knows"
NOT_KNOWN: Final = "nobody knows whether"
NOT_YET: Final = "not yet"
UNREADABLE: Final = "yes, nobody could read any of it"
READABLE: Final = "no, or only in part"
PER_STATE: Final = "every state with the number of people who live there"
ROLES: Final[Mapping[ActingAs, str]] = {
    "covered_entity": "it was our own patients' data, or our members'",
    "business_associate": "we held it for somebody we work for",
}
EXAMPLES: Final[Mapping[str, str]] = {"title": "a few words", "individuals": "the number"}
_TOLD: Final[Mapping[str, str]] = {
    "individuals": "Have the people been told",
    "media": "Has the press been told",
    "hhs": "Has it been reported to the Secretary of HHS (the breach portal)",
    "hhs_yearly": "Has it been reported to the Secretary of HHS (the breach portal)",
    "covered_entity": "Has the organization you work for been told",
}


def noticed_on(day: str) -> str:
    """An incident that has no name yet."""
    return f"noticed on {day}"


def what_happened(day: str) -> str:
    """What an incident is called."""
    return f"What happened in the incident noticed on {day}? A few words, such as: laptop stolen from a car."


def how_many(told: str) -> str:
    """How many people an incident is about."""
    return f"How many people's data was it? ({told})"


def in_which_role(told: str) -> str:
    """In which role the organization held the data."""
    return f"Whose data was it? ({told})"


def encrypted(told: str) -> str:
    """Whether anybody could read what got out."""
    return f"Was all of that data encrypted, and the key or password still safe? ({told})"


def where_they_live(told: str, limit: int) -> str:
    """How many people live in one state."""
    return f"Do more than {limit} of these people live in one state? ({told})"


def notice_given(name: str, told: str) -> str:
    """Whether and when a notice went out."""
    return f"{_TOLD[name]}, and on which day? ({told})"
