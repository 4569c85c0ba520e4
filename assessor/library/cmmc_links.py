"""The block `cmmc:` of an engagement against the rules of CMMC."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from assessor.library.cmmc_exception_links import claimed_exceptions
from assessor.library.cmmc_provider_links import service_providers
from assessor.library.references import missing
from assessor.model.day import days_after
from assessor.model.diagnostic import Diagnostic, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from assessor.library.engagement import Source
    from assessor.model.cmmc import CmmcStatements, PlanItem
    from assessor.model.cmmc_rules import CmmcRules, Level
    from assessor.model.engagement import Determination
    from assessor.model.plan import Obligation, Plan
    from assessor.model.span import Pointer

_DAYS = ("conditional_status_date", "status_date", "affirmed", "level_2_final")
_WANTED = ("not_met", "partial_credit")


def cmmc(source: Source, plan: Plan) -> Iterator[Diagnostic]:
    """Everything in the block that cannot be, or that costs the status it is meant for."""
    rules, stated = plan.terrain.cmmc, source.engagement.cmmc
    if stated is None:
        return
    if rules is None or rules.framework not in source.engagement.frameworks:
        message = "there is a block 'cmmc', but CMMC is not among the frameworks of this engagement"
        span = source.document.key_span(("cmmc",))
        yield Diagnostic("cmmc/not-chosen", message, span, "add cmmc to 'frameworks', or remove it", Severity.WARNING)
        return
    level = _level(source, rules)
    rows = requirements(plan, rules)
    yield from _names(source, rules, stated, rows)
    yield from _days(source, level, stated)
    yield from _fits(source, rules, level, stated)
    yield from _plan(source, level, stated, rows)
    yield from _security_plan(source, rules, stated)


def _level(source: Source, rules: CmmcRules) -> Level | None:
    stated = source.engagement.organization.get("cmmc_level")
    return rules.level(int(stated)) if isinstance(stated, int | float) and stated == int(stated) else None


def requirements(plan: Plan, rules: CmmcRules) -> Mapping[str, Obligation]:
    """The requirements of every level, by reference."""
    catalog = plan.terrain.frameworks[rules.framework].catalog
    return {row.ref: row for row in plan.obligations if row.catalog == catalog}


def _determined(source: Source) -> Mapping[str, Determination]:
    return {item.obligation: item for item in source.engagement.determinations}


def _names(
    source: Source, rules: CmmcRules, stated: CmmcStatements, rows: Mapping[str, Obligation]
) -> Iterator[Diagnostic]:
    """Requirements, statuses, categories and kinds of exception that exist, each once."""
    named = {
        "poam": [item.requirement for item in stated.poam],
        "exceptions": [note.requirement for note in stated.exceptions],
    }
    for key, refs in named.items():
        for index, ref in enumerate(refs):
            at: Pointer = ("cmmc", key, index, "requirement")
            if ref not in rows:
                yield missing(source.document, "requirement", ref, rows, at, key=False)
            elif ref in refs[:index]:
                message = f"'{ref}' appears twice under {key}"
                yield Diagnostic("link/duplicate-id", message, source.document.span(at), "keep one of them")
    kinds = [kind.id for kind in rules.exceptions]
    for index, note in enumerate(stated.exceptions):
        if note.kind not in kinds:
            place: Pointer = ("cmmc", "exceptions", index, "kind")
            yield missing(source.document, "exception", note.kind, kinds, place, key=False)
    called = stated.contract.requires if stated.contract is not None else None
    statuses = [status.id for status in rules.statuses]
    if called is not None and called not in statuses:
        yield missing(source.document, "status", called, statuses, ("cmmc", "contract", "requires"), key=False)
    categories = [kind.id for kind in rules.assets]
    for name in stated.assets:
        if name not in categories:
            yield missing(source.document, "asset-category", name, categories, ("cmmc", "assets", name), key=True)


def _days(source: Source, level: Level | None, stated: CmmcStatements) -> Iterator[Diagnostic]:
    """Nothing recorded lies in the future; a Final status follows its Conditional one within the days allowed."""
    days: list[tuple[Pointer, str | None]] = [(("cmmc", name), getattr(stated, name)) for name in _DAYS]
    if stated.ssp is not None:
        days.append((("cmmc", "ssp", "date"), stated.ssp.date))
    for at, day in days:
        if day is not None and day > source.engagement.as_of:
            message = f"{day} is later than as_of {source.engagement.as_of}"
            yield Diagnostic("engagement/future", message, source.document.span(at), "correct the date or as_of")
    final, conditional = stated.status_date, stated.conditional_status_date
    if final is None or conditional is None or level is None or level.plan is None:
        return
    due = days_after(date.fromisoformat(conditional), level.plan.closeout_days).isoformat()
    if not conditional <= final <= due:
        order = "before the Conditional one" if final < conditional else f"after the last day of closeout, {due}"
        message = f"the Final status of {final} is {order}"
        advice = "a Conditional status that ran out gives no Final one: correct the dates, or leave the old one out"
        yield Diagnostic("cmmc/closeout", message, source.document.span(("cmmc", "status_date")), advice)


def _fits(source: Source, rules: CmmcRules, level: Level | None, stated: CmmcStatements) -> Iterator[Diagnostic]:
    """The assessment and the contract are of the level that was stated."""
    if level is None:
        return
    possible = [status.assessment for status in rules.statuses if status.level == level.level]
    if stated.assessment is not None and stated.assessment not in possible:
        message = f"level {level.level} has no assessment '{stated.assessment}'"
        advice = f"use {' or '.join(possible)}, or correct cmmc_level"
        yield Diagnostic("cmmc/level", message, source.document.span(("cmmc", "assessment")), advice)
    if level.plan is None and stated.conditional_status_date is not None:
        message = f"level {level.level} knows no Conditional status"
        place = source.document.span(("cmmc", "conditional_status_date"))
        yield Diagnostic("cmmc/level", message, place, "remove it, or correct cmmc_level")
    called = stated.contract.requires if stated.contract is not None else None
    wanted = next((status.level for status in rules.statuses if status.id == called), None)
    if wanted is not None and wanted > level.level:
        message = f"the contract calls for level {wanted}, cmmc_level says {level.level}"
        place = source.document.span(("cmmc", "contract", "requires"))
        yield Diagnostic("cmmc/level", message, place, "cmmc_level is the highest level a contract calls for")


def _plan(
    source: Source, level: Level | None, stated: CmmcStatements, rows: Mapping[str, Obligation]
) -> Iterator[Diagnostic]:
    """A plan of action where the level allows one, holding what it may hold, and nothing left out."""
    if level is None or not stated.poam:
        return
    if level.plan is None:
        message = f"level {level.level} allows no plan of action, at any time"
        advice = "mend what is not met before the self-assessment; or correct cmmc_level"
        yield Diagnostic("cmmc/level-one-plan", message, source.document.key_span(("cmmc", "poam")), advice)
        return
    found = _determined(source)
    for index, item in enumerate(stated.poam):
        row = rows.get(item.requirement)
        if row is None or row.props.get("level") != level.level:
            continue
        why = _barred(level, row, found.get(row.ref))
        if why:
            message = f"'{item.requirement}' {why}: no Conditional status is possible while it is not met"
            place = source.document.span(("cmmc", "poam", index, "requirement"))
            advice = "keep its plan, and mend it before the assessment"
            yield Diagnostic("cmmc/plan-item", message, place, advice, Severity.WARNING)
    yield from _unplanned(source, level, stated.poam, rows)


def _barred(level: Level, row: Obligation, determined: Determination | None) -> str:
    """Why a plan of action may not hold a requirement; nothing where it may."""
    if level.plan is None:
        return ""
    if row.id in level.plan.excluded:
        return "may never be left open at a Conditional status"
    partial = determined is not None and determined.status == "partial_credit"
    points = row.props.get("partial_weight" if partial else "weight", 0)
    excepted = any((item.requirement, item.points) == (row.id, points) for item in level.plan.exceptions)
    if excepted or not isinstance(points, int | float) or points <= level.plan.most_points:
        return ""
    return f"costs {points} points and may not be left open at a Conditional status"


def _unplanned(
    source: Source, level: Level, items: tuple[PlanItem, ...], rows: Mapping[str, Obligation]
) -> Iterator[Diagnostic]:
    """The plan of action leaves nothing out that is determined not met, as long as it is to count as met itself."""
    found = _determined(source)
    own = next((ref for ref, row in rows.items() if row.id == level.plan_requirement), None)
    if own is None or own not in found or found[own].status != "met":
        return
    planned = {item.requirement for item in items}
    left = [ref for ref, item in found.items() if ref in rows and item.status in _WANTED and ref not in planned]
    if left:
        index = next(place for place, item in enumerate(source.engagement.determinations) if item.obligation == own)
        message = f"'{own}' is determined met, but {', '.join(sorted(left))} stands on no plan of action"
        place = source.document.span(("determinations", index, "status"))
        advice = "list it under cmmc: poam; without a plan for each, this requirement is itself not met"
        yield Diagnostic("cmmc/unplanned", message, place, advice, Severity.WARNING)


def _security_plan(source: Source, rules: CmmcRules, stated: CmmcStatements) -> Iterator[Diagnostic]:
    """A plan that is not there cannot be determined met."""
    if stated.ssp is None or stated.ssp.exists:
        return
    plans = {level.security_plan for level in rules.levels}
    for ref, item in _determined(source).items():
        if ref.partition(":")[2] in plans and item.status == "met":
            message = f"there is no security plan, although '{ref}' is determined met"
            place = source.document.span(("cmmc", "ssp", "exists"))
            yield Diagnostic("cmmc/no-plan", message, place, "correct one of the two")


CMMC_CHECKS = (cmmc, claimed_exceptions, service_providers)
