"""Findings of requirements, written by their numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.frameworks.cmmc.result_figures import Finding

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from assessor.frameworks.cmmc.points import Requirement
    from assessor.frameworks.cmmc.result_figures import PathStep
    from assessor.frameworks.cmmc.rules import Level

    Levels = Callable[[int], Level]
    Lists = Callable[[int], list[Requirement]]

DETERMINED = (Finding.MET, Finding.PARTIAL_CREDIT, Finding.NOT_MET, Finding.NOT_APPLICABLE)


def number_of(requirement: Requirement | PathStep) -> str:
    return requirement.id.partition("-")[2]


def all_met(requirements: Sequence[Requirement]) -> dict[str, Finding]:
    return {item.id: Finding.MET for item in requirements}


def having(requirements: Sequence[Requirement], **numbers: Sequence[str]) -> dict[str, Finding]:
    """All met except the numbers given per finding."""
    found = all_met(requirements)
    ids = {number_of(item): item.id for item in requirements}
    for finding, named in numbers.items():
        found |= {ids[number]: Finding(finding) for number in named}
    return found
