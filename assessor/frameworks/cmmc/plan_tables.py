"""The plan of action (POA&M) as a sheet of the workbook: whether a plan may hold each requirement, and until when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.frameworks.cmmc import words
from assessor.frameworks.cmmc.cautions import cautions
from assessor.frameworks.cmmc.outlook_words import outlook
from assessor.frameworks.cmmc.plan_gaps import plan_gap
from assessor.frameworks.cmmc.result import CmmcScore
from assessor.frameworks.cmmc.rules import cmmc_rules
from assessor.frameworks.cmmc.sheet_words import PLAN_SHEET
from assessor.model.editable import PLAN_OF_ACTION
from assessor.report.deliverable import Grid, GridColumn, GridRow, editable_columns
from assessor.words import deliverables, owners

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from assessor.frameworks.cmmc.result_figures import PlanItem
    from assessor.model.engagement import Engagement, PlannedAction
    from assessor.model.framework import RuleHolder
    from assessor.result.finding import Finding
    from assessor.result.result import Result

_COLUMNS = (
    GridColumn(title="Requirement", width=20),
    GridColumn(title="Weakness", width=44),
    GridColumn(title="Points", width=8),
    GridColumn(title="Eligible", width=10),
    GridColumn(title="Why", width=50),
    GridColumn(title="In time", width=20),
    GridColumn(title="Owner", width=26),
    GridColumn(title="Cost", width=26),
    GridColumn(title="Source", width=40),
    GridColumn(title="Status", width=16),
    *editable_columns(PLAN_OF_ACTION),
)


def grids_of(result: Result, rules: RuleHolder, engagement: Engagement) -> Iterator[Grid]:
    """One sheet where there are figures; a level without a plan of action says so in every row."""
    made = cmmc_rules(rules)
    for score in (result.scores or {}).values():
        if isinstance(score, CmmcScore) and made is not None:
            held: dict[str, list[Finding]] = {}
            for finding in result.findings:
                for ref in finding.obligations:
                    held.setdefault(ref, []).append(finding)
            told: dict[tuple[str, tuple[str, ...]], str] = {}
            level = made.level(score.level)
            plan = level.plan if level is not None else None
            note = words.plan_note(score, plan.closeout_days if plan else None, plan.citation if plan else None)
            gap = plan_gap(score, result)
            note = " ".join((*outlook(score, gap, result), note))
            bare = {lost.ref for lost in gap.unplanned} if gap is not None else set()
            own = engagement.plan_of_action
            asked: dict[str, list[str]] = {}
            for caution in cautions(score, result):
                asked.setdefault(caution.ref, []).append(caution.text)
            rows = tuple(
                GridRow(
                    item.ref,
                    (
                        *_row(item, score, held.get(item.ref, ()), told, bare, asked.get(item.ref, ()), result),
                        *_stated(item, own),
                    ),
                )
                for item in score.poam
            )
            yield Grid(id="cmmc-poam", title=PLAN_SHEET, note=note, columns=_COLUMNS, rows=rows)


def _row(
    item: PlanItem,
    score: CmmcScore,
    held: Sequence[Finding],
    told: dict[tuple[str, tuple[str, ...]], str],
    bare: Collection[str],
    asked: Sequence[str],
    result: Result,
) -> tuple[str, ...]:
    """A requirement with what every finding behind it says; `bare`: those that nothing is planned for.

    `asked`: what to ask before somebody takes it on.
    """
    costs = (deliverables.cost_once(finding, result, item.id, told) for finding in held)
    return (
        item.id,
        item.title,
        str(item.points),
        "yes" if item.eligible else "no",
        " ".join((f"{words.plan_ruling(item.ruling, item.points)}{'.' if asked else ''}", *asked)),
        words.in_time(item, score),
        "; ".join(dict.fromkeys(owners.told(finding.owner) for finding in held)),
        "; ".join(dict.fromkeys(costs)),
        f"{words.assessed_on(result.as_of)}; {item.citation}",
        "Open, overdue" if item.over else "Open" if item.ref not in bare else "Open, no plan",
    )


def _stated(item: PlanItem, general: Mapping[str, PlannedAction]) -> tuple[str, ...]:
    """What comes back: the line of the block `cmmc:`, and what the general plan of action says beside it."""
    own = general.get(item.ref)
    owner, status, note = (own.owner, own.status, own.note) if own is not None else (None, None, None)
    return tuple(text or "" for text in (item.planned, owner, item.due, status, note))
