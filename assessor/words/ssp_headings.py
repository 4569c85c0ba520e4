"""Headings and notes of a security plan, in the order agencies ask for them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from assessor.words.grammar import counted, inside, listed
from assessor.words.ssp_sentences import STATUSES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assessor.result.security_plan import Status

TITLES: Final[Mapping[str, str]] = {
    "identification": "1 System identification",
    "roles": "2 Owner and authorizing roles",
    "environment": "3 Environment and boundary",
    "assets": "4 Assets",
    "connections": "5 Connections to systems of others",
    "providers": "6 External providers",
    "people": "7 Who does what",
    "plan": "9 Plan of action",
    "blanks": "10 To be stated",
}
NOTES: Final[Mapping[str, str]] = {
    "identification": "What the system is, as the organization states it.",
    "roles": "Who answers for the system, who takes its risk or affirms, and who looks after its security.",
    "environment": "Where the system stands and what is inside its boundary. Facts are as stated.",
    "assets": "What is inside the boundary, by category, and parts of it that different people serve.",
    "connections": "Connections to systems outside the boundary, with what passes and the paper they rest on.",
    "providers": "Who outside the organization has a part in it: what each runs, which data it touches, what it is "
    "authorized for as stated, and how it is treated in an assessment.",
    "people": "Everybody named for a duty, and every provider or own team with its work.",
    "plan": "What is planned for requirements that are not implemented; a part of the plan of action.",
    "blanks": "Every marked blank of this plan with the key of the engagement file that fills it. REF stands for each "
    "reference on the right, with its framework before it and in quotes.",
}
# the columns of each table with their widths in characters
COLUMNS: Final[Mapping[str, tuple[tuple[str, int], ...]]] = {
    "identification": (("Item", 30), ("Stated", 120)),
    "roles": (("Role", 34), ("Name", 40), ("Title", 30), ("Contact", 46)),
    "environment": (("Item", 50), ("Stated", 100)),
    "assets": (("Category", 40), ("Count", 14), ("Treatment", 66), ("Source", 30)),
    "connections": (("To", 34), ("Purpose", 34), ("What passes", 34), ("Agreement", 30), ("Who", 18)),
    "providers": (
        ("Provider", 22), ("Runs", 34), ("Data it touches", 16), ("Authorization", 30), ("Papers", 32), ("Is", 40),
    ),
    "people": (("Who", 34), ("Has", 116)),
    "requirements": (
        ("Requirement, objective", 23), ("Asks", 34), ("State", 20), ("How it is met", 64),
        ("By whom, inherited from", 34), ("What proves it", 26),
    ),
    "plan": (("Requirement", 20), ("State", 20), ("Planned", 52), ("By", 26), ("Owner", 24), ("May stand open", 38)),
    "blanks": (("To be stated", 60), ("Key in the engagement file", 60), ("Concerns", 60)),
}  # fmt: skip
NO_ROWS: Final = "none stated"
NONE_ASKED: Final = "none is asked for"


VERSION: Final = "Version"


def replaces(record: str) -> str:
    """The version of a draft, left blank, and the plan that stays in force until the draft is signed."""
    return f"________ (draft). In force until this one is signed: {record}"


def family(number: int, title: str | None, framework: str, frameworks: int) -> str:
    """The heading over a family of requirements; one without a title of its own has that of its framework."""
    if title is None:
        return f"8.{number} {framework}"
    return f"8.{number} {f'{framework}, ' if frameworks > 1 else ''}{title}"


def family_note(statuses: Sequence[Status]) -> str:
    """How many of a family stand where."""
    found = Counter(statuses)
    told = [f"{found[name]} {inside(STATUSES[name])}" for name in STATUSES if found[name]]
    return f"{counted(len(statuses), 'requirement')}: {listed(told)}."
