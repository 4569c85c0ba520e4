"""The decision pages in their order, and the figures behind them."""

from __future__ import annotations

from assessor.report.decision.assumptions import assumptions_sheet
from assessor.report.decision.choice import choice_of
from assessor.report.decision.costs import crossover_sheet, loss_sheet
from assessor.report.decision.fees import fees_sheet
from assessor.report.decision.functions import functions_sheet
from assessor.report.decision.hours import hours_sheet
from assessor.report.decision.weighing import situations_sheet, weighings_sheet

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
