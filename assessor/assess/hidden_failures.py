"""Work stated to fail whose obligation is in place by another way, on no more than the program's usual terms.

Each of several ways is whole (docs/method.md, section 3), so what fails in one says nothing of the other, and the
verdict stays. But nobody said that the other way is there: whoever wrote the failure down has to see that. So has
whoever keeps a record of what one party did, while the obligation is in place by what is usual for another.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.assess.engine import assess_engagement
from assessor.evaluate.records import speaks_against
from assessor.evaluate.supply import TODAY
from assessor.model.scales import IN_PLACE, PREDICATES, DemandResult, Truth
from assessor.result.idle import HiddenFailure, OtherDoer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor.evaluate.outcome import Alternative, DemandOutcome
    from assessor.model.engagement import Engagement
    from assessor.model.plan import Obligation, Plan
    from assessor.model.span import Pointer

_CADENCE = PREDICATES.index("cadence")


def hidden_failures(plan: Plan, engagement: Engagement) -> list[HiddenFailure | OtherDoer]:
    """All of them, in the order of the obligations; one for each thing stated."""
    told = {**_records(engagement), **_duties(plan, engagement), **_lines(engagement)}
    done = _doers(engagement)
    if not told and not done:
        return []
    asked = {name for name, _ in told} | {*done}
    assessment = assess_engagement(plan, engagement, only=lambda row: _asks_for(row, asked), arrangements=(TODAY,))
    found: dict[HiddenFailure | OtherDoer, None] = {}
    for ref, judged in assessment.judgements[TODAY].items():
        if (judged.derived or judged.verdict) not in IN_PLACE:
            continue
        for ways, chosen in zip(judged.outcomes, judged.clauses, strict=True):
            if chosen.result >= DemandResult.MET_WITH_DUTY and _usual(chosen):
                found |= {item: None for way in ways for item in _failing(ref, way, chosen, told)}
                found |= dict.fromkeys(_others(ref, chosen, done))
    return list(found)


def _usual(outcome: DemandOutcome) -> bool:
    """Whether it is met by work of a provider that only the program takes for part of what it sells."""
    terms = outcome.chosen.terms if outcome.chosen is not None else None
    return terms is not None and terms.origin != "stated"


def _asks_for(row: Obligation, asked: set[str]) -> bool:
    return any(demand.capability in asked for clause in row.clauses for demand in clause)


_Told = dict[tuple[str, str | None], "Pointer"]  # a capability, and the provider a statement names, to its place


def _failing(ref: str, way: DemandOutcome, chosen: DemandOutcome, told: _Told) -> Iterator[HiddenFailure]:
    """What is stated against one way that fails, or against the same work under another function."""
    capability, by = way.demand.capability or "", chosen.demand.capability or ""
    for item in way.alternatives:
        supplier = item.supplier.id if item.supplier is not None else None
        at = told.get((capability, supplier)) or told.get((capability, None))
        if at is not None and item.refused is None and _fails(item):
            yield HiddenFailure(obligation=ref, at=at, capability=capability, by=by)


def _others(ref: str, chosen: DemandOutcome, done: _Done) -> Iterator[OtherDoer]:
    """Records of a party whose own terms do not do, where those of another count that no record names."""
    known = done.get(chosen.demand.capability or "", {})
    credited = chosen.chosen.supplier if chosen.chosen is not None else None
    if not known or credited is None or credited.id in known or None in known:
        return
    enough = {item.supplier.id for item in chosen.alternatives if item.supplier is not None and _met(item)}
    for name, at in known.items():
        if name is not None and name not in enough:
            yield OtherDoer(
                obligation=ref, at=at, capability=chosen.demand.capability or "", did=name, credited=credited.id
            )


def _met(item: Alternative) -> bool:
    return item.result >= DemandResult.MET_WITH_DUTY


def _fails(item: Alternative) -> bool:
    duty = any(use.truth is Truth.NO for use in item.duties)
    return item.truths[_CADENCE] is Truth.NO or duty


_Done = dict[str, dict[str | None, "Pointer"]]  # by capability, the parties that records say did it, with their place


def _doers(engagement: Engagement) -> _Done:
    found: _Done = {}
    for index, record in enumerate(engagement.evidence):
        if record.capability is not None and not speaks_against(record):
            found.setdefault(record.capability, {})[record.provider] = ("evidence", index)
    return {name: known for name, known in found.items() if any(known)}


def _lines(engagement: Engagement) -> _Told:
    return {
        (name, provider.id): ("providers", index, "services", function, "lines", name)
        for index, provider in enumerate(engagement.providers)
        for function, service in provider.services.items()
        for name, line in service.lines.items()
        if line.sold != "not_sold"
    }


def _records(engagement: Engagement) -> _Told:
    return {
        (record.capability, record.provider): ("evidence", index)
        for index, record in enumerate(engagement.evidence)
        if record.capability is not None and speaks_against(record)
    }


def _duties(plan: Plan, engagement: Engagement) -> _Told:
    work = plan.terrain.work_of_duty
    return {(name, None): ("duties", duty) for duty in engagement.duties for name in work.get(duty, ())}
