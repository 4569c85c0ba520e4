"""The ledger of the law's standing, for the annexes: what, by which source, how it stands, when that was read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.report.sheet import Cell, Column, Sheet, Table
from assessor.report.text import shorten
from assessor.words import grammar, law

if TYPE_CHECKING:
    from assessor.result.law import Standing
    from assessor.result.result import Result

_COLUMNS: Final = (
    Column("What", 80),
    Column("Source", 32),
    Column("Standing", 22),
    Column("Dates", 42),
)
_LEDE: Final = (
    "Law changes while a brief lies on a desk. These are the dated or revisable statements it relies on. One that is "
    "not verified was taken from reports: read it at its source before you rely on it."
)


def sheets_of(result: Result) -> tuple[Sheet, ...]:
    """One sheet where anything in the ledger bears on the assessment."""
    ledger = result.standing
    if not ledger:
        return ()
    unread = sum(not entry.verified for entry in ledger)
    title = f"Standing of the law: {grammar.counted(len(ledger), 'statement')}, {unread or 'none'} not verified"
    table = Table(_COLUMNS, tuple(map(_row, ledger)))
    return (Sheet(anchor="law", kicker="Standing of the law", title=title, lede=_LEDE, blocks=(table,)),)


def _row(entry: Standing) -> tuple[Cell, ...]:
    said = f"{entry.title}. {entry.statement} {entry.note or ''}".rstrip()
    return (
        Cell(shorten(said, 900)),
        Cell(shorten("; ".join(source.citation for source in entry.sources), 300)),
        Cell(grammar.opening(law.known(entry)), "" if entry.verified else "part"),
        Cell(shorten("; ".join(map(law.dated, entry.dates)), 300)),
    )


def remarks(ledger: tuple[Standing, ...], ref: str) -> str:
    """What to mind beside an obligation that entries name."""
    return shorten(" ".join(law.remark(entry) for entry in ledger if ref in entry.obligations), 700)
