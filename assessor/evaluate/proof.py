"""The evidence axis: proven, stale, declared or contradicted, by age (docs/method.md, section 10)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.evaluate.case import AS_DEFINED
from assessor.evaluate.outcome import ProofMark
from assessor.model.interval import seconds
from assessor.model.scales import PROOF_GRADE, Proof

if TYPE_CHECKING:
    from assessor.evaluate.case import Case
    from assessor.evaluate.outcome import DemandOutcome
    from assessor.model.engagement import EvidenceRecord
    from assessor.model.plan import Demand, Obligation

NO_INTERVAL = "P1Y"
_STALE_SHARE = 0.5


def proof_of(case: Case, row: Obligation, outcome: DemandOutcome) -> ProofMark | None:
    """How well today's operation of a demand is evidenced; None for a population."""
    demand = outcome.demand
    if demand.population is not None:
        return None
    records = [record for record in case.engagement.evidence if speaks_for(case, record, outcome)]
    if not records:
        return ProofMark(proof=Proof.DECLARED, grade=PROOF_GRADE["declared"])
    return mark_of(case, records, _interval(case, row, demand))


def mark_of(case: Case, records: list[EvidenceRecord], interval: int) -> ProofMark:
    """What records say together: any that contradicts counts first, else the youngest, by its age in seconds."""
    against = [record for record in records if record.result == "contradicts"]
    if against:
        record = _youngest(against)
        return ProofMark(proof=Proof.CONTRADICTED, grade=PROOF_GRADE[record.source], record=record.id)
    record = _youngest(records)
    if case.age(record) <= interval:
        return ProofMark(proof=Proof.PROVEN, grade=PROOF_GRADE[record.source], record=record.id)
    return ProofMark(proof=Proof.STALE, grade=PROOF_GRADE[record.source] * _STALE_SHARE, record=record.id)


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
    capability = case.terrain.capabilities[demand.capability or ""]
    return capability.performed_by == "customer" and record.duty == capability.duty


def _youngest(records: list[EvidenceRecord]) -> EvidenceRecord:
    newest = max(record.collected for record in records)
    return min((record for record in records if record.collected == newest), key=lambda record: record.id)


def _interval(case: Case, row: Obligation, demand: Demand) -> int:
    wanted = None
    if demand.every is not None:
        wanted = case.interval(demand, row.ref)[1] if demand.every == AS_DEFINED else seconds(demand.every)
    return wanted if wanted is not None else seconds(NO_INTERVAL)
