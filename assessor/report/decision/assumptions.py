"""The table of every figure the decision rests on: its range, its source, and whose it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.report.decision.money import figure
from assessor.report.sheet import Cell, Column, Paragraph, Sheet, Table, cells
from assessor.report.text import shorten
from assessor.words import money

if TYPE_CHECKING:
    from assessor.report.names import BriefNames
    from assessor.result.prices import EconomicsInput
    from assessor.result.result import Result


def assumptions_sheet(result: Result, names: BriefNames) -> tuple[Sheet, ...]:
    """Every parameter: low, value, high, unit, source, stated or assumed."""
    inputs = result.economics.inputs if result.economics is not None else ()
    if not inputs:
        return ()
    columns = (
        Column("Figure", 84),
        Column("Low", 12, number=True),
        Column("Used", 12, number=True),
        Column("High", 12, number=True),
        Column("Unit", 33),
        Column("Source", 11, number=True),
        Column("Whose", 12),
    )
    stated = [parameter for parameter in inputs if parameter.stated]
    others = [parameter for parameter in inputs if not parameter.stated]
    assumed = sum(parameter.assumption for parameter in others)
    lede = (
        "Replace any of them under prices or operations in your file, and everything is computed again. Low and high "
        "are the range over which the crossover and the break-even points are worked out."
    )
    title = f"{len(inputs)} figures behind the decision: {len(stated)} yours, {assumed} assumed"
    inputs = (*stated, *others)
    sources = {source: number for number, source in enumerate(dict.fromkeys(map(_source, inputs)), 1)}
    rows = tuple(_row(parameter, names, sources[_source(parameter)]) for parameter in inputs)
    blocks = (
        Table(columns, rows),
        Paragraph("Sources. " + " ".join(f"({number}) {source}." for source, number in sources.items()), quiet=True),
    )
    return (Sheet("assumptions", "WHAT IT RESTS ON", title, lede=lede, blocks=blocks),)


def _source(parameter: EconomicsInput) -> str:
    """Where a figure comes from, as a sentence without its full stop."""
    return shorten(money.input_source(parameter), 300).rstrip(".")


def _row(parameter: EconomicsInput, names: BriefNames, source: int) -> tuple[Cell, ...]:
    word, style = _whose(parameter)
    shown = cells(
        shorten(money.input_title(parameter, names), 120),
        figure(parameter.low),
        figure(parameter.value),
        figure(parameter.high),
        shorten(parameter.unit, 60),
        str(source),
    )
    return (*shown, Cell(word, style))


def _whose(parameter: EconomicsInput) -> tuple[str, str]:
    """Who answers for a figure: the engagement, us, or the source that is cited."""
    if parameter.stated:
        return ("Yours", "met")
    if parameter.assumption:
        return ("Assumed", "part")
    return ("Cited", "")
