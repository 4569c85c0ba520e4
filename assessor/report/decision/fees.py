"""The fees of the recommended arrangement line by line, each with the arithmetic that makes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.report.decision.money import dollars
from assessor.report.sheet import Column, Sheet, Table, cells
from assessor.report.text import shorten

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessor.report.fields import Record
    from assessor.report.names import BriefNames
    from assessor.report.sheet import Cell

_ORDER = ("recommended", "today")


def fees_sheet(result: Record, names: BriefNames) -> tuple[Sheet, ...]:
    """Every line of the fees, of the recommendation and of today."""
    made = result.record("economics").record("arrangements")
    titles = {each.id: each.title for each in names.arrangements}
    columns = (
        Column("Who", 32),
        Column("What", 52),
        Column("How it is made", 44),
        Column("Low", 15, number=True),
        Column("A year", 18, number=True),
        Column("High", 15, number=True),
    )
    known = {each.text("id"): each.text("title") for each in result.record("recommendation").records("suppliers")}
    tables = []
    for name in _ORDER:
        lines = made.record(name).records("fee_lines")
        rows = tuple(_row(each, known, names) for each in lines if each.text("kind") != "note")
        if rows:
            total = (
                f"{titles.get(name, name)}: {dollars(made.record(name).number('fees_annual'))} a year in fees"
                f", and {dollars(made.record(name).number('onboarding'))} a year for onboarding, spread over the term"
            )
            tables.append(Table(columns, rows, title=total))
    if not tables:
        return ()
    lede = (
        "USD a year. Low and high are what the line comes to at the ends of the ranges of its inputs, which the next "
        "table lists. Invoices for single incidents are no fees; they are in the simulated years."
    )
    return (Sheet("fees", "FEES", "What the fees are made of", lede=lede, blocks=tuple(tables)),)


def _row(each: Record, known: Mapping[str, str], names: BriefNames) -> tuple[Cell, ...]:
    supplier = each.text("supplier")
    return cells(
        shorten(known.get(supplier) or names.provider(supplier), 60) if supplier else "",
        shorten(each.text("what"), 160),
        shorten(each.text("arithmetic"), 160),
        dollars(each.number("low")),
        dollars(each.number("value")),
        dollars(each.number("high")),
    )
