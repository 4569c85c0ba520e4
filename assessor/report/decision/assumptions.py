"""The table of every figure the decision rests on: its range, its source, and whose it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.report.decision.money import figure
from assessor.report.sheet import Cell, Column, Sheet, Table, cells
from assessor.report.text import shorten

if TYPE_CHECKING:
    from assessor.report.fields import Record
    from assessor.report.names import BriefNames


def assumptions_sheet(result: Record, _names: BriefNames) -> tuple[Sheet, ...]:
    """Every parameter: low, value, high, unit, source, stated or assumed."""
    inputs = result.record("economics").records("inputs")
    if not inputs:
        return ()
    columns = (
        Column("Figure", 52),
        Column("Low", 12, number=True),
        Column("Used", 12, number=True),
        Column("High", 12, number=True),
        Column("Unit", 31),
        Column("Source", 41),
        Column("Whose", 16),
    )
    mine = [each for each in inputs if each.data.get("stated") is True]
    rows = tuple(_row(each) for each in (*mine, *(each for each in inputs if each not in mine)))
    stated = sum(each.data.get("stated") is True for each in inputs)
    assumed = sum(_whose(each)[0] == "Assumed" for each in inputs)
    lede = (
        "Replace any of them under prices or operations in your file, and the whole part is computed again. "
        "Low and high are the ends between which the uncertainty of the crossover and the turning points is worked out."
    )
    title = f"{len(inputs)} figures stand behind the decision: {stated} yours, {assumed} assumed"
    return (Sheet("assumptions", "WHAT IT RESTS ON", title, lede=lede, blocks=(Table(columns, rows),)),)


def _row(each: Record) -> tuple[Cell, ...]:
    word, style = _whose(each)
    plain = cells(
        shorten(each.text("title") or each.text("id"), 120),
        figure(each.number("low")),
        figure(each.number("value")),
        figure(each.number("high")),
        shorten(each.text("unit"), 60),
        shorten(each.text("source"), 300),
    )
    return (*plain, Cell(word, style))


def _whose(each: Record) -> tuple[str, str]:
    """Who answers for a figure: the engagement, us, or the source that is cited."""
    if each.data.get("stated") is True:
        return ("Yours", "met")
    if each.data.get("assumption") is True:
        return ("Assumed", "part")
    return ("Cited", "")
