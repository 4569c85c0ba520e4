"""Requirements in grids: what is not in place, the plan of action, and every obligation with what was determined."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.model.editable import OBLIGATIONS, PLAN_OF_ACTION
from assessor.model.scales import Verdict
from assessor.papers.dossier import TODAY
from assessor.report.deliverable import Grid, GridColumn, GridRow, editable_columns
from assessor.words import (
    comparisons,
    deliverables,
    determinations,
    findings,
    grammar,
    legends,
    own_plans,
    owners,
    row_findings,
)
from assessor.words.demands import asks
from assessor.words.evidence import proof
from assessor.words.reasons import reason

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor.model.engagement import PlannedAction
    from assessor.papers.dossier import Dossier
    from assessor.result.finding import Finding
    from assessor.result.obligation import Obligation

_OPEN: Final = (Verdict.GAP, Verdict.PARTIAL, Verdict.NOT_ASSESSABLE)
_SHOWN: Final = 3


def gaps(dossier: Dossier) -> Grid:
    """Every requirement that is not in place today."""
    columns = (
        GridColumn(title="Requirement", width=24),
        GridColumn(title="Title", width=34),
        GridColumn(title="State", width=14),
        GridColumn(title="Found", width=60),
        GridColumn(title="Evidence", width=26),
        GridColumn(title="Owner", width=26),
        GridColumn(title="Date", width=22),
        GridColumn(title="Findings", width=14),
    )
    rows = [item for item in dossier.result.obligations if item.verdicts[TODAY].verdict in _OPEN]
    return Grid(
        id="gaps",
        title="Gaps",
        note=deliverables.NOTES["gaps"],
        columns=columns,
        rows=tuple(GridRow(item.ref, _gap(item, dossier)) for item in rows),
    )


def _word(verdict: Verdict) -> str:
    return legends.VERDICTS[verdict].word


def _gap(item: Obligation, dossier: Dossier) -> tuple[str, ...]:
    held = dossier.findings_of.get(item.ref, ())
    first = min(held, key=lambda finding: finding.due, default=None)
    return (
        dossier.names.obligation(item.ref),
        item.title,
        dossier.standing(item.ref, _word),
        " ".join(dict.fromkeys(found(item, dossier))),
        evidence(item),
        owners.told(first.owner) if first is not None else "",
        own_plans.closing(first, item.ref) if first is not None else "",
        ", ".join(finding.id for finding in held),
    )


def found(item: Obligation, dossier: Dossier) -> Iterator[str]:
    """What was found of a requirement today, sentence by sentence."""
    verdict = item.verdicts[TODAY]
    if verdict.determination is not None:
        yield f"{grammar.opening(determinations.determined(verdict.determination)).rstrip('.')}."
    if (why := reason(verdict.why, dossier.names)) is not None:
        yield why
    for stated in verdict.statements:
        yield f"{grammar.opening(row_findings.has(stated))}."
    for comparison in (verdict.failing or verdict.unknown)[:_SHOWN]:
        demand = item.demands[comparison.demand]
        yield f"{grammar.opening(comparisons.has(comparison, demand, dossier.names)).rstrip('.')}."


def evidence(item: Obligation) -> str:
    """What records say of an obligation today, and which."""
    verdict = item.verdicts[TODAY]
    shown = proof(verdict)
    told = legends.PROOFS[shown] if shown is not None else ""
    return ": ".join(filter(None, (told, ", ".join(verdict.records))))


def plan(dossier: Dossier) -> Grid:
    """Every finding as an item of a plan of action."""
    columns = (
        GridColumn(title="Item", width=8),
        GridColumn(title="Weakness", width=46),
        GridColumn(title="Requirements", width=30),
        GridColumn(title="Severity", width=10),
        GridColumn(title="Owner", width=26),
        GridColumn(title="Milestone", width=60),
        GridColumn(title="Due", width=12),
        GridColumn(title="Whose plan", width=16),
        GridColumn(title="Our proposal", width=60),
        GridColumn(title="Supplier", width=24),
        GridColumn(title="Cost", width=26),
        GridColumn(title="Source", width=46),
        GridColumn(title="Status", width=18),
        *editable_columns(PLAN_OF_ACTION),
    )
    own = dossier.engagement.plan_of_action
    told: dict[tuple[str, tuple[str, ...]], str] = {}
    rows = tuple(
        GridRow(item.key, (*_item(item, told, dossier), *_stated(own.get(item.key))))
        for item in dossier.result.findings
    )
    return Grid(
        id="plan-of-action", title=PLAN_OF_ACTION.title, note=deliverables.NOTES["plan"], columns=columns, rows=rows
    )


def _stated(own: PlannedAction | None) -> tuple[str, ...]:
    """What the organization plans for a finding."""
    told = () if own is None else (own.planned, own.owner, own.due, own.status, own.note)
    return tuple(text or "" for text in told) or ("",) * len(PLAN_OF_ACTION.columns)


def _item(finding: Finding, told: dict[tuple[str, tuple[str, ...]], str], dossier: Dossier) -> tuple[str, ...]:
    said = findings.parts(dossier.subject(finding))
    milestone, due, standing = own_plans.milestone(finding, said.action, dossier.names)
    return (
        finding.id,
        said.title,
        ", ".join(dossier.names.obligations(finding.obligations)),
        legends.SEVERITIES[finding.severity][0],
        owners.told(finding.owner),
        milestone,
        due,
        standing,
        said.action if said.planned else "",
        deliverables.supplier(finding, dossier.names),
        deliverables.cost_once(finding, dossier.result, finding.id, told),
        deliverables.source(finding),
        deliverables.status(finding),
    )


def obligations(dossier: Dossier) -> Grid:
    """Every obligation, with the determinations that may be edited."""
    made = {item.obligation: item for item in dossier.engagement.determinations}
    columns = (
        GridColumn(title="Requirement", width=24),
        GridColumn(title="Title", width=34),
        GridColumn(title="Citation", width=26),
        GridColumn(title="Asks", width=50),
        GridColumn(title="Today", width=16),
        GridColumn(title="Evidence", width=22),
        *editable_columns(OBLIGATIONS),
    )
    rows = []
    for item in dossier.result.obligations:
        told = made.get(item.ref)
        stated = ("", "", "", "") if told is None else (told.status, told.by, told.on, told.rationale)
        texts = (
            dossier.names.obligation(item.ref),
            item.title,
            item.citation or "",
            "; ".join(dict.fromkeys(asks(demand, dossier.names) for demand in item.demands)),
            dossier.standing(item.ref, _word),
            evidence(item),
            *(text or "" for text in stated),
        )
        rows.append(GridRow(item.ref, texts))
    return Grid(
        id="obligations",
        title=OBLIGATIONS.title,
        note=deliverables.NOTES["obligations"],
        columns=columns,
        rows=tuple(rows),
    )
