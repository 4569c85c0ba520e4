"""Documented alternatives: whether what the organization wrote down counts (docs/method.md, section 11)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.evaluate.outcome import AlternativeUse
from assessor.model.condition import NEVER_HAPPENED
from assessor.model.interval import seconds
from assessor.model.rules import AlternativeRule
from assessor.model.scales import Truth, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor.evaluate.case import Case
    from assessor.model.engagement import DocumentedAlternative
    from assessor.model.plan import Obligation
    from assessor.model.rules import RestsOn

MEASURE, STANDARD, GROUNDS = "measure", "standard_met_by", "grounds"  # fields
ALONE, REVIEW, NO_MEASURE, OLDER = "ground_alone", "review", "no_measure", "older"  # what no single field is about

# A framework that says nothing of alternatives accepts one that states what is done and why.
PLAIN = AlternativeRule(document="documented alternative", citation="")


def documented(case: Case, row: Obligation) -> AlternativeUse | None:
    """The best alternative documented for an obligation that allows one; None where there is none."""
    if not row.alternative_allowed:
        return None
    found = [item for item in case.engagement.alternatives if item.obligation == row.ref]
    own_ways = list(_own_ways(case, row))
    if not found:
        return min(own_ways, key=_order, default=None)
    framework = case.framework_of.get(row.catalog)
    rule = (framework.alternatives if framework is not None else None) or PLAIN
    rests, missing = rests_on(case, rule.rests_on)
    made = [_weighed(case, rule, item)._replace(rests=rests, missing_facts=missing) for item in found]
    return min([*made, *own_ways], key=_order)


def _own_ways(case: Case, row: Obligation) -> Iterator[AlternativeUse]:
    """What the frameworks know beside documented alternatives, each weighed by its own rule."""
    for framework in case.plan.registry:
        for own in framework.own_alternatives(case.terrain, case.engagement, row.ref):
            every, dated = own.rule.reviewed_every, own.stated.on is not None or own.stated.reviewed is not None
            stale = every is not None and dated and not _reviewed(case, own.stated, every)
            yield AlternativeUse(item=own.stated, rule=own.rule, lacks=(*own.lacks, *((REVIEW,) if stale else ())))


def counted(use: AlternativeUse, verdict: Verdict) -> Verdict:
    """What a partial or a gap becomes beside a documented alternative."""
    if use.lacks:
        return verdict
    return (Verdict.PARTIAL, Verdict.NOT_ASSESSABLE, Verdict.COMPENSATED)[use.rests]


def rests_on(case: Case, rule: RestsOn | None) -> tuple[Truth, tuple[str, ...]]:
    """Whether what alternatives rest on was done, and not before what made it necessary; the facts that are missing."""
    if rule is None:
        return Truth.YES, ()
    done = case.facts.get(rule.fact)
    if done == NEVER_HAPPENED:
        return Truth.NO, ()
    since = case.facts.get(rule.not_before) if rule.not_before is not None else NEVER_HAPPENED
    pairs = ((rule.fact, done), (rule.not_before, since))
    missing = tuple(name for name, value in pairs if value is None and name is not None)
    if missing:
        return Truth.UNKNOWN, missing
    return (Truth.YES if since == NEVER_HAPPENED or str(done) >= str(since) else Truth.NO), ()


def _weighed(case: Case, rule: AlternativeRule, item: DocumentedAlternative) -> AlternativeUse:
    lacks, flagged = [], []
    for name in rule.states:
        if name == MEASURE and rule.without_measure and item.no_reasonable_alternative:
            flagged.append(NO_MEASURE)
            if item.standard_met_by is None:
                lacks.append(STANDARD)
        elif not getattr(item, name):
            lacks.append(name)
    if rule.never_alone and item.grounds and set(item.grounds) <= set(rule.never_alone):
        lacks.append(ALONE)
    if rule.never_alone and not item.grounds and GROUNDS not in rule.states:
        flagged.append(GROUNDS)
    if rule.rests_on is not None and _older(case, item, rule.rests_on):
        flagged.append(OLDER)
    if rule.reviewed_every is not None and not _reviewed(case, item, rule.reviewed_every):
        lacks.append(REVIEW)
    return AlternativeUse(item=item, rule=rule, lacks=tuple(lacks), flagged=tuple(flagged))


def _reviewed(case: Case, item: DocumentedAlternative, every: str) -> bool:
    """Whether the last review, or else the decision itself, is young enough; one without a date is not."""
    days = [day for day in (item.reviewed, item.on) if day is not None]
    if not days:
        return False
    age = case.age_of(max(days))
    return age <= seconds(every)


def _older(case: Case, item: DocumentedAlternative, rests: RestsOn) -> bool:
    """Whether a decision was last looked at before that on which it rests was done; one without a date may not be."""
    done = case.facts.get(rests.fact)
    days = [day for day in (item.reviewed, item.on) if day is not None]
    return bool(days) and done not in (None, NEVER_HAPPENED) and max(days) < str(done)


def _order(use: AlternativeUse) -> tuple[object, ...]:
    """Best first: what lacks least, then what needs least of a reviewer; ties by what it says."""
    item = use.item
    texts = (item.measure, item.rationale, item.standard_met_by, item.by, item.on, item.reviewed)
    named = (sorted(use.lacks), sorted(use.flagged))
    grounds, alone = tuple(sorted(item.grounds)), bool(item.no_reasonable_alternative)
    return (len(use.lacks), len(use.flagged), *named, tuple(text or "" for text in texts), grounds, alone)
