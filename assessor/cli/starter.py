"""The text of a starter engagement: every question a comment, every answer left to the officer."""

from __future__ import annotations

import json
from dataclasses import dataclass
from textwrap import wrap
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor.model.plan import Plan
    from assessor.model.rules import Fact
    from assessor.report.framework import Registry


@dataclass(frozen=True, slots=True)
class Answers:
    """What the officer told `init`."""

    name: str
    frameworks: tuple[str, ...]
    as_of: str


def starter(plan: Plan, answers: Answers, registry: Registry) -> str:
    """YAML that validates as it stands; what is not known yet stays unknown, never silently met."""
    lines = [
        "# Your engagement: who you are, who supports you, who does what today.",
        "# Lines that start with # are comments.",
        "# When you know an answer, remove the # from its line and from the heading above it.",
        "# What you leave out counts as unknown: never as met, never as a gap.",
        "",
        "schema: engagement/1",
        f"as_of: {answers.as_of}            # the date this file describes; the only date the engine uses",
        "",
        "organization:",
        f"  name: {json.dumps(answers.name, ensure_ascii=False)}",
        *_facts(plan, answers),
        "",
        f"frameworks: [{', '.join(answers.frameworks)}]",
        "",
        *_providers(plan),
        "",
        *_today(plan),
        "",
        *_duties(plan, answers),
        *_money(plan),
        *_own_blocks(plan, answers, registry),
    ]
    return "\n".join(lines) + "\n"


def _catalogs(plan: Plan, answers: Answers) -> set[str]:
    return {item.catalog for item in plan.terrain.frameworks.values() if item.id in answers.frameworks}


def _facts(plan: Plan, answers: Answers) -> Iterator[str]:
    """The facts the chosen frameworks read, the numbers capacity needs, and who the organization is, as questions."""
    read = {"internal_fte", "users", "devices", "tickets_per_month", "own_servers", "facility_controlled"}
    for part in plan.catalogs:
        if part.info.id in _catalogs(plan, answers):
            for row in part.rows:
                read.update(row.applies_to)
                read.update(leaf.fact or "" for leaf in (row.applies_when.leaves() if row.applies_when else ()))
    for item in plan.terrain.frameworks.values():
        rule = item.alternatives.rests_on if item.alternatives is not None else None
        if rule is not None and item.id in answers.frameworks:
            read.update({rule.fact, rule.not_before or rule.fact})
    for name, fact in plan.terrain.facts.items():
        if name in read:
            yield f"  # {_example(fact):<32} # {fact.question}"


def _example(fact: Fact) -> str:
    value = {"boolean": "true", "number": "0", "date": '"2026-11-21"'}.get(
        fact.type, fact.choices[0] if fact.choices else "text"
    )
    return f"{fact.id}: {value}"


def _providers(plan: Plan) -> Iterator[str]:
    models = [model for model in plan.terrain.models.values() if model.kind != "composite"]
    yield "# Everybody who supports you, including your own staff (model: internal_it)."
    for model in models:
        tiers = ", ".join(offering.id for offering in model.offerings)
        yield f"#   {model.id}: {model.title}" + (f"; offerings: {tiers}" if len(model.offerings) > 1 else "")
    yield "#providers:"
    yield "#  - id: my-msp"
    yield "#    name: My MSP"
    yield "#    model: managed"
    yield "#    offering: silver"
    yield "#    data_contact: [phi]           # regulated data it has: phi, cui, spd, account_data; [] = none"
    yield "#    ordered: []                   # ordered beside the tier; [] = nothing; unknown: leave it out"
    yield "#    artefacts: {baa: baa.pdf}     # null = known to be missing; leave it out if you do not know"
    yield "#    price: {structure: per_user, amount: 125}   # USD a month; docs/economics.md lists the structures"
    yield "#    contract: {excludes: []}      # what the contract itself says; docs/officers.md shows every key"


def _today(plan: Plan) -> Iterator[str]:
    yield "# Who does what today: a list of provider ids; [] means nobody; leave a line out if you do not know."
    yield "#today:"
    for function in plan.terrain.functions.values():
        example = "[customer]" if function.kind == "reserved" else "[]"
        yield f"#  {function.id}: {example:<14} # {function.title}"


def _duties(plan: Plan, answers: Answers) -> Iterator[str]:
    catalogs = _catalogs(plan, answers)
    rows = [row for row in plan.obligations if row.catalog in catalogs]
    capabilities = plan.terrain.capabilities
    used = {demand.duty for row in rows for clause in row.clauses for demand in clause}
    used |= {
        capabilities[demand.capability].duty
        for row in rows
        for clause in row.clauses
        for demand in clause
        if demand.capability is not None
    }
    yield "# What stays with you whatever you buy. Fill in the state: done, assigned (say who), partly (say what"
    yield "# is missing) or not_done. Of work that comes back, say when it was last done, as in"
    yield '# {state: done, who: Ann Lee, last: "2026-03-14"}.'
    yield "# docs/officers.md has every answer; a state left empty counts as not stated."
    yield "#duties:"
    for name in sorted(item for item in used if item is not None):
        duty = plan.terrain.duties[name]
        yield f"#  {name}: {{state: }}   # {duty.title or name}"
        yield from (f"#      # {line}" for line in wrap(" ".join(duty.statement.split()), 105))
        for part in duty.parts:
            if any(ref.partition(":")[0] in catalogs for ref in part.attaches_to):
                yield f"#      # part {part.id}: {part.title}"


def _own_blocks(plan: Plan, answers: Answers, registry: Registry) -> Iterator[str]:
    """What a chosen framework asks beside facts and duties, in a block of its own; in the order they are named in."""
    frameworks = {framework.id: framework for framework in registry}
    for name in answers.frameworks:
        lines = tuple(frameworks[name].starter(plan, answers.as_of)) if name in frameworks else ()
        yield from ("", *lines) if lines else ()


def _money(plan: Plan) -> Iterator[str]:
    """What the cost of support is worked out from; nothing where the rules hold no prices."""
    if not plan.terrain.economics.parameters:
        return
    yield ""
    yield "# What fails and what it costs. What you leave out is assumed and marked as such (docs/economics.md)."
    yield "#operations:"
    yield "#  billable_incidents: {count: 24, months: 12} # incidents somebody was paid to repair"
    yield "#  downtime_per_hour: 500                      # one hour of downtime, in USD"
    yield "#prices: {managed_per_user: 110}               # an actual quote replaces an assumed price"
    yield "#risk: {tolerance: neutral}                    # seeking, neutral, moderate, averse or very_averse"
