"""The records that a type 2 report still lacks, as an action of the plan sees them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.result.action import PeriodRecords

if TYPE_CHECKING:
    from assessor.frameworks.soc_2.result import Soc2Score

ID: Final = "soc-2"


def missing_records(score: Soc2Score) -> PeriodRecords | None:
    """What has to be collected for the criteria whose operation is not shown; None where all of it is there."""
    rows = {row.ref for row in score.criteria if row.standing == "design_only"}
    if score.period is None or not rows:
        return None
    papers = [paper for paper in score.to_collect if not rows.isdisjoint(paper.obligations)]
    return PeriodRecords(
        framework=ID,
        from_=score.period.from_,
        to=score.period.to,
        subjects=tuple(paper.about for paper in papers),
        obligations=tuple(row.ref for row in score.criteria if row.ref in rows),
    )
