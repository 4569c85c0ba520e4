"""Which requirements are held open today, asked before all rows are judged: a plan of action speaks of others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.evaluate.capacity import Capacity
from assessor.evaluate.case import Case
from assessor.evaluate.demand import Judge
from assessor.evaluate.obligation import judge
from assessor.evaluate.supply import today
from assessor.model.scales import Verdict

if TYPE_CHECKING:
    from collections.abc import Collection


def held_open(case: Case, refs: Collection[str]) -> set[str]:
    """Those of some requirements that are known not to be met today, as determined or by the terms alone."""
    rows = [row for row in case.plan.obligations if row.ref in refs]
    alone = Case(case.plan, case.engagement)
    alone.row_findings.update({row.catalog: {} for row in rows})
    judge_of, now = Judge(alone, Capacity(alone)), [today(alone.terrain, alone.engagement)]
    return {row.ref for row in rows if judge(alone, judge_of, row, now).verdict in (Verdict.PARTIAL, Verdict.GAP)}
