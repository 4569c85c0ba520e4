"""What people decided in writing, as the result holds it: determinations, and alternatives with what they lack."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.evaluate.alternative import REVIEW
from assessor.model.condition import NEVER_HAPPENED
from assessor.model.scales import Truth
from assessor.result.verdict import Alternative, Determination, ObjectiveDetermination, Remark, RestsOn

if TYPE_CHECKING:
    from assessor.evaluate.case import Case
    from assessor.evaluate.outcome import AlternativeUse, Determined, Judgement
    from assessor.model.engagement import Determination as Stated


def determination_of(determined: Determined | None) -> Determination | None:
    """A determination on the verdict it decided; a roll-up has only its objectives."""
    if determined is None:
        return None
    own = determined.own
    return Determination(
        status=determined.status,
        rationale=own.rationale if own is not None else None,
        by=own.by if own is not None else None,
        on=own.on if own is not None else None,
        exception=own.exception if own is not None else None,
        evidence=own.evidence if own is not None else (),
        rolled_up=own is None,
        objectives=tuple(_objective(objective) for objective in determined.objectives),
        undecided=determined.undecided,
    )


def _objective(stated: Stated) -> ObjectiveDetermination:
    return ObjectiveDetermination(
        ref=stated.obligation,
        status=stated.status,
        rationale=stated.rationale,
        by=stated.by,
        on=stated.on,
        exception=stated.exception,
        evidence=stated.evidence,
    )


def decided(judged: Judgement) -> bool:
    """Whether a determination, and not what was derived, gave the verdict."""
    return judged.determined is not None and judged.derived is not judged.verdict


def alternative_of(case: Case, use: AlternativeUse) -> Alternative:
    """The decision, and why it counts or does not."""
    decision, rule = use.item, use.rule
    return Alternative(
        document=rule.document,
        citation=rule.citation,
        accepted=use.accepted,
        lacks=(*(_lack(use, name) for name in use.lacks), *_foundation(case, use)),
        flagged=tuple(_remark(name) for name in use.flagged),
        measure=decision.measure,
        rationale=decision.rationale,
        grounds=tuple(rule.grounds.get(name, name) for name in decision.grounds),
        standard_met_by=decision.standard_met_by,
        by=decision.by,
        on=decision.on,
        reviewed=decision.reviewed,
    )


def _lack(use: AlternativeUse, name: str) -> Remark:
    if name != REVIEW:
        return _remark(name)
    last = max((day for day in (use.item.on, use.item.reviewed) if day), default=None)
    return _remark(name, every=use.rule.reviewed_every, last=last)


def _remark(name: str, *, every: str | None = None, last: str | None = None, rests_on: RestsOn | None = None) -> Remark:
    return Remark(id=name, every=every, last=last, rests_on=rests_on)


def _foundation(case: Case, use: AlternativeUse) -> tuple[Remark, ...]:
    """What is wrong with the thing the alternatives of a framework rest on."""
    rule = use.rule.rests_on
    if rule is None or use.rests is Truth.YES:
        return ()
    return (_remark(rule.cause, rests_on=standing(case, rule.fact, rule.not_before, use.rests)),)


def standing(case: Case, fact: str, not_before: str | None, rests: Truth) -> RestsOn:
    """How the thing stands that alternatives rest on: two date facts, and whether the first is late enough."""
    done, since = case.facts.get(fact), case.facts.get(not_before or "")
    if done == NEVER_HAPPENED:
        return RestsOn(state="never_done", done=None, since=None)
    if rests is Truth.NO:
        return RestsOn(state="outdated", done=str(done), since=str(since))
    if done is None:
        return RestsOn(state="undated", done=None, since=None)
    return RestsOn(state="change_not_stated", done=str(done), since=None)
