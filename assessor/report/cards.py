"""Witness cards: for obligations not in place today, the path that decided and the values compared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assessor.model.scales import CUSTOMER
from assessor.report import path, words
from assessor.report.card_facts import demand_of, facts_of, work
from assessor.report.obligations import Cell, cell
from assessor.report.text import shorten
from assessor.words import grammar
from assessor.words.names import YOU

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assessor.report.deck import Deck, Links
    from assessor.report.fields import Record
    from assessor.report.names import BriefNames
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
    """Obligations that are not in place today for the same reasons."""

    anchor: str
    kicker: str
    title: str
    statement: str
    siblings: tuple[tuple[str, str], ...]
    strip: tuple[tuple[str, Cell], ...]
    drawing: Drawing | None
    steps_left_out: bool
    reasons: tuple[Reason, ...]
    reasons_left_out: bool
    findings: Links
    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """One obligation in a list: its number, title, verdict and findings."""

    id: str
    title: str
    status: words.Status
    findings: Links


def cards_of(deck: Deck, names: BriefNames, links: Mapping[str, Links]) -> tuple[Card, ...]:
    """The cards in the order of the obligations table."""
    return tuple(_card(group, names, links) for group in _numbered(deck))


def lines_of(rows: Sequence[Record], names: BriefNames, links: Mapping[str, Links]) -> tuple[Listed, ...]:
    """Obligations that are only listed."""
    return tuple(
        Listed(
            shorten(names.obligation(each.text("ref")), 60),
            shorten(each.text("title"), 140),
            words.status(each.record("verdicts").record("today").text("verdict")),
            links.get(each.text("ref"), ()),
        )
        for each in rows
    )


def _numbered(deck: Deck) -> list[tuple[str, tuple[Record, ...]]]:
    return [(f"card-{number}", group) for number, group in enumerate(deck.sets, 1)]


def _card(numbered: tuple[str, tuple[Record, ...]], names: BriefNames, links: Mapping[str, Links]) -> Card:
    anchor, group = numbered
    each = group[0]
    today = each.record("verdicts").record("today")
    demands = each.records("demands")
    reasons = [
        *(_reason(item, demands, names, failing=True) for item in today.records("failing")),
        *(_reason(item, demands, names, failing=False) for item in today.records("unknown")),
    ]
    reasons = list(dict.fromkeys(reasons))
    framework = names.frameworks.get(each.text("catalog"), each.text("catalog"))
    kicker = (
        "" if each.text("citation").startswith(framework) else framework,
        each.text("citation"),
        each.text("specification"),
    )
    drawing, left_out = _path(each, today, demands, names)
    return Card(
        anchor=anchor,
        kicker=shorten(" \u00b7 ".join(filter(None, kicker)), 140),
        title=f"{shorten(each.text('id'), 40)}  {shorten(each.text('title'), 140)}",
        statement=shorten(each.text("statement"), 420),
        siblings=tuple((shorten(other.text("id"), 40), shorten(other.text("title"), 80)) for other in group[1:]),
        strip=tuple(
            (a.label, cell(each.record("verdicts").record(a.id), today=a.id == "today")) for a in names.arrangements
        ),
        drawing=drawing,
        steps_left_out=left_out,
        reasons=tuple(reasons[:MOST_REASONS]),
        reasons_left_out=len(reasons) > MOST_REASONS,
        findings=links.get(each.text("ref"), ()),
        facts=facts_of(each, today, names),
    )


def _path(each: Record, today: Record, demands: tuple[Record, ...], names: BriefNames) -> tuple[Drawing | None, bool]:
    """The path that decided; none where only the organization's own duty or papers did, because it has no steps."""
    deciding = today.records("witness")
    if not any(demand_of(witness, demands).text("capability") for witness in deciding):
        return None, False
    steps = [_step(witness, demands, names) for witness in deciding]
    start = path.Node(each.text("id"), each.text("title"), words.status(today.text("verdict")))
    return path.path(start, steps), len(steps) > path.MOST_STEPS


def _step(witness: Record, demands: tuple[Record, ...], names: BriefNames) -> path.Step:
    demand = demand_of(witness, demands)
    status, aside = words.result(witness.text("result")), words.status("not_applicable")
    if demand.text("control"):
        control = path.Node(demand.text("control"), demand.text("control_title"), status)
    else:
        control = path.Node("no control", "asked directly", aside)
    kind = "" if demand.text("capability") else "contract paper" if demand.text("population") else "your duty"
    asked = kind or shorten(demand.text("asks").partition(" (")[0], 60)
    capability = path.Node(work(demand, names), asked, status)
    if witness.text("function"):
        function = path.Node(names.function(witness.text("function")), "", status)
    elif demand.text("performed_by") == CUSTOMER or kind:
        function = path.Node("no function", "your own part", aside)
    else:
        functions = " or ".join(map(names.function, demand.strings("functions")))
        function = path.Node(functions or "no function", "", status)
    return path.Step(control, capability, function, path.Node(*_carrier(witness, names), status))


def _carrier(witness: Record, names: BriefNames) -> tuple[str, str]:
    if witness.text("provider") == CUSTOMER:
        return (YOU, "")
    if witness.text("provider"):
        return (names.provider(witness.text("provider")), grammar.plain(witness.text("offering")))
    return ("not stated", "") if witness.text("result") == "unknown" else ("nobody", "")


def _reason(item: Record, demands: tuple[Record, ...], names: BriefNames, *, failing: bool) -> Reason:
    status = words.status("gap" if failing else "not_assessable")
    known = words.PREDICATES.get(item.text("predicate"))
    who = names.provider(item.text("provider")) if item.text("provider") else ""
    return Reason(
        status.mark,
        "fails" if failing else "unknown",
        shorten(work(demand_of(item, demands), names), 90),
        known.title if known is not None else grammar.plain(item.text("predicate")),
        shorten(item.text("needs"), 160),
        shorten(item.text("has") or "not stated", 160),
        shorten(who or (names.function(item.text("function")) if item.text("function") else "\u2013"), 44),
    )
