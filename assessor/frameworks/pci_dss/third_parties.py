"""Third-party service providers (TPSPs): what Requirement 12.8 wants of each, and what is there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.evaluate.gates import in_reach, paper
from assessor.frameworks.pci_dss.result_papers import ProviderRequirement, ThirdParty
from assessor.frameworks.pci_dss.rhythms import age_in_days
from assessor.frameworks.pci_dss.rules import pci_rules
from assessor.frameworks.pci_dss.statements import pci_statements
from assessor.model.interval import DAY, seconds
from assessor.model.scales import Truth

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessor.evaluate.case import Case
    from assessor.evaluate.outcome import Judgement
    from assessor.frameworks.pci_dss.result_papers import PaperState, PciFinding, StatusAge
    from assessor.frameworks.pci_dss.rules import PciWorksheets
    from assessor.frameworks.pci_dss.statements import ProviderStatus
    from assessor.model.engagement import Provider

FRAMEWORK = "pci-dss"
# The papers by the requirement that asks for them; the gates of the rules say so themselves.
ACKNOWLEDGEMENT, STATUS, MATRIX = "pci-dss:12.8.2", "pci-dss:12.8.4", "pci-dss:12.8.5"
ROWS = ("12.8.1", "12.8.2", "12.8.3", "12.8.4", "12.8.5", "12.9.1", "12.9.2")
_WORDS: Final[Mapping[Truth, PaperState]] = {Truth.YES: "there", Truth.NO: "missing", Truth.UNKNOWN: "not_stated"}


def third_parties(case: Case) -> tuple[ThirdParty, ...]:
    """One row for each provider whose work touches card data or could affect its safety."""
    gates = {gate.decides: gate for gate in case.terrain.gates.values() if gate.when.framework == FRAMEWORK}
    stated = pci_statements(case.engagement)
    status = {item.provider: item for item in (stated.service_providers if stated is not None else ())}
    rows = []
    for provider in case.engagement.providers:
        supplier = case.suppliers[provider.id]
        reach = [in_reach(case, gate, supplier) for gate in gates.values()]
        if not reach or max(reach) is Truth.NO:
            continue
        papers = {ref: _WORDS[paper(provider, gates[ref])] for ref in (ACKNOWLEDGEMENT, STATUS, MATRIX) if ref in gates}
        rows.append(_third_party(case, provider, papers, status.get(provider.id)))
    return tuple(rows)


def _third_party(
    case: Case, provider: Provider, papers: Mapping[str, PaperState], status: ProviderStatus | None
) -> ThirdParty:
    checked = status.status_checked_on if status is not None else None
    status_paper = papers.get(STATUS, "not_stated")
    return ThirdParty(
        id=provider.id,
        name=provider.name or provider.id,
        service=status.service if status is not None else None,
        functions=tuple(sorted(name for name, who in case.engagement.today.items() if provider.id in who)),
        acknowledgement=papers.get(ACKNOWLEDGEMENT, "not_stated"),
        chosen_with_care_on=status.chosen_with_care_on if status is not None else None,
        status_paper=status_paper,
        status_checked_on=checked,
        status=_freshness(case, pci_rules(case.terrain).worksheets, checked),
        matrix=papers.get(MATRIX, "not_stated"),
        assessed_here=status_paper == "missing",
    )


def _freshness(case: Case, rules: PciWorksheets | None, checked: str | None) -> StatusAge:
    """How old the last look at a provider's standing is; one too old holds its row back (`row_findings.py`)."""
    if checked is None or rules is None:
        return "not_stated"
    age = age_in_days(checked, case.as_of) * DAY
    return "in_date" if age <= seconds(rules.reviewed_every["provider_status"].every) else "stale"


def provider_requirements(
    judgements: Mapping[str, Judgement], findings: Mapping[str, PciFinding]
) -> tuple[ProviderRequirement, ...]:
    """The requirements over all providers, with today's finding."""
    refs = [f"{FRAMEWORK}:{name}" for name in ROWS]
    return tuple(ProviderRequirement(ref=ref, finding=findings[ref]) for ref in refs if ref in judgements)
