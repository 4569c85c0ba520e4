"""Which sheets a brief has: the decision, the frameworks' own figures, contracts, what would change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assessor.report import contracts, determinations, what_if
from assessor.report.decision import pages as decision

if TYPE_CHECKING:
    from collections.abc import Callable

    from assessor.report.fields import Record
    from assessor.report.framework import Registry
    from assessor.report.names import BriefNames
    from assessor.report.sheet import Sheet
    from assessor.result.result import Result

    # (the whole result, names) -> sheets; empty where the result has nothing for them
    Maker = Callable[[Record, BriefNames], tuple[Sheet, ...]]

# The order of the pages inside each part.
_DECISION: tuple[Maker, ...] = (*decision.PAGES, what_if.sheets_of)
_CONTRACTS: tuple[Maker, ...] = (contracts.sheets_of,)
_FIGURES: tuple[Maker, ...] = decision.APPENDIX


@dataclass(frozen=True, slots=True)
class Sheets:
    """The sheets of a brief by the part they stand in."""

    decision: tuple[Sheet, ...]
    frameworks: tuple[Sheet, ...]
    contracts: tuple[Sheet, ...]
    figures: tuple[Sheet, ...]


def sheets_of(result: Result, record: Record, names: BriefNames, registry: Registry) -> Sheets:
    """Every sheet that a result has matter for; the frameworks' own stand in the order of the registry."""
    own = [sheet for framework in registry for sheet in framework.sheets(result, record, names)]
    decision_sheets, contract_sheets, figure_sheets = (
        tuple(sheet for maker in makers for sheet in maker(record, names))
        for makers in (_DECISION, _CONTRACTS, _FIGURES)
    )
    return Sheets(
        decision=decision_sheets,
        frameworks=(*own, *determinations.sheets_of(record, names)),
        contracts=contract_sheets,
        figures=figure_sheets,
    )
