"""Checks of the PCI DSS rules: brands, questionnaires, answers and requirements they name must exist."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.frameworks.pci_dss.rules import pci_rules
from assessor.library.finding_rule_links import finding_rule_problems
from assessor.library.references import unknown
from assessor.model.diagnostic import Diagnostic
from assessor.model.span import NOWHERE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor.frameworks.pci_dss.rules import PciRules, PciSaq
    from assessor.library.library import Library
    from assessor.model.condition import Condition

# What conditions of the decision table may read beside the answers: the kind of the channel.
_KIND = "kind"
_EVERY_BRAND = "any"


def levels(_library: Library, rules: PciRules) -> Iterator[Diagnostic]:
    """Brands are named once, and only brands that exist are followed."""
    if rules.levels is None:
        return
    brands = {brand.id for brand in rules.levels.brands}
    seen: set[str] = set()
    for brand in rules.levels.brands:
        if brand.id in seen:
            yield Diagnostic("link/duplicate-id", f"brand '{brand.id}' appears twice", brand.span, "keep one of them")
        seen.add(brand.id)
        for cell in (*brand.merchants, *brand.service_providers):
            yield from unknown("brand", cell.same_level_as, brands | {_EVERY_BRAND}, cell.span)


def instruments(library: Library, rules: PciRules) -> Iterator[Diagnostic]:
    """Each level of each brand has exactly one instrument, and the scans name a requirement."""
    demanded = rules.instruments
    if demanded is None:
        return
    yield from unknown("obligation", [demanded.scans.requirement], library.rows(), demanded.span)
    brands = {brand.id: brand for brand in (rules.levels.brands if rules.levels is not None else ())}
    seen: set[tuple[str, str, int]] = set()
    for rule in demanded.instruments:
        yield from unknown("brand", [rule.brand], brands, rule.span)
        for level in rule.levels:
            place = (rule.brand, rule.entity, level)
            if place in seen:
                message = f"level {level} of '{rule.brand}' has two instruments for a {rule.entity.replace('_', ' ')}"
                yield Diagnostic("link/instrument", message, rule.span, "keep one of them")
            seen.add(place)
    for brand in brands.values():
        for entity, cells in (("merchant", brand.merchants), ("service_provider", brand.service_providers)):
            for cell in cells:
                if (brand.id, entity, cell.level) not in seen:
                    message = f"level {cell.level} of '{brand.id}' has no instrument for a {entity.replace('_', ' ')}"
                    yield Diagnostic("link/instrument", message, cell.span, "add it to rules/scoring")
                    seen.add((brand.id, entity, cell.level))


def questionnaires(library: Library, rules: PciRules) -> Iterator[Diagnostic]:
    """The decision table reads answers and facts that exist, with values they can have, and always ends somewhere."""
    table = rules.saq
    if table is None:
        return
    answers = {answer.id for answer in table.answers}
    known = answers | {_KIND} | set(library.facts)
    for node, at in _conditions(table):
        names = [leaf.fact for leaf in node.leaves() if leaf.fact is not None]
        yield from unknown("answer", names, known, at.span if at.span is not NOWHERE else table.span)
        yield from _values(table, node)
    last = table.rules[-1]
    if last.criteria or last.outcome != "saq":
        message = f"the last rule, '{last.id}', must hold for every channel: no criteria, and a questionnaire"
        yield Diagnostic("link/saq-end", message, last.span, "end the table with SAQ D")


def _conditions(rules: PciSaq) -> Iterator[tuple[Condition, Condition]]:
    nodes = [answer.asked_when for answer in rules.answers if answer.asked_when is not None]
    nodes += [rule.concerns for rule in rules.rules]
    nodes += [item.when for rule in rules.rules for item in rule.criteria]
    nodes += [item.when for item in rules.never]
    for node in nodes:
        yield node, node


def _values(rules: PciSaq, node: Condition) -> Iterator[Diagnostic]:
    """Words compared with an answer are among its choices."""
    choices = {answer.id: {item.id for item in answer.choices} for answer in rules.answers if answer.choices}
    for leaf in node.leaves():
        if leaf.fact not in choices:
            continue
        named = [leaf.is_, leaf.is_not, *(leaf.one_of or ())]
        words = [word for word in named if isinstance(word, str)]
        yield from unknown("choice", words, choices[leaf.fact or ""], leaf.span)


def worksheets(library: Library, rules: PciRules) -> Iterator[Diagnostic]:
    """Risk analyses stand for requirements that leave their rhythm to the organization."""
    papers = rules.worksheets
    if papers is None:
        return
    refs = [row.obligation for row in papers.risk_analyses] + ([papers.demanded_by] if papers.demanded_by else [])
    yield from unknown("obligation", refs, library.rows(), papers.span)
    yield from finding_rule_problems(library, papers.row_findings)


def rule_problems(library: Library) -> Iterator[Diagnostic]:
    """Every way in which the rules of PCI DSS do not fit each other or what else is loaded."""
    rules = pci_rules(library)
    for check in (levels, instruments, questionnaires, worksheets):
        yield from check(library, rules)
