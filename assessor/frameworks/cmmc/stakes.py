"""What hangs on each requirement that is not met: a status no plan of action leaves open, or points only."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from assessor.frameworks.cmmc.case_findings import CmmcCase
from assessor.frameworks.cmmc.level_status import eligibility
from assessor.frameworks.cmmc.result_figures import Finding
from assessor.frameworks.cmmc.rules import cmmc_rules
from assessor.frameworks.cmmc.statements import CmmcStatements, cmmc_statements
from assessor.model.severity import Stake

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessor.evaluate.case import Case
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
    asks = score.plan_requirement
    asked = asks is not None and (asks.finding is Finding.MET or bool(asks.unplanned))
    rows = {lost.ref for figure in score.figures for lost in figure.lost}
    all_by_row = not any(plan.planned for key, plan in stated.items() if key not in rows)
    days = {item.ref: date.fromisoformat(item.due) for item in score.poam if item.due is not None}
    planned = {item.ref: item.planned for item in score.poam}
    for figure in score.figures:
        way = {step.ref for step in figure.path_to_floor.steps} if figure.path_to_floor is not None else set()
        for lost in figure.lost:
            apart = asks is None or lost.ref != asks.ref
            unplanned = asked and apart and all_by_row and not planned.get(lost.ref)
            code = _code(lost, on_way=lost.ref in way, unplanned=unplanned)
            found[lost.ref] = Stake(code=code, due=days.get(lost.ref), by_law=False, planned=planned.get(lost.ref))
    return found


def _code(lost: LostRequirement, *, on_way: bool, unplanned: bool) -> StakeCode:
    if not lost.eligible:
        return "barred"
    if on_way:
        return "floor"
    return "unplanned" if unplanned else "deferrable"


def would_hang(case: Case, score: CmmcScore) -> dict[str, Stake]:
    """What would hang on requirements that are met: the status where no plan of action may hold them, else points."""
    rules = cmmc_rules(case.terrain)
    if rules is None:
        return {}
    shared = CmmcCase(case, rules, cmmc_statements(case.engagement) or CmmcStatements())
    open_rows = {lost.ref for figure in score.figures for lost in figure.lost}
    return {
        one.ref: Stake(code="deferrable" if eligibility(level, one, Finding.NOT_MET).allowed else "barred")
        for figure in score.figures
        if (level := rules.level(figure.level)) is not None
        for one in shared.requirements(level)
        if one.ref not in open_rows
    }
