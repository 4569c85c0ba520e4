"""The packages side by side: what each would have one sign, what moves, what it costs, and how they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.evaluate.supply import TODAY
from assessor.report.decision.money import NONE, whole_dollars
from assessor.report.sheet import Bullets, Column, Paragraph, Table, cells
from assessor.report.text import shorten
from assessor.words import chosen_package, fewer_vendors, packages, todays_sum, worth_asking
from assessor.words.grammar import opening

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor.report.names import BriefNames
    from assessor.report.sheet import Block, Cell
    from assessor.result.packages import Package
    from assessor.result.recommendation import Recommendation
    from assessor.result.result import Result

_COLUMNS: Final = (
    Column("Package", 28),
    Column("What you sign", 40),
    Column("What moves", 48),
    Column("Cash a year", 24, number=True),
    Column("First year", 16, number=True),
    Column("How it stands", 20),
)


def packages_of(result: Result, recommendation: Recommendation, names: BriefNames) -> tuple[Block, ...]:
    """Why it is this one, and all of them in a table."""
    chosen = packages.recommended(recommendation)
    if chosen is None:
        return ()
    rows = (
        *_today(result, recommendation, names),
        *(_row(result, package, chosen, names) for package in recommendation.packages),
    )
    return (
        Paragraph(chosen_package.why_recommended(chosen, recommendation.packages, names.full)),
        Table(_COLUMNS, rows, title="What you could sign", note=_note(chosen)),
        *_around(result, recommendation, names),
    )


def _around(result: Result, recommendation: Recommendation, names: BriefNames) -> tuple[Block, ...]:
    """What fewer outside parties cost, what single demands cost, and what to ask first."""
    chosen = packages.recommended(recommendation)
    told = (
        *(packages.additions(chosen, names.full) if chosen is not None else ()),
        fewer_vendors.fewer_vendors(result, recommendation, names.full),
        packages.demand_savings(recommendation, names.full),
        worth_asking.worth_asking(recommendation, names.full),
    )
    return (Bullets(tuple(shorten(text, 500) for text in told if text)),)


def indication_of(result: Result, names: BriefNames) -> tuple[Block, ...]:
    """What it may come to, where too little is known for a recommendation."""
    found: Sequence[Package] = result.unready.indication if result.unready is not None else ()
    if not found:
        return ()
    rows = tuple(_row(result, package, None, names) for package in found)
    return (Table(_COLUMNS, rows, title="As an indication only", note=_note(found[0])),)


_ROUNDED: Final = "Each figure is rounded to whole dollars by itself, so a sum may be a dollar off."


def _note(package: Package) -> str:
    """Where the columns are explained, and why the range of a package is lopsided where it is."""
    return " ".join(filter(None, ("Columns: annex F.", _ROUNDED, packages.lopsided(package))))


def _today(result: Result, recommendation: Recommendation, names: BriefNames) -> tuple[tuple[Cell, ...], ...]:
    """Today's arrangement, to compare with."""
    costs = result.economics.priced.get(TODAY) if result.economics is not None else None
    if costs is None:
        return ()
    spread = recommendation.today_range
    told = whole_dollars(costs.cash) + (f" ({packages.between(spread)})" if spread is not None else "")
    made, what = opening(todays_sum.parts(result)) or NONE, todays_sum.meaning(result)
    return (cells(names.arrangement(TODAY).title, made, NONE, told, NONE, what),)


def _row(result: Result, package: Package, chosen: Package | None, names: BriefNames) -> tuple[Cell, ...]:
    return cells(
        f"{packages.title(package)}: {packages.means(package)}",
        shorten(packages.contracts(result, package, names), 200),
        shorten(packages.moves(package, names), 240),
        packages.cash(package),
        whole_dollars(package.first_year_cash),
        packages.standing(package, chosen, names.full) if chosen is not None else "Indication",
    )
