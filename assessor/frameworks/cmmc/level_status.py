"""The status that findings allow, and what a plan of action (POA&M) may hold (32 CFR 170.21)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from assessor.frameworks.cmmc.points import AS_MET, points_lost, tally
from assessor.frameworks.cmmc.result_figures import Finding, PlanRuling
from assessor.model.value import replace

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assessor.frameworks.cmmc.points import Requirement
    from assessor.frameworks.cmmc.rules import Level
    from assessor.frameworks.cmmc.vocabulary import StatusKind

FINAL: Final = "final"
CONDITIONAL: Final = "conditional"
NONE: Final = "none"
NOT_SCORABLE: Final = "not_scorable"
# From least to most; what is not scorable is no status either, and says why.
STATUS_RANK: Mapping[StatusKind, int] = {NOT_SCORABLE: 0, NONE: 1, CONDITIONAL: 2, FINAL: 3}


class Eligibility(NamedTuple):
    """Whether a requirement that is not met may stand on a plan of action, why, and by which paragraph."""

    allowed: bool
    ruling: PlanRuling
    citation: str


def eligibility(level: Level, requirement: Requirement, finding: Finding) -> Eligibility:
    """Whether a plan of action may hold a requirement, given how far it is met."""
    plan = level.plan
    if plan is None:
        no_plan = PlanRuling(code="no_plan", most_points=None, exception=None, exceptions=0)
        return Eligibility(allowed=False, ruling=no_plan, citation=level.citation)
    points = points_lost(requirement, finding)
    dear = points > plan.most_points
    ruling = PlanRuling(
        code="costs_too_much" if dear else "costs_little",
        most_points=plan.most_points,
        exception=None,
        exceptions=len(plan.exceptions),
    )
    if requirement.id in plan.excluded:
        return Eligibility(allowed=False, ruling=replace(ruling, code="must_be_met"), citation=plan.citation)
    for exception in plan.exceptions:
        if exception.requirement == requirement.id and points == exception.points:
            excepted = replace(ruling, code="excepted", exception=exception.reason)
            return Eligibility(allowed=True, ruling=excepted, citation=exception.citation)
    return Eligibility(allowed=not dear, ruling=ruling, citation=plan.citation)


def open_requirements(requirements: Sequence[Requirement], findings: Mapping[str, Finding]) -> list[Requirement]:
    """The requirements that are known not to be met, or only in part."""
    lacking = (Finding.NOT_MET, Finding.PARTIAL_CREDIT)
    return [requirement for requirement in requirements if findings[requirement.id] in lacking]


def status_of(
    level: Level,
    requirements: Sequence[Requirement],
    findings: Mapping[str, Finding],
    *,
    plan_exists: bool | None = None,
) -> StatusKind:
    """The status of a level when every requirement is determined."""
    if any(findings[requirement.id] is Finding.UNDETERMINED for requirement in requirements):
        raise ValueError("a status follows from findings that are all made")
    score = tally(level, requirements, findings, plan_exists=plan_exists)
    if score.scorable is False:
        return NOT_SCORABLE
    if all(findings[requirement.id] in AS_MET for requirement in requirements):
        return FINAL
    if score.floor is None or score.low < score.floor:
        return NONE
    lacking = open_requirements(requirements, findings)
    allowed = all(eligibility(level, requirement, findings[requirement.id]).allowed for requirement in lacking)
    return CONDITIONAL if allowed else NONE
