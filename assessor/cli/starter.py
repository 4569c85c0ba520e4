"""The text of a starter engagement: every question a comment, every answer left to the officer."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor.model.plan import Plan
    from assessor.model.rules import Fact


@dataclass(frozen=True, slots=True)
class Answers:
    """What the officer told `init`."""

    name: str
    frameworks: tuple[str, ...]
    as_of: str


def starter(plan: Plan, answers: Answers) -> str:
    """YAML that validates as it stands; what is not known yet stays unknown, never silently met."""
    lines = [
        "# Your engagement: who you are, who supports you, who does what today.",
        "# Lines that start with # are comments.",
        "# Remove the # of a line, and of the heading above it, when you know the answer.",
        "# What you leave out counts as unknown: never as met, never as a gap.",
        "",
        "schema: engagement/1",
        f"as_of: {answers.as_of}            # the day this describes; the only date the engine uses",
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
        *_own_blocks(plan, answers),
    ]
    return "\n".join(lines) + "\n"


def _catalogs(plan: Plan, answers: Answers) -> set[str]:
    return {item.catalog for item in plan.terrain.frameworks.values() if item.id in answers.frameworks}


def _facts(plan: Plan, answers: Answers) -> Iterator[str]:
    """The facts the chosen frameworks read, and the numbers capacity needs, as questions."""
    read = {"internal_fte", "users", "devices", "tickets_per_month"}
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
    yield "# Everybody who supports you, your own staff included (model: internal_it)."
    for model in models:
        tiers = ", ".join(offering.id for offering in model.offerings)
        yield f"#   {model.id}: {model.title}" + (f"; offerings: {tiers}" if len(model.offerings) > 1 else "")
    yield "#providers:"
    yield "#  - id: my-msp"
    yield "#    name: My MSP"
    yield "#    model: managed"
    yield "#    offering: silver"
    yield "#    artefacts: {baa: baa.pdf}     # null = known to be missing; leave it out when you do not know"
    yield "#    price: {structure: per_user, amount: 125}   # USD a month; docs/economics.md lists the structures"
    yield "#    contract: {excludes: []}      # what the paper itself says; docs/officers.md shows all of it"


def _today(plan: Plan) -> Iterator[str]:
    yield "# Who does what today: a list of provider ids; [] is nobody; leave a line out when you do not know."
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
    yield "# What stays with you whatever you buy: done, assigned (say who) or not_done."
    yield "#duties:"
    for name in sorted(item for item in used if item is not None):
        statement = plan.terrain.duties[name].statement
        short = statement if len(statement) <= 90 else statement[:89] + "…"  # noqa: PLR2004 - a comment's width
        yield f"#  {name}: {{state: assigned, who: name}}   # {short}"


def _hipaa_block(plan: Plan, answers: Answers) -> Iterator[str]:
    hipaa = plan.terrain.hipaa
    if hipaa is not None and hipaa.framework in answers.frameworks:
        yield ""
        yield "# What only HIPAA asks: papers kept six years, breaches and their notices (docs/frameworks/hipaa.md)."
        yield "#hipaa:"
        yield "#  retention:"
        yield '#    - {document: Security policies, created: "2026-01-01", last_effective: now}'


def _own_blocks(plan: Plan, answers: Answers) -> Iterator[str]:
    """What a chosen framework asks beside facts and duties, in a block of its own."""
    yield from _hipaa_block(plan, answers)
    yield from _soc_2_block(plan, answers)
    yield from _pci_dss_block(plan, answers)
    rules = plan.terrain.cmmc
    if rules is None or rules.framework not in answers.frameworks:
        return
    yield ""
    yield "# What follows from a CMMC score; docs/frameworks/cmmc.md shows the whole block."
    yield "#cmmc:"
    yield "#  assessment: c3pao                          # who will assess: self, c3pao or dibcac"
    yield "#  contract: {requires: level_2_c3pao}        # the status the contract calls for"
    yield "#  # held_status, status_date, affirmed: the status that is recorded already, if any, and its days"
    yield "#  ssp: {exists: true}                        # a system security plan; without one there is no score"
    yield "#  poam: []                                   # {requirement: ..., planned: ..., due: ...} per open one"


def _money(plan: Plan) -> Iterator[str]:
    """What the cost of support is worked out from; nothing where the rules hold no prices."""
    if not plan.terrain.economics.parameters:
        return
    yield ""
    yield "# What fails and what it costs; left out, usual figures are assumed and marked (docs/economics.md)."
    yield "#operations:"
    yield "#  billable_incidents: {count: 24, months: 12} # failures somebody was paid to repair"
    yield "#  downtime_per_hour: 500                      # an hour in which work stands still, in USD"
    yield "#prices: {managed_per_user: 110}               # a quote in hand replaces any assumed price"
    yield "#risk: {tolerance: neutral}                    # seeking, neutral, moderate, averse or very_averse"


def _soc_2_block(plan: Plan, answers: Answers) -> Iterator[str]:
    rules = plan.terrain.soc_2
    if rules is None or rules.framework not in answers.frameworks:
        return
    yield ""
    yield "# The SOC 2 report you want; docs/frameworks/soc-2.md shows the whole block."
    yield "#soc_2:"
    yield "#  type: 2                                    # 1: one day. 2: a period, as far as it has passed"
    yield f'#  period: {{from: "{int(answers.as_of[:4]) - 1}-07-01", to: "{answers.as_of}"}}'
    yield "#  provider_reports: []                       # your providers' own reports, and what they expect of you"


def _pci_dss_block(plan: Plan, answers: Answers) -> Iterator[str]:
    if plan.terrain.pci.levels is None or "pci-dss" not in answers.frameworks:
        return
    yield ""
    yield "# Your level with the card brands and your questionnaire; docs/frameworks/pci-dss.md shows the whole block."
    yield "#pci_dss:"
    yield "#  brands: [{brand: visa, transactions: {any: 30000, e-commerce: 0}}]   # payments a year"
    yield "#  channels: [{id: desk, kind: card_present, answers: {method: p2pe_terminal}}]   # ways of taking cards"
    yield "#  targeted_risk_analyses: []                 # for each rhythm the standard leaves to you"
