"""What an engagement states of duties, alternatives, frequencies and evidence, against the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.library.dates import in_order, not_later
from assessor.library.duty_links import duty_answer
from assessor.library.record_days import record_days
from assessor.library.references import missing
from assessor.model.diagnostic import Diagnostic, Severity
from assessor.model.plan import duty_shown

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from assessor.library.engagement import Source
    from assessor.model.engagement import DutyState, EvidenceRecord
    from assessor.model.plan import Plan
    from assessor.model.rules import Duty
    from assessor.model.span import Pointer

AS_DEFINED = "as_defined"


def _duties(plan: Plan) -> Mapping[str, Mapping[str, object]]:
    """What duties are about, by the word before the colon: a rule, a call to a provider, one's own performance."""
    terrain = plan.terrain
    return {"": terrain.duties, "report": terrain.events, "perform": terrain.capabilities}


def _is_duty(plan: Plan, name: str) -> bool:
    """Whether an engagement may speak of a duty; a provider is called for events from outside only."""
    kind, _, subject = name.rpartition(":")
    return subject in _duties(plan).get(kind, ()) and (
        kind != "report" or plan.terrain.events[subject].origin == "outside"
    )


def _duty_ids(plan: Plan) -> set[str]:
    """Every duty an engagement may speak of."""
    named = (f"{kind}:{subject}" if kind else subject for kind, held in _duties(plan).items() for subject in held)
    return {name for name in named if _is_duty(plan, name)}


def duties(source: Source, plan: Plan) -> Iterator[Diagnostic]:
    """Duties are known ones, and so are their parts; each answer says something, and what fits together."""
    for name, stated in source.engagement.duties.items():
        at: Pointer = ("duties", name)
        rule = plan.terrain.duties.get(name)
        if not _is_duty(plan, name):
            yield missing(source.document, "duty", name, _duty_ids(plan), at, key=True)
        else:
            yield from _parts(source, rule, stated, (*at, "parts"))
        yield from duty_answer(source, stated, at)
        for part, answer in stated.parts.items():
            yield from duty_answer(source, answer, (*at, "parts", part))


def _parts(source: Source, rule: Duty | None, stated: DutyState, at: Pointer) -> Iterator[Diagnostic]:
    """Parts are known ones; a warning where those answered are all there is, and no chosen framework asks for any."""
    known = {part.id: part for part in rule.parts} if rule is not None else {}
    chosen = set(source.engagement.frameworks)
    asked = {name for name, part in known.items() if chosen & {ref.partition(":")[0] for ref in part.attaches_to}}
    if left := sorted(asked - set(stated.parts)) if stated.lists_parts else []:
        message = (
            f"the parts only repeat the duty's '{stated.state or stated.document}', so they list what is done; "
            f"not stated: {', '.join(left)}"
        )
        advice = "answer these parts too; or remove the parts that only repeat, and the duty's answer stands for them"
        yield Diagnostic("engagement/parts-left-out", message, source.document.key_span(at), advice, Severity.WARNING)
    alone = stated.state is None and stated.document is None and asked.isdisjoint(stated.parts)
    for name in stated.parts:
        if name not in known:
            yield missing(source.document, "part", name, known, (*at, name), key=True)
        elif alone and known[name].attaches_to:
            message = (
                f"none of the chosen frameworks asks for part '{name}' of this duty, so its answer counts for nothing"
            )
            advice = (
                f"parts that are asked for: {', '.join(sorted(asked))}" if asked else "state the duty without parts"
            )
            span = source.document.key_span((*at, name))
            yield Diagnostic("engagement/part-not-asked", message, span, advice, Severity.WARNING)


def alternatives(source: Source, plan: Plan) -> Iterator[Diagnostic]:
    """An alternative stands in for an obligation that allows one, and was written by the time of the assessment."""
    if not source.engagement.alternatives:
        return
    rows = {row.ref: row for row in plan.obligations}
    for index, item in enumerate(source.engagement.alternatives):
        at: Pointer = ("alternatives", index, "obligation")
        if item.obligation not in rows:
            yield from no_obligation(source, plan, item.obligation, at, key=False)
        elif not rows[item.obligation].alternative_allowed:
            message = f"'{item.obligation}' does not allow a documented alternative"
            advice = "remove it; only rows marked addressable or alternative: allowed take one"
            yield Diagnostic("engagement/alternative", message, source.document.span(at), advice)
        else:
            yield from _contents(source, plan, rows[item.obligation].catalog, index)
        for name, day in (("on", item.on), ("reviewed", item.reviewed)):
            if day is not None:
                yield from not_later(source, day, ("alternatives", index, name))


def _contents(source: Source, plan: Plan, catalog: str, index: int) -> Iterator[Diagnostic]:
    """The grounds are those of the framework, and a measure and none at all are not both stated."""
    item = source.engagement.alternatives[index]
    rule = next((each.alternatives for each in plan.terrain.frameworks.values() if each.catalog == catalog), None)
    known = rule.grounds if rule is not None else {}
    for position, name in enumerate(item.grounds):
        if name not in known:
            yield missing(
                source.document, "ground", name, known, ("alternatives", index, "grounds", position), key=False
            )
    if item.measure is not None and item.no_reasonable_alternative:
        message = "both a measure and no_reasonable_alternative are stated"
        span = source.document.key_span(("alternatives", index, "no_reasonable_alternative"))
        yield Diagnostic("engagement/alternative", message, span, "keep the one that is true")


