"""What is open and stands on no plan of action, where the requirement that asks for one reads as met."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from assessor.frameworks.cmmc.result_figures import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor.frameworks.cmmc.result import CmmcScore
    from assessor.frameworks.cmmc.result_figures import LostRequirement, PlanRequirement
    from assessor.result.result import Result


class PlanGap(NamedTuple):
    """The requirement that asks for a plan for everything open, and what is open without one, in catalog order."""

    asks: PlanRequirement
    unplanned: tuple[LostRequirement, ...]


def plan_gap(score: CmmcScore, result: Result) -> PlanGap | None:
    """None where everything open is planned, or the requirement is not called met anyway.

    It changes no finding and no score: a plan can still be written before anybody assesses.
    """
    asks = score.plan_requirement
    if asks is None or asks.finding is not Finding.MET:
        return None
    planned = {*_planned(score, result)}
    bare = tuple(lost for lost in score.figures[0].lost if lost.ref not in planned)
    return PlanGap(asks, bare) if bare else None


def _planned(score: CmmcScore, result: Result) -> Iterator[str]:
    """Requirements with a measure of their own, or behind a finding that has one."""
    yield from (item.ref for item in score.poam if item.planned)
    for finding in result.findings:
        for plan in finding.plans:
            if plan.planned:
                yield from finding.obligations if plan.ref is None else (plan.ref,)
