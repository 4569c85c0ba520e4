"""The sheet of what people determined, and where that differs from what the terms give."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.report import looks
from assessor.report.sheet import Cell, Column, Sheet, Table
from assessor.report.text import shorten
from assessor.words import grammar
from assessor.words.determinations import determined

if TYPE_CHECKING:
    from assessor.report.names import BriefNames
    from assessor.result.responsibility import DeterminedObligation
    from assessor.result.result import Result

_COLUMNS = (
    Column("Obligation", 42),
    Column("Determined", 68),
    Column("Counts today as", 24),
    Column("By the terms", 24),
    Column("Remark", 18),
)


def sheets_of(result: Result, names: BriefNames) -> tuple[Sheet, ...]:
    """One sheet where anything was determined; those that differ come first."""
    rows = result.determinations
    if not rows:
        return ()
    differing = [row for row in rows if row.differs]
    others = [row for row in rows if not row.differs]
    whole = f"{len(rows)} {grammar.noun(len(rows), 'obligation')}"
    if differing:
        differ = f"{len(differing)} {grammar.verb(len(differing), 'differs', 'differ')} from the terms"
        title = f"{grammar.opening(whole)} assessed; {differ}"
    else:
        title = f"{grammar.opening(whole)} assessed, in line with the terms"
    return (
        Sheet(
            anchor="determinations",
            kicker="Determinations",
            title=title,
            lede=(
                "A determination is made by somebody who looked at what is actually done. It decides today's verdict. "
                "What the terms alone would give stands beside it, so that a reader can ask about every difference."
            ),
            blocks=(Table(_COLUMNS, tuple(_row(row, names) for row in (*differing, *others))),),
        ),
    )


def _row(row: DeterminedObligation, names: BriefNames) -> tuple[Cell, ...]:
    verdict, derived = looks.status(row.verdict), looks.status(row.derived)
    remark = "differs" if row.differs else "agrees"
    return (
        Cell(f"{shorten(names.obligation(row.ref), 40)}  {shorten(row.title, 80)}"),
        Cell(grammar.opening(shorten(determined(row.determination), 400))),
        Cell(f"{verdict.mark} {verdict.short}", verdict.style),
        Cell(f"{derived.mark} {derived.short}", derived.style),
        Cell(remark if row.counts else "outside the scope"),
    )
