"""Which sheets a brief has: the decision, the frameworks' own figures, contracts, what would change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assessor.report import contracts, determinations, law, what_if
from assessor.report.decision import pages as decision

if TYPE_CHECKING:
    from assessor.report.framework import Registry
    from assessor.report.names import BriefNames
    from assessor.report.sheet import Sheet
    from assessor.result.result import Result


@dataclass(frozen=True, slots=True)
class Sheets:
    """The sheets of a brief by the part they stand in."""

    decision: tuple[Sheet, ...]
    frameworks: tuple[Sheet, ...]
    contracts: tuple[Sheet, ...]
    figures: tuple[Sheet, ...]
    law: tuple[Sheet, ...]


def sheets_of(result: Result, names: BriefNames, registry: Registry) -> Sheets:
    """Every sheet that a result has matter for; the frameworks' own stand in the order of the registry."""
    own = [sheet for framework in registry for sheet in framework.sheets(result, names)]
    return Sheets(
        decision=(*decision.pages_of(result, names), *what_if.sheets_of(result, names)),
        frameworks=(*own, *determinations.sheets_of(result, names)),
        contracts=contracts.sheets_of(result, names),
        figures=tuple(decision.appendix_of(result, names)),
        law=law.sheets_of(result),
    )
