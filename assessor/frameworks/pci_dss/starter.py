"""What a new engagement file shows of the block `pci_dss:`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.frameworks.pci_dss.rules import pci_rules

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor.model.plan import Plan


def starter(plan: Plan, _as_of: str) -> Iterator[str]:
    """The block, commented out."""
    if pci_rules(plan.terrain).levels is None:
        return
    yield "# Your level with the card brands and your questionnaire; docs/frameworks/pci-dss.md shows the whole block."
    yield "#pci_dss:"
    yield "#  brands: [{brand: visa, transactions: {any: 30000, e-commerce: 0}}]   # payments a year"
    yield "#  channels: [{id: desk, kind: card_present, answers: {method: p2pe_terminal}}]   # how you take cards"
    yield "#  targeted_risk_analyses: []                 # one for each frequency the standard leaves to you"