def defined_frequencies(source: Source, plan: Plan) -> Iterator[Diagnostic]:
    """A frequency is defined for an obligation that leaves it to the organization."""
    if not source.engagement.defined_frequencies:
        return
    rows = {row.ref: row for row in plan.obligations}
    for ref in source.engagement.defined_frequencies:
        at: Pointer = ("defined_frequencies", ref)
        if ref not in rows:
            yield from no_obligation(source, plan, ref, at, key=True)
        elif not any(demand.every == AS_DEFINED for clause in rows[ref].clauses for demand in clause):
            message = f"'{ref}' does not leave its frequency to the organization"
            yield Diagnostic("engagement/frequency", message, source.document.key_span(at), "remove it")


def no_obligation(
    source: Source, plan: Plan, ref: str, at: Pointer, *, key: bool, known: Collection[str] | None = None
) -> Iterator[Diagnostic]:
    """Unknown, or of a catalog nobody chose; silent where a framework itself is unknown, which is told elsewhere."""
    catalog = ref.partition(":")[0]
    frameworks = plan.terrain.frameworks
    if catalog in {part.info.id for part in plan.catalogs}:
        found = {row.ref for row in plan.obligations} if known is None else known
        yield missing(source.document, "obligation", ref, found, at, key=key)
    elif all(name in frameworks for name in source.engagement.frameworks):
        span = source.document.key_span(at) if key else source.document.span(at)
        message = f"'{ref}' is in catalog '{catalog}', which no framework of this engagement uses"
        chosen = ", ".join(source.engagement.frameworks)
        yield Diagnostic("engagement/not-chosen", message, span, f"chosen: {chosen}")


def evidence(source: Source, plan: Plan) -> Iterator[Diagnostic]:
    """Evidence speaks of known things, once, and not from the future."""
    seen: set[str] = set()
    for index, record in enumerate(source.engagement.evidence):
        at: Pointer = ("evidence", index)
        if record.id in seen:
            span = source.document.span((*at, "id"))
            yield Diagnostic("link/duplicate-id", f"evidence '{record.id}' appears twice", span, "rename one of them")
        seen.add(record.id)
        yield from _record(source, plan, record, at)


def _record(source: Source, plan: Plan, record: EvidenceRecord, at: Pointer) -> Iterator[Diagnostic]:
    capabilities = plan.terrain.capabilities
    providers = {provider.id for provider in source.engagement.providers}
    if record.capability is not None and record.capability not in capabilities:
        yield missing(source.document, "capability", record.capability, capabilities, (*at, "capability"), key=False)
    if record.duty is not None and not _is_duty(plan, record.duty):
        yield missing(source.document, "duty", record.duty, _duty_ids(plan), (*at, "duty"), key=False)
    yield from _shown(source, plan, record, at)
    if record.provider is not None and record.provider not in providers:
        yield missing(source.document, "provider", record.provider, providers, (*at, "provider"), key=False)
    yield from not_later(source, record.collected, (*at, "collected"))
    if record.period is not None:
        yield from in_order(source, record.period.from_, record.period.to, (*at, "period", "to"))
        yield from not_later(source, record.period.to, (*at, "period", "to"))
    yield from _extent(source, record, at)


def _shown(source: Source, plan: Plan, record: EvidenceRecord, at: Pointer) -> Iterator[Diagnostic]:
    """The parts a record shows are those of its duty, or of the duty of its work; its frameworks are chosen ones."""
    rule = duty_shown(plan.terrain, record)
    known = {part.id: part for part in rule.parts} if rule is not None else {}
    for place, name in enumerate(record.parts):
        if name not in known:
            yield missing(source.document, "part", name, known, (*at, "parts", place), key=False)
    chosen = source.engagement.frameworks
    for place, name in enumerate(record.frameworks):
        if name not in chosen:
            message = f"framework '{name}' is not among the frameworks of this engagement"
            span = source.document.span((*at, "frameworks", place))
            yield Diagnostic("engagement/not-chosen", message, span, f"chosen: {', '.join(sorted(chosen))}")


def _extent(source: Source, record: EvidenceRecord, at: Pointer) -> Iterator[Diagnostic]:
    """How far a record speaks against something is stated of one that does, once, and in sense."""
    if record.extent is None and record.failed is None:
        return
    key = "extent" if record.extent is not None else "failed"
    if record.result == "supports" and record.inadequate is None:
        message = f"record '{record.id}' supports, and '{key}' says how far one speaks against"
        advice = "remove it, or write result: contradicts"
    elif record.extent is not None and record.failed is not None:
        message, advice = (
            f"record '{record.id}' states both extent and failed",
            "keep the count; extent follows from it",
        )
    elif record.failed is not None and record.of is not None and record.failed > record.of:
        message, advice = f"{record.failed} of {record.of} failed, more than were looked at", "correct the counts"
    else:
        return
    yield Diagnostic("engagement/extent", message, source.document.key_span((*at, key)), advice)


STATEMENT_CHECKS = (duties, alternatives, defined_frequencies, evidence, record_days)
