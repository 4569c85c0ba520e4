"""The CMMC score from findings alone (32 CFR 170.24; NIST SP 800-171 DoD Assessment Methodology 1.2.1).

Pure arithmetic in whole points. A finding nobody has made yet makes the score a range: all of them lost, all of them
met. Nothing here knows where findings come from.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from assessor.frameworks.cmmc.result_figures import Ends, Finding

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assessor.frameworks.cmmc.rules import Level


class Requirement(NamedTuple):
    """One requirement and what it is worth; `partial` is what it costs where it is met in part."""

    id: str
    ref: str
    title: str
    weight: int
    partial: int | None = None


AS_MET = frozenset({Finding.MET, Finding.NOT_APPLICABLE})


def points_lost(requirement: Requirement, finding: Finding) -> int:
    """Points a requirement costs; one that is undetermined costs as if it were not met."""
    if finding in AS_MET:
        return 0
    if finding is Finding.PARTIAL_CREDIT and requirement.partial is not None:
        return requirement.partial
    return requirement.weight


class Tally(NamedTuple):
    """The two ends of the score, equal when everything is determined.

    `scorable` is false without a current security plan, None while nobody knows whether there is one; the points are
    then what the score would be with one.
    """

    maximum: int
    minimum: int
    floor: int | None
    low: int
    high: int
    scorable: bool | None

    @property
    def score(self) -> int | None:
        """The score, where there is exactly one."""
        return self.low if self.scorable is True and self.low == self.high else None

    @property
    def ends(self) -> Ends:
        """The score with everything undetermined lost, and with all of it met."""
        return self.low, self.high


def tally(
    level: Level,
    requirements: Sequence[Requirement],
    findings: Mapping[str, Finding],
    *,
    plan_exists: bool | None = None,
) -> Tally:
    """The score of a level. `plan_exists` is what was stated of the security plan itself, apart from its finding."""
    start = level.requirements
    low = start - sum(points_lost(item, findings[item.id]) for item in requirements)
    high = start - sum(points_lost(item, at_best(findings[item.id])) for item in requirements)
    return Tally(
        maximum=start,
        minimum=start - sum(item.weight for item in requirements),
        floor=floor(level),
        low=low,
        high=high,
        scorable=_scorable(level, findings, plan_exists=plan_exists),
    )


def floor(level: Level) -> int | None:
    """The least score that leaves a Conditional status open: 88 of 110, 20 of 24."""
    return None if level.plan is None else -(-level.plan.percent * level.requirements // 100)


def _scorable(level: Level, findings: Mapping[str, Finding], *, plan_exists: bool | None) -> bool | None:
    if level.security_plan is None:
        return True
    found = findings[level.security_plan]
    if plan_exists is False or found in (Finding.NOT_MET, Finding.PARTIAL_CREDIT, Finding.NOT_APPLICABLE):
        return False
    return True if found is Finding.MET else None


def at_best(finding: Finding) -> Finding:
    """A finding as it may still turn out at best."""
    return Finding.MET if finding is Finding.UNDETERMINED else finding


def at_worst(finding: Finding) -> Finding:
    """A finding as it may still turn out at worst."""
    return Finding.NOT_MET if finding is Finding.UNDETERMINED else finding
