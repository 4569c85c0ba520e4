"""Third-party service providers (TPSPs): what Requirement 12.8 wants of each, and what is there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assessor.evaluate.gates import in_reach, paper
from assessor.evaluate.supply import Supplier
from assessor.frameworks.pci_dss.rhythms import age_in_days
from assessor.frameworks.pci_dss.rules import pci_rules
from assessor.frameworks.pci_dss.statements import pci_statements
from assessor.model.interval import DAY, seconds
from assessor.model.scales import Truth

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessor.evaluate.case import Case
    from assessor.evaluate.outcome import Judgement
    from assessor.frameworks.pci_dss.rules import PciWorksheets
    from assessor.frameworks.pci_dss.statements import ProviderStatus
    from assessor.model.engagement import Provider

FRAMEWORK = "pci-dss"
# The papers by the requirement that asks for them; the gates of the rules say so themselves.
ACKNOWLEDGEMENT, STATUS, MATRIX = "pci-dss:12.8.2", "pci-dss:12.8.4", "pci-dss:12.8.5"
ROWS = ("12.8.1", "12.8.2", "12.8.3", "12.8.4", "12.8.5", "12.9.1", "12.9.2")
_WORDS = {Truth.YES: "there", Truth.NO: "missing", Truth.UNKNOWN: "not_stated"}


def providers(case: Case) -> list[dict[str, Any]]:
    """One row for each provider whose work touches card data or could affect its safety."""
    gates = {gate.decides: gate for gate in case.terrain.gates.values() if gate.when.framework == FRAMEWORK}
    stated = pci_statements(case.engagement)
    status = {item.provider: item for item in (stated.service_providers if stated is not None else ())}
    made = []
    for provider in case.engagement.providers:
        supplier = Supplier(provider.id, case.terrain.models[provider.model], provider.offering, provider)
        reach = [in_reach(case, gate, supplier) for gate in gates.values()]
        if not reach or max(reach) is Truth.NO:
            continue
        papers = {ref: _WORDS[paper(provider, gates[ref])] for ref in (ACKNOWLEDGEMENT, STATUS, MATRIX) if ref in gates}
        made.append(_row(case, provider, papers, status.get(provider.id)))
    return made


def _row(case: Case, provider: Provider, papers: Mapping[str, str], status: ProviderStatus | None) -> dict[str, Any]:
    checked = status.status_checked_on if status is not None else None
    paper_there = papers.get(STATUS, "not_stated")
    return {
        "id": provider.id,
        "name": provider.name or provider.id,
        "service": status.service if status is not None else None,
        "functions": sorted(name for name, who in case.engagement.today.items() if provider.id in who),
        "acknowledgement": papers.get(ACKNOWLEDGEMENT, "not_stated"),
        "chosen_with_care_on": status.chosen_with_care_on if status is not None else None,
        "status_paper": paper_there,
        "status_checked_on": checked,
        "status": _freshness(case, pci_rules(case.terrain).worksheets, checked),
        "matrix": papers.get(MATRIX, "not_stated"),
        "assessed_here": paper_there == "missing",
    }


def _freshness(case: Case, rules: PciWorksheets | None, checked: str | None) -> str:
    """How old the last look at a provider's standing is; shown, and decides nothing."""
    if checked is None or rules is None:
        return "not_stated"
    age = age_in_days(checked, case.as_of) * DAY
    return "in_date" if age <= seconds(rules.reviewed_every["provider_status"].every) else "stale"


def requirements(judgements: Mapping[str, Judgement], findings: Mapping[str, str]) -> list[dict[str, Any]]:
    """The requirements over all providers, with today's finding."""
    refs = [f"{FRAMEWORK}:{name}" for name in ROWS]
    return [{"ref": ref, "finding": findings[ref]} for ref in refs if ref in judgements]
