"""The plan of action (POA&M) a level would need: what is lost, whether a plan may hold it, and what was planned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.frameworks.cmmc.result_figures import PlanItem

if TYPE_CHECKING:
    from datetime import date

    from assessor.frameworks.cmmc.result_dates import Closeout
    from assessor.frameworks.cmmc.result_figures import LostRequirement
    from assessor.frameworks.cmmc.statements import PlanItem as StatedPlan


def plan_of_action(
    lost: tuple[LostRequirement, ...], stated: tuple[StatedPlan, ...], closeout: Closeout | None, as_of: date
) -> tuple[PlanItem, ...]:
    """A row for each requirement that is lost."""
    plans = {plan.requirement: plan for plan in stated}
    return tuple(_row(requirement, plans.get(requirement.ref), closeout, as_of) for requirement in lost)


def _row(lost: LostRequirement, plan: StatedPlan | None, closeout: Closeout | None, as_of: date) -> PlanItem:
    due = plan.due if plan is not None else None
    over = due is not None and due < as_of.isoformat()
    return PlanItem(
        ref=lost.ref,
        id=lost.id,
        title=lost.title,
        points=lost.points,
        eligible=lost.eligible,
        ruling=lost.ruling,
        citation=lost.citation,
        planned=plan.planned if plan is not None else None,
        due=due,
        over=over,
        in_time=False if over else None if due is None or closeout is None else due <= closeout.due,
    )
