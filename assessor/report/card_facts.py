"""The lines below a card's comparison: what would change it, under what support, on what ground."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.model.scales import IN_PLACE
from assessor.report import law, looks
from assessor.report.text import shorten
from assessor.words import alternatives, changes, conditions, grammar, legends
from assessor.words.demands import BASES, done_once, side
from assessor.words.determinations import determined
from assessor.words.reasons import reason

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessor.model.scales import AssumedTerm
    from assessor.report.names import BriefNames
    from assessor.result.obligation import Demand, Obligation
    from assessor.result.verdict import ObligationVerdict

_TERMS: Final[Mapping[AssumedTerm, str]] = {
    "sustains": "schedule",
    "events": "events taken",
    "establishes": "what it sets up",
    "hours": "hours",
    "detection": "detection",
    "evidence": "records",
}


def work(demand: Demand, names: BriefNames) -> str:
    """What a demand asks for, in one name."""
    if demand.capability is not None:
        return names.capability(demand.capability)
    if demand.population is not None:
        return grammar.opening(names.full.gate(demand.population))
    return names.duty(demand.duty) if demand.duty is not None else "The organization's own part"


def facts_of(row: Obligation, today: ObligationVerdict, names: BriefNames) -> tuple[tuple[str, str], ...]:
    """Labels and texts; what is empty is left out."""
    facts = [
        ("In the framework's words", shorten(today.framework_word or "", 200)),
        ("Why not judged", shorten(reason(today.why, names.full) or "", 300)),
        ("Assessed by", shorten(_determined(today), 600)),
        ("Your decision", _decision(today)),
        ("Smallest change that closes it", _changes(row, today, names)),
        ("With other support", _bought(row, names)),
        ("Your duties", _duties(row, today, names)),
        ("Advice", _advice(row, today, names)),
        ("Done once", _done(row, today, names)),
        ("Assumed", _assumed(row, today, names)),
        ("Contradicted by", _contradicted(today, names)),
        ("Ground", _ground(row, today, names)),
        ("Standing of the law", law.remarks(names.law, row.ref)),
        ("Related controls", shorten(", ".join(row.supporting), 112)),
    ]
    return tuple((label, text) for label, text in facts if text)


def _determined(today: ObligationVerdict) -> str:
    if today.determination is None or today.derived is None:
        return ""
    alone = looks.status(today.derived).word.lower()
    return f"{grammar.opening(determined(today.determination))}. The terms alone would give {alone}."


def _decision(today: ObligationVerdict) -> str:
    """The documented alternative that was weighed, and why it does not count."""
    decision = today.alternative
    if decision is None or decision.accepted:
        return ""
    when = " of " + grammar.day(decision.on) if decision.on else ""
    who = f" by {decision.by}" if decision.by else ""
    faults = grammar.listed([alternatives.lack(remark, decision) for remark in decision.lacks])
    return shorten(f"The {decision.document}{when}{who} is not valid: {faults}.", 500)


def _changes(row: Obligation, today: ObligationVerdict, names: BriefNames) -> str:
    if today.smallest is None:
        return ""
    return shorten(" ".join(changes.sentences(today.smallest, row.demands, names.full)), 700)


def _duties(row: Obligation, today: ObligationVerdict, names: BriefNames) -> str:
    """The duties besides those the comparison above already shows."""
    compared = {
        row.demands[comparison.demand].duty
        for comparison in (*today.failing, *today.unknown)
        if comparison.predicate == "customer_duty"
    }
    others = [duty for duty in today.duties if duty.id not in compared]
    return shorten(
        "; ".join(
            f"{names.duty(duty.id, duty.part)} ({legends.DUTY_STATES[duty.state]}{f', {duty.who}' if duty.who else ''})"
            for duty in others
        ),
        500,
    )


def _advice(row: Obligation, today: ObligationVerdict, names: BriefNames) -> str:
    lines = [
        f"{work(row.demands[advice.demand], names)}: better {conditions.wants(advice, row.demands[advice.demand])}, "
        f"now {conditions.has(advice, names.full)}"
        for advice in today.advice
    ]
    return shorten("; ".join(dict.fromkeys(lines)), 400)


def _done(row: Obligation, today: ObligationVerdict, names: BriefNames) -> str:
    """Pieces of work it rests on, with the day by which each has to be done again."""
    lines = [
        f"{work(row.demands[step.demand], names)}: {done_once(step.done)}"
        for step in today.witness
        if step.done is not None
    ]
    return shorten("; ".join(dict.fromkeys(lines)), 300)


def _assumed(row: Obligation, today: ObligationVerdict, names: BriefNames) -> str:
    """Terms nobody stated that stand in from the provider's offering or model."""
    lines = [
        f"{work(row.demands[step.demand], names)}: usual {', '.join(_TERMS[term] for term in step.assumed)}"
        for step in today.witness
        if step.assumed
    ]
    return shorten("; ".join(dict.fromkeys(lines)), 300)


def _contradicted(today: ObligationVerdict, names: BriefNames) -> str:
    """The records that speak against it, by id, title and date."""
    return shorten("; ".join(names.against[name] for name in today.records if name in names.against), 400)


def _ground(row: Obligation, today: ObligationVerdict, names: BriefNames) -> str:
    """On what ground the failing demands ask for as much as they do."""
    lines = []
    for comparison in (*today.failing, *today.unknown):
        demand = row.demands[comparison.demand]
        because = " ".join(filter(None, [demand.citation, demand.because]))
        if because:
            lines.append(f"{work(demand, names)} ({BASES[demand.basis]}): {because}".rstrip(".") + ".")
        if demand.side_reason is not None:
            lines.append(f"{work(demand, names)}: {side(demand)}")
    return shorten(" ".join(dict.fromkeys(lines)), 500)


def _bought(row: Obligation, names: BriefNames) -> str:
    """What must be true under the models that bring it in place; which models those are, the card's strip shows."""
    able = [model for model in names.models if row.verdicts[model.id].verdict in IN_PLACE]
    if not able:
        return "No support model alone would put it in place."
    labels: dict[str, list[str]] = {}
    for model in able:
        for needed in row.verdicts[model.id].conditions:
            # an offering and bought hours name their model themselves
            label = model.label if needed.model is None else ""
            labels.setdefault(conditions.condition(needed, names.full, row.demands), []).append(label)
    lines = [
        text if len(models) == len(able) or not all(models) else f"{text} [{', '.join(dict.fromkeys(models))}]"
        for text, models in labels.items()
    ]
    return shorten("; ".join(lines), 500) or "No further conditions."
