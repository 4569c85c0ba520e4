"""Addressable specifications by what became of them: the groups that the page on HIPAA counts and prints."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final, Literal

from assessor.model.scales import Verdict

if TYPE_CHECKING:
    from assessor.frameworks.hipaa.result import AddressableRow
    from assessor.frameworks.hipaa.vocabulary import AddressableDecision

Group = Literal[
    "refused",
    "none",
    "found_not_met",
    "found_in_part",
    "not_tested",
    "held_back",
    "unknown",
    "flagged",
    "accepted",
]
Grouped = Mapping[Group, tuple["AddressableRow", ...]]

# Heading and style of each group, in the order in which they are printed.
GROUPS: Final[Mapping[Group, tuple[str, str]]] = {
    "refused": ("Documented decision, not valid", "gap"),
    "none": ("Not fully implemented, no decision", "part"),
    "found_not_met": ("Found not implemented", "gap"),
    "found_in_part": ("Found partly implemented", "part"),
    "not_tested": ("Not tested", "none"),
    "held_back": ("Held back by a contract", "part"),
    "unknown": ("Unknown", "none"),
    "flagged": ("Documented decision, needs review", "comp"),
    "accepted": ("Documented decision, valid", "comp"),
}
# Without a documented decision, what was done decides; else the verdict of what a determination found.
_BY_DECISION: Final[Mapping[AddressableDecision, Group]] = {
    "none": "none",
    "held_back": "held_back",
    "unknown": "unknown",
}
_BY_VERDICT: Final[Mapping[Verdict, Group]] = {
    Verdict.GAP: "found_not_met",
    Verdict.PARTIAL: "found_in_part",
    Verdict.NOT_TESTED: "not_tested",
    Verdict.NOT_ASSESSABLE: "unknown",
}


def group_of(row: AddressableRow) -> Group | None:
    """Which group a specification belongs to; None where it is in place or does not apply."""
    if row.decision in ("alternative", "no_measure"):
        return "refused" if not row.accepted else "flagged" if row.flagged else "accepted"
    return _BY_DECISION.get(row.decision) or _BY_VERDICT.get(row.verdict)


def grouped(rows: tuple[AddressableRow, ...]) -> Grouped:
    """The rows of every group."""
    return {group: tuple(row for row in rows if group_of(row) == group) for group in GROUPS}


def count(groups: Grouped, *names: Group) -> int:
    """How many rows some groups have together."""
    return sum(len(groups[name]) for name in names)


def applies(row: AddressableRow) -> bool:
    """Whether a specification concerns this organization at all."""
    return row.verdict is not Verdict.NOT_APPLICABLE
