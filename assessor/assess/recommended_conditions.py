"""What must become true for the recommended arrangement, each condition with the obligations it holds up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.assess.verdicts import conditions
from assessor.evaluate.outcome import ConditionUse
from assessor.evaluate.supply import RECOMMENDED, TODAY
from assessor.model.interval import seconds
from assessor.model.scales import AS_DEFINED, IN_PLACE, Verdict
from assessor.model.value import replace
from assessor.result.recommended_condition import RecommendedCondition, TermAnswer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from assessor.assess.engine import Assessment
    from assessor.evaluate.outcome import Judgement
    from assessor.model.plan import Demand
    from assessor.result.verdict import Condition


def conditions_of(assessment: Assessment) -> tuple[RecommendedCondition, ...]:
    """The conditions of every obligation that is in place as recommended, by kind and id.

    What a valid decision of the organization itself already answers needs none of them, and what its own duties alone
    hold in place today needs nothing written into a contract.
    """
    judgements, now = assessment.judgements[RECOMMENDED], assessment.judgements[TODAY]
    stated = {each.obligation for each in assessment.case.engagement.alternatives}
    decided = {ref for ref in stated if ref in now and now[ref].verdict is Verdict.COMPENSATED}
    by_id: dict[tuple[str, str], RecommendedCondition] = {}
    for ref, judgement in judgements.items():
        if judgement.verdict not in IN_PLACE or ref in decided:
            continue
        alone = ref in now and now[ref].verdict in IN_PLACE and now[ref].carried_by == "customer"
        for needed in conditions(assessment, judgement):
            if alone and needed.kind == "term":
                continue
            known = by_id.get((needed.kind, needed.id)) or _recommended(assessment, needed, judgements)
            by_id[needed.kind, needed.id] = replace(known, obligations=(*known.obligations, ref))
    return tuple(by_id[key] for key in sorted(by_id))


def _recommended(
    assessment: Assessment, needed: Condition, judgements: Mapping[str, Judgement]
) -> RecommendedCondition:
    use = ConditionUse(needed.kind, needed.id)
    is_term = needed.kind == "term"
    asked = tuple(_asked(assessment, use, judgements)) if is_term else ()
    return RecommendedCondition(
        kind=needed.kind,
        id=needed.id,
        model=needed.model,
        offering=needed.offering,
        providers=_needing(use, judgements) if is_term or needed.kind == "gate" else (),
        groups=(),
        hours=needed.hours,
        every=_shortest(every for every, _ in asked),
        answers=_answers(demand for _, demand in asked),
        obligations=(),
    )


def _asked(
    assessment: Assessment, term: ConditionUse, judgements: Mapping[str, Judgement]
) -> Iterator[tuple[str | None, Demand]]:
    """The demands that a term has to meet, each with its interval where one is set."""
    defined = assessment.case.defined
    for ref, judgement in judgements.items():
        if judgement.verdict in IN_PLACE:
            for outcome in judgement.clauses:
                if outcome.chosen is not None and term in outcome.chosen.conditions:
                    every = outcome.demand.every
                    yield defined.get(ref) if every == AS_DEFINED else every, outcome.demand


def _answers(demands: Iterable[Demand]) -> tuple[TermAnswer, ...]:
    """The events behind some demands, each with the shortest time to answer it."""
    times: dict[str, list[str | None]] = {}
    for demand in demands:
        if demand.event is not None:
            times.setdefault(demand.event, []).append(demand.within)
    return tuple(TermAnswer(event=event, within=_shortest(known)) for event, known in sorted(times.items()))


def _shortest(durations: Iterable[str | None]) -> str | None:
    return min((one for one in durations if one is not None), key=seconds, default=None)


def _needing(use: ConditionUse, judgements: Mapping[str, Judgement]) -> tuple[str, ...]:
    """Everybody whose work rests on a condition."""
    chosen = (outcome.chosen for judgement in judgements.values() for outcome in judgement.clauses)
    suppliers = {
        alternative.supplier.id
        for alternative in chosen
        if alternative is not None and alternative.supplier is not None and use in alternative.conditions
    }
    return tuple(sorted(suppliers))
