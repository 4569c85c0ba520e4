"""Determinations by people: they decide today's verdict, what was derived stays beside it (docs/method.md, 11a)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.evaluate.outcome import ProofMark
from assessor.evaluate.proof import NO_INTERVAL, mark_of
from assessor.evaluate.roll_up import OPEN
from assessor.model.interval import seconds
from assessor.model.scales import DECIDED, IN_PLACE, PROOF_GRADE, Proof, Truth, Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor.evaluate.case import Case
    from assessor.evaluate.outcome import Determined, Judgement
    from assessor.evaluate.supply import Arrangement
    from assessor.model.engagement import Determination
    from assessor.model.plan import Obligation
    from assessor.model.scales import ReasonCode

_FIXED = {
    "partial_credit": Verdict.PARTIAL,
    "not_applicable": Verdict.NOT_APPLICABLE,
    "not_tested": Verdict.NOT_TESTED,
    OPEN: Verdict.NOT_ASSESSABLE,
}


def apply(case: Case, row: Obligation, derived: Judgement) -> Judgement:
    """Today's judgement with what people determined. What is outside the scope stays so, whatever they say of it."""
    determined = case.determined.get(row.ref)
    if determined is None:
        return derived
    if case.applicability[row.ref] is Truth.NO:
        return derived._replace(determined=determined, derived=derived.verdict)
    verdict = _verdict(determined, derived.verdict)
    marks = [_mark(case, item) for item in determined.parts] if verdict in DECIDED else []
    keeps_carrier = verdict in IN_PLACE or verdict is Verdict.PARTIAL
    fails = (Verdict.PARTIAL, Verdict.GAP)
    return derived._replace(
        verdict=verdict,
        derived=derived.verdict,
        determined=determined,
        reason=_reason(determined, verdict),
        missing_facts=(),
        carried_by=derived.carried_by if keeps_carrier else "none",
        cause=derived.cause if verdict in fails and derived.verdict in fails else None,
        evidence=min((mark.proof for mark in marks), default=None),
        confidence=min((mark.grade for mark in marks), default=None),
        ground="confirmed" if verdict in IN_PLACE else None,
    )


def standing(case: Case, row: Obligation, derived: Judgement, arrangement: Arrangement) -> Judgement:
    """A judgement with what people determined: today, and of what could be what holds because its work stays put."""
    if arrangement.is_today:
        return apply(case, row, derived)
    determined = case.determined.get(row.ref)
    if determined is None or determined.status != "met" or derived.verdict in IN_PLACE or not arrangement.unmoved:
        return derived
    functions = case.functions_of(row)
    return apply(case, row, derived) if functions and arrangement.unmoved.issuperset(functions) else derived


def _verdict(determined: Determined, derived: Verdict) -> Verdict:
    if determined.status in _FIXED:
        return _FIXED[determined.status]
    if determined.status == "met":
        if any(item.exception is not None for item in determined.parts):
            return Verdict.COMPENSATED
        return derived if derived in IN_PLACE else Verdict.SATISFIED
    some = determined.own is None and any(item.status == "met" for item in determined.objectives)
    return Verdict.PARTIAL if some or derived is Verdict.PARTIAL else Verdict.GAP


def _reason(determined: Determined, verdict: Verdict) -> ReasonCode | None:
    if verdict is Verdict.NOT_ASSESSABLE:
        return "objectives_open"
    if verdict in (Verdict.NOT_APPLICABLE, Verdict.NOT_TESTED) and any(part.rationale for part in determined.parts):
        return "determined"
    return None


def cited(case: Case, item: Determination) -> Sequence[str]:
    """The evidence records of the engagement that a determination cites."""
    return [name for name in item.evidence if name in case.records]


def _mark(case: Case, item: Determination) -> ProofMark:
    """How well a determination is evidenced: by the records it cites, as in section 10; none is a declaration."""
    records = [case.records[name] for name in cited(case, item)]
    if not records:
        return ProofMark(proof=Proof.DECLARED, grade=PROOF_GRADE["declared"])
    return mark_of(case, records, seconds(NO_INTERVAL))
