"""The decision pages in their order, and the figures behind them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.report.decision.assumptions import assumptions_sheet
from assessor.report.decision.choice import choice_of
from assessor.report.decision.costs import crossover_sheet, loss_sheet
from assessor.report.decision.fees import fees_sheet
from assessor.report.decision.functions import functions_sheet
from assessor.report.decision.hours import hours_sheet
from assessor.report.decision.weighing import situations_sheet, weighings_sheet

if TYPE_CHECKING:
    from assessor.report.fields import Record
    from assessor.report.names import BriefNames
    from assessor.report.sheet import Sheet
    from assessor.result.result import Result

PAGES = (
    choice_of,
    crossover_sheet,
    loss_sheet,
    functions_sheet,
    hours_sheet,
    situations_sheet,
    weighings_sheet,
)

# What the decision rests on, for those who check it; at the end of the brief.
APPENDIX = (fees_sheet, assumptions_sheet)


def pages_of(_result: Result, record: Record, names: BriefNames) -> tuple[Sheet, ...]:
    """The decision pages."""
    return tuple(sheet for page in PAGES for sheet in page(record, names))


def appendix_of(_result: Result, record: Record, names: BriefNames) -> tuple[Sheet, ...]:
    """The figures behind them."""
    return tuple(sheet for page in APPENDIX for sheet in page(record, names))
