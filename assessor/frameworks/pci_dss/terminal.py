"""What the terminal says of PCI DSS figures, and what a new engagement file shows of the block `pci_dss:`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.frameworks.pci_dss.result import PciDssScore
from assessor.frameworks.pci_dss.rules import pci_rules

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor.model.plan import Plan

_ATTESTATION = {
    "compliant": "compliant",
    "non_compliant": "non-compliant",
    "compliant_with_legal_exception": "compliant with a legal exception",
}


def headlines(score: object) -> Iterator[str]:
    """Level, open requirements and what an attestation would say, in one line."""
    if not isinstance(score, PciDssScore):
        return
    open_ = score.counts.not_in_place
    parts = [f"level {score.level.level}"] if score.level.level is not None else []
    parts.append(f"{open_} requirement{'' if open_ == 1 else 's'} Not in Place")
    if score.attestation.outcome in _ATTESTATION:
        parts.append(f"an attestation today would say {_ATTESTATION[score.attestation.outcome]}")
    yield f"PCI DSS today: {', '.join(parts)}"


def starter(plan: Plan, _as_of: str) -> Iterator[str]:
    """The block, commented out."""
    if pci_rules(plan.terrain).levels is None:
        return
    yield "# Your level with the card brands and your questionnaire; docs/frameworks/pci-dss.md shows the whole block."
    yield "#pci_dss:"
    yield "#  brands: [{brand: visa, transactions: {any: 30000, e-commerce: 0}}]   # payments a year"
    yield "#  channels: [{id: desk, kind: card_present, answers: {method: p2pe_terminal}}]   # ways of taking cards"
    yield "#  targeted_risk_analyses: []                 # for each rhythm the standard leaves to you"
