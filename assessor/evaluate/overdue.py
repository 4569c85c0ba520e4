"""Records of work in place that are older than the rhythm of that work allows (docs/method.md, section 12a)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from assessor.evaluate.case import binding
from assessor.model.day import days_after
from assessor.model.interval import DAY, seconds
from assessor.model.named_tuple import NamedTuple
from assessor.model.scales import AS_DEFINED, IN_PLACE, DemandResult, Proof

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor.evaluate.case import Case
    from assessor.evaluate.outcome import DemandOutcome, Judgement
    from assessor.model.engagement import EvidenceRecord
    from assessor.model.plan import Obligation
    from assessor.model.scales import Basis

# of work that is done more often than this nobody files a record each time: the records come by the month
RECORDS_EVERY: Final = "P1M"


class Overdue(NamedTuple):
    """The youngest record of a demand that is met, the rhythm it is too old for, and the day the next was due.

    `basis` is that of the demand; None where the rhythm is the schedule of whoever does the work, since the rule
    gives no number.
    """

    record: EvidenceRecord
    outcome: DemandOutcome
    every: str
    basis: Basis | None
    due: date


def overdue(case: Case, row: Obligation, judged: Judgement) -> Iterator[Overdue]:
    """What is overdue for one obligation today; where its framework's own statements fail it, their findings say so."""
    if judged.findings or (judged.determined is not None and judged.verdict not in IN_PLACE):
        return
    held = {record.id: record for record in case.engagement.evidence}
    for outcome, mark in zip(judged.clauses, judged.proofs, strict=True):
        if mark is None or mark.proof is not Proof.STALE or mark.record is None:
            continue
        rhythm = _rhythm(case, row, outcome)
        if rhythm is None or outcome.result < DemandResult.MET_WITH_DUTY:
            continue
        record = held[mark.record]
        span = max(seconds(rhythm[0]), seconds(RECORDS_EVERY))
        if case.age(record) > span:  # so that the day lies before `as_of`, however long the rhythm
            due = days_after(date.fromisoformat(record.last_day), span // DAY)
            yield Overdue(record, outcome, *rhythm, due)


def _rhythm(case: Case, row: Obligation, outcome: DemandOutcome) -> tuple[str, Basis | None] | None:
    """How often the work is to be done and on what basis: a default of ours gives way to a schedule; None for none."""
    demand, chosen = outcome.demand, outcome.chosen
    if demand.every is None:
        return None
    if demand.every == AS_DEFINED:
        defined = case.defined.get(row.ref)
        return None if defined is None else (defined, demand.basis)
    terms = chosen.terms if chosen is not None else None
    if not binding(demand.basis) and terms is not None and terms.sustains is not None:
        return terms.sustains, None
    return demand.every, demand.basis
