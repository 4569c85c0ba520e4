"""Whether a requirement is held open today, asked before all rows are judged: a plan of action speaks of others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.evaluate.capacity import Capacity
from assessor.evaluate.demand import Judge
from assessor.evaluate.obligation import judge
from assessor.evaluate.supply import today
from assessor.model.scales import Verdict

if TYPE_CHECKING:
    from assessor.evaluate.case import Case


def held_open(case: Case, ref: str) -> bool:
    """Whether a requirement is known not to be met today, by what people determined or by the terms."""
    row = next((row for row in case.plan.obligations if row.ref == ref), None)
    if row is None:
        return False
    judged = judge(case, Judge(case, Capacity(case)), row, [today(case.terrain, case.engagement)])
    return judged.verdict in (Verdict.PARTIAL, Verdict.GAP)
