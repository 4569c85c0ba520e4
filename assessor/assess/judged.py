"""Each obligation with its demands and its verdict under every arrangement, in words."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from assessor.assess.advice import advice
from assessor.assess.alternatives import alternative_data
from assessor.assess.determinations import CORRECT, DECIDE, decided, determination_data
from assessor.assess.naming import inside
from assessor.assess.nearest import nearest_change
from assessor.assess.phrases import asks
from assessor.assess.wording import Wording
from assessor.evaluate.determination import cited
from assessor.evaluate.obligation import needed_terms
from assessor.evaluate.outcome import ConditionUse, DemandOutcome
from assessor.evaluate.supply import TODAY
from assessor.evaluate.terms import CONTRACT
from assessor.model.scales import IN_PLACE, PREDICATES, RESULT_WORD, TRUTH_WORD, Proof, Result, Truth, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor.assess.engine import Assessment
    from assessor.evaluate.outcome import Alternative, Judgement
    from assessor.model.plan import Demand, Obligation, Terrain

_APPLICABLE = {Truth.YES: True, Truth.NO: False, Truth.UNKNOWN: None}
_DIGITS = 4


def judged_rows(assessment: Assessment) -> list[dict[str, Any]]:
    """All judged obligations, in catalog order."""
    wording = Wording(assessment)
    titles = {name: title for part in assessment.plan.catalogs for name, title in part.controls.items()}
    judged = next(iter(assessment.judgements.values()), {})
    return [_row(assessment, wording, row, titles) for row in assessment.plan.obligations if row.ref in judged]


def _row(assessment: Assessment, wording: Wording, row: Obligation, titles: dict[str, str]) -> dict[str, Any]:
    told = assessment.case.applicability[row.ref]
    outside = wording.reason(next(iter(assessment.judgements.values()))[row.ref]) if told is not Truth.YES else None
    numbers = number_demands(row)
    return {
        "ref": row.ref,
        "id": row.id,
        "catalog": row.catalog,
        "parent": row.parent,
        "title": row.title,
        "statement": row.statement,
        "citation": row.citation,
        "specification": row.specification,
        "applicable": _APPLICABLE[told],
        "reason": outside,
        "supporting": list(row.supporting),
        "demands": [
            demand_data(assessment.case.terrain, demand, clause, titles)
            for clause, members in enumerate(row.clauses)
            for demand in members
        ],
        "verdicts": {
            name: _verdict(wording, row, judged[row.ref], numbers, today=name == TODAY)
            for name, judged in assessment.judgements.items()
        },
    }


def number_demands(row: Obligation) -> dict[int, int]:
    """Position of each demand in the flat list, by identity (two demands of a row may be equal)."""
    flat = [demand for clause in row.clauses for demand in clause]
    return {id(demand): position for position, demand in enumerate(flat)}


def _aspect(kind: str | None, basis: str, key: str = "class") -> dict[str, str] | None:
    return None if kind is None else {key: kind, "basis": basis}


def _kind(demand: Demand) -> str:
    if demand.population is not None:
        return "population"
    if demand.duty is not None:
        return "duty"
    parts = (("interval", demand.every), ("event", demand.event), ("state", demand.state))
    return "+".join(name for name, stated in parts if stated) or "state"


def demand_data(terrain: Terrain, demand: Demand, clause: int, titles: dict[str, str]) -> dict[str, Any]:
    """One demand as data; `asks` says it in one phrase."""
    capability = terrain.capabilities.get(demand.capability or "")
    independence = _aspect(demand.independence, demand.independence_basis, "is")
    return {
        "clause": clause,
        "capability": demand.capability,
        "duty": demand.duty or (capability.duty if capability is not None else None),
        "population": demand.population,
        "control": demand.control,
        "control_title": titles.get(demand.control or ""),
        "relationship": demand.relationship,
        "rationale": demand.rationale,
        "kind": _kind(demand),
        "every": demand.every,
        "loosest": demand.loosest,
        "event": demand.event,
        "within": demand.within,
        "hours": demand.hours,
        "state": demand.state,
        "basis": demand.basis,
        "citation": demand.citation,
        "because": demand.because,
        "asks": asks(demand, terrain),
        "evidence": _aspect(demand.evidence, demand.evidence_basis),
        "detection": _aspect(demand.detection, demand.detection_basis),
        "independence": independence,
        "evidence_types": list(capability.evidence.types) if capability is not None else [],
        "functions": list(capability.delivered_by.functions) if capability is not None else [],
        "performed_by": capability.performed_by if capability is not None else "customer",
    }


def _verdict(
    wording: Wording, row: Obligation, judged: Judgement, numbers: dict[int, int], *, today: bool
) -> dict[str, Any]:
    failing: list[dict[str, Any]] = []
    unknown: list[dict[str, Any]] = []
    for outcome in judged.clauses:
        for entry, truth in _predicates(wording, row, outcome, numbers[id(outcome.demand)]):
            (failing if truth is Truth.NO else unknown).append(entry)
    return {
        "verdict": judged.verdict.value,
        "framework_word": framework_word(wording, row, judged) if today else None,
        "carried_by": judged.carried_by,
        "reason": wording.reason(judged),
        "failing": failing,
        "unknown": unknown,
        "witness": [_witness(outcome, numbers[id(outcome.demand)]) for outcome in judged.clauses],
        "duties": _duties(wording, judged),
        "conditions": [
            {"kind": use.kind, "id": use.id, "text": condition_text(wording, judged, use)} for use in conditions(judged)
        ],
        "advice": [
            entry for outcome in judged.clauses for entry in advice(wording, outcome, numbers[id(outcome.demand)])
        ],
        "cause": judged.cause,
        "alternative": None if judged.alternative is None else alternative_data(wording.case, judged.alternative),
        "derived": None if judged.derived is None else judged.derived.value,
        "determination": determination_data(judged.determined),
        "nearest": _nearest(wording, row, judged) if today else [],
        "evidence": judged.evidence.name.lower() if isinstance(judged.evidence, Proof) else None,
        "records": sorted(_records(wording, judged)),
        "confidence": None if judged.confidence is None else round(judged.confidence, _DIGITS),
    }


def framework_word(wording: Wording, row: Obligation, judged: Judgement) -> str | None:
    """The verdict in the framework's own terms; what is outside the scope has none, it is not the framework's N/A."""
    framework = wording.case.framework_of.get(row.catalog)
    if framework is None or wording.case.applicability[row.ref] is Truth.NO:
        return None
    return framework.words.get(judged.verdict.value)


def _records(wording: Wording, judged: Judgement) -> set[str]:
    """The evidence a verdict rests on: what a determination cites, else what proves what was derived."""
    if judged.determined is not None:
        return {name for item in judged.determined.parts for name in cited(wording.case, item)}
    return {mark.record for mark in judged.proofs if mark is not None and mark.record is not None}


def _nearest(wording: Wording, row: Obligation, judged: Judgement) -> list[str]:
    """Today's nearest change in sentences; a hypothetical has none, it is not the organization's to change."""
    if judged.verdict in IN_PLACE or judged.verdict is Verdict.NOT_APPLICABLE:
        return []
    if decided(judged):
        return [DECIDE if judged.verdict is Verdict.NOT_ASSESSABLE else CORRECT]
    return [
        wording.naming.change(change.where, change.needs, change.has) for change in nearest_change(wording, row, judged)
    ]


def _predicates(
    wording: Wording, row: Obligation, outcome: DemandOutcome, number: int
) -> Iterator[tuple[dict[str, Any], Truth]]:
    """What does not hold, or is not known to, in the alternative that decided."""
    item = outcome.chosen
    if item is None or outcome.result >= Result.MET_WITH_DUTY:
        return
    for name, truth in zip(PREDICATES, item.truths, strict=True):
        if truth is Truth.YES:
            continue
        predicate = "contract" if outcome.demand.population is not None else name
        needs, has = wording.found(row, outcome, item, predicate)
        supplier = item.supplier.id if item.supplier is not None else None
        entry = {
            "demand": number,
            "predicate": predicate,
            "needs": needs,
            "has": has,
            "provider": supplier,
            "function": item.function,
            "groups": wording.short_in(row, outcome),
        }
        yield entry, truth


def _witness(outcome: DemandOutcome, number: int) -> dict[str, Any]:
    item = outcome.chosen
    supplier = item.supplier if item is not None else None
    return {
        "demand": number,
        "function": item.function if item is not None else None,
        "provider": supplier.id if supplier is not None else None,
        "offering": supplier.offering if supplier is not None else None,
        "result": RESULT_WORD[outcome.result],
        "predicates": {
            name: TRUTH_WORD[truth]
            for name, truth in zip(PREDICATES, item.truths if item is not None else (), strict=False)
        },
        "assumed": assumed(outcome),
    }


def assumed(outcome: DemandOutcome) -> list[str]:
    """The terms compared that a provider did not state itself and has from its offering or model."""
    item = outcome.chosen
    if item is None or item.terms is None or item.supplier is None or item.supplier.provider is None:
        return []
    return [name for name in needed_terms(outcome.demand, item.terms) if item.terms.grades[name] < CONTRACT]


def _duties(wording: Wording, judged: Judgement) -> list[dict[str, Any]]:
    stated = wording.case.engagement.duties
    uses = {use for outcome in judged.clauses if outcome.chosen is not None for use in outcome.chosen.duties}
    return [
        {"id": use.id, "state": use.state, "who": stated[use.id].who if use.id in stated else None}
        for use in sorted(uses, key=lambda use: (use.id, use.state))
    ]


def conditions(judged: Judgement) -> list[ConditionUse]:
    """What must become true for a verdict to hold: those of the clauses that are met, and the offerings they use."""
    met = [item for item in (_met(outcome) for outcome in judged.clauses) if item is not None]
    found = {use for item in met for use in item.conditions}
    if judged.verdict in IN_PLACE and judged.arrangement is not None:
        used = {item.supplier.id for item in met if item.supplier is not None}
        found |= {
            ConditionUse("offering", f"{model}/{offering}")
            for model, offering in judged.arrangement.offerings
            if model in used
        }
    return sorted(found, key=lambda use: (use.kind, use.id))


def _met(outcome: DemandOutcome) -> Alternative | None:
    return outcome.chosen if outcome.result >= Result.MET_WITH_DUTY else None


def condition_text(wording: Wording, judged: Judgement, use: ConditionUse) -> str:
    """A condition as a sentence."""
    terrain = wording.case.terrain
    if use.kind in ("gate", "population"):
        gate = terrain.gates[use.id]
        who = "every provider in reach" if use.kind == "population" else "the provider"
        return f"{gate.title} with {who}"
    if use.kind == "offering":
        model, _, offering = use.id.partition("/")
        found = next((tier for tier in terrain.models[model].offerings if tier.id == offering), None)
        tier, _, means = (found.title or offering if found else offering).partition(": ")
        return f"{terrain.models[model].title}: {tier}{f' ({means})' if means else ''} or better"
    if use.kind == "frequency":
        return f"A frequency defined in writing for {use.id.partition(':')[2]}, and bought from the provider"
    if use.kind == "independent":
        return f"An outside party engaged for {inside(terrain.functions[use.id].title)}"
    hours = wording.hours_needed(judged, use.id)
    return f"At least {math.ceil(hours)} hours a month bought: {inside(wording.naming.provider(use.id))}"
