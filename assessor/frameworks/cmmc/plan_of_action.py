"""The plan of action (POA&M) a level would need: what is lost, whether a plan may hold it, and what was planned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.evaluate.supply import TODAY
from assessor.frameworks.cmmc.case_findings import findings_of
from assessor.frameworks.cmmc.level_status import eligibility
from assessor.frameworks.cmmc.points import points_lost
from assessor.frameworks.cmmc.result_figures import Finding, PlanItem, PlanRequirement

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from assessor.evaluate.outcome import Judgement
    from assessor.frameworks.cmmc.case_findings import CmmcCase
    from assessor.frameworks.cmmc.result_dates import Closeout
    from assessor.frameworks.cmmc.result_figures import LostRequirement
    from assessor.frameworks.cmmc.rules import Level
    from assessor.frameworks.cmmc.statements import PlanItem as StatedPlan
    from assessor.model.engagement import PlannedAction


def plan_of_action(
    lost: tuple[LostRequirement, ...],
    stated: tuple[StatedPlan, ...],
    general: Mapping[str, PlannedAction],
    closeout: Closeout | None,
    as_of: date,
) -> tuple[PlanItem, ...]:
    """A row for each requirement that is lost; what the block leaves out may stand in the `general` plan of action."""
    plans = {plan.requirement: plan for plan in stated}
    return tuple(_row(one, plans.get(one.ref), general.get(one.ref), closeout, as_of) for one in lost)


def plan_requirement(
    shared: CmmcCase, level: Level, judgements: Mapping[str, Mapping[str, Judgement]]
) -> PlanRequirement | None:
    """The requirement of a level that asks for a plan for everything open, and what was found of it."""
    requirements = shared.requirements(level)
    one = next((item for item in requirements if item.id == level.plan_requirement), None)
    if one is None:
        return None
    allowed = eligibility(level, one, Finding.NOT_MET)
    judged = judgements[TODAY].get(one.ref)
    found = judged.findings if judged is not None and judged.determined is None else ()
    catalog = one.ref.partition(":")[0]
    return PlanRequirement(
        ref=one.ref,
        id=one.id,
        finding=findings_of(shared, level, judgements[TODAY])[one.id],
        unplanned=tuple(f"{catalog}:{name}" for item in found if item.code == "unplanned" for name in item.parts),
        points=points_lost(one, Finding.NOT_MET),
        eligible=allowed.allowed,
        citation=allowed.citation,
    )


def _row(
    lost: LostRequirement,
    own: StatedPlan | None,
    general: PlannedAction | None,
    closeout: Closeout | None,
    as_of: date,
) -> PlanItem:
    told = [plan for plan in (own, general) if plan is not None]
    due = next((plan.due for plan in told if plan.due), None)
    over = due is not None and due < as_of.isoformat()
    return PlanItem(
        ref=lost.ref,
        id=lost.id,
        title=lost.title,
        points=lost.points,
        eligible=lost.eligible,
        ruling=lost.ruling,
        citation=lost.citation,
        planned=next((plan.planned for plan in told if plan.planned), None),
        due=due,
        over=over,
        in_time=False if over else None if due is None or closeout is None else due <= closeout.due,
    )
