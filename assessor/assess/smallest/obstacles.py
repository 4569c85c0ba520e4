"""Why no change of statements brings an obligation in place now, and the documented alternative that might."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.assess.smallest.atoms import entry, joined, statement, to_replace
from assessor.assess.smallest.trial import tried
from assessor.evaluate.alternative import ALONE, GROUNDS, MEASURE, PLAIN
from assessor.evaluate.customer import duty_of
from assessor.model.scales import CUSTOMER, DemandResult, Verdict
from assessor.model.shape import plain
from assessor.model.stated import with_statement
from assessor.result.smallest import DocumentedWay, Obstacle

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assessor.assess.smallest.search import Found
    from assessor.evaluate.case import Case
    from assessor.evaluate.outcome import Judgement
    from assessor.model.plan import Obligation
    from assessor.model.row_finding import RowFinding
    from assessor.model.rules import AlternativeRule
    from assessor.result.smallest import ObstacleKind, Statement


def obstacle(
    kind: ObstacleKind,
    *,
    facts: tuple[str, ...] = (),
    records: tuple[str, ...] = (),
    finding: RowFinding | None = None,
) -> Obstacle:
    """An obstacle of one kind, with the values that kind has."""
    return Obstacle(kind=kind, facts=facts, records=records, statement=finding)


def obstacles(case: Case, judged: Judgement, found: Found) -> Iterator[Obstacle]:
    """What stands in the way of every change that was looked for."""
    yield from (obstacle("statement", finding=item) for item in judged.findings)
    records = standing_records(case, judged)
    if records:
        yield obstacle("records", records=records)
    if not found.exhausted:
        yield obstacle("untried")
    elif not (judged.findings or records):
        yield obstacle("terms")


def standing_records(case: Case, judged: Judgement) -> tuple[str, ...]:
    """The records that stand against the work of a clause that is not met, by id."""
    return tuple(sorted(set(_records(case, judged))))


def _records(case: Case, judged: Judgement) -> Iterator[str]:
    for clause in judged.outcomes:
        if max((outcome.result for outcome in clause), default=DemandResult.UNMET) >= DemandResult.MET_WITH_DUTY:
            continue
        for outcome in clause:
            demand = outcome.demand
            capability = case.terrain.capabilities.get(demand.capability or "")
            duty = demand.duty or (duty_of(capability) if capability is not None else None)
            whose = {CUSTOMER, *(way.supplier.id for way in outcome.alternatives if way.supplier is not None)}
            for name in sorted(whose):
                own = name == CUSTOMER
                against = case.held_records.against(name, capability=demand.capability, duty=duty if own else None)
                yield from (record.id for record in against)


def documented_way(case: Case, row: Obligation, judged: Judgement) -> DocumentedWay | None:
    """A decision in writing for an addressable obligation; None where one counts, or something stands against it."""
    use = judged.alternative
    if row.specification != "addressable" or not row.alternative_allowed or judged.findings:
        return None
    if judged.verdict not in (Verdict.GAP, Verdict.PARTIAL):
        return None
    if use is not None and not use.lacks:
        return None
    framework = case.framework_of.get(row.catalog)
    rule = (framework.alternatives if framework is not None else None) or PLAIN
    lacks = use.lacks if use is not None else ()
    values: dict[str, object] = {"obligation": row.ref}
    if use is None:
        values |= _values(case, rule)
    else:
        asked = {name: value for name, value in _values(case, rule).items() if _is_lacking(name, lacks)}
        there = plain(use.item)
        values |= {**(there if isinstance(there, dict) else {}), **asked, "on": case.engagement.as_of}
    own = sum(item.obligation == row.ref for item in case.engagement.alternatives)
    place = ("alternatives",)
    made = (
        statement(case.engagement, (*place, row.ref), values)
        if own == 1
        else entry(case.engagement, place, row.ref, values)
    )
    rests = rule.rests_on
    again = None if rests is None else statement(case.engagement, ("organization", rests.fact), case.engagement.as_of)
    for statements in ((made,), (made, again)):
        written = tuple(item for item in statements if item is not None)
        if _counts(case, row, written):
            return DocumentedWay(
                document=rule.document,
                citation=rule.citation,
                states=lacks or rule.states,
                fact=rests.fact if rests is not None and again in written else None,
                statements=written,
            )
    return None


def _counts(case: Case, row: Obligation, statements: Sequence[Statement]) -> bool:
    """Whether what is written down stands in for the obligation."""
    made = joined(case.engagement, statements)
    engagement = case.engagement
    for item in made:
        engagement = with_statement(engagement, item.place, item.value, case.plan.registry)
    return tried(case, row, engagement, judged_whole=True).judged.verdict is Verdict.COMPENSATED


def _is_lacking(name: str, lacks: tuple[str, ...]) -> bool:
    """Whether a field is one of those a decision lacks; a ground that cannot stand alone asks for another."""
    return name in lacks or (name == GROUNDS and ALONE in lacks)


def _values(case: Case, rule: AlternativeRule) -> dict[str, object]:
    """Everything a decision has to state, in words to replace."""
    grounds = [name for name in rule.grounds if name not in rule.never_alone]
    made: dict[str, object] = {name: to_replace(name) for name in rule.states}
    made.setdefault(MEASURE, to_replace(MEASURE))
    if grounds:
        made[GROUNDS] = grounds[:1]
    if rule.reviewed_every is not None:
        made["on"] = case.engagement.as_of
    return made
