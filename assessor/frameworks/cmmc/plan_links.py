"""The plan of action under `cmmc:` against what is determined, and what a level allows to be left open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.frameworks.cmmc.statements import cmmc_statements
from assessor.model.diagnostic import Diagnostic, Severity
from assessor.words.grammar import verb

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from assessor.frameworks.cmmc.rules import CmmcRules, Level
    from assessor.frameworks.cmmc.statements import PlanItem
    from assessor.library.engagement import Source
    from assessor.model.engagement import Determination
    from assessor.model.plan import Obligation
    from assessor.model.span import Pointer

_LACKING = ("not_met", "partial_credit")
_DONE = ("met", "not_applicable")


def determined(source: Source) -> Mapping[str, Determination]:
    """The determinations by what they determine."""
    return {item.obligation: item for item in source.engagement.determinations}


def plan_of_action(
    source: Source, rules: CmmcRules, level: Level | None, rows: Mapping[str, Obligation]
) -> Iterator[Diagnostic]:
    """A plan of action where the level allows one, holding what it may hold, and nothing left out."""
    if level is None:
        return
    stated = cmmc_statements(source.engagement)
    items = stated.poam if stated is not None else ()
    if items and level.plan is None:
        message = f"level {level.level} never allows a plan of action"
        advice = "fix what is not met before the self-assessment, or correct cmmc_level"
        yield Diagnostic("cmmc/level-one-plan", message, source.document.key_span(("cmmc", "poam")), advice)
        return
    found = determined(source)
    for index, item in enumerate(items):
        row = rows.get(item.requirement)
        problem = _misplaced(source, level, item, row, found.get(item.requirement)) if row is not None else None
        if problem is not None:
            at: Pointer = ("cmmc", "poam", index, problem[0])
            yield Diagnostic("cmmc/plan-item", problem[1], source.document.span(at), problem[2], Severity.WARNING)
    yield from _unplanned(source, rules, level, items, rows)


def _misplaced(
    source: Source, level: Level, item: PlanItem, row: Obligation, made: Determination | None
) -> tuple[str, str, str] | None:
    """What is wrong with a line of the plan: the key it stands at, the message and what to do; None where nothing."""
    if made is not None and made.status in _DONE:
        message = (
            f"'{item.requirement}' is determined {made.status.replace('_', ' ')}, so there is nothing left to plan"
        )
        return "requirement", message, "remove it from the plan, or correct the determination"
    of = row.props.get("level")
    if of != level.level:
        message = f"'{item.requirement}' is at level {of}, but the plan of action is for level {level.level}"
        if isinstance(of, int) and of < level.level:
            return "requirement", message, f"fix it now: level {of} must be Final first"
        return "requirement", message, "remove it from the plan, or correct cmmc_level"
    why = _barred(level, row, made)
    if why:
        message = f"'{item.requirement}' {why}, so no Conditional status is possible until it is met"
        return "requirement", message, "keep its plan, and fix it before the assessment"
    if item.due is not None and item.due < source.engagement.as_of:
        message = f"'{item.requirement}' was due on {item.due}, but it is not determined met"
        return "due", message, "determine it, or give it a new date within the closeout period"
    return None


def _barred(level: Level, row: Obligation, made: Determination | None) -> str:
    """Why a plan of action may not hold a requirement; nothing where it may."""
    if level.plan is None:
        return ""
    if row.id in level.plan.excluded:
        return "can never be open at a Conditional status"
    partial = made is not None and made.status == "partial_credit"
    points = row.props.get("partial_weight" if partial else "weight", 0)
    excepted = any((item.requirement, item.points) == (row.id, points) for item in level.plan.exceptions)
    if excepted or not isinstance(points, int | float) or points <= level.plan.most_points:
        return ""
    return f"costs {points} points and cannot be open at a Conditional status"


def _unplanned(
    source: Source, rules: CmmcRules, level: Level, items: tuple[PlanItem, ...], rows: Mapping[str, Obligation]
) -> Iterator[Diagnostic]:
    """The plan of action leaves nothing out that is determined not met, as long as it is to count as met itself."""
    found = determined(source)
    plans = {each.plan_requirement for each in rules.levels if each.level <= level.level}
    general = source.engagement.plan_of_action
    planned = {item.requirement for item in items} | {ref for ref, plan in general.items() if plan.planned}
    bare = [ref for ref, item in found.items() if ref in rows and item.status in _LACKING and ref not in planned]
    for index, item in enumerate(source.engagement.determinations):
        row = rows.get(item.obligation)
        if row is None or row.id not in plans or item.status != "met":
            continue
        left = [ref for ref in bare if rows[ref].props.get("level") == row.props.get("level")]
        if not left:
            continue
        are = verb(len(left), "is", "are")
        message = f"'{row.ref}' is determined met, but {', '.join(sorted(left))} {are} on no plan of action"
        place = source.document.span(("determinations", index, "status"))
        them = verb(len(left), "it", "them")
        advice = (
            f"list {them} under cmmc: poam or plan_of_action; "
            "without a plan for each, this requirement itself is not met"
        )
        yield Diagnostic("cmmc/unplanned", message, place, advice, Severity.WARNING)
