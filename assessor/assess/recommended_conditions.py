"""What must become true for the recommended arrangement, each condition with the obligations it holds up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.assess.verdicts import conditions
from assessor.evaluate.outcome import ConditionUse
from assessor.evaluate.supply import RECOMMENDED
from assessor.model.scales import IN_PLACE
from assessor.model.value import replace
from assessor.result.recommendation import RecommendedCondition

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessor.assess.engine import Assessment
    from assessor.evaluate.outcome import Judgement
    from assessor.result.verdict import Condition


def conditions_of(assessment: Assessment) -> tuple[RecommendedCondition, ...]:
    """The conditions of every obligation that is in place as recommended, by kind and id."""
    judgements = assessment.judgements[RECOMMENDED]
    by_id: dict[tuple[str, str], RecommendedCondition] = {}
    for ref, judgement in judgements.items():
        if judgement.verdict not in IN_PLACE:
            continue
        for needed in conditions(assessment, judgement):
            known = by_id.get((needed.kind, needed.id)) or _recommended(needed, judgements)
            by_id[needed.kind, needed.id] = replace(known, obligations=(*known.obligations, ref))
    return tuple(by_id[key] for key in sorted(by_id))


def _recommended(needed: Condition, judgements: Mapping[str, Judgement]) -> RecommendedCondition:
    return RecommendedCondition(
        kind=needed.kind,
        id=needed.id,
        model=needed.model,
        offering=needed.offering,
        providers=_needing(ConditionUse(needed.kind, needed.id), judgements) if needed.kind == "gate" else (),
        groups=(),
        hours=needed.hours,
        obligations=(),
    )


def _needing(paper: ConditionUse, judgements: Mapping[str, Judgement]) -> tuple[str, ...]:
    """Everybody who would need a paper."""
    chosen = (outcome.chosen for judgement in judgements.values() for outcome in judgement.clauses)
    suppliers = {
        alternative.supplier.id
        for alternative in chosen
        if alternative is not None and alternative.supplier is not None and paper in alternative.conditions
    }
    return tuple(sorted(suppliers))
