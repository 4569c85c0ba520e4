"""The sentences that PCI DSS figures carry in the JSON object, beside the values they are made from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assessor.encode.prose import Prose
from assessor.frameworks.pci_dss import words
from assessor.frameworks.pci_dss.result import Attestation, PciDssScore
from assessor.frameworks.pci_dss.result_filing import DerivedSaq, FiledInstrument, SaqDecision
from assessor.frameworks.pci_dss.result_levels import BrandValidation
from assessor.result.texts import TextKey

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessor.encode.prose import Context, Text


def _brand(brand: BrandValidation, _context: Context) -> Mapping[str, Text]:
    return {"compared": words.compared(brand.comparison)}


def _derived(derived: DerivedSaq, _context: Context) -> Mapping[str, Text]:
    return {"reason": words.derived_because(derived)}


def _saq(saq: SaqDecision, _context: Context) -> Mapping[str, Text]:
    return {"advice": words.saq_advice(saq)}


def _filed(filed: FiledInstrument, context: Context) -> Mapping[str, Text]:
    return {"reason": words.filed_because(filed, context.within(PciDssScore))}


def _attestation(attestation: Attestation, context: Context) -> Mapping[str, Text]:
    return {"reasons": words.attestation_reasons(attestation, context.within(PciDssScore).instrument)}


PROSE: tuple[Prose[Any], ...] = (
    Prose(BrandValidation, {"compared": TextKey(doc="The count compared with the range.", optional=True)}, _brand),
    Prose(DerivedSaq, {"reason": TextKey(doc="Why.")}, _derived),
    Prose(SaqDecision, {"advice": TextKey(doc="What to do.", optional=True)}, _saq),
    Prose(FiledInstrument, {"reason": TextKey(doc="Why.")}, _filed),
    Prose(Attestation, {"reasons": TextKey(doc="Why.", many=True)}, _attestation),
)
