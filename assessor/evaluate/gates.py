"""Gates on a provider's work, and demands over a whole population of providers (docs/method.md, section 8)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.evaluate.outcome import ALL_YES, Alternative, ConditionUse, Truths
from assessor.evaluate.supply import supplier_of
from assessor.model.scales import PREDICATES, Result, Truth

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor.evaluate.case import Case
    from assessor.evaluate.supply import Arrangement, Supplier
    from assessor.model.engagement import Provider
    from assessor.model.rules import Gate

_CONTRACT = PREDICATES.index("contract")


def in_reach(case: Case, gate: Gate, supplier: Supplier) -> Truth:
    """Whether a gate concerns this supplier at all."""
    if supplier.model is None or supplier.employees:
        return Truth.NO
    told = Truth.YES if gate.when.data_contact in supplier.data_contact else Truth.NO
    if gate.when.condition is not None:
        told = min(told, gate.when.condition.truth(case.facts))
    return told


def paper(provider: Provider, gate: Gate) -> Truth:
    """Whether a provider holds the gate's paper, as far as the engagement says."""
    if gate.needs not in provider.artefacts:
        return Truth.UNKNOWN
    return Truth.NO if provider.artefacts[gate.needs] is None else Truth.YES


def provider_gates(case: Case, catalog: str) -> Iterator[Gate]:
    """Gates of reach `provider` that a framework has."""
    framework = case.framework_of.get(catalog)
    yield from case.provider_gates.get(framework.id if framework is not None else catalog, ())


def contract(
    case: Case,
    catalog: str,
    supplier: Supplier,
    arrangement: Arrangement,
    conditions: list[ConditionUse],
    failed: list[str],
) -> Truth:
    """The contract predicate of one supplier; where it is only supposed to serve, a missing paper is a condition."""
    told = Truth.YES
    for gate in provider_gates(case, catalog):
        reach = in_reach(case, gate, supplier)
        if reach is Truth.NO:
            continue
        have = paper(supplier.provider, gate) if supplier.provider is not None else Truth.UNKNOWN
        if supplier.provider is None or not arrangement.is_today:
            if have is not Truth.YES:
                conditions.append(ConditionUse("gate", gate.id))
            continue
        if have is not Truth.YES and reach is Truth.UNKNOWN:
            have = Truth.UNKNOWN
        if have is Truth.NO:
            failed.append(gate.id)
        told = min(told, have)
    return told


def population(case: Case, gate: Gate, arrangement: Arrangement) -> Alternative | None:
    """The demand over every provider in a gate's reach; None when there is nobody to ask."""
    members = [(item, reach) for item, reach in _members(case, gate, arrangement) if reach is not Truth.NO]
    if not members:
        return None
    if not arrangement.is_today:
        return _population(gate, ALL_YES, Result.MET, (ConditionUse("population", gate.id),))
    papers = [(paper(item.provider, gate), reach) for item, reach in members if item.provider is not None]
    sure = [have for have, reach in papers if reach is Truth.YES]
    unsure = any(have is Truth.UNKNOWN for have in sure) or any(
        reach is Truth.UNKNOWN and have is not Truth.YES for have, reach in papers
    )
    if Truth.NO in sure:
        result = Result.PART if Truth.YES in sure else Result.UNMET
        return _population(gate, _with_contract(Truth.NO), result, (), failed=True)
    if unsure:
        return _population(gate, _with_contract(Truth.UNKNOWN), Result.UNKNOWN, ())
    return _population(gate, ALL_YES, Result.MET, ())


def _members(case: Case, gate: Gate, arrangement: Arrangement) -> Iterator[tuple[Supplier, Truth]]:
    models = case.terrain.models
    for provider in case.engagement.providers:
        model = models[provider.model]
        if arrangement.is_today or model.kind != "support":
            supplier = supplier_of(case.terrain, provider)
            yield supplier, in_reach(case, gate, supplier)
    if not arrangement.is_today:
        seen = {item.id: item for there in arrangement.supply.values() for item in there or ()}
        for supplier in seen.values():
            yield supplier, in_reach(case, gate, supplier)


def _with_contract(told: Truth) -> Truths:
    return tuple(told if index == _CONTRACT else Truth.YES for index in range(len(PREDICATES)))  # type: ignore[return-value]


def _population(
    gate: Gate,
    truths: Truths,
    result: Result,
    conditions: tuple[ConditionUse, ...],
    *,
    failed: bool = False,
) -> Alternative:
    return Alternative(
        function=None,
        supplier=None,
        terms=None,
        truths=truths,
        result=result,
        carrier="customer",
        conditions=conditions,
        gates=(gate.id,) if failed else (),
    )
