"""What a verdict in place rests on: confirmed, stated or assumed (docs/method.md, section 12)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.evaluate.case import binding
from assessor.evaluate.terms import CONTRACT, needed_terms
from assessor.model.scales import GROUND_ORDER, DemandResult, Proof

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from assessor.evaluate.outcome import Alternative, DemandOutcome, ProofMark
    from assessor.evaluate.terms import Terms
    from assessor.model.engagement import EvidenceRecord
    from assessor.model.plan import Demand
    from assessor.model.scales import AssumedTerm, Ground


def ground_of(
    deciding: Iterable[DemandOutcome], marks: Iterable[ProofMark | None], records: Mapping[str, EvidenceRecord]
) -> Ground:
    """The weakest ground of the clauses that are met; what a document stands in for is stated."""
    found = [
        _of(outcome, mark, records) if outcome.result >= DemandResult.MET_WITH_DUTY else "stated"
        for outcome, mark in zip(deciding, marks, strict=True)
    ]
    return min(found, key=GROUND_ORDER.index, default="stated")


def _of(outcome: DemandOutcome, mark: ProofMark | None, records: Mapping[str, EvidenceRecord]) -> Ground:
    record = records[mark.record] if mark is not None and mark.record is not None else None
    if mark is not None and mark.proof is Proof.PROVEN and record is not None and record.source != "declared":
        return "confirmed"
    chosen = outcome.chosen
    if chosen is None:
        return "stated"
    if any(duty.assumed for duty in chosen.duties):
        return "assumed"
    return "stated" if chosen.terms is None else _of_terms(outcome, chosen)


def _of_terms(outcome: DemandOutcome, chosen: Alternative) -> Ground:
    """Of the terms of the work itself, and of those whose demand binds."""
    terms = chosen.terms
    if terms is None:
        return "stated"
    compared = compared_terms(outcome.demand, terms)
    if any(terms.grades[name] < CONTRACT for name in compared):
        return "assumed"
    borne_out = bool(compared) and all(name in terms.confirmed for name in compared)
    return "confirmed" if borne_out and not chosen.duties else "stated"


def compared_terms(demand: Demand, terms: Terms) -> list[AssumedTerm]:
    """The known terms a ground rests on: those the demand needs; hours, detection and evidence only where they bind."""
    weak = {"hours": demand.hours_basis, "detection": demand.detection_basis, "evidence": demand.evidence_basis}
    return [name for name in needed_terms(demand, terms) if name not in weak or binding(weak[name])]
