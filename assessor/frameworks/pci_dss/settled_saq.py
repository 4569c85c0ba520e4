"""The questionnaire that the answers settle (docs/frameworks/pci-dss.md): theirs, the one stated, or an open one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.frameworks.pci_dss.instrument import ROC as FULL_REPORT
from assessor.frameworks.pci_dss.instrument import instrument
from assessor.frameworks.pci_dss.levels import MERCHANT, SERVICE_PROVIDER, brand_levels, overall
from assessor.frameworks.pci_dss.rules import pci_rules
from assessor.frameworks.pci_dss.saq import SAQ, decide, known
from assessor.frameworks.pci_dss.saq_agreement import FACT, ROC, WHOLE, agreement, saqs_of, single
from assessor.frameworks.pci_dss.statements import PciDss, pci_statements
from assessor.model.scales import Truth

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessor.frameworks.pci_dss.levels import Entity
    from assessor.frameworks.pci_dss.rules import PciRules, PciSaq
    from assessor.frameworks.pci_dss.saq import Decision
    from assessor.frameworks.pci_dss.statements import Channel
    from assessor.model.condition import Scalar, Stated
    from assessor.model.engagement import Engagement
    from assessor.model.framework import RuleHolder
    from assessor.model.rules import Fact


def settled_saq(
    holder: RuleHolder, known_facts: Mapping[str, Fact], engagement: Engagement
) -> Mapping[str, Stated | None]:
    """The fact `saq` as the answers settle it; nothing where they leave it as it is stated."""
    rules, fact = pci_rules(holder), known_facts.get(FACT)
    if rules.saq is None or fact is None:
        return {}
    facts = {name: value for name, value in engagement.organization.items() if name in known_facts}
    stated, filed = pci_statements(engagement) or PciDss(), saqs_of(facts)
    if not stated.channels or filed == (ROC,):
        return {}
    decision = decide(rules.saq, single(facts), stated)
    if filed and _full_report(rules, single(facts), stated, decision):
        return {FACT: ROC}
    if decision is not None and decision.outcome == SAQ and set(decision.saqs) <= set(fact.choices):
        fuller = agreement(filed, decision) in ("same", "fuller")
        saqs = decision.saqs
        return {} if fuller else {FACT: saqs[0] if len(saqs) == 1 else list(saqs)}
    return {FACT: None} if filed and _excluded(rules.saq, single(facts), stated, filed) else {}


def _full_report(rules: PciRules, facts: Mapping[str, Scalar], stated: PciDss, decision: Decision | None) -> bool:
    """Whether a full report is asked for, so that no questionnaire limits the requirements."""
    if rules.levels is None or rules.instruments is None:
        return False
    entity: Entity = SERVICE_PROVIDER if facts.get("service_provider") is True else MERCHANT
    found = brand_levels(rules.levels, stated, entity)
    level = overall(rules.levels, found, stated, entity)
    if not found and not level.levels:
        return False
    return instrument(rules.instruments, entity, found, decision, (), level=level).kind == FULL_REPORT


def _excluded(rules: PciSaq, facts: Mapping[str, Scalar], stated: PciDss, filed: tuple[str, ...]) -> bool:
    """Whether some channel can be in none of the questionnaires stated; those for everything hold every channel."""
    if set(filed) & set(WHOLE):
        return False
    return any(not any(_possible(rules, facts, channel, saq) for saq in filed) for channel in stated.channels)


def _possible(rules: PciSaq, facts: Mapping[str, Scalar], channel: Channel, saq: str) -> bool:
    """Whether a rule that leads to a questionnaire may hold for a channel, and nothing rules it out."""
    told = known(facts, channel)
    ruled_out = any(saq in item.saqs and item.when.truth(told) is Truth.YES for item in rules.never)
    return not ruled_out and any(
        rule.saq == saq
        and rule.concerns.truth(told) is not Truth.NO
        and all(criterion.when.truth(told) is not Truth.NO for criterion in rule.criteria)
        for rule in rules.rules
    )
