"""What must become true for the recommended arrangement, each condition with the obligations it holds up."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from assessor.assess.judged import conditions
from assessor.assess.wording import Wording
from assessor.evaluate.supply import RECOMMENDED
from assessor.model.scales import IN_PLACE
from assessor.result.recommendation import RecommendedCondition

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessor.assess.engine import Assessment
    from assessor.evaluate.outcome import ConditionUse, Judgement


def conditions_of(assessment: Assessment) -> tuple[RecommendedCondition, ...]:
    """The conditions of every obligation that is in place as recommended, by kind and id."""
    wording = Wording(assessment)
    judgements = assessment.judgements[RECOMMENDED]
    by_use: dict[ConditionUse, RecommendedCondition] = {}
    for ref, judgement in judgements.items():
        if judgement.verdict not in IN_PLACE:
            continue
        for use in conditions(judgement):
            if use not in by_use:
                by_use[use] = _condition(wording, judgement, use, judgements)
            condition = by_use[use]
            by_use[use] = dataclasses.replace(condition, obligations=(*condition.obligations, ref))
    return tuple(by_use[use] for use in sorted(by_use))


def _condition(
    wording: Wording, judgement: Judgement, use: ConditionUse, judgements: Mapping[str, Judgement]
) -> RecommendedCondition:
    return RecommendedCondition(
        kind=use.kind,
        id=use.id,
        providers=_needing(use, judgements) if use.kind == "gate" else (),
        groups=(),
        hours=wording.hours_needed(judgement, use.id) if use.kind == "bought_hours" else None,
        obligations=(),
    )


def _needing(use: ConditionUse, judgements: Mapping[str, Judgement]) -> tuple[str, ...]:
    """Everybody who would need a paper."""
    chosen = (outcome.chosen for judgement in judgements.values() for outcome in judgement.clauses)
    suppliers = {
        alternative.supplier.id
        for alternative in chosen
        if alternative is not None and alternative.supplier is not None and use in alternative.conditions
    }
    return tuple(sorted(suppliers))
