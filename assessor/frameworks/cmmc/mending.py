"""The fewest requirements to mend until a score, a Conditional or a Final status is reached.

Every requirement counts as one, whatever it costs to mend: to raise a score with the fewest, take those that give
back the most points. A requirement nobody has determined counts as lost until somebody does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.frameworks.cmmc.level_status import eligibility
from assessor.frameworks.cmmc.points import AS_MET, at_worst, floor, points_lost, tally
from assessor.frameworks.cmmc.result_figures import Finding, MendingPath, PathStep

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assessor.frameworks.cmmc.points import Requirement
    from assessor.frameworks.cmmc.rules import Level


def to_score(
    level: Level, requirements: Sequence[Requirement], findings: Mapping[str, Finding], goal: int
) -> MendingPath:
    """The fewest requirements until the score is `goal` or more; the security plan first, without it there is none."""
    first = [requirement for requirement in _open(requirements, findings) if requirement.id == level.security_plan]
    return _walk(level, requirements, findings, goal, first)


def to_conditional(
    level: Level, requirements: Sequence[Requirement], findings: Mapping[str, Finding]
) -> MendingPath | None:
    """The fewest requirements until a Conditional status is open; None at a level that knows none."""
    goal = floor(level)
    if goal is None:
        return None
    first = [
        requirement
        for requirement in _open(requirements, findings)
        if not eligibility(level, requirement, at_worst(findings[requirement.id])).allowed
    ]
    return _walk(level, requirements, findings, goal, first)


def to_final(level: Level, requirements: Sequence[Requirement], findings: Mapping[str, Finding]) -> MendingPath:
    """Everything that is still to be mended or determined."""
    return _walk(level, requirements, findings, level.requirements, _open(requirements, findings))


def _open(requirements: Sequence[Requirement], findings: Mapping[str, Finding]) -> list[Requirement]:
    return [requirement for requirement in requirements if findings[requirement.id] not in AS_MET]


def _walk(
    level: Level,
    requirements: Sequence[Requirement],
    findings: Mapping[str, Finding],
    goal: int,
    first: Sequence[Requirement],
) -> MendingPath:
    """What must be mended whatever the score, then the largest until the goal is reached; ties in catalog order."""
    place = {requirement.id: number for number, requirement in enumerate(requirements)}

    def order(requirement: Requirement) -> tuple[int, int]:
        return -points_lost(requirement, findings[requirement.id]), place[requirement.id]

    needed = {requirement.id for requirement in first}
    others = [requirement for requirement in _open(requirements, findings) if requirement.id not in needed]
    start = score = tally(level, requirements, findings).low
    steps: list[PathStep] = []
    for requirement in (*sorted(first, key=order), *sorted(others, key=order)):
        if requirement.id not in needed and score >= goal:
            break
        points = points_lost(requirement, findings[requirement.id])
        score += points
        steps.append(
            PathStep(
                ref=requirement.ref,
                id=requirement.id,
                title=requirement.title,
                points=points,
                score=score,
                determine=findings[requirement.id] is Finding.UNDETERMINED,
            )
        )
    return MendingPath(start=start, goal=goal, count=len(steps), steps=tuple(steps))
