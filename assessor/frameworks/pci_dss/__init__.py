"""PCI DSS: level, instrument, questionnaire, findings in its own words, and the papers it wants (docs/frameworks)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assessor.evaluate.supply import TODAY
from assessor.frameworks.pci_dss import findings, told
from assessor.frameworks.pci_dss.instrument import Instrument, instrument
from assessor.frameworks.pci_dss.levels import MERCHANT, SERVICE_PROVIDER, brand_levels, overall
from assessor.frameworks.pci_dss.papers import risk_analyses, worksheets
from assessor.frameworks.pci_dss.providers import FRAMEWORK, providers, requirements
from assessor.frameworks.pci_dss.saq import Decision, decide
from assessor.frameworks.pci_dss.stated import agreement, saqs_of, single
from assessor.model.pci_dss import PciDss

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assessor.evaluate.case import Case
    from assessor.evaluate.outcome import Judgement
    from assessor.frameworks.pci_dss.levels import BrandLevel


def score(case: Case, judgements: Mapping[str, Mapping[str, Judgement]]) -> dict[str, Any] | None:
    """What an assessor of PCI DSS would work out, for today; None where today is not judged or the rules hold none."""
    rules, today = case.terrain.pci, judgements.get(TODAY)
    if today is None or rules.levels is None or rules.instruments is None or rules.saq is None:
        return None
    stated = case.engagement.pci_dss or PciDss()
    entity = SERVICE_PROVIDER if case.facts.get("service_provider") is True else MERCHANT
    found = brand_levels(rules.levels, stated, entity)
    decision = decide(rules.saq, single(case.facts), stated)
    filed = saqs_of(case.facts)
    made = findings.findings(case, today, filed, [item.obligation for item in stated.customized])
    wanted = _instrument(case, entity, found, decision)
    attested = findings.attestation(made, [item.obligation for item in stated.legal_exceptions])
    return {
        "entity": entity,
        "level": told.level(rules.levels, found, overall(found, stated.acquirer)),
        "saq": {
            "stated": list(filed),
            "derived": told.decision(rules.saq, decision) if decision is not None else None,
            **agreement(filed, decision),
        },
        "instrument": told.instrument(rules.levels, wanted) if wanted is not None else None,
        "counts": findings.counts(made),
        "findings": made,
        "attestation": findings.told(attested),
        "risk_analyses": risk_analyses(case, made),
        "worksheets": worksheets(case, made),
        "providers": providers(case),
        "provider_requirements": requirements(today, made),
    }


def _instrument(case: Case, entity: str, found: Sequence[BrandLevel], decision: Decision | None) -> Instrument | None:
    """The instrument, where anything was stated that it could follow from."""
    rules = case.terrain.pci.instruments
    if rules is None or not (found or decision):
        return None
    rows = [row for row in case.plan.obligations if row.catalog == FRAMEWORK]
    return instrument(rules, entity, found, decision, rows)
