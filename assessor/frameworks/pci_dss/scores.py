"""PCI DSS: level, instrument, questionnaire, findings in its own words, and the papers it wants (docs/frameworks)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assessor.evaluate.supply import TODAY
from assessor.frameworks.pci_dss import findings, told
from assessor.frameworks.pci_dss.filing import filing, statable
from assessor.frameworks.pci_dss.papers import risk_analyses, worksheets
from assessor.frameworks.pci_dss.providers import providers, requirements
from assessor.frameworks.pci_dss.rules import pci_rules
from assessor.frameworks.pci_dss.stated import agreement, saqs_of
from assessor.frameworks.pci_dss.statements import PciDss, pci_statements

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessor.evaluate.case import Case
    from assessor.evaluate.outcome import Judgement


def score(case: Case, judgements: Mapping[str, Mapping[str, Judgement]]) -> dict[str, Any] | None:
    """What an assessor of PCI DSS would work out, for today; None where today is not judged or the rules hold none."""
    rules, today = pci_rules(case.terrain), judgements.get(TODAY)
    if today is None or rules.levels is None or rules.saq is None:
        return None
    stated = pci_statements(case.engagement) or PciDss()
    due = filing(case.plan, case.facts, stated)
    if due is None:
        return None
    filed = saqs_of(case.facts)
    made = findings.findings(case, today, filed, [item.obligation for item in stated.customized])
    attested = findings.attestation(made, [item.obligation for item in stated.legal_exceptions])
    return {
        "entity": due.entity,
        "level": told.level(rules.levels, due.brands, due.level),
        "saq": {
            "stated": list(filed),
            "derived": told.decision(rules.saq, due.decision) if due.decision is not None else None,
            **agreement(filed, due.decision, statable(case.plan)),
        },
        "instrument": told.instrument(rules.levels, due.instrument) if due.instrument is not None else None,
        "counts": findings.counts(made),
        "findings": made,
        "attestation": findings.told(attested),
        "risk_analyses": risk_analyses(case, made),
        "worksheets": worksheets(case, made),
        "providers": providers(case),
        "provider_requirements": requirements(today, made),
    }
