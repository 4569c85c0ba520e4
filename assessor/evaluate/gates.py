"""Gates on a provider's work, and demands over a whole population of providers (docs/method.md, section 8)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.evaluate.outcome import ALL_YES, Alternative, ConditionUse, Truths
from assessor.model.scales import PREDICATES, WITH_PROVIDER, DemandResult, Truth

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from assessor.evaluate.case import Case
    from assessor.evaluate.supply import Arrangement, Supplier
    from assessor.model.engagement import Provider
    from assessor.model.rules import Gate
    from assessor.model.scales import DataPlace

_CONTRACT = PREDICATES.index("contract")


def in_reach(case: Case, gate: Gate, supplier: Supplier, functions: Iterable[str] | None = None) -> Truth:
    """Whether a gate concerns this supplier at all: any of its work, where the gate looks at work apart.

    `functions` are those it runs; left out, those it has today. Of a model nobody says where its data lie.
    """
    told = touches(case, gate, supplier)
    if told is Truth.NO or not gate.when.by_work:
        return told
    if supplier.provider is None:
        return min(told, Truth.UNKNOWN)
    held = _held(case, supplier) if functions is None else functions
    found = (
        _placed(gate, supplier, function, capability)
        for function in held
        for capability in case.terrain.work_of_function.get(function, ())
        if supplier.terms(function, capability) is not None
    )
    return min(told, max(found, default=Truth.NO))


def concerns(case: Case, gate: Gate, supplier: Supplier, function: str, capability: str) -> Truth:
    """Whether a gate concerns one piece of work of a supplier."""
    told = touches(case, gate, supplier)
    if told is Truth.NO or not gate.when.by_work:
        return told
    return min(told, _placed(gate, supplier, function, capability))


def place_of(supplier: Supplier, function: str, capability: str, data: str) -> DataPlace | None:
    """Where a kind of data lies that comes with a piece of work: the line's word before the service's and its own."""
    provider = supplier.provider
    if provider is None:
        return None
    service = provider.services.get(function)
    line = service.lines.get(capability) if service is not None else None
    said = (line.data_at if line is not None else {}, service.data_at if service is not None else {}, provider.data_at)
    return next((places[data] for places in said if data in places), None)


def places_of(provider: Provider, data: str) -> set[DataPlace]:
    """Every place that is stated of a kind of data: of the provider, its services or their lines."""
    said = [provider.data_at]
    for service in provider.services.values():
        said += [service.data_at, *(line.data_at for line in service.lines.values())]
    return {places[data] for places in said if data in places}


def touches(case: Case, gate: Gate, supplier: Supplier) -> Truth:
    """Whether a supplier from outside touches the gate's kind of data, and its condition holds."""
    if supplier.model is None or supplier.employees:
        return Truth.NO
    told = Truth.YES if gate.when.data_contact in supplier.data_contact else Truth.NO
    if gate.when.condition is not None:
        told = min(told, case.gate_conditions[gate.id])
    return told


def _placed(gate: Gate, supplier: Supplier, function: str, capability: str) -> Truth:
    """Whether the data of a piece of work lie where the paper is due; not known of work that brings them unsaid."""
    when = gate.when
    place = place_of(supplier, function, capability, when.data_contact)
    if place is not None:
        return Truth.YES if place in (when.data_at or WITH_PROVIDER) else Truth.NO
    return Truth.UNKNOWN if not when.capabilities or capability in when.capabilities else Truth.NO


def _held(case: Case, supplier: Supplier) -> Iterable[str]:
    return case.held_today.get(supplier.id, ())


def _runs(case: Case, arrangement: Arrangement) -> dict[str, set[str]]:
    """The functions everybody has in an arrangement, and those it has today, by id; who has none is not in it."""
    runs = {name: set(held) for name, held in case.held_today.items()}
    for function, there in arrangement.supply.items():
        for supplier in there or ():
            runs.setdefault(supplier.id, set()).add(function)
    return runs


def paper(provider: Provider, gate: Gate) -> Truth:
    """Whether a provider holds the gate's paper, as far as the engagement says."""
    if gate.needs not in provider.artefacts:
        return Truth.UNKNOWN
    return Truth.NO if provider.artefacts[gate.needs] is None else Truth.YES


def provider_gates(case: Case, catalog: str) -> Iterator[Gate]:
    """Gates of reach `provider` that a framework has."""
    framework = case.framework_of.get(catalog)
    yield from case.provider_gates.get(framework.id if framework is not None else catalog, ())


def regulated_data(case: Case, catalog: str) -> frozenset[str]:
    """The kinds of data that a framework's gates speak of; none where no paper turns on any."""
    framework = case.framework_of.get(catalog)
    name = framework.id if framework is not None else catalog
    return frozenset(gate.when.data_contact for gate in case.terrain.gates.values() if gate.when.framework == name)


def contract(
    case: Case,
    catalog: str,
    supplier: Supplier,
    work: tuple[str, str],
    arrangement: Arrangement,
    conditions: list[ConditionUse],
    failed: list[str],
) -> Truth:
    """The contract predicate of one supplier for work of its (function, capability).

    Where it is only supposed to serve, a missing paper is a condition.
    """
    told = Truth.YES
    for gate in provider_gates(case, catalog):
        reach = concerns(case, gate, supplier, *work)
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
        return _population(gate, ALL_YES, DemandResult.MET, (ConditionUse("population", gate.id),))
    papers = [(paper(item.provider, gate), reach) for item, reach in members if item.provider is not None]
    sure = [have for have, reach in papers if reach is Truth.YES]
    unsure = any(have is Truth.UNKNOWN for have in sure) or any(
        reach is Truth.UNKNOWN and have is not Truth.YES for have, reach in papers
    )
    if Truth.NO in sure:
        result = DemandResult.PART if Truth.YES in sure else DemandResult.UNMET
        return _population(gate, _with_contract(Truth.NO), result, (), failed=True)
    if unsure:
        return _population(gate, _with_contract(Truth.UNKNOWN), DemandResult.UNKNOWN, ())
    return _population(gate, ALL_YES, DemandResult.MET, ())


def _members(case: Case, gate: Gate, arrangement: Arrangement) -> Iterator[tuple[Supplier, Truth]]:
    models, suppliers, runs = case.terrain.models, case.suppliers, _runs(case, arrangement)
    for provider in case.engagement.providers:
        if arrangement.is_today or models[provider.model].kind != "support":
            supplier = suppliers[provider.id]
            yield supplier, in_reach(case, gate, supplier, runs.get(supplier.id, ()))
    if not arrangement.is_today:
        seen = {item.id: item for there in arrangement.supply.values() for item in there or ()}
        for supplier in seen.values():
            yield supplier, in_reach(case, gate, supplier, runs.get(supplier.id, ()))


def _with_contract(told: Truth) -> Truths:
    return tuple(told if index == _CONTRACT else Truth.YES for index in range(len(PREDICATES)))  # type: ignore[return-value]


def _population(
    gate: Gate,
    truths: Truths,
    result: DemandResult,
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
