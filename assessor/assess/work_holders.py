"""Who does the work behind a finding: elsewhere today, and as recommended, as the evaluator judges it there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.evaluate.supply import RECOMMENDED, TODAY
from assessor.model.scales import DemandResult
from assessor.result.finding import OfMatrix

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from assessor.assess.engine import Assessment
    from assessor.evaluate.outcome import Alternative
    from assessor.model.plan import Demand, Obligation
    from assessor.result.scales import FindingKind

# findings about work that is known not to be done, or not well enough
_OF_A_PROVIDER: Final[frozenset[FindingKind]] = frozenset(
    {"determined", "unowned", "cadence", "detection", "capacity", "evidence", "scope", "contradicted"}
)


def able_elsewhere(assessment: Assessment, provider: str | None, refs: Iterable[str]) -> tuple[str, ...]:
    """Who does the same work well enough in other asset groups."""
    able = {
        alternative.supplier.id
        for ref in refs
        for outcome in assessment.judgements[TODAY][ref].clauses
        if outcome.chosen is not None and outcome.chosen.supplier is not None and outcome.chosen.supplier.id == provider
        for alternative in outcome.alternatives
        if alternative.supplier is not None and alternative.result >= DemandResult.MET_WITH_DUTY
    }
    return tuple(sorted(able - {provider or ""}))


def as_recommended(assessment: Assessment, work: frozenset[str], refs: Iterable[str]) -> list[Alternative]:
    """What the evaluator chose for each demand of these rows that asks for the work, as the conditions come from it.

    Where a demand takes other work in its place, what it chose may be that.
    """
    judged = assessment.judgements.get(RECOMMENDED, {})
    rows = {row.ref: row for row in assessment.plan.obligations} if judged else {}
    return [
        outcome.chosen
        for ref in refs
        if ref in judged
        for outcome in judged[ref].clauses
        if outcome.chosen is not None and outcome.chosen.supplier is not None
        if work & _either(rows[ref], outcome.demand)
    ]


def _either(row: Obligation, chosen: Demand) -> set[str]:
    """The work that a clause takes, any of it, where one of its demands was chosen."""
    clause = next((each for each in row.clauses if chosen in each), (chosen,))
    return {demand.capability for demand in clause if demand.capability is not None}


def wider(chosen: Iterable[Alternative], able: Collection[str]) -> str | None:
    """Who serves other asset groups today and, as recommended, would do this work in all; None where nobody would."""
    doing = {each.supplier.id for each in chosen if each.supplier is not None}
    return doing.pop() if len(doing) == 1 and doing.issubset(able) else None


def functions_doing(chosen: Iterable[Alternative]) -> tuple[str, ...]:
    """Through which functions the work is then done well enough."""
    done = (each.function for each in chosen if each.result >= DemandResult.MET_WITH_DUTY)
    return tuple(dict.fromkeys(name for name in done if name is not None))


def of_matrix(assessment: Assessment, kind: FindingKind, refs: Collection[str]) -> tuple[OfMatrix, ...]:
    """The rows a responsibility matrix makes a provider's own, of work people found, or its terms show, undone."""
    if kind not in _OF_A_PROVIDER:
        return ()
    found = []
    for provider in assessment.case.engagement.providers:
        lines = provider.contract.responsibility_matrix if provider.contract is not None else ()
        own = {line.obligation for line in lines if line.owner == "provider"}
        if rows := tuple(ref for ref in refs if ref in own):
            found.append(OfMatrix(provider=provider.id, obligations=rows))
    return tuple(found)
