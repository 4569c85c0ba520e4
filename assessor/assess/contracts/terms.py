"""Terms that the engagement states, or takes from the tier, and that the contract says otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.evaluate.terms import CONTRACT
from assessor.model.interval import hours, seconds
from assessor.result.contract import ContractPoint, ContractRefusal, ContractTerm

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor.evaluate.case import Case
    from assessor.evaluate.supply import Arrangement, Supplier
    from assessor.evaluate.terms import Terms
    from assessor.model.contract import Contract, Promise, ServiceLevel
    from assessor.model.engagement import Provider


def contradictions(case: Case, today: Arrangement, provider: Provider, contract: Contract) -> Iterator[ContractPoint]:
    """Both sides of each term the contract says otherwise, and which of them is stricter. No verdict follows it."""
    yield from _left_out(provider, contract)
    suppliers = (supplier for group in today.supply.values() for supplier in group or ())
    supplier = next((supplier for supplier in suppliers if supplier.id == provider.id), None)
    if supplier is None:
        return
    runs = [name for name in case.terrain.functions if name in today.runs(supplier)]
    for promise in contract.promises:
        delivering = case.terrain.capabilities[promise.capability].delivered_by.functions
        for function in (name for name in delivering if name in runs):
            yield from _rhythm(supplier, function, promise)
    for level in contract.sla:
        for function in runs:
            yield from _answer(supplier, function, level)


def _left_out(provider: Provider, contract: Contract) -> Iterator[ContractPoint]:
    """Work with terms of its own that the contract leaves out: a whole function, or one of its capabilities."""
    refusals = {
        exclusion.what: ContractRefusal(place="excludes", text=exclusion.text) for exclusion in contract.excludes
    }
    for function, service in provider.services.items():
        for capability in (None, *service.lines):
            refusal = refusals.get(function if capability is None else capability)
            if refusal is not None:
                yield ContractPoint(
                    provider=provider.id,
                    kind="contradiction",
                    capability=capability,
                    function=function,
                    refusal=refusal,
                )


def _rhythm(supplier: Supplier, function: str, promise: Promise) -> Iterator[ContractPoint]:
    terms = supplier.terms(function, promise.capability)
    if terms is None or not terms.scheduled:
        return
    if terms.sustains is not None and seconds(terms.sustains) == seconds(promise.every):
        return
    yield ContractPoint(
        provider=supplier.id,
        kind="contradiction",
        capability=promise.capability,
        function=function,
        needed=ContractTerm(every=terms.sustains),
        promised=ContractTerm(every=promise.every),
        assumed=not _own(terms, "sustains"),
        looser=terms.sustains is not None and seconds(promise.every) > seconds(terms.sustains),
    )


def _answer(supplier: Supplier, function: str, level: ServiceLevel) -> Iterator[ContractPoint]:
    """The time and the hours in which an event is answered, where the provider's own terms say so for a function.

    A service level names an event and no function, so terms that are only assumed from the tier are left alone.
    """
    service = supplier.provider.services.get(function) if supplier.provider is not None else None
    events = {} if service is None or service.events is None else service.events
    if service is None or level.event is None or level.event not in events:
        return
    stated, promised = events[level.event], level.respond_within
    if stated is not None and promised is not None and seconds(stated) != seconds(promised):
        yield ContractPoint(
            provider=supplier.id,
            kind="contradiction",
            function=function,
            event=level.event,
            needed=ContractTerm(within=stated),
            promised=ContractTerm(within=promised),
            assumed=False,
            looser=seconds(promised) > seconds(stated),
        )
    around = service.hours
    if around is not None and level.hours is not None and hours(around) != hours(level.hours):
        yield ContractPoint(
            provider=supplier.id,
            kind="contradiction",
            function=function,
            event=level.event,
            needed=ContractTerm(hours=around),
            promised=ContractTerm(hours=level.hours),
            assumed=False,
        )


def _own(terms: Terms, name: str) -> bool:
    return terms.grades.get(name, 0) >= CONTRACT
