"""Which requirements are open today, asked before all rows are judged: a plan of action speaks of others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.evaluate.capacity import Capacity
from assessor.evaluate.changed import changed
from assessor.evaluate.demand import Judge
from assessor.evaluate.obligation import judge
from assessor.evaluate.supply import today
from assessor.frameworks.cmmc.case_findings import finding_of
from assessor.frameworks.cmmc.result_figures import Finding

if TYPE_CHECKING:
    from collections.abc import Collection

    from assessor.frameworks.cmmc.case_findings import CmmcCase

_OPEN = (Finding.NOT_MET, Finding.PARTIAL_CREDIT)


def held_open(shared: CmmcCase, refs: Collection[str]) -> set[str]:
    """Those of some requirements that are known not to be met today, as determined or by the terms alone."""
    case = shared.case
    rows = [shared.rows[ref] for ref in sorted(refs) if ref in shared.rows]
    _ = case.judged_work  # made before the copy, so that work judged here is judged for the rows themselves too
    alone = changed(case, case.engagement)
    alone.row_findings.update({row.catalog: {} for row in rows})
    judge_of, now = Judge(alone, Capacity(alone)), [today(alone.terrain, alone.engagement, alone.suppliers)]
    return {
        row.ref for row in rows if finding_of(shared, judge(alone, judge_of, row, now, proven=False), row.ref) in _OPEN
    }
