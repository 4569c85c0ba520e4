"""What hangs on each requirement that is not met: a status no plan of action leaves open, or points only."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from assessor.model.severity import Stake

if TYPE_CHECKING:
    from assessor.frameworks.cmmc.result import CmmcScore
    from assessor.model.severity import StakeCode


def stakes(score: CmmcScore) -> dict[str, Stake]:
    """Barred from a plan of action, on the shortest way to the floor, or deferrable."""
    found: dict[str, Stake] = {}
    days = {item.ref: date.fromisoformat(item.due) for item in score.poam if item.due is not None}
    planned = {item.ref: item.planned for item in score.poam}
    for figure in score.figures:
        way = {step.ref for step in figure.path_to_floor.steps} if figure.path_to_floor is not None else set()
        for lost in figure.lost:
            code: StakeCode = "barred" if not lost.eligible else "floor" if lost.ref in way else "deferrable"
            found[lost.ref] = Stake(code=code, due=days.get(lost.ref), by_law=False, planned=planned.get(lost.ref))
    return found
