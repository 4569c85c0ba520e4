"""Evidence of today: what an auditor will ask to see, and what the records that are held come to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.assess.duties import DutyRegister
from assessor.assess.work_holders import able_elsewhere
from assessor.evaluate.records import speaks_against, standing
from assessor.evaluate.supply import TODAY
from assessor.model.interval import DAY
from assessor.model.plan import duty_shown
from assessor.model.scales import PROOF_WORD
from assessor.result.evidence import EvidenceRecord, EvidenceRequest

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assessor.assess.engine import Assessment
    from assessor.model.engagement import EvidenceRecord as HeldRecord
    from assessor.model.scales import Proof
    from assessor.result.comparison import Shortfall
    from assessor.result.obligation import Obligation
    from assessor.result.verdict import ObligationVerdict, Witness

# Work that a provider does not sell, or its contract leaves out: it keeps no records of it.
_NONE_OF_ITS_OWN: Final[frozenset[Shortfall]] = frozenset({"not_sold", "left_out", "not_listed", "no_such_service"})


def evidence_requests(assessment: Assessment, obligations: Sequence[Obligation]) -> tuple[EvidenceRequest, ...]:
    """What an auditor will ask to see, from whom, by capability."""
    capabilities = assessment.plan.terrain.capabilities
    refs: dict[str, dict[str, None]] = {}
    holders: dict[str, set[str]] = {}
    for obligation in obligations:
        verdict = obligation.verdicts.get(TODAY) if obligation.applicable else None
        for step in verdict.witness if verdict is not None else ():
            name = obligation.demands[step.demand].capability
            if name is not None:
                refs.setdefault(name, {})[obligation.ref] = None
                holders.setdefault(name, set()).update(_asked(assessment, obligation.ref, verdict, step))
    return tuple(
        EvidenceRequest(
            capability=name,
            title=capabilities[name].title,
            types=capabilities[name].evidence.types,
            cadence=capabilities[name].defaults.every,
            from_=tuple(sorted(holders[name])),
            obligations=tuple(served),
        )
        for name, served in sorted(refs.items())
    )


def _asked(assessment: Assessment, ref: str, verdict: ObligationVerdict | None, step: Witness) -> tuple[str, ...]:
    """Who is asked for records of a step: its holder, or, where the work is none of its own, who does it elsewhere."""
    foreign = verdict is not None and any(
        item.demand == step.demand and item.provider == step.provider and item.shortfall in _NONE_OF_ITS_OWN
        for item in verdict.failing
    )
    if foreign and (able := able_elsewhere(assessment, step.provider, (ref,))):
        return able
    return (step.provider,) if step.provider else ()


def evidence_records(assessment: Assessment) -> tuple[EvidenceRecord, ...]:
    """The records held, youngest first, with their age and the obligations whose proof they are today."""
    case, capabilities = assessment.case, assessment.plan.terrain.capabilities
    serves: dict[str, dict[str, None]] = {}
    proofs: dict[str, set[Proof]] = {}
    for ref, record, proof in _proofs(assessment):
        serves.setdefault(record, {})[ref] = None
        proofs.setdefault(record, set()).add(proof)
    register = DutyRegister(assessment)
    standing_ids = {record.id for record in standing(case.engagement.evidence, one_supplier=False)}
    records = [
        EvidenceRecord(
            id=record.id,
            title=record.title,
            capability=record.capability,
            capability_title=None if record.capability is None else capabilities[record.capability].title,
            duty=record.duty,
            duty_origin=None if record.duty is None else register.origin(record.duty),
            parts=record.parts,
            part_titles=_part_titles(assessment, record),
            frameworks=record.frameworks,
            provider=record.provider,
            source=record.source,
            collected=record.collected,
            speaks_from=record.period.from_ if record.period is not None else None,
            speaks_to=record.last_day,
            age_days=case.age(record) // DAY,
            result=record.result,
            extent=record.reach if speaks_against(record) else None,
            failed=record.failed,
            of=record.of,
            inadequate=record.inadequate,
            stands=record.id in standing_ids if speaks_against(record) else None,
            proof=PROOF_WORD[min(proofs[record.id])] if record.id in proofs else None,
            obligations=tuple(serves.get(record.id, ())),
        )
        for record in case.engagement.evidence
    ]
    return tuple(sorted(records, key=lambda record: (record.age_days, record.id)))


def _part_titles(assessment: Assessment, record: HeldRecord) -> tuple[str, ...]:
    """What the parts of the duty that a record shows are called."""
    rule = duty_shown(assessment.plan.terrain, record)
    titles = {part.id: part.title for part in rule.parts} if rule is not None else {}
    return tuple(titles.get(name, name) for name in record.parts)


def _proofs(assessment: Assessment) -> Iterator[tuple[str, str, Proof]]:
    """Obligation, record and what it proves there, for every record that decides the proof of an obligation today."""
    for ref, judgement in assessment.judgements.get(TODAY, {}).items():
        for mark in judgement.proofs:
            if mark is not None and mark.record is not None:
                yield ref, mark.record, mark.proof
