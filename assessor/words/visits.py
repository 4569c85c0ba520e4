"""The assessment plan in words: what is examined, who is interviewed, what is tested, and in which order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.words.grammar import counted, inside, opening, verb

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Literal

    Part = Literal["own", "shared", "provider"]

TITLE: Final = "Assessment plan"
LEDE: Final = (
    "What an assessor will examine, whom they will interview and what they will test, requirement by requirement, so "
    "that a visit of two days can begin with everything ready. What follows is derived from what each requirement asks "
    "for; the assessor decides what is sampled, and how long anything takes."
)
DAYS: Final[Mapping[Part, str]] = {
    "own": "Day 1, morning: the organization itself",
    "shared": "Day 1, afternoon: done together",
    "provider": "Day 2: systems and records",
}
_NOTES: Final[Mapping[Part, str]] = {
    "own": "What only people of the organization decide, write and do. Have the papers in one folder, each with its "
    "day and approval.",
    "shared": "What the organization decides and others carry out. Have both sides at hand.",
    "provider": "What runs: shown on the system by whoever runs it, with records of the time before the visit.",
}
PEOPLE_TITLE: Final = "Whom to have at hand"
PEOPLE_NOTE: Final = "Everybody named by a duty or by the work of a provider, with the requirements they speak to."
NOBODY: Final = "nobody named"
NO_RECORD: Final = "none held"


def note(part: Part) -> str:
    """What a part of the visit is about."""
    return _NOTES[part]


def shown(duty: str) -> str:
    """What is examined of a duty, which leaves no artefact of a known kind."""
    return f"what shows that this is done: {inside(duty)}"


def test(kind: str, work: str, asks: str) -> str:
    """What is tested of a piece of work."""
    lead = "See it done" if kind in ("interval", "event", "interval+event") else "See it in force"
    return f"{lead}: {inside(work)} ({asks})"


def interview(who: str, work: str) -> str:
    """Who is asked about what."""
    return f"{opening(who)}: {inside(work)}"


def missing(unowned: int, bare: int, open_: int) -> tuple[str, ...]:
    """What would stop the visit."""
    told = []
    if bare:
        told.append(f"For {counted(bare, 'requirement')} no record is held that an assessor could look at.")
    if unowned:
        told.append(f"For {counted(unowned, 'requirement')} nobody is named who could be interviewed.")
    if open_:
        told.append(
            f"{counted(open_, 'requirement')} {verb(open_, 'is', 'are')} not in place today: see the gap table."
        )
    return tuple(told)
