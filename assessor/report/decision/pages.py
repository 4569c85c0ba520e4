"""The decision pages in their order, and the figures behind them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.report.decision.assumptions import assumptions_sheet
from assessor.report.decision.choice import choice_of
from assessor.report.decision.crossover import crossover_sheet
from assessor.report.decision.fees import fees_sheet
from assessor.report.decision.functions import functions_sheet
from assessor.report.decision.hours import hours_sheet
from assessor.report.decision.losses import loss_sheet
from assessor.report.decision.situations import situations_sheet
from assessor.report.decision.weighing import weighings_sheet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor.report.names import BriefNames
    from assessor.report.sheet import Sheet
    from assessor.result.result import Result

_PAGES = (
    choice_of,
    crossover_sheet,
    loss_sheet,
    functions_sheet,
    hours_sheet,
)
_ARGUMENTS = (situations_sheet, weighings_sheet)
_APPENDIX = (fees_sheet, assumptions_sheet)


def pages_of(result: Result, names: BriefNames) -> Iterator[Sheet]:
    """Every decision page that a result has matter for."""
    for page in _PAGES:
        yield from page(result, names)


def arguments_of(result: Result, names: BriefNames) -> Iterator[Sheet]:
    """What the trade says of such an organization, and what speaks for and against each model."""
    for page in _ARGUMENTS:
        yield from page(result, names)


def appendix_of(result: Result, names: BriefNames) -> Iterator[Sheet]:
    """What the decision rests on, for those who check it; at the end of the brief."""
    for page in _APPENDIX:
        yield from page(result, names)
