"""Records that a framework wants of a period and that are missing, as actions of the plan (docs/method.md, 12a)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.assess.finding_causes import Cause
from assessor.assess.plan_order import horizon
from assessor.assess.remedies import Remedies
from assessor.assess.severity import Grades
from assessor.result.action import Action

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from assessor.assess.engine import Assessment
    from assessor.model.severity import Stake
    from assessor.result.action import PeriodRecords


def collected(assessment: Assessment, wanted: Sequence[PeriodRecords], stakes: Mapping[str, Stake]) -> Iterator[Action]:
    """One action for all records of one framework, as grave as what hangs on its rows."""
    grades, remedies = Grades(assessment, stakes), Remedies(assessment, None)
    for records in wanted:
        grade = grades.of_stakes(records.obligations)
        yield Action(
            kind="records",
            horizon=horizon(grade.due, assessment.case.as_of),
            due=grade.due,
            by_law=grade.by_law,
            severity=grade.severity,
            why=grade.why,
            owner=remedies.owner(Cause(kind="statement", duty=records.duty)),
            records=records,
        )
