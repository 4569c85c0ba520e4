"""What hangs on each requirement that is not met: a status no plan of action leaves open, or points only."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from assessor.frameworks.cmmc.result_figures import Finding
from assessor.model.severity import Stake

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessor.frameworks.cmmc.result import CmmcScore
    from assessor.frameworks.cmmc.result_figures import LostRequirement
    from assessor.model.engagement import PlannedAction
    from assessor.model.severity import StakeCode


def stakes(score: CmmcScore, stated: Mapping[str, PlannedAction]) -> dict[str, Stake]:
    """Barred from a plan of action, on the shortest way to the floor, without a plan, or deferrable.

    A `stated` plan of action may name a finding in place of a requirement; which requirements that holds is known only
    once findings are, so that none is called unplanned then.
    """
    found: dict[str, Stake] = {}
    asked = score.plan_requirement is not None and score.plan_requirement.finding is Finding.MET
    rows = {lost.ref for figure in score.figures for lost in figure.lost}
    all_by_row = not any(plan.planned for key, plan in stated.items() if key not in rows)
    days = {item.ref: date.fromisoformat(item.due) for item in score.poam if item.due is not None}
    planned = {item.ref: item.planned for item in score.poam}
    for figure in score.figures:
        way = {step.ref for step in figure.path_to_floor.steps} if figure.path_to_floor is not None else set()
        for lost in figure.lost:
            unplanned = asked and all_by_row and not planned.get(lost.ref)
            code = _code(lost, on_way=lost.ref in way, unplanned=unplanned)
            found[lost.ref] = Stake(code=code, due=days.get(lost.ref), by_law=False, planned=planned.get(lost.ref))
    return found


def _code(lost: LostRequirement, *, on_way: bool, unplanned: bool) -> StakeCode:
    if not lost.eligible:
        return "barred"
    if on_way:
        return "floor"
    return "unplanned" if unplanned else "deferrable"
