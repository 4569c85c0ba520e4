"""The sheet of what people determined, and where that differs from what the terms give."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.report import words
from assessor.report.sheet import Cell, Column, Sheet, Table
from assessor.report.text import shorten
from assessor.words import grammar

if TYPE_CHECKING:
    from assessor.report.fields import Record
    from assessor.report.names import BriefNames

_COLUMNS = (
    Column("Obligation", 42),
    Column("Determined", 68),
    Column("Counts today as", 24),
    Column("From terms alone", 24),
    Column("Remark", 18),
)


def sheets_of(result: Record, names: BriefNames) -> tuple[Sheet, ...]:
    """One sheet where anything was determined; those that differ come first."""
    rows = result.records("determinations")
    if not rows:
        return ()
    differing = [each for each in rows if each.data.get("differs") is True]
    others = [each for each in rows if each.data.get("differs") is not True]
    whole = f"{len(rows)} {grammar.noun(len(rows), 'obligation')}"
    if differing:
        title = f"People determined {whole}; {len(differing)} otherwise than the terms alone"
    else:
        title = f"People determined {whole}, and the terms say the same"
    return (
        Sheet(
            anchor="determinations",
            kicker="Determinations",
            title=title,
            lede=(
                "A determination is made by a person who looked at what is done. It decides today's verdict; what the "
                "terms of the providers would give stays beside it, so that a reader can ask about every difference."
            ),
            blocks=(Table(_COLUMNS, tuple(_row(each, names) for each in (*differing, *others))),),
        ),
    )


def _row(each: Record, names: BriefNames) -> tuple[Cell, ...]:
    counts = each.data.get("counts") is not False
    verdict, derived = words.status(each.text("verdict")), words.status(each.text("derived"))
    remark = "differs" if each.data.get("differs") is True else "agrees"
    return (
        Cell(f"{shorten(names.obligation(each.text('ref')), 40)}  {shorten(each.text('title'), 80)}"),
        Cell(grammar.opening(shorten(each.record("determination").text("text"), 400))),
        Cell(f"{verdict.mark} {verdict.short}", verdict.style),
        Cell(f"{derived.mark} {derived.short}", derived.style),
        Cell(remark if counts else "outside the scope"),
    )
