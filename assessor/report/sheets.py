"""Which sheets a brief has: the decision, the frameworks' own figures, contracts, what would change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assessor.frameworks.cmmc import pages as cmmc
from assessor.frameworks.hipaa import pages as hipaa
from assessor.frameworks.pci_dss import pages as pci_dss
from assessor.frameworks.soc_2 import pages as soc_2
from assessor.report import contracts, determinations, what_if
from assessor.report.decision import pages as decision

if TYPE_CHECKING:
    from collections.abc import Callable

    from assessor.report.fields import Record
    from assessor.report.names import BriefNames
    from assessor.report.sheet import Sheet
    from assessor.result.result import Result

    # (the whole result, names) -> sheets; empty where the result has nothing for them
    Maker = Callable[[Record, BriefNames], tuple[Sheet, ...]]
    TypedMaker = Callable[[Result, BriefNames], tuple[Sheet, ...]]

# The order of the pages inside each part.
_TYPED_FRAMEWORKS: tuple[TypedMaker, ...] = (hipaa.sheets_of, cmmc.sheets_of)
_FRAMEWORKS: tuple[Maker, ...] = (
    pci_dss.sheets_of,
    soc_2.sheets_of,
)
_CONTRACTS: tuple[Maker, ...] = (contracts.sheets_of,)


@dataclass(frozen=True, slots=True)
class Sheets:
    """The sheets of a brief by the part they stand in."""

    decision: tuple[Sheet, ...]
    frameworks: tuple[Sheet, ...]
    contracts: tuple[Sheet, ...]
    figures: tuple[Sheet, ...]


def sheets_of(result: Result, record: Record, names: BriefNames) -> Sheets:
    """Every sheet that a result has matter for."""
    typed_sheets = tuple(sheet for maker in _TYPED_FRAMEWORKS for sheet in maker(result, names))
    framework_sheets, contract_sheets = (
        tuple(sheet for maker in makers for sheet in maker(record, names)) for makers in (_FRAMEWORKS, _CONTRACTS)
    )
    return Sheets(
        decision=(*decision.pages_of(result, names), *what_if.sheets_of(result, names)),
        frameworks=(*typed_sheets, *framework_sheets, *determinations.sheets_of(result, names)),
        contracts=contract_sheets,
        figures=tuple(decision.appendix_of(result, names)),
    )
