"""Witness cards: for each obligation not in place today, why, and what would put it in place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assessor.report import path, phrases, words
from assessor.report.fields import Record
from assessor.report.names import CUSTOMER, YOU, Names
from assessor.report.obligations import Cell, cell
from assessor.report.text import shorten

if TYPE_CHECKING:
    from assessor.report.svg import Drawing

MOST_REASONS = 6


@dataclass(frozen=True, slots=True)
class Reason:
    """One predicate that fails or is unknown, with the two values compared."""

    mark: str
    style: str
    work: str
    predicate: str
    needs: str
    has: str
    who: str


@dataclass(frozen=True, slots=True)
class Card:
    """One obligation that is not in place today."""

    anchor: str
    kicker: str
    title: str
    statement: str
    strip: tuple[tuple[str, Cell], ...]
    drawing: Drawing
    steps_left_out: bool
    reasons: tuple[Reason, ...]
    reasons_left_out: bool
    facts: tuple[tuple[str, str], ...]


def anchors_of(result: Record) -> dict[str, str]:
    """The link target of every obligation that gets a card, by ref."""
    rows = [
        each
        for each in result.records("obligations")
        if each.record("verdicts").record("today").text("verdict") in words.NOT_IN_PLACE
    ]
    return {ref: f"card-{number}" for number, ref in enumerate(dict.fromkeys(each.text("ref") for each in rows), 1)}


def cards_of(result: Record, names: Names, anchors: dict[str, str]) -> tuple[Card, ...]:
    """The cards in the order of the obligations table."""
    rows = {each.text("ref"): each for each in reversed(result.records("obligations"))}
    return tuple(_card(rows[ref], names, anchor) for ref, anchor in anchors.items())


def _card(each: Record, names: Names, anchor: str) -> Card:
    today = each.record("verdicts").record("today")
    demands = each.records("demands")
    steps = [_step(witness, demands, names) for witness in today.records("witness")]
    reasons = [
        *(_reason(item, demands, names, failing=True) for item in today.records("failing")),
        *(_reason(item, demands, names, failing=False) for item in today.records("unknown")),
    ]
    reasons = list(dict.fromkeys(reasons))
    kicker = (
        names.frameworks.get(each.text("catalog"), each.text("catalog")),
        each.text("citation"),
        each.text("specification"),
    )
    verdict = words.status(today.text("verdict"))
    return Card(
        anchor=anchor,
        kicker=shorten(" \u00b7 ".join(filter(None, kicker)), 140),
        title=f"{shorten(each.text('id'), 40)}  {shorten(each.text('title'), 140)}",
        statement=shorten(each.text("statement"), 420),
        strip=tuple(
            (a.label, cell(each.record("verdicts").record(a.id), today=a.id == "today")) for a in names.arrangements
        ),
        drawing=path.path(path.Node(each.text("id"), each.text("title"), verdict), steps),
        steps_left_out=len(steps) > path.MOST_STEPS,
        reasons=tuple(reasons[:MOST_REASONS]),
        reasons_left_out=len(reasons) > MOST_REASONS,
        facts=tuple((name, text) for name, text in _facts(each, today, names) if text),
    )


def _demand(item: Record, demands: tuple[Record, ...]) -> Record:
    index = item.count("demand")
    return demands[index] if 0 <= index < len(demands) else Record()


def _work(demand: Record, names: Names) -> str:
    """What a demand asks for, in one name."""
    if demand.text("capability"):
        return names.capability(demand.text("capability"))
    if demand.text("population"):
        return f"every provider: {phrases.plain(demand.text('population'))}"
    return names.duties.get(demand.text("duty"), "the organization's own part").rstrip(".")


def _step(witness: Record, demands: tuple[Record, ...], names: Names) -> path.Step:
    demand = _demand(witness, demands)
    status = words.result(witness.text("result"))
    if demand.text("control"):
        control = path.Node(demand.text("control"), demand.text("control_title"), status)
    else:
        control = path.Node("no control", "decided directly", status)
    kind = "" if demand.text("capability") else "contract paper" if demand.text("population") else "your duty"
    capability = path.Node(_work(demand, names), kind or shorten(demand.text("asks"), 60), status)
    function = names.function(witness.text("function")) if witness.text("function") else "no function"
    return path.Step(control, capability, path.Node(function, "", status), path.Node(*_carrier(witness, names), status))


def _carrier(witness: Record, names: Names) -> tuple[str, str]:
    if witness.text("provider") == CUSTOMER:
        return (YOU, "")
    if witness.text("provider"):
        return (names.provider(witness.text("provider")), phrases.plain(witness.text("offering")))
    return ("not stated", "") if witness.text("result") == "unknown" else ("nobody", "")


def _reason(item: Record, demands: tuple[Record, ...], names: Names, *, failing: bool) -> Reason:
    status = words.status("gap" if failing else "not_assessable")
    title, _ = words.PREDICATES.get(item.text("predicate"), (phrases.plain(item.text("predicate")), ""))
    who = names.provider(item.text("provider")) if item.text("provider") else ""
    return Reason(
        status.mark,
        "fails" if failing else "unknown",
        shorten(_work(_demand(item, demands), names), 90),
        title,
        shorten(item.text("needs"), 160),
        shorten(item.text("has") or "not stated", 160),
        shorten(who or (names.function(item.text("function")) if item.text("function") else "\u2013"), 60),
    )


def _facts(each: Record, today: Record, names: Names) -> list[tuple[str, str]]:
    advice = [
        f"{_work(_demand(item, each.records('demands')), names)}: better {item.text('wants')}, now {item.text('has')}"
        for item in today.records("advice")
    ]
    duties = [
        f"{names.duties.get(item.text('id'), item.text('id'))} "
        f"({words.DUTY_STATES.get(item.text('state'), phrases.plain(item.text('state')))}{_by(item)})"
        for item in today.records("duties")
    ]
    derived = today.text("derived")
    return [
        ("Not judged because", shorten(today.text("reason"), 300)),
        (
            "Decided by a person",
            f"The rules alone would say: {words.status(derived).word.lower()}." if derived else "",
        ),
        ("In place when", shorten(" ".join(today.strings("nearest")), 600)),
        ("In place if bought", _bought(each, names)),
        ("Your duties", shorten("; ".join(duties), 500)),
        ("Advice", shorten("; ".join(dict.fromkeys(advice)), 400)),
        ("Basis", _basis(today, each.records("demands"), names)),
        ("Controls", _controls(each)),
    ]


def _basis(today: Record, demands: tuple[Record, ...], names: Names) -> str:
    """On what ground the failing demands ask for as much as they do."""
    grounds = []
    for item in (*today.records("failing"), *today.records("unknown")):
        demand = _demand(item, demands)
        ground, _ = words.BASES.get(demand.text("basis"), ("", ""))
        said = " ".join(filter(None, [demand.text("citation"), demand.text("because")]))
        if ground and said:
            grounds.append(f"{_work(demand, names)}: {ground}. {said}")
    return shorten(" ".join(dict.fromkeys(grounds)), 500)


def _controls(each: Record) -> str:
    deciding = [
        f"{item.text('control')} {item.text('control_title')}".strip()
        for item in each.records("demands")
        if item.text("control")
    ]
    related = ", ".join(each.strings("supporting"))
    return shorten("; ".join([*dict.fromkeys(deciding), *([f"related: {related}"] if related else [])]), 300)


def _by(duty: Record) -> str:
    return f", {duty.text('who')}" if duty.text("who") else ""


def _bought(each: Record, names: Names) -> str:
    """The models under which it is in place, each with what must be true for it."""
    groups: dict[str, list[str]] = {}
    for model in names.models:
        verdict = each.record("verdicts").record(model.id)
        if not verdict.text("verdict") or verdict.text("verdict") in words.NOT_IN_PLACE | {"not_applicable"}:
            continue
        conditions = " ".join(dict.fromkeys(item.text("text") for item in verdict.records("conditions")))
        groups.setdefault(conditions, []).append(model.label)
    if not groups:
        return "Under no way of buying support alone."
    parts = [
        f"{phrases.listed(models)}{': ' + conditions if conditions else ', without further conditions.'}"
        for conditions, models in groups.items()
    ]
    return shorten(" ".join(parts), 600)
