"""The rules of CMMC against its catalog: counts, points and named requirements must agree before anything is scored."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.frameworks.cmmc.rules import cmmc_rules
from assessor.library.finding_rule_links import finding_rule_problems
from assessor.library.references import unknown
from assessor.model.diagnostic import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from assessor.frameworks.cmmc.rules import CmmcRules, Level, Phase
    from assessor.library.library import Library
    from assessor.model.catalog import Row


def rule_problems(library: Library) -> Iterator[Diagnostic]:
    """Every way in which the CMMC rules do not fit what else is loaded."""
    rules = cmmc_rules(library)
    if rules is None:
        return
    yield from unknown("framework", [rules.framework], library.frameworks, rules.span)
    framework = library.frameworks.get(rules.framework)
    catalog = library.catalogs.get(framework.catalog) if framework is not None else None
    if catalog is None:
        return
    rows = {row.id: row for row in catalog.rows if row.kind == "obligation"}
    for level in rules.levels:
        yield from _level(rules, level, rows)
    yield from _tables(library, rules, rows)
    yield from _clocks(rules)
    yield from finding_rule_problems(library, rules.row_findings)


def _level(rules: CmmcRules, level: Level, rows: Mapping[str, Row]) -> Iterator[Diagnostic]:
    mine = [row for row in rows.values() if row.props.get("level") == level.level]
    if len(mine) != level.requirements:
        message = (
            f"level {level.level} has {len(mine)} requirements in the catalog, but the rules say {level.requirements}"
        )
        yield Diagnostic("link/cmmc-weights", message, rules.span, "correct the catalog or the rules")
    total = sum(points(row) for row in mine)
    if level.weights is not None and total != level.weights:
        message = f"the points of level {level.level} add up to {total}, but the rules say {level.weights}"
        yield Diagnostic("link/cmmc-weights", message, rules.span, "correct the props 'weight' or the rules")
    yield from unknown("status", [level.needs] if level.needs else [], {item.id for item in rules.statuses}, rules.span)
    alone = [name for name in (level.security_plan, level.plan_requirement) if name is not None]
    yield from unknown("requirement", alone, rows, rules.span)
    if level.plan is None:
        return
    named = [*level.plan.excluded, *(item.requirement for item in level.plan.exceptions)]
    yield from unknown("requirement", named, rows, rules.span)
    excepted = {item.requirement for item in level.plan.exceptions}
    for row in mine:
        open_ = row.id not in level.plan.excluded and points(row) <= level.plan.most_points
        expected = "conditional" if row.id in excepted else "eligible" if open_ else "not_eligible"
        stated = row.props.get("poam")
        if stated is not None and stated != expected:
            message = f"'{row.id}' says poam: {stated}, but by the rules it is {expected}"
            yield Diagnostic("link/cmmc-plan", message, row.span, "correct the prop or the rules")


def _clocks(rules: CmmcRules) -> Iterator[Diagnostic]:
    """Each notice that counts from another one names one, and none counts from itself in the end."""
    known = {item.id: item for item in rules.notices}
    for item in rules.notices:
        yield from unknown("notice", [item.after] if item.after is not None else [], known, item.span)
        seen, here = {item.id}, item.after
        while here in known and here not in seen:
            seen.add(here)
            here = known[here].after
        if here == item.id:
            message = f"the clock of notice '{item.id}' starts at its own end"
            yield Diagnostic("link/cycle", message, item.span, "let one of them count from discovery")


def points(row: Row) -> int:
    """What a requirement costs that is NOT MET."""
    weight = row.props.get("weight", 0)
    return int(weight) if isinstance(weight, int | float) else 0


def _ledger(library: Library, phase: Phase) -> Iterator[Diagnostic]:
    """A phase begins on the day the ledger has for it."""
    if phase.standing is None:
        return
    yield from unknown("standing", [phase.standing], library.standing, phase.span)
    entry = library.standing.get(phase.standing)
    if entry is not None and entry.effective != phase.begins:
        message = f"phase {phase.number} begins on {phase.begins}, but entry '{entry.id}' has {entry.effective}"
        yield Diagnostic("link/standing", message, phase.span, "correct the day that is wrong")


def _tables(library: Library, rules: CmmcRules, rows: Mapping[str, Row]) -> Iterator[Diagnostic]:
    statuses = {item.id for item in rules.statuses}
    for phase in rules.phases:
        yield from unknown("status", [*phase.demands, *phase.may], statuses, phase.span)
        yield from _ledger(library, phase)
    for item in rules.not_applicable:
        yield from unknown("requirement", [item.requirement], rows, item.span)
        yield from unknown("fact", [item.fact], library.facts, item.span)
    for provider in rules.providers:
        yield from unknown("gate", provider.gates, library.gates, provider.span)
