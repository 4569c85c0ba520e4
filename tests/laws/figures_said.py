"""What the frameworks' own figures call late, overdue, stale, missing or none, as (rule of a finding, subject)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.frameworks.cmmc.result import CmmcScore
from assessor.frameworks.hipaa.result import HipaaScore
from assessor.frameworks.pci_dss.framework import PCI_DSS
from assessor.frameworks.pci_dss.result import PciDssScore
from assessor.frameworks.soc_2.result import Soc2Score

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor.assess.engine import Assessment

Said = tuple[str, str | None]


def against(figures: object, assessment: Assessment) -> Iterator[Said]:
    """Everything of one framework."""
    match figures:
        case HipaaScore():
            yield from _hipaa(figures, assessment)
            yield from _contracts(figures)
        case PciDssScore():
            yield from _pci_dss(figures, assessment)
        case Soc2Score():
            yield from _soc_2(figures)
        case CmmcScore():
            yield from _cmmc(figures)
        case _:
            return


def _hipaa(figures: HipaaScore, assessment: Assessment) -> Iterator[Said]:
    if figures.risk_analysis.current == "no":
        yield "risk_analysis", None
    for incident in figures.incidents:
        for clock in incident.clocks:
            over = clock.due is not None and clock.due < assessment.case.engagement.as_of
            if clock.state in ("late", "overdue") or (clock.state in ("undated", "not_known") and over):
                yield clock.id, incident.title or incident.id
    for paper in figures.retention:
        if paper.state in ("destroyed_early", "planned_early"):
            yield "kept_papers", paper.document


def _contracts(figures: HipaaScore) -> Iterator[Said]:
    for contract in figures.contracts:
        if contract.state == "missing" and contract.needed == "yes" and contract.role != "business_associate":
            yield "subcontractor_contract", contract.name
    for client in figures.actor.works_for:
        if client.state == "missing" and client.kind == "business_associate":
            yield "subcontract_above", client.name


def _pci_dss(figures: PciDssScore, assessment: Assessment) -> Iterator[Said]:
    for provider in figures.providers:
        if provider.status == "stale":
            yield "provider_status", provider.name
    starts = {item.id: item.contract.starts for item in assessment.case.engagement.providers if item.contract}
    for provider in figures.providers:
        started = starts.get(provider.id)
        if started is not None and provider.chosen_with_care_on is not None and provider.chosen_with_care_on > started:
            yield "chosen_with_care", provider.name
    if not figures.providers and assessment.case.facts.get("uses_tpsps") is True and not _without_paper(assessment):
        yield "providers_listed", None
    for analysis in figures.risk_analyses:
        if analysis.needed == "needed" and analysis.state in ("stale", "missing") and analysis.otherwise is None:
            yield "targeted_analysis", analysis.ref.partition(":")[2]
    for sheet in figures.worksheets:
        if sheet.kind == "customized_approach" and sheet.lacks:
            yield "customized_approach", sheet.ref.partition(":")[2]


def _soc_2(figures: Soc2Score) -> Iterator[Said]:
    for exception in figures.exceptions:
        if not exception.mitigated:
            yield "test_of_control", exception.control
    for report in figures.provider_reports:
        if report.relied_on and report.open:
            yield "provider_report", report.provider
    for organization in figures.subservice:
        if set(organization.open) - {"not_monitored", "monitoring_unknown"}:
            yield "subservice", organization.name
    for control in figures.cuecs:
        if control.stated == "missing" or control.state == "unmapped":
            yield "user_control", control.text


def _cmmc(figures: CmmcScore) -> Iterator[Said]:
    if figures.security_plan.exists is False:
        yield "security_plan", None
    if figures.closeout is not None and figures.closeout.expired:
        yield "closeout", None
    for item in figures.poam:
        if item.over:
            yield "plan_item", item.id
    for claimed in figures.exceptions:
        if claimed.lacks:
            yield "exception", claimed.id
    for provider in figures.providers:
        if provider.fedramp_met is False:
            yield "fedramp", provider.name


def _without_paper(assessment: Assessment) -> bool:
    """Whether some firm is said to lack a paper for card data, which names it as one that needs it."""
    needed = {gate.needs for gate in assessment.plan.terrain.gates.values() if gate.when.framework == PCI_DSS.id}
    models = assessment.plan.terrain.models
    return any(
        provider.artefacts.get(name, "") is None and not models[provider.model].employees
        for provider in assessment.case.engagement.providers
        for name in needed
    )
