"""Witness cards: for obligations not in place today, the path that decided and the values compared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assessor.evaluate.supply import TODAY
from assessor.model.scales import CUSTOMER, Verdict
from assessor.report import looks, path
from assessor.report.card_facts import facts_of, work
from assessor.report.obligations import Cell, cell
from assessor.report.text import shorten
from assessor.words import comparisons, grammar, legends, row_findings
from assessor.words.demands import asks_shortly
from assessor.words.names import YOU

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assessor.model.row_finding import RowFinding
    from assessor.report.deck import Deck, Links
    from assessor.report.names import BriefNames
    from assessor.report.svg import Drawing
    from assessor.result.comparison import Comparison
    from assessor.result.obligation import Demand, Obligation
    from assessor.result.verdict import ObligationVerdict, Witness

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
    route: tuple[str, ...]
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
    status: looks.Status
    findings: Links


def cards_of(deck: Deck, names: BriefNames, links: Mapping[str, Links]) -> tuple[Card, ...]:
    """The cards in the order of the obligations table."""
    return tuple(_card(f"card-{number}", group, names, links) for number, group in enumerate(deck.sets, 1))


def lines_of(rows: Sequence[Obligation], names: BriefNames, links: Mapping[str, Links]) -> tuple[Listed, ...]:
    """Obligations that are only listed."""
    return tuple(
        Listed(
            shorten(names.obligation(row.ref), 60),
            shorten(row.title, 140),
            looks.status(row.verdicts[TODAY].verdict),
            links.get(row.ref, ()),
        )
        for row in rows
    )


def _card(anchor: str, group: Sequence[Obligation], names: BriefNames, links: Mapping[str, Links]) -> Card:
    row, today = group[0], group[0].verdicts[TODAY]
    reasons = [
        *map(_stated, today.statements),
        *(_reason(comparison, row, names, failing=True) for comparison in today.failing),
        *(_reason(comparison, row, names, failing=False) for comparison in today.unknown),
    ]
    reasons = list(dict.fromkeys(reasons))
    framework = names.frameworks.get(row.catalog, row.catalog)
    citation = row.citation or ""
    kicker = ("" if citation.startswith(framework) else framework, citation, row.specification)
    drawing, left_out = _path(row, today, names)
    return Card(
        anchor=anchor,
        kicker=shorten(" \u00b7 ".join(filter(None, kicker)), 140),
        title=f"{shorten(row.id, 40)}  {shorten(row.title, 140)}",
        statement=shorten(row.statement or "", 420),
        siblings=tuple((shorten(other.id, 40), shorten(other.title, 80)) for other in group[1:]),
        strip=tuple(
            (column.label, cell(row.verdicts[column.id], today=column.id == TODAY)) for column in names.arrangements
        ),
        drawing=drawing,
        route=_route(row, today, names),
        steps_left_out=left_out,
        reasons=tuple(reasons[:MOST_REASONS]),
        reasons_left_out=len(reasons) > MOST_REASONS,
        findings=links.get(row.ref, ()),
        facts=facts_of(row, today, names),
    )


def _path(row: Obligation, today: ObligationVerdict, names: BriefNames) -> tuple[Drawing | None, bool]:
    """The path that decided; none where only the organization's own duty or papers did, because it has no steps."""
    if all(row.demands[step.demand].capability is None for step in today.witness):
        return None, False
    steps = [_step(step, row.demands[step.demand], names) for step in today.witness]
    start = path.Node(row.id, row.title, looks.status(today.verdict))
    return path.path(start, steps), len(steps) > path.MOST_STEPS


def _route(row: Obligation, today: ObligationVerdict, names: BriefNames) -> tuple[str, ...]:
    """The path in words: control, capability, function, who; a line for each deciding demand that is not met."""
    lines = []
    for witness in today.witness:
        demand = row.demands[witness.demand]
        if demand.capability is None or witness.result in ("met", "met_with_duty"):
            continue
        step = _step(witness, demand, names)
        lines.append(
            f"{step.control.name} \u203a {step.capability.name} \u203a {step.function.name} \u203a {step.provider.name}"
        )
    return tuple(dict.fromkeys(lines))


def _step(witness: Witness, demand: Demand, names: BriefNames) -> path.Step:
    status, aside = looks.result(witness.result), looks.status(Verdict.NOT_APPLICABLE)
    if demand.control is not None:
        control = path.Node(demand.control, demand.control_title or "", status)
    else:
        control = path.Node("no control", "asked directly", aside)
    kind = "" if demand.capability else "contract paper" if demand.population else "your duty"
    capability = path.Node(work(demand, names), kind or shorten(asks_shortly(demand, names.full), 60), status)
    if witness.function is not None:
        function = path.Node(names.function(witness.function), "", status)
    elif demand.performed_by == CUSTOMER or kind:
        function = path.Node("no function", "your own part", aside)
    else:
        functions = " or ".join(map(names.function, demand.functions))
        function = path.Node(functions or "no function", "", status)
    return path.Step(control, capability, function, path.Node(*_carrier(witness, names), status))


def _carrier(witness: Witness, names: BriefNames) -> tuple[str, str]:
    if witness.provider == CUSTOMER:
        return (YOU, "")
    if witness.provider is not None:
        return (names.provider(witness.provider), grammar.plain(witness.offering or ""))
    return ("not stated", "") if witness.result == "unknown" else ("nobody", "")


def _stated(finding: RowFinding) -> Reason:
    """What the engagement states against it."""
    unknown = finding.result == "unknown"
    return Reason(
        looks.status(Verdict.NOT_ASSESSABLE if unknown else Verdict.GAP).mark,
        "unknown" if unknown else "fails",
        shorten(grammar.opening(finding.what), 90),
        "stated in the file",
        shorten(row_findings.needs(finding), 160),
        shorten(row_findings.has(finding), 160),
        YOU,
    )


def _reason(comparison: Comparison, row: Obligation, names: BriefNames, *, failing: bool) -> Reason:
    demand = row.demands[comparison.demand]
    who = "\u2013"
    if comparison.provider is not None:
        who = names.provider(comparison.provider)
    elif comparison.function is not None:
        who = names.function(comparison.function)
    return Reason(
        looks.status(Verdict.GAP if failing else Verdict.NOT_ASSESSABLE).mark,
        "fails" if failing else "unknown",
        shorten(work(demand, names), 90),
        legends.PREDICATES[comparison.predicate].title,
        shorten(comparisons.needs(comparison, demand, names.full), 160),
        shorten(comparisons.has(comparison, demand, names.full) or "not stated", 160),
        shorten(who, 44),
    )
