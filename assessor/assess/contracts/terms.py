"""Terms that the engagement states, or takes from the tier, and that the contract says otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.assess.contracts.claims import Point, refusal, words
from assessor.evaluate.terms import CONTRACT
from assessor.model.interval import hours, seconds, spoken

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor.evaluate.case import Case
    from assessor.evaluate.supply import Arrangement, Supplier
    from assessor.evaluate.terms import Terms
    from assessor.model.contract import Contract, Promise, ServiceLevel
    from assessor.model.engagement import Provider

KIND = "contradiction"


def contradictions(case: Case, today: Arrangement, provider: Provider, contract: Contract) -> Iterator[Point]:
    """Both sides of each term the contract says otherwise, and which of them is stricter. No verdict follows it."""
    gone = {item.what: item.text for item in contract.excludes}
    for function, service in provider.services.items():
        if function in gone:
            has = refusal("excludes", gone[function])
            yield Point(provider.id, KIND, None, function, "terms for it are stated under services", has)
        for name in (name for name in service.lines if name in gone):
            has = refusal("excludes", gone[name])
            yield Point(provider.id, KIND, name, function, "terms for it are stated under services", has)
    there = (item for group in today.supply.values() for item in group or ())
    supplier = next((item for item in there if item.id == provider.id), None)
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


def _rhythm(supplier: Supplier, function: str, promise: Promise) -> Iterator[Point]:
    terms = supplier.terms(function, promise.capability)
    if terms is None or not terms.scheduled:
        return
    if terms.sustains is not None and seconds(terms.sustains) == seconds(promise.every):
        return
    looser = terms.sustains is not None and seconds(promise.every) > seconds(terms.sustains)
    rhythm = "no schedule" if terms.sustains is None else f"every {spoken(terms.sustains)}"
    yield Point(
        supplier.id,
        KIND,
        promise.capability,
        function,
        f"{rhythm} ({_where(terms.grades['sustains'])})",
        f"the contract promises it every {spoken(promise.every)}, which is {_strictness(looser=looser)}",
    )


def _answer(supplier: Supplier, function: str, level: ServiceLevel) -> Iterator[Point]:
    """The time and the hours in which an event is answered, where the provider's own terms say so for a function.

    A service level names an event and no function, so terms that are only assumed from the tier are left alone.
    """
    terms = supplier.terms(function, "")
    taken = {} if terms is None or terms.events is None else terms.events
    if terms is None or level.event is None or level.event not in taken:
        return
    event, stated, first = words(level.event), taken[level.event], level.respond_within
    if _own(terms, "events") and stated is not None and first is not None and seconds(stated) != seconds(first):
        strictness = _strictness(looser=seconds(first) > seconds(stated))
        has = f"the contract says within {spoken(first)}, which is {strictness}"
        yield Point(supplier.id, KIND, None, function, f"{event} within {spoken(stated)} (stated under services)", has)
    around = terms.hours if _own(terms, "hours") else None
    if around is not None and level.hours is not None and hours(around) != hours(level.hours):
        needs, has = f"{around} (stated under services)", f"the contract answers {event} {level.hours}"
        yield Point(supplier.id, KIND, None, function, needs, has)


def _own(terms: Terms, name: str) -> bool:
    return terms.grades.get(name, 0) >= CONTRACT


def _where(grade: float) -> str:
    """Where a term of the engagement comes from."""
    return "stated under services" if grade >= CONTRACT else "assumed from the tier"


def _strictness(*, looser: bool) -> str:
    return "looser" if looser else "stricter"
