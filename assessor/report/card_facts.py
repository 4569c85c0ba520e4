"""The lines below a card's comparison: what would change it, under what support, on what ground."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.report import words
from assessor.report.fields import Record
from assessor.report.text import shorten
from assessor.words import grammar

if TYPE_CHECKING:
    from assessor.report.names import BriefNames


def demand_of(item: Record, demands: tuple[Record, ...]) -> Record:
    """The demand an entry of a verdict points at."""
    index = item.count("demand")
    return demands[index] if 0 <= index < len(demands) else Record()


def work(demand: Record, names: BriefNames) -> str:
    """What a demand asks for, in one name."""
    if demand.text("capability"):
        return names.capability(demand.text("capability"))
    if demand.text("population"):
        return grammar.opening(demand.text("asks").partition(", with ")[0]) or grammar.plain(demand.text("population"))
    return names.duty(demand.text("duty")) if demand.text("duty") else "The organization's own part"


def facts_of(each: Record, today: Record, names: BriefNames) -> tuple[tuple[str, str], ...]:
    """Labels and texts; what is empty is left out."""
    derived = today.text("derived")
    facts = [
        ("In its own words", shorten(today.text("framework_word"), 200)),
        ("Not judged because", shorten(today.text("reason"), 300)),
        (
            "Decided by a person",
            shorten(
                f"{grammar.opening(today.record('determination').text('text'))}. "
                f"The terms alone would give: {words.status(derived).word.lower()}.",
                600,
            )
            if derived
            else "",
        ),
        ("Your decision", _decision(today)),
        ("In place when", shorten(" ".join(today.strings("nearest")), 600)),
        ("If you bought", _bought(each, names)),
        ("Your duties", _duties(each, today, names)),
        ("Advice", _advice(each, today, names)),
        ("Assumed", _assumed(each, today, names)),
        ("Contradicted by", _contradicted(today, names)),
        ("Ground", _ground(today, each.records("demands"), names)),
        ("Related controls", shorten(", ".join(each.strings("supporting")), 112)),
    ]
    return tuple((name, text) for name, text in facts if text)


def _decision(today: Record) -> str:
    """The documented alternative that was weighed, and why it does not count."""
    told = today.record("alternative")
    if not told.text("document") or told.data.get("accepted") is True:
        return ""
    when = " of " + grammar.day(told.text("on")) if told.text("on") else ""
    who = f" by {told.text('by')}" if told.text("by") else ""
    faults = grammar.listed([item.text("text") for item in told.records("lacks")])
    return shorten(f"The {told.text('document')}{when}{who} does not count: {faults}.", 500)


def _duties(each: Record, today: Record, names: BriefNames) -> str:
    """The duties besides those the comparison above already shows."""
    demands = each.records("demands")
    compared = {
        demand_of(item, demands).text("duty")
        for kind in ("failing", "unknown")
        for item in today.records(kind)
        if item.text("predicate") == "customer_duty"
    }
    said = [
        f"{names.duty(item.text('id'))} "
        f"({words.DUTY_STATES.get(item.text('state'), grammar.plain(item.text('state')))}"
        f"{', ' + item.text('who') if item.text('who') else ''})"
        for item in today.records("duties")
        if item.text("id") not in compared
    ]
    return shorten("; ".join(said), 500)


def _advice(each: Record, today: Record, names: BriefNames) -> str:
    said = [
        f"{work(demand_of(item, each.records('demands')), names)}: better {item.text('wants')}, now {item.text('has')}"
        for item in today.records("advice")
    ]
    return shorten("; ".join(dict.fromkeys(said)), 400)


_TERMS = {
    "sustains": "schedule",
    "events": "events taken",
    "establishes": "what it sets up",
    "hours": "hours",
    "detection": "detection",
    "evidence": "records",
}


def _assumed(each: Record, today: Record, names: BriefNames) -> str:
    """Terms nobody stated that stand in from the provider's offering or model."""
    said = [
        f"{work(demand_of(item, each.records('demands')), names)}: usual "
        f"{', '.join(_TERMS.get(name, grammar.plain(name)) for name in item.strings('assumed'))}"
        for item in today.records("witness")
        if item.strings("assumed")
    ]
    return shorten("; ".join(dict.fromkeys(said)), 300)


def _contradicted(today: Record, names: BriefNames) -> str:
    """The records that speak against it, by id, title and date."""
    return shorten("; ".join(names.against[name] for name in today.strings("records") if name in names.against), 400)


def _ground(today: Record, demands: tuple[Record, ...], names: BriefNames) -> str:
    """On what ground the failing demands ask for as much as they do."""
    grounds = []
    for item in (*today.records("failing"), *today.records("unknown")):
        demand = demand_of(item, demands)
        ground, _ = words.BASES.get(demand.text("basis"), ("", ""))
        said = " ".join(filter(None, [demand.text("citation"), demand.text("because")]))
        if ground and said:
            grounds.append(f"{work(demand, names)} ({ground}): {said}".rstrip(".") + ".")
    return shorten(" ".join(dict.fromkeys(grounds)), 500)


def _bought(each: Record, names: BriefNames) -> str:
    """What must be true under the models that bring it in place; which models those are, the card's strip shows."""
    able: list[str] = []
    conditions: dict[str, list[str]] = {}
    for model in names.models:
        verdict = each.record("verdicts").record(model.id)
        if not verdict.text("verdict") or verdict.text("verdict") in words.NOT_IN_PLACE | {"not_applicable"}:
            continue
        able.append(model.label)
        for item in verdict.records("conditions"):
            # an offering and bought hours name their model themselves
            named = item.text("kind") in {"offering", "bought_hours"}
            conditions.setdefault(item.text("text"), []).append("" if named else model.label)
    if not able:
        return "No way of buying support alone brings it in place."
    said = [
        text if len(models) == len(able) or not all(models) else f"{text} [{', '.join(dict.fromkeys(models))}]"
        for text, models in conditions.items()
    ]
    return shorten("; ".join(said), 500) or "In place without further conditions."
