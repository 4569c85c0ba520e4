"""The records that a type 2 report still lacks, as an action of the plan sees them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from assessor.result.action import PeriodRecords, RecordHolder

if TYPE_CHECKING:
    from assessor.frameworks.soc_2.result import Soc2Score

ID: Final = "soc-2"


def missing_records(score: Soc2Score) -> PeriodRecords | None:
    """What has to be collected for the criteria whose operation is not shown; None where all of it is there."""
    rows = {row.ref for row in score.criteria if row.standing == "design_only"}
    if score.period is None or not rows:
        return None
    papers = [paper for paper in score.to_collect if not rows.isdisjoint(paper.obligations)]
    asked = [(paper.asked_of, paper.about) for paper in papers if not paper.elsewhere]
    holders = [who for who, _ in Counter(who for who, _ in asked).most_common()]
    return PeriodRecords(
        framework=ID,
        from_=score.period.from_,
        to=score.period.to,
        subjects=tuple(paper.about for paper in papers if not paper.elsewhere),
        holders=tuple(
            RecordHolder(who=who, subjects=tuple(about for holder, about in asked if holder == who)) for who in holders
        ),
        duty=score.words.records_duty,
        credited=tuple(paper.about for paper in papers if paper.elsewhere),
        obligations=tuple(row.ref for row in score.criteria if row.ref in rows),
    )
