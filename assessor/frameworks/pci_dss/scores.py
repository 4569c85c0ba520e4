"""PCI DSS: level, instrument, questionnaire, findings in its own words, and the papers it wants (docs/frameworks)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.evaluate.supply import TODAY
from assessor.frameworks.pci_dss.analyses_and_worksheets import risk_analyses, worksheets
from assessor.frameworks.pci_dss.filing import filing, statable
from assessor.frameworks.pci_dss.filing_results import derived_saq, filed_instrument, validation_level
from assessor.frameworks.pci_dss.report_findings import (
    attestation,
    by_questionnaire,
    counts,
    findings_of,
)
from assessor.frameworks.pci_dss.result import PciDssScore, ScopeConfirmation
from assessor.frameworks.pci_dss.result_filing import SaqDecision
from assessor.frameworks.pci_dss.rules import pci_rules
from assessor.frameworks.pci_dss.saq_agreement import ROC, agreement, not_in_catalog, saqs_of
from assessor.frameworks.pci_dss.statements import PciDss, pci_statements
from assessor.frameworks.pci_dss.third_parties import provider_requirements, third_parties

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessor.evaluate.case import Case
    from assessor.evaluate.outcome import Judgement


_SCOPE: Final = "pci-dss:12.5.2"


def _scope_confirmation(case: Case) -> ScopeConfirmation | None:
    """The answer to the duty of whoever works out the scope; None where none is stated."""
    row = next((row for row in case.plan.obligations if row.ref == _SCOPE), None)
    asked = [demand for clause in (row.clauses if row is not None else ()) for demand in clause]
    capabilities = [case.terrain.capabilities[one.capability] for one in asked if one.capability is not None]
    answers = [case.engagement.duties[one.own_duty] for one in capabilities if one.own_duty in case.engagement.duties]
    if not answers or (answers[0].state is None and answers[0].document is None):
        return None
    answer = answers[0]
    done = answer.state == "done" or (answer.state is None and answer.document == "adopted")
    last = answer.last if answer.last != "never" else None
    return ScopeConfirmation(done=done, last=last, who=answer.who)


def score(case: Case, judgements: Mapping[str, Mapping[str, Judgement]]) -> PciDssScore | None:
    """What an assessor of PCI DSS would work out, for today; None where today is not judged or the rules hold none."""
    rules, today = pci_rules(case.terrain), judgements.get(TODAY)
    if today is None or rules.levels is None or rules.saq is None:
        return None
    stated = pci_statements(case.engagement) or PciDss()
    due = filing(case.plan, case.facts, stated)
    if due is None:
        return None
    filed = saqs_of(case.facts)
    findings = findings_of(case, today, filed, [item.obligation for item in stated.customized])
    return PciDssScore(
        entity=due.entity,
        level=validation_level(rules.levels, due.brands, due.level, stated.acquirer),
        saq=SaqDecision(
            stated=filed,
            derived=derived_saq(rules.saq, due.decision) if due.decision is not None else None,
            agreement=agreement(filed, due.decision),
            not_in_catalog=not_in_catalog(due.decision, statable(case.plan)),
        ),
        instrument=filed_instrument(rules.levels, due.instrument) if due.instrument is not None else None,
        counts=counts(findings),
        questionnaires=by_questionnaire(case.plan.obligations, findings, [name for name in filed if name != ROC]),
        findings=findings,
        attestation=attestation(findings, [item.obligation for item in stated.legal_exceptions]),
        risk_analyses=risk_analyses(case, findings),
        worksheets=worksheets(case, findings),
        providers=third_parties(case),
        scope_confirmation=_scope_confirmation(case),
        provider_requirements=provider_requirements(today, findings),
    )
