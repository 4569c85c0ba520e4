"""The fewest requirements to mend until a score, a Conditional or a Final status is reached.

Every requirement counts as one, whatever it costs to mend: to raise a score with the fewest, take those that give
back the most points. A requirement nobody has determined counts as lost until somebody does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from assessor.frameworks.cmmc.score import AS_MET, Finding, at_worst, floor, points_lost, tally
from assessor.frameworks.cmmc.status import eligibility

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assessor.frameworks.cmmc.rules import Level
    from assessor.frameworks.cmmc.score import Requirement


class Step(NamedTuple):
    """One requirement to mend (or to determine), what it gives back, and the score after it."""

    requirement: Requirement
    points: int
    score: int
    determine: bool


class Path(NamedTuple):
    """Where the path starts, what it is to reach, and its steps in order."""

    start: int
    goal: int
    steps: tuple[Step, ...]


def to_score(level: Level, requirements: Sequence[Requirement], findings: Mapping[str, Finding], goal: int) -> Path:
    """The fewest requirements until the score is `goal` or more; the security plan first, without it there is none."""
    must = [item for item in _open(requirements, findings) if item.id == level.security_plan]
    return _walk(level, requirements, findings, goal, must)


def to_conditional(level: Level, requirements: Sequence[Requirement], findings: Mapping[str, Finding]) -> Path | None:
    """The fewest requirements until a Conditional status is open; None at a level that knows none."""
    goal = floor(level)
    if goal is None:
        return None
    must = [
        item
        for item in _open(requirements, findings)
        if not eligibility(level, item, at_worst(findings[item.id])).allowed
    ]
    return _walk(level, requirements, findings, goal, must)


def to_final(level: Level, requirements: Sequence[Requirement], findings: Mapping[str, Finding]) -> Path:
    """Everything that is still to be mended or determined."""
    return _walk(level, requirements, findings, level.requirements, _open(requirements, findings))


def _open(requirements: Sequence[Requirement], findings: Mapping[str, Finding]) -> list[Requirement]:
    return [item for item in requirements if findings[item.id] not in AS_MET]


def _walk(
    level: Level,
    requirements: Sequence[Requirement],
    findings: Mapping[str, Finding],
    goal: int,
    must: Sequence[Requirement],
) -> Path:
    """First what must be mended, then the largest until the goal is reached; ties in the catalog's order."""
    place = {item.id: number for number, item in enumerate(requirements)}

    def order(item: Requirement) -> tuple[int, int]:
        return -points_lost(item, findings[item.id]), place[item.id]

    needed = {item.id for item in must}
    others = [item for item in _open(requirements, findings) if item.id not in needed]
    start = score = tally(level, requirements, findings).low
    steps: list[Step] = []
    for item in (*sorted(must, key=order), *sorted(others, key=order)):
        if item.id not in needed and score >= goal:
            break
        points = points_lost(item, findings[item.id])
        score += points
        steps.append(Step(item, points, score, findings[item.id] is Finding.UNDETERMINED))
    return Path(start, goal, tuple(steps))
