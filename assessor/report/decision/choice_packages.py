"""The packages side by side: what each would have one sign, what moves, what it costs, and how they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.report.decision.money import dollars
from assessor.report.sheet import Column, Paragraph, Table, cells
from assessor.report.text import shorten
from assessor.words import packages

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor.report.names import BriefNames
    from assessor.report.sheet import Block, Cell
    from assessor.result.packages import Package
    from assessor.result.recommendation import Recommendation
    from assessor.result.result import Result

_COLUMNS: Final = (
    Column("Package", 30),
    Column("What you sign", 38),
    Column("What moves", 38),
    Column("Cash a year", 26, number=True),
    Column("First year", 18, number=True),
    Column("How it stands", 26),
)
_NOTE: Final = (
    "Cash a year: a third of what leaves in 36 months, without payroll; in brackets where nine draws in ten lie. "
    "First year: what leaves in twelve months, with what is paid once. Whole dollars; sums may differ by the rounding."
)


def packages_of(recommendation: Recommendation, names: BriefNames) -> tuple[Block, ...]:
    """Why it is this one, and all of them in a table."""
    chosen = packages.recommended(recommendation)
    if chosen is None:
        return ()
    rows = tuple(_row(package, chosen, names) for package in recommendation.packages)
    return (
        Paragraph(packages.why_recommended(chosen, recommendation.packages)),
        Table(_COLUMNS, rows, title="What you could sign", note=_NOTE),
    )


def indication_of(result: Result, names: BriefNames) -> tuple[Block, ...]:
    """What it may come to, where too little is known for a recommendation."""
    found: Sequence[Package] = result.unready.indication if result.unready is not None else ()
    if not found:
        return ()
    rows = tuple(_row(package, None, names) for package in found)
    return (Table(_COLUMNS, rows, title="As an indication only", note=_NOTE),)


def _row(package: Package, chosen: Package | None, names: BriefNames) -> tuple[Cell, ...]:
    return cells(
        f"{packages.title(package)}: {packages.means(package)}",
        shorten(packages.contracts(package, names), 200),
        shorten(packages.moves(package, names), 240),
        f"{dollars(package.annual_cost)} ({packages.spread(package)})",
        dollars(package.first_year_cash),
        packages.standing(package, chosen) if chosen is not None else "Indication",
    )
