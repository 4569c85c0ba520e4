"""The evidence axis: proven, stale, declared or contradicted, by age (docs/method.md, section 10)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.evaluate.customer import duty_of
from assessor.evaluate.outcome import ProofMark
from assessor.evaluate.records import shows, speaks_against, standing, youngest
from assessor.model.interval import seconds
from assessor.model.scales import AS_DEFINED, CUSTOMER, PROOF_GRADE, Proof

if TYPE_CHECKING:
    from assessor.evaluate.case import Case
    from assessor.evaluate.outcome import DemandOutcome
    from assessor.model.engagement import EvidenceRecord
    from assessor.model.plan import Demand, Obligation

NO_INTERVAL = "P1Y"
_HALF = 0.5  # what is stale or contradicted counts this much


def proof_of(case: Case, row: Obligation, outcome: DemandOutcome) -> ProofMark | None:
    """How well today's operation of a demand is evidenced; None for a population."""
    demand = outcome.demand
    if demand.population is not None:
        return None
    about = [record for record in case.engagement.evidence if speaks_for(case, record, outcome)]
    interval = _interval(case, row, demand)
    if standing(about, one_supplier=True):
        return mark_of(case, about, interval, one_supplier=True)
    here = case.framework_of[row.catalog].id
    marks = [_of_part(case, about, part, here, interval) for part in asked_parts(outcome)]
    return min(marks, key=lambda mark: (mark.proof, mark.grade))


def asked_parts(outcome: DemandOutcome) -> tuple[str | None, ...]:
    """The parts of duties that are asked for beside what decided a demand; None: no part, but the whole."""
    uses = outcome.chosen.duties if outcome.chosen is not None else ()
    return tuple(use.part for use in uses if use.part is not None) or (None,)


def _of_part(case: Case, about: list[EvidenceRecord], part: str | None, framework: str, interval: int) -> ProofMark:
    """What records in favour show of one part that is asked for."""
    told = [item for item in about if not speaks_against(item) and shows(item, part, framework)]
    if not told:
        return ProofMark(proof=Proof.DECLARED, grade=PROOF_GRADE["declared"])
    return mark_of(case, told, interval, one_supplier=True)


def mark_of(case: Case, records: list[EvidenceRecord], interval: int, *, one_supplier: bool = False) -> ProofMark:
    """What records say together: any that stands against it counts first, else the youngest, by its age in seconds."""
    against = standing(records, one_supplier=one_supplier)
    if against:
        record = youngest(against)
        return ProofMark(Proof.CONTRADICTED, PROOF_GRADE[record.source] * _HALF, record.id)
    support = [record for record in records if not speaks_against(record)]
    record = youngest(support)
    if case.age(record) <= interval:
        return ProofMark(Proof.PROVEN, PROOF_GRADE[record.source], record.id)
    return ProofMark(Proof.STALE, PROOF_GRADE[record.source] * _HALF, record.id)


def speaks_for(case: Case, record: EvidenceRecord, outcome: DemandOutcome) -> bool:
    """Whether a record is about what decided a demand; one that names a provider is about that provider only."""
    demand, chosen = outcome.demand, outcome.chosen
    decided_by = chosen.supplier.id if chosen is not None and chosen.supplier is not None else None
    if record.provider is not None and record.provider != decided_by:
        return False
    if demand.duty is not None:
        return record.duty == demand.duty
    if record.capability is not None:
        return record.capability == demand.capability
    return decided_by == CUSTOMER and record.duty == duty_of(case.terrain.capabilities[demand.capability or ""])


def _interval(case: Case, row: Obligation, demand: Demand) -> int:
    wanted = None
    if demand.every is not None:
        wanted = case.interval(demand, row.ref)[1] if demand.every == AS_DEFINED else seconds(demand.every)
    return wanted if wanted is not None else seconds(NO_INTERVAL)
