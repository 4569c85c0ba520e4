"""The fees of the recommended arrangement line by line, each with the arithmetic that makes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.evaluate.supply import RECOMMENDED, TODAY
from assessor.report.decision.money import whole_dollars
from assessor.report.sheet import Column, Sheet, Table, cells
from assessor.report.text import shorten
from assessor.words import money, todays_sum

if TYPE_CHECKING:
    from assessor.report.names import BriefNames
    from assessor.report.sheet import Cell
    from assessor.result.economics import ArrangementCosts, Economics
    from assessor.result.prices import FeeLine
    from assessor.result.result import Result

_ORDER: Final = (RECOMMENDED, TODAY)
_COLUMNS: Final = (
    Column("Who", 32),
    Column("What", 52),
    Column("How it is worked out", 44),
    Column("Low", 15, number=True),
    Column("A year", 18, number=True),
    Column("High", 15, number=True),
)


def fees_sheet(result: Result, names: BriefNames) -> tuple[Sheet, ...]:
    """Every line of the fees, of the recommendation and of today."""
    economics = result.economics
    if economics is None:
        return ()
    costs = economics.priced
    tables = tuple(
        _table(f"{names.arrangement(name).title}{_examined(result, name)}", costs[name], economics, names)
        for name in _ORDER
        if name in costs and any(map(_is_shown, costs[name].fee_lines))
    )
    if not tables:
        return ()
    lede = (
        "USD a year, each line in whole dollars; where hours are rounded (about), the amount counts them exactly. Low "
        "and high: the line at the ends of the ranges of its inputs, listed in the next table. "
        "Invoices for single incidents are not fees; they are in the simulated years."
    )
    return (Sheet("fees", "FEES", "What the fees consist of", lede=lede, blocks=tables),)


def _examined(result: Result, arrangement: str) -> str:
    """That a sum of today holds an examination nobody is paid for yet."""
    examined = todays_sum.examination(result) if arrangement == TODAY else 0.0
    return f" with the examination it needs ({whole_dollars(examined)})" if round(examined) else ""


def _table(title: str, costs: ArrangementCosts, economics: Economics, names: BriefNames) -> Table:
    total = (
        f"{title}: {whole_dollars(costs.fees_annual)} in fees, {whole_dollars(costs.onboarding)} as a third of what is "
        f"paid once and {whole_dollars(costs.invoices)} in invoices of a mean year: "
        f"{whole_dollars(costs.cash)} a year in cash"
    )
    rows = tuple(_row(line, economics, names) for line in costs.fee_lines if _is_shown(line))
    return Table(_COLUMNS, rows, title=total)


def _is_shown(line: FeeLine) -> bool:
    """Amounts, and remarks that an amount is missing."""
    return line.kind != "note" or line.unpriced


def _row(line: FeeLine, economics: Economics, names: BriefNames) -> tuple[Cell, ...]:
    amounts = (line.low, line.value, line.high)
    return cells(
        shorten(names.provider(line.supplier), 60) if line.supplier else "",
        shorten(money.fee_title(line, economics, names), 160),
        shorten(money.fee_arithmetic(line.basis), 160),
        *(("", "not known", "") if line.unpriced else map(whole_dollars, amounts)),
    )
