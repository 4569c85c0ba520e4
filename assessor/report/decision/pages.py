"""The decision pages in their order, and the figures behind them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.report.decision.assumptions import assumptions_sheet
from assessor.report.decision.choice import choice_of
from assessor.report.decision.costs import crossover_sheet, loss_sheet
from assessor.report.decision.fees import fees_sheet
from assessor.report.decision.functions import functions_sheet
from assessor.report.decision.hours import hours_sheet
from assessor.report.decision.situations import situations_sheet
from assessor.report.decision.weighing import weighings_sheet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor.report.fields import Record
    from assessor.report.names import BriefNames
    from assessor.report.sheet import Sheet
    from assessor.result.result import Result


def pages_of(result: Result, record: Record, names: BriefNames) -> Iterator[Sheet]:
    """Every decision page that a result has matter for."""
    yield from choice_of(result, names)
    for sheets_of in (crossover_sheet, loss_sheet, functions_sheet, hours_sheet):
        yield from sheets_of(record, names)
    yield from situations_sheet(result, names)
    yield from weighings_sheet(result, names)


def appendix_of(result: Result, record: Record, names: BriefNames) -> Iterator[Sheet]:
    """What the decision rests on, for those who check it; at the end of the brief."""
    yield from fees_sheet(record, names)
    yield from assumptions_sheet(result, names)
