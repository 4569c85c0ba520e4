"""What is open and stands on no plan of action, beside the requirement that asks for one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from assessor.frameworks.cmmc.result_figures import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor.frameworks.cmmc.result import CmmcScore
    from assessor.frameworks.cmmc.result_figures import LostRequirement, PlanRequirement
    from assessor.result.result import Result


class PlanGap(NamedTuple):
    """The requirement that asks for a plan for everything open, and what is open without one, in catalog order.

    It is not met for that, and the score counts it so; where it reads as met all the same, a person determined it, or
    plans were given for findings, and what these hold was not known when it was judged.
    """

    asks: PlanRequirement
    unplanned: tuple[LostRequirement, ...]

    @property
    def counted(self) -> bool:
        """Whether the score has lost the points of the requirement already."""
        return self.asks.finding is not Finding.MET


def plan_gap(score: CmmcScore, result: Result) -> PlanGap | None:
    """None where everything open is planned, or the requirement is not met for another reason alone."""
    asks = score.plan_requirement
    if asks is None or (asks.finding is not Finding.MET and not asks.unplanned):
        return None
    planned = {*_planned(score, result)}
    lost = [one for one in score.figures[0].lost if one.ref != asks.ref]
    known = asks.unplanned if asks.finding is not Finding.MET else [one.ref for one in lost if one.ref not in planned]
    bare = tuple(one for one in lost if one.ref in known)
    return PlanGap(asks, bare) if bare else None


def _planned(score: CmmcScore, result: Result) -> Iterator[str]:
    """Requirements with a measure of their own, or behind a finding that has one."""
    yield from (item.ref for item in score.poam if item.planned)
    for finding in result.findings:
        for plan in finding.plans:
            if plan.planned:
                yield from finding.obligations if plan.ref is None else (plan.ref,)
