"""An explanation of one obligation in lines of text."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING, TextIO

from assessor.assess.alternatives import alternative_data
from assessor.assess.determinations import CORRECT, DECIDE, decided, said
from assessor.assess.judged import assumed, condition_text, conditions, framework_word
from assessor.assess.naming import inside
from assessor.assess.nearest import nearest_change
from assessor.assess.reasons import reason_of
from assessor.assess.wording import Wording
from assessor.evaluate.supply import RECOMMENDED, TODAY
from assessor.model.scales import IN_PLACE, PREDICATES, RESULT_WORD, Proof, Result, Truth, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assessor.assess.engine import Assessment
    from assessor.evaluate.outcome import Alternative, AlternativeUse, DemandOutcome, Judgement
    from assessor.model.plan import Demand, Obligation, Plan

_WIDTH = 110
_MARK = {Result.MET: "●", Result.MET_WITH_DUTY: "●", Result.UNKNOWN: "?", Result.PART: "◐", Result.UNMET: "▲"}


def explain(
    plan: Plan,
    assessment: Assessment,
    row: Obligation,
    names: Sequence[str],
    stream: TextIO | None = None,
) -> Iterator[str]:
    """What the obligation asks, then for each arrangement why its verdict is what it is."""
    del stream
    wording = Wording(assessment)
    yield f"{row.ref}  {row.title}" + (f"  ({row.specification})" if row.specification else "")
    yield from wrap(row.statement or "", _WIDTH, initial_indent="  ", subsequent_indent="  ")
    yield f"  {row.citation}"
    yield ""
    yield "asks for"
    titles = {name: title for part in plan.catalogs for name, title in part.controls.items()}
    for number, clause in enumerate(row.clauses, 1):
        for position, demand in enumerate(clause):
            lead = f"  {number}." if position == 0 else "  or"
            yield f"{lead:<5}{_chain(wording, demand, titles)}: {wording.asks(demand)}"
            if demand.because or demand.rationale:
                yield from wrap(
                    demand.because or demand.rationale or "",
                    _WIDTH,
                    initial_indent="       ",
                    subsequent_indent="       ",
                )
    for name in names:
        yield ""
        yield from _arrangement(wording, row, name, assessment.judgements[name][row.ref])


def _chain(wording: Wording, demand: Demand, titles: dict[str, str]) -> str:
    if demand.population is not None:
        return "every provider that needs the paper"
    if demand.duty is not None:
        return f"the organization itself, duty {wording.naming.duty(demand.duty)} ({demand.duty})"
    capability = wording.case.terrain.capabilities[demand.capability or ""]
    join = " or " if capability.delivered_by.any_of else " and "
    who = (
        "the organization itself"
        if capability.performed_by == "customer"
        else join.join(capability.delivered_by.functions)
    )
    title = titles.get(demand.control or "", "")
    return f"{demand.control} {title} → {capability.id} → {who}"


def _arrangement(wording: Wording, row: Obligation, name: str, judged: Judgement) -> Iterator[str]:
    models = wording.case.terrain.models
    own = {TODAY: "Today", RECOMMENDED: "Advised mix (the recommendation)"}
    title = own.get(name) or (models[name].title if name in models else name)
    yield f"{title}: {judged.verdict.value.replace('_', ' ')}" + _suffix(wording, judged)
    word = framework_word(wording, row, judged) if name == TODAY else None
    if word is not None:
        yield f"  in the framework's own words: {word}"
    if judged.determined is not None:
        derived = (judged.derived or judged.verdict).value.replace("_", " ")
        yield from wrap(f"determined {said(judged.determined)}", _WIDTH, initial_indent="  ", subsequent_indent="    ")
        yield f"  derived from terms: {derived}; what stands below is the witness of that"
    if judged.reason or judged.missing_facts:
        yield f"  {reason_in_words(wording, row, judged)}"
    if judged.alternative is not None:
        yield from wrap(_decision(wording, judged.alternative), _WIDTH, initial_indent="  ", subsequent_indent="    ")
    for number, outcome in enumerate(judged.clauses, 1):
        yield from _clause(wording, row, number, outcome)
        yield from _record(wording, judged, number)
        if names := assumed(outcome):
            yield f"     assumed from the usual terms, not stated: {', '.join(names)}"
    for use in conditions(judged):
        yield f"  condition: {condition_text(wording, judged, use)}"
    yield from _nearest(wording, row, judged)


def reason_in_words(wording: Wording, row: Obligation, judged: Judgement) -> str | None:
    """Why there is nothing to judge, in words."""
    from assessor.words.reasons import known_reason  # noqa: PLC0415

    why = reason_of(row, judged)
    return None if why is None else wording.reason(judged) if judged.missing_facts else known_reason(why)


def _record(wording: Wording, judged: Judgement, number: int) -> Iterator[str]:
    """The evidence that speaks for or against a clause."""
    mark = judged.proofs[number - 1] if number <= len(judged.proofs) else None
    if mark is not None and mark.record is not None:
        lead = "stale proof:" if mark.proof is Proof.STALE else f"{mark.proof.name.lower()} by"
        yield f"     {lead} {wording.cited(wording.record(mark.record))}"


def _decision(wording: Wording, use: AlternativeUse) -> str:
    """The documented alternative that was weighed, whether it counts and why not."""
    told = alternative_data(wording.case, use)
    if not use.accepted:
        return f"{told['document']}, which does not count: {'; '.join(item['text'] for item in told['lacks'])}"
    flags = "; ".join(item["text"] for item in told["flagged"])
    instead = told["measure"] or told["standard_met_by"]
    return f"{told['document']}: {instead}" + (f" (for a reviewer: {flags})" if flags else "")


def _suffix(wording: Wording, judged: Judgement) -> str:
    parts = []
    if judged.evidence is not None:
        parts.append(judged.evidence.name.lower())
    if judged.confidence is not None:
        parts.append(f"confidence {judged.confidence:.2f}")
    if judged.carried_by != "none":
        parts.append(f"carried by {judged.carried_by.replace('_', ' ')}")
    if judged.cause is not None:
        gate = wording.case.terrain.gates.get(judged.cause)
        parts.append(f"cause: no {inside(gate.title)}" if gate is not None else f"cause: {judged.cause}")
    return f"  ({', '.join(parts)})" if parts else ""


def _clause(wording: Wording, row: Obligation, number: int, outcome: DemandOutcome) -> Iterator[str]:
    item = outcome.chosen
    told = RESULT_WORD[outcome.result].replace("_", " ")
    yield f"  {number}. {_MARK[outcome.result]} {told}: {_path(wording, outcome, item)}"
    if item is None:
        return
    if outcome.result < Result.MET_WITH_DUTY:
        for name, truth in zip(PREDICATES, item.truths, strict=True):
            if truth is not Truth.YES:
                word = "contract" if outcome.demand.population is not None else name
                needs, has = wording.found(row, outcome, item, word)
                state = "fails" if truth is Truth.NO else "unknown"
                yield f"     {word.replace('_', ' ')} {state}: needed {needs}; found: {has}"
    for use in item.duties:
        duty = wording.case.terrain.duties.get(use.id)
        said = duty.statement if duty is not None else wording.naming.duty(use.id)
        yield f"     duty {use.id} ({use.state.replace('_', ' ')}): {said}"
    for advice in item.advice:
        yield f"     advice: {_advice(wording, row, outcome, item, advice)}"
    others = [other for other in outcome.alternatives if other.order() != item.order()]
    for other in others:
        yield f"     also weighed: {_path(wording, outcome, other)}: {RESULT_WORD[other.result].replace('_', ' ')}"


def _advice(wording: Wording, row: Obligation, outcome: DemandOutcome, item: Alternative, kind: str) -> str:
    if kind == "keep_state":
        return "set up once; a standing schedule would keep it so"
    predicate = kind if kind in PREDICATES else "cadence"
    needs, has = wording.values(row, outcome.demand, item, predicate)
    return f"enough as it is; better would be {needs}; found: {has}"


def _path(wording: Wording, outcome: DemandOutcome, item: Alternative | None) -> str:
    demand = outcome.demand
    gate = wording.case.terrain.gates.get(demand.population or "")
    steps = [demand.control, demand.capability or demand.duty or (gate.title if gate is not None else None)]
    if item is not None:
        steps.append(item.function)
        supplier = item.supplier
        if supplier is not None:
            steps.append(supplier.id + (f" ({supplier.offering})" if supplier.offering else ""))
        elif demand.capability is not None:
            steps.append("not stated" if item.function else "nobody")
    return " → ".join(step for step in steps if step)


def _nearest(wording: Wording, row: Obligation, judged: Judgement) -> Iterator[str]:
    if judged.verdict in IN_PLACE:
        yield "  in place; nothing has to change"
        return
    if judged.verdict is Verdict.NOT_APPLICABLE:
        return
    if decided(judged):
        yield f"  what would bring it in place: {DECIDE if judged.verdict is Verdict.NOT_ASSESSABLE else CORRECT}"
        return
    changes = nearest_change(wording, row, judged)
    yield "  smallest change that brings it in place:"
    for change in changes:
        yield f"    - {change.where}: {change.needs} (now: {change.has})"
