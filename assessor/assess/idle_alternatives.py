"""Documented alternatives that play no part in any verdict, and why not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.assess.engine import assess_case
from assessor.assess.written_decisions import alternative_of
from assessor.evaluate.supply import TODAY
from assessor.model.scales import IN_PLACE, Truth, Verdict
from assessor.result.idle import IdleAlternative

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assessor.assess.engine import Assessment
    from assessor.evaluate.case import Case
    from assessor.evaluate.outcome import AlternativeUse, Judgement
    from assessor.model.engagement import DocumentedAlternative, Engagement
    from assessor.model.plan import Plan
    from assessor.model.span import Pointer
    from assessor.result.idle import IdleReason


def idle_alternatives(case: Case, *, only: str | None = None) -> list[IdleAlternative]:
    """All of them, each weighed under every arrangement; those a framework knows of its own included.

    With the reference of an obligation, `only` those that are documented for it.
    """
    stated = [(item, at) for item, at in _stated(case.plan, case.engagement) if only in (None, item.obligation)]
    if not stated:
        return []
    now = _assessed(case, stated, (TODAY,))  # most play their part today: nothing else has to be judged
    doubtful = [(item, at) for item, at in stated if not _heard(item, _judged(now, item))]
    if not doubtful:
        return []
    assessment = _assessed(case, doubtful, None)
    return [
        _idle(assessment, item, at, judged)
        for item, at in doubtful
        for judged in [_judged(assessment, item)]
        if not _heard(item, judged)
    ]


def _assessed(
    case: Case, stated: Sequence[tuple[DocumentedAlternative, Pointer]], arrangements: Sequence[str] | None
) -> Assessment:
    refs = {item.obligation for item, _ in stated}
    return assess_case(case, only=lambda row: row.ref in refs, arrangements=arrangements)


def _stated(plan: Plan, engagement: Engagement) -> Iterator[tuple[DocumentedAlternative, Pointer]]:
    allowed = [row.ref for row in plan.obligations if row.alternative_allowed]
    for index, item in enumerate(engagement.alternatives):
        if item.obligation in allowed:
            yield item, ("alternatives", index, "obligation")
    for framework in plan.registry:
        for ref in allowed:
            for own in framework.own_alternatives(plan.terrain, engagement, ref):
                yield own.stated, own.at


def _judged(assessment: Assessment, item: DocumentedAlternative) -> list[Judgement]:
    return [judged[item.obligation] for judged in assessment.judgements.values()]


def _heard(item: DocumentedAlternative, judged: Sequence[Judgement]) -> bool:
    """Whether it stands in for the obligation in one of the judgements."""
    return any(use.item == item and not use.lacks for use in _weighed(judged))


def _weighed(judged: Sequence[Judgement]) -> list[AlternativeUse]:
    return [judgement.alternative for judgement in judged if judgement.alternative is not None]


def _idle(
    assessment: Assessment, item: DocumentedAlternative, at: Pointer, judged: Sequence[Judgement]
) -> IdleAlternative:
    weighed = _weighed(judged)
    reason = _reason(assessment, item, judged, weighed)
    lacking = next((use for use in weighed if use.item == item), None) if reason == "incomplete" else None
    decision = alternative_of(assessment.case, lacking) if lacking is not None else None
    return IdleAlternative(obligation=item.obligation, at=at, reason=reason, decision=decision)


def _reason(
    assessment: Assessment, item: DocumentedAlternative, judged: Sequence[Judgement], weighed: Sequence[AlternativeUse]
) -> IdleReason:
    if assessment.case.applicability[item.obligation] is Truth.NO:
        return "outside"
    if weighed:
        return "incomplete" if any(use.item == item for use in weighed) else "another"
    derived = {judgement.derived or judgement.verdict for judgement in judged}
    if Verdict.NOT_ASSESSABLE in derived:
        return "open"
    return "in_place" if derived & set(IN_PLACE) else "not_needed"
