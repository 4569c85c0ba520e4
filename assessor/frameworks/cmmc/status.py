"""The status that findings allow, and what a plan of action (POA&M) may hold (32 CFR 170.21)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from assessor.frameworks.cmmc.score import AS_MET, Finding, points_lost, tally

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assessor.frameworks.cmmc.rules import Level
    from assessor.frameworks.cmmc.score import Requirement

FINAL, CONDITIONAL, NONE, NOT_SCORABLE = "final", "conditional", "none", "not_scorable"
# From least to most; what is not scorable is no status either, and says why.
STATUS_RANK = {NOT_SCORABLE: 0, NONE: 1, CONDITIONAL: 2, FINAL: 3}


class Eligibility(NamedTuple):
    """Whether a requirement that is not met may stand on a plan of action, why, and by which paragraph."""

    allowed: bool
    reason: str
    citation: str


def eligibility(level: Level, requirement: Requirement, finding: Finding) -> Eligibility:
    """Whether a plan of action may hold a requirement, given how far it is met."""
    plan = level.plan
    if plan is None:
        return Eligibility(allowed=False, reason="this level allows no plan of action", citation=level.citation)
    if requirement.id in plan.excluded:
        return Eligibility(allowed=False, reason="the rule names it as one that must be met", citation=plan.citation)
    points = points_lost(requirement, finding)
    for exception in plan.exceptions:
        if exception.requirement == requirement.id and points == exception.points:
            return Eligibility(allowed=True, reason=exception.reason, citation=exception.citation)
    if points > plan.most_points:
        reason = f"it costs {points} points and {plan.most_points} is the most a plan may hold"
        return Eligibility(allowed=False, reason=reason, citation=plan.citation)
    return Eligibility(allowed=True, reason=f"it costs {_counted(points)} and is not excluded", citation=plan.citation)


def _counted(points: int) -> str:
    return f"{points} point{'' if points == 1 else 's'}"


def open_items(requirements: Sequence[Requirement], findings: Mapping[str, Finding]) -> list[Requirement]:
    """The requirements that are known not to be met, or only in part."""
    lacking = (Finding.NOT_MET, Finding.PARTIAL_CREDIT)
    return [item for item in requirements if findings[item.id] in lacking]


def status_of(
    level: Level,
    requirements: Sequence[Requirement],
    findings: Mapping[str, Finding],
    *,
    plan_exists: bool | None = None,
) -> str:
    """The status of a level when every requirement is determined."""
    if any(findings[item.id] is Finding.UNDETERMINED for item in requirements):
        raise ValueError("a status follows from findings that are all made")
    made = tally(level, requirements, findings, plan_exists=plan_exists)
    if made.scorable is False:
        return NOT_SCORABLE
    if all(findings[item.id] in AS_MET for item in requirements):
        return FINAL
    if made.floor is None or made.low < made.floor:
        return NONE
    lacking = open_items(requirements, findings)
    allowed = all(eligibility(level, item, findings[item.id]).allowed for item in lacking)
    return CONDITIONAL if allowed else NONE
