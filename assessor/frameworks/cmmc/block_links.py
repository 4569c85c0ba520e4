"""The block `cmmc:` of an engagement against the rules of CMMC."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.frameworks.cmmc.exception_links import claimed_exceptions
from assessor.frameworks.cmmc.plan_links import determined, plan_of_action
from assessor.frameworks.cmmc.provider_links import cui_places, service_providers
from assessor.frameworks.cmmc.rules import cmmc_rules
from assessor.frameworks.cmmc.statements import cmmc_statements
from assessor.frameworks.cmmc.status_links import recorded_status
from assessor.library.references import missing
from assessor.model.diagnostic import Diagnostic, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from assessor.frameworks.cmmc.rules import CmmcRules, Level
    from assessor.frameworks.cmmc.statements import CmmcStatements
    from assessor.library.engagement import Source
    from assessor.model.plan import Obligation, Plan
    from assessor.model.span import Pointer

_LEVEL = "cmmc_level"


def block(source: Source, plan: Plan) -> Iterator[Diagnostic]:
    """Everything in the block that cannot be, or that costs the status it is meant for."""
    rules, stated = cmmc_rules(plan.terrain), cmmc_statements(source.engagement)
    if rules is None or rules.framework not in source.engagement.frameworks:
        return
    said = source.engagement.organization.get(_LEVEL)
    level, rows = rules.stated_level(said), requirements(plan, rules)
    if level is None and isinstance(said, int | float):
        message = f"there is no CMMC level {said:g}: a level is 1, 2 or 3"
        place = source.document.span(("organization", _LEVEL))
        yield Diagnostic("cmmc/level", message, place, "state the highest level a contract requires")
    if stated is not None:
        if said is None:
            message = "no CMMC level is stated, so this block has no effect"
            span, advice = source.document.key_span(("cmmc",)), f"state {_LEVEL} under 'organization': 1, 2 or 3"
            yield Diagnostic("cmmc/no-level", message, span, advice, Severity.WARNING)
        yield from _names(source, rules, stated, rows)
        yield from recorded_status(source, rules, level, stated)
        yield from _fits(source, rules, level, stated)
        yield from _security_plan(source, rules, stated)
    yield from plan_of_action(source, rules, level, rows)


def requirements(plan: Plan, rules: CmmcRules) -> Mapping[str, Obligation]:
    """The requirements of every level, by reference."""
    catalog = plan.terrain.frameworks[rules.framework].catalog
    return {row.ref: row for row in plan.obligations if row.catalog == catalog}


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
    yield from _statuses(source, rules, stated)
    categories = [kind.id for kind in rules.assets]
    for key, names in (("assets", stated.assets), ("asset_policies", stated.asset_policies)):
        for name in names:
            if name not in categories:
                yield missing(source.document, "asset-category", name, categories, ("cmmc", key, name), key=True)


def _statuses(source: Source, rules: CmmcRules, stated: CmmcStatements) -> Iterator[Diagnostic]:
    """Statuses that exist."""
    called = stated.contract.requires if stated.contract is not None else None
    statuses = [status.id for status in rules.statuses]
    pointers: tuple[tuple[str | None, Pointer], ...] = (
        (called, ("cmmc", "contract", "requires")),
        (stated.held_status, ("cmmc", "held_status")),
    )
    for name, place in pointers:
        if name is not None and name not in statuses:
            yield missing(source.document, "status", name, statuses, place, key=False)


def _fits(source: Source, rules: CmmcRules, level: Level | None, stated: CmmcStatements) -> Iterator[Diagnostic]:
    """The assessment and the contract are of the level that was stated."""
    if level is None:
        return
    possible = [status.assessment for status in rules.statuses if status.level == level.level]
    if stated.assessment is not None and stated.assessment not in possible:
        message = f"level {level.level} has no assessment '{stated.assessment}'"
        advice = f"use {' or '.join(possible)}, or correct cmmc_level"
        yield Diagnostic("cmmc/level", message, source.document.span(("cmmc", "assessment")), advice)
    held = rules.status(stated.held_status)
    of = (rules.level(held.level) if held is not None else None) or level
    if of.plan is None and stated.conditional_status_date is not None:
        message = f"level {of.level} has no Conditional status"
        place = source.document.span(("cmmc", "conditional_status_date"))
        yield Diagnostic("cmmc/level", message, place, "remove it, or correct the level")
    called = stated.contract.requires if stated.contract is not None else None
    wanted = next((status.level for status in rules.statuses if status.id == called), None)
    if wanted is not None and wanted > level.level:
        message = f"the contract requires level {wanted}, but cmmc_level says {level.level}"
        place = source.document.span(("cmmc", "contract", "requires"))
        yield Diagnostic("cmmc/level", message, place, "set cmmc_level to the highest level a contract requires")


def _security_plan(source: Source, rules: CmmcRules, stated: CmmcStatements) -> Iterator[Diagnostic]:
    """A plan that is not there cannot be determined met."""
    if stated.ssp is None or stated.ssp.exists:
        return
    plans = {level.security_plan for level in rules.levels}
    for ref, item in determined(source).items():
        if ref.partition(":")[2] in plans and item.status == "met":
            message = f"there is no security plan, but '{ref}' is determined met"
            place = source.document.span(("cmmc", "ssp", "exists"))
            yield Diagnostic("cmmc/no-plan", message, place, "correct one of them")


def statement_problems(source: Source, plan: Plan) -> Iterator[Diagnostic]:
    """Everything stated for CMMC against its rules and the rest of the engagement."""
    for check in (block, claimed_exceptions, service_providers, cui_places):
        yield from check(source, plan)
