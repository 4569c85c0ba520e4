"""Records of what is in place that are overdue, as actions of the plan (docs/method.md, section 12a).

A verdict follows terms and does not fall because a record is old. So no finding asks for the next one; the plan does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.assess.finding_causes import Cause
from assessor.assess.plan_order import horizon
from assessor.assess.remedies import Remedies
from assessor.assess.severity import Grades
from assessor.evaluate.customer import duty_of
from assessor.evaluate.overdue import overdue
from assessor.evaluate.supply import TODAY
from assessor.model.scales import CUSTOMER
from assessor.model.value import replace
from assessor.result.action import Action, OverdueRecord

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from assessor.assess.engine import Assessment
    from assessor.evaluate.overdue import Overdue
    from assessor.model.plan import Demand
    from assessor.model.severity import Stake
    from assessor.result.finding import ActionOwner
    from assessor.result.obligation import Obligation


def overdue_actions(
    assessment: Assessment, obligations: Sequence[Obligation], stakes: Mapping[str, Stake]
) -> Iterator[Action]:
    """One action for all that one holder owes and one person sees to, as grave as what would hang on its rows."""
    rows = {row.ref: row for row in obligations}
    grades, remedies = Grades(assessment, stakes), Remedies(assessment, None)
    owed: dict[tuple[str, str], dict[OverdueRecord, list[str]]] = {}
    owners: dict[tuple[str, str], ActionOwner] = {}
    for row in assessment.plan.obligations:
        judged = assessment.judgements[TODAY].get(row.ref)
        for found in overdue(assessment.case, row, judged) if judged is not None else ():
            owner = remedies.owner(_cause(assessment, found.outcome.demand))
            key = _who(found), owner.who or owner.role
            owners.setdefault(key, owner)
            owed.setdefault(key, {}).setdefault(_record(found), []).append(row.ref)
    for key, records in owed.items():
        refs = dict.fromkeys(ref for each in records.values() for ref in each)
        grade = grades.of_overdue([rows[ref] for ref in refs])
        yield Action(
            kind="overdue",
            horizon=horizon(grade.due, assessment.case.as_of),
            due=grade.due,
            by_law=grade.by_law,
            severity=grade.severity,
            why=grade.why,
            owner=owners[key],
            supplier=key[0] if key[0] != CUSTOMER else None,
            overdue=_by_day(records),
        )


def _by_day(records: Mapping[OverdueRecord, Sequence[str]]) -> tuple[OverdueRecord, ...]:
    """Each with its rows, those due first before the others."""
    held = [replace(record, obligations=tuple(refs)) for record, refs in records.items()]
    return tuple(sorted(held, key=lambda record: (record.due, record.record)))


def _record(found: Overdue) -> OverdueRecord:
    """What is overdue, for whichever row."""
    demand = found.outcome.demand
    return OverdueRecord(
        record=found.record.id,
        capability=demand.capability,
        duty=demand.duty if demand.capability is None else None,
        every=found.every,
        basis=found.basis,
        due=found.due.isoformat(),
        obligations=(),
    )


def _who(found: Overdue) -> str:
    """Whose record it is: whom it names, else whoever does the work."""
    chosen = found.outcome.chosen
    doing = chosen.supplier.id if chosen is not None and chosen.supplier is not None else CUSTOMER
    return found.record.provider or doing


def _cause(assessment: Assessment, demand: Demand) -> Cause:
    """Who sees to it: whoever the duty of the work names, else whoever knows the systems that leave such records."""
    work = assessment.plan.terrain.capabilities.get(demand.capability or "")
    duty = demand.duty if work is None else duty_of(work)
    if work is None or duty in assessment.case.engagement.duties:
        return Cause(kind="statement", duty=duty)
    return Cause(kind="fact")
