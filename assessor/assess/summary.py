"""Counting: verdicts per framework and arrangement, and the three numbers (docs/method.md, section 12)."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from assessor.assess.subjects import chosen
from assessor.evaluate.supply import TODAY
from assessor.model.scales import IN_PLACE, Verdict, unfinished, unstated
from assessor.result.summary import Summary

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assessor.assess.engine import Assessment
    from assessor.evaluate.outcome import Judgement
    from assessor.model.plan import Obligation, Terrain
    from assessor.model.scales import DutyStanding, Ground

_DIGITS = 4


def carriable(terrain: Terrain, row: Obligation) -> bool:
    """Whether an obligation has a demand that a delegable function can carry."""
    for demand in (demand for clause in row.clauses for demand in clause):
        capability = terrain.capabilities.get(demand.capability or "")
        if capability is None or capability.performed_by == "customer":
            continue
        if any(terrain.functions[name].kind == "delegable" for name in capability.delivered_by.functions):
            return True
    return False


def ratio(part: float, whole: float) -> float | None:
    """A share, rounded for printing; None when there is nothing to divide by."""
    return round(part / whole, _DIGITS) if whole else None


def summaries(assessment: Assessment) -> Mapping[str, Mapping[str, Summary]]:
    """Counts and numbers of every chosen framework under every arrangement."""
    plan = assessment.plan
    rows = {
        framework.id: [row for row in plan.obligations if row.catalog == framework.catalog]
        for framework in chosen(assessment)
    }
    return {
        framework: {
            name: summarize(
                plan.terrain, [(row, judged[row.ref]) for row in counted if row.ref in judged], today=name == TODAY
            )
            for name, judged in assessment.judgements.items()
        }
        for framework, counted in rows.items()
    }


def summarize(terrain: Terrain, judged: Sequence[tuple[Obligation, Judgement]], *, today: bool) -> Summary:
    """Counts and numbers of one framework under one arrangement."""
    counts = Counter(judgement.verdict for _, judgement in judged)
    in_place = sum(counts[verdict] for verdict in IN_PLACE)
    decided = in_place + counts[Verdict.PARTIAL] + counts[Verdict.GAP]
    applicable = decided + counts[Verdict.NOT_ASSESSABLE] + counts[Verdict.NOT_TESTED]
    able = [judgement.verdict for row, judgement in judged if carriable(terrain, row)]
    carried = sum(verdict in IN_PLACE for verdict in able)
    carried_decided = carried + sum(verdict in (Verdict.PARTIAL, Verdict.GAP) for verdict in able)
    grounds = Counter(judgement.ground for _, judgement in judged)
    grades = [judgement.confidence for _, judgement in judged if judgement.confidence is not None]
    return Summary(
        satisfied=counts[Verdict.SATISFIED],
        satisfied_with_customer_duties=counts[Verdict.WITH_DUTIES],
        compensated=counts[Verdict.COMPENSATED],
        partial=counts[Verdict.PARTIAL],
        gap=counts[Verdict.GAP],
        not_applicable=counts[Verdict.NOT_APPLICABLE],
        not_tested=counts[Verdict.NOT_TESTED],
        not_assessable=counts[Verdict.NOT_ASSESSABLE],
        applicable=applicable,
        decided=decided,
        in_place=in_place,
        confirmed=grounds["confirmed"] if today else None,
        stated=grounds["stated"] if today else None,
        assumed=grounds["assumed"] if today else None,
        unfinished=sum(unfinished(*_resting(judgement)) for _, judgement in judged) if today else None,
        unstated=sum(unstated(*_resting(judgement)) for _, judgement in judged) if today else None,
        carriable=carried_decided,
        carried=carried,
        score=ratio(in_place, decided),
        carried_score=ratio(carried, carried_decided),
        coverage=ratio(decided, applicable),
        confidence=round(sum(grades) / len(grades), _DIGITS) if grades else None,
    )


def _resting(judged: Judgement) -> tuple[Verdict | None, Ground | None, set[DutyStanding]]:
    """What a verdict is, what it rests on, and how the duties behind it stand."""
    chosen = [outcome.chosen for outcome in judged.clauses if outcome.chosen is not None]
    return judged.verdict, judged.ground, {duty.state for each in chosen for duty in each.duties}
