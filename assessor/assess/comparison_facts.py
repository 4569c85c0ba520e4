"""How things stand that several comparisons ask about: frequencies, records, asset groups, papers, hours."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from assessor.evaluate.done_work import day_fact
from assessor.evaluate.gates import in_reach, paper, provider_gates
from assessor.evaluate.records import youngest
from assessor.evaluate.scope import covers
from assessor.model.scales import AS_DEFINED, DemandResult, Truth

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assessor.assess.engine import Assessment
    from assessor.evaluate.case import Case
    from assessor.evaluate.hour_pool import HourPool
    from assessor.evaluate.outcome import Alternative, DemandOutcome, Judgement
    from assessor.evaluate.supply import Arrangement, Supplier
    from assessor.model.engagement import EvidenceRecord, Provider
    from assessor.model.plan import Demand, Obligation
    from assessor.model.rules import Gate


def undefined_frequency(case: Case, row: Obligation, demand: Demand) -> Literal["absent", "unstated"] | None:
    """Whether a frequency the organization has to define is `unstated`, or `absent` because it said so."""
    if demand.every != AS_DEFINED or case.defined.get(row.ref) is not None:
        return None
    return "absent" if row.ref in case.defined else "unstated"


def unstated_day(case: Case, demand: Demand, way: Alternative) -> str | None:
    """The fact that would tell whether work done once still counts, where nobody stated it."""
    fact = day_fact(case, demand) if way.done is not None else None
    return fact if fact not in case.facts else None


def contradiction(
    case: Case, supplier: str, *, capability: str | None = None, duty: str | None = None
) -> EvidenceRecord | None:
    """The youngest record that stands against a supplier's work, or against what the organization says it does."""
    against = case.held_records.against(supplier, capability=capability, duty=duty)
    return youngest(against) if against else None


def unmet_groups(case: Case, row: Obligation, outcome: DemandOutcome) -> tuple[str, ...]:
    """The asset groups a demand is not met in; none where it is met nowhere, or where there are no groups."""
    groups = case.groups(row.catalog, outcome.demand.capability) or ()
    capability = case.terrain.capabilities.get(outcome.demand.capability or "")
    if capability is None or outcome.result >= DemandResult.MET_WITH_DUTY or len(groups) <= 1:
        return ()
    good = [alternative for alternative in outcome.alternatives if alternative.result >= DemandResult.MET_WITH_DUTY]
    needed = [[way for way in good if way.function == name] for name in capability.delivered_by.all_of] or [good]
    unmet = tuple(group for group in groups if not all(_covered(ways, group, capability.id) for ways in needed))
    return unmet if len(unmet) < len(groups) else ()


def _covered(ways: Iterable[Alternative], group: str, capability: str) -> bool:
    return any(covers(way, group, capability) is Truth.YES for way in ways)


def gates_of(case: Case, catalog: str) -> list[Gate]:
    """The papers a provider's work needs under a framework."""
    return list(provider_gates(case, catalog))


def without_paper(case: Case, gate: Gate) -> tuple[list[Provider], list[Provider]]:
    """The providers in a gate's reach whose paper is missing, and those whose paper is not stated."""
    missing: list[Provider] = []
    not_stated: list[Provider] = []
    for provider in case.engagement.providers:
        have = paper(provider, gate)
        reach = in_reach(case, gate, case.suppliers[provider.id])
        if reach is not Truth.NO and have is not Truth.YES:
            (missing if have is Truth.NO and reach is Truth.YES else not_stated).append(provider)
    return missing, not_stated


def ledger_of(assessment: Assessment, arrangement: Arrangement | None, supplier: Supplier | None) -> HourPool | None:
    """The hours of a supplier in an arrangement; None where they are not limited."""
    return assessment.capacity.ledger(arrangement, supplier) if arrangement and supplier else None


def hours_taken(ledger: HourPool) -> float:
    """Hours a month that tickets and all scheduled work take."""
    return (ledger.tickets or 0.0) + ledger.scheduled


def hours_to_buy(assessment: Assessment, judged: Judgement, model: str) -> float:
    """Hours a month to be bought of a model: those its price counts; where nothing is priced, all it would do takes."""
    decision = assessment.decision
    if decision is not None and decision.accounts is not None and judged.arrangement is not None:
        paid = decision.accounts.hours_paid(judged.arrangement, model)
        if paid:
            return paid
    for outcome in judged.clauses:
        supplier = outcome.chosen.supplier if outcome.chosen is not None else None
        if supplier is not None and supplier.id == model:
            ledger = ledger_of(assessment, judged.arrangement, supplier)
            if ledger is not None:
                return hours_taken(ledger)
    return 0.0
