"""The nearest change: the smallest set of changed facts that brings an obligation in place (docs/method.md, 13)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.assess.wording import Wording, asks
from assessor.model.scales import CUSTOMER, PREDICATES, Result, Truth
from assessor.model.value import dataclass

if TYPE_CHECKING:
    from assessor.evaluate.outcome import Alternative, DemandOutcome, Judgement
    from assessor.model.plan import Obligation


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One fact to change: where it stands, what it is now and what it would need to be."""

    where: str
    needs: str
    has: str


def nearest_change(wording: Wording, row: Obligation, judged: Judgement) -> list[Change]:
    """Changes for every clause that is not met; empty when the obligation is in place."""
    if judged.missing_facts:
        questions = wording.case.terrain.facts
        return [
            Change(where=f"organization.{name}", needs=questions[name].question, has="not stated")
            for name in judged.missing_facts
            if name in questions
        ]
    found: list[Change] = []
    for clause in judged.outcomes:
        if max((outcome.result for outcome in clause), default=Result.UNMET) < Result.MET_WITH_DUTY:
            found.extend(_clause(wording, row, clause))
    return list(dict.fromkeys(found))


def _clause(wording: Wording, row: Obligation, clause: tuple[DemandOutcome, ...]) -> list[Change]:
    options = [(outcome, item) for outcome in clause for item in _weighed(outcome) if item.function or item.supplier]
    if not options:
        return [_assign(wording, clause[0])]
    outcome, item = min(options, key=lambda option: _cost(option[1]))
    if item.supplier is not None and item.supplier.id == CUSTOMER and item.duties:
        state = item.duties[0].state.replace("_", " ")
        return [Change(where=f"duties.{item.duties[0].id}", needs="done or assigned", has=state)]
    if item.supplier is None:
        return [
            Change(
                where=f"today.{item.function}", needs=f"somebody who does it {asks(outcome.demand)}", has="not stated"
            )
        ]
    return _terms(wording, row, outcome, item)


def _weighed(outcome: DemandOutcome) -> tuple[Alternative, ...]:
    """All alternatives, with scope as it decided."""
    chosen = outcome.chosen
    if chosen is None:
        return outcome.alternatives
    same = [
        item for item in outcome.alternatives if (item.function, item.supplier) == (chosen.function, chosen.supplier)
    ]
    others = tuple(item for item in outcome.alternatives if item not in same)
    return (chosen, *others)


def _cost(item: Alternative) -> tuple[int, str, str]:
    wrong = sum(truth is not Truth.YES for truth in item.truths)
    return (wrong, item.supplier.id if item.supplier else "", item.function or "")


def _assign(wording: Wording, outcome: DemandOutcome) -> Change:
    demand = outcome.demand
    if demand.population is not None:
        needs, has = wording.population(demand.population)
        return Change(where="providers.artefacts", needs=needs, has=has)
    functions = wording.case.terrain.capabilities[demand.capability or ""].delivered_by.functions
    return Change(where=f"today.{' or '.join(functions)}", needs=f"somebody who does it {asks(demand)}", has="nobody")


def _terms(wording: Wording, row: Obligation, outcome: DemandOutcome, item: Alternative) -> list[Change]:
    provider = item.supplier.id if item.supplier is not None else ""
    if item.terms is None and item.carrier == "none":
        real = item.supplier is not None and item.supplier.provider is not None
        where = f"providers.{provider}.services.{item.function}" if real else f"{provider} / {item.function}"
        return [Change(where=where, needs=f"terms: {asks(outcome.demand)}", has="not listed")]
    made = []
    for name, truth in zip(PREDICATES, item.truths, strict=True):
        if truth is not Truth.YES:
            needs, has = wording.values(row, outcome.demand, item, name)
            made.append(Change(where=f"{provider} / {item.function}: {name.replace('_', ' ')}", needs=needs, has=has))
    return made
