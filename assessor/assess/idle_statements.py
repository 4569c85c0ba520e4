"""What an engagement states about one obligation without a part in today's verdict: left out, that stays as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from assessor.assess.engine import assess_engagement
from assessor.assess.idle_alternatives import idle_alternatives
from assessor.assess.idle_blocks import of_blocks
from assessor.assess.idle_contracts import of_contracts
from assessor.evaluate.supply import TODAY
from assessor.model.value import replace
from assessor.result.idle import IdleStatement

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from assessor.assess.engine import Assessment
    from assessor.evaluate.outcome import DemandOutcome, Judgement
    from assessor.model.engagement import Engagement
    from assessor.model.plan import Obligation, Plan

T = TypeVar("T")
_Without = tuple[tuple[str, ...], "Engagement"]  # a key, and the engagement without it


def idle_statements(assessment: Assessment, row: Obligation) -> tuple[IdleStatement, ...]:
    """Each tried alone, so of two records that say the same both are named."""
    plan, engagement = assessment.plan, assessment.case.engagement
    before = _decided(assessment.judgements[TODAY][row.ref])
    reasons = {idle.at[0]: idle for idle in idle_alternatives(assessment.case, only=row.ref)}
    found = []
    for place, without in _candidates(plan, engagement, row):
        trial = assess_engagement(plan, without, only=lambda other: other.ref == row.ref, arrangements=(TODAY,))
        if _decided(trial.judgements[TODAY][row.ref]) == before:
            idle = reasons.get(place[0]) if place[0] == "alternatives" or row.ref in place else None
            found.append(IdleStatement(place=place, alternative=idle))
    return tuple(found)


def _decided(judged: Judgement) -> tuple[object, ...]:
    """What decided a verdict, as values that can be compared."""
    clauses = tuple(_clause(outcome) for outcome in judged.clauses)
    weighed = judged.alternative if judged.alternative is not None and not judged.alternative.lacks else None
    return tuple(judged._replace(arrangement=None, outcomes=(), clauses=(), alternative=weighed)), clauses


def _clause(outcome: DemandOutcome) -> tuple[object, ...]:
    chosen = outcome.chosen
    if chosen is None:
        return (outcome.result,)
    supplier = chosen.supplier
    who = (supplier.id, supplier.offering) if supplier is not None else None
    return outcome.demand, outcome.result, who, tuple(chosen._replace(supplier=None))


def _candidates(plan: Plan, engagement: Engagement, row: Obligation) -> Iterator[_Without]:
    """What is stated about an obligation and the work it asks for, and the engagement without it.

    Facts are not among it: one that an obligation applies by has done its part.
    """
    demands = [demand for clause in row.clauses for demand in clause]
    capabilities = {demand.capability for demand in demands if demand.capability is not None}
    duties = {demand.duty for demand in demands if demand.duty is not None}
    duties |= {duty for name in capabilities if (duty := plan.terrain.capabilities[name].duty) is not None}
    duties |= {f"perform:{name}" for name in capabilities}
    duties |= {f"report:{demand.event}" for demand in demands if demand.event is not None}
    duties |= {name for name in engagement.duties if _cites(plan, name, row)}
    yield from _lines(engagement, capabilities)
    yield from of_contracts(engagement, row.ref, capabilities)
    for index, work in enumerate(engagement.done):
        if work.capability in capabilities:
            yield ("done", work.capability, work.on), replace(engagement, done=_rest(engagement.done, index))
    for index, unneeded in enumerate(engagement.not_needed):
        if unneeded.capability in capabilities:
            rest = _rest(engagement.not_needed, index)
            yield ("not_needed", unneeded.capability), replace(engagement, not_needed=rest)
    for name in sorted(duties & set(engagement.duties)):
        yield ("duties", name), replace(engagement, duties=_less(engagement.duties, name))
    for index, record in enumerate(engagement.evidence):
        if record.capability in capabilities or record.duty in duties:
            yield ("evidence", record.id), replace(engagement, evidence=_rest(engagement.evidence, index))
    yield from _decisions(engagement, row)
    yield from of_blocks(plan, engagement, row.ref, capabilities)


def _decisions(engagement: Engagement, row: Obligation) -> Iterator[_Without]:
    """What is stated for the obligation by its name."""
    for index, item in enumerate(engagement.alternatives):
        if item.obligation == row.ref:
            rest = _rest(engagement.alternatives, index)
            yield ("alternatives", row.ref), replace(engagement, alternatives=rest)
    for index, decided in enumerate(engagement.determinations):
        if decided.obligation == row.ref:
            made = _rest(engagement.determinations, index)
            yield ("determinations", row.ref), replace(engagement, determinations=made)
    if row.ref in engagement.defined_frequencies:
        frequencies = _less(engagement.defined_frequencies, row.ref)
        yield ("defined_frequencies", row.ref), replace(engagement, defined_frequencies=frequencies)


def _cites(plan: Plan, duty: str, row: Obligation) -> bool:
    """Whether the rule of a duty names the obligation's own paragraph among its sources."""
    rule = plan.terrain.duties.get(duty)
    return rule is not None and row.id in rule.citation.replace(",", " ").replace(";", " ").split()


def _lines(engagement: Engagement, capabilities: set[str]) -> Iterator[_Without]:
    """Lines of providers for the work an obligation asks for."""
    for index, provider in enumerate(engagement.providers):
        for function, service in provider.services.items():
            for name in sorted(capabilities & set(service.lines)):
                kept = replace(service, lines=_less(service.lines, name))
                less = replace(provider, services={**provider.services, function: kept})
                others = (*engagement.providers[:index], less, *engagement.providers[index + 1 :])
                yield (
                    ("providers", provider.id, "services", function, "lines", name),
                    replace(engagement, providers=others),
                )


def _less(stated: Mapping[str, T], name: str) -> dict[str, T]:
    return {key: value for key, value in stated.items() if key != name}


def _rest(items: tuple[T, ...], index: int) -> tuple[T, ...]:
    return (*items[:index], *items[index + 1 :])
