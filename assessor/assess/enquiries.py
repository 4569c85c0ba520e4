"""What has to be asked before an examination is booked, as actions of the plan (docs/method.md, 12a)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from assessor.assess.finding_causes import Cause
from assessor.assess.findings import first_purchase
from assessor.assess.plan_order import horizon, last_day
from assessor.assess.remedies import Remedies
from assessor.model.day import halfway
from assessor.result.action import Action

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assessor.assess.engine import Assessment
    from assessor.result.action import Enquiry
    from assessor.result.finding import Finding


def enquiry_actions(assessment: Assessment, wanted: Sequence[Enquiry], register: Sequence[Finding]) -> Iterator[Action]:
    """One action a question, due as every answer that can change what is paid for; whoever signs contracts asks."""
    as_of = assessment.case.as_of
    due = halfway(as_of, max(as_of, date.fromisoformat(first_purchase(register) or last_day(as_of)))).isoformat()
    for enquiry in wanted:
        yield Action(
            kind="ask",
            horizon=horizon(due, as_of),
            due=due,
            owner=Remedies(assessment, None).owner(Cause(kind="contract")),
            enquiry=enquiry,
        )
