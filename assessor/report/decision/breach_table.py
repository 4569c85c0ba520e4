"""The risk of a breach of data, beside the simulated years: every arrangement and package, with its range."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.report.decision.money import about, whole_dollars
from assessor.report.sheet import Column, Table, cells
from assessor.words import breach_figures, packages

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assessor.report.sheet import Cell
    from assessor.result.breach_risk import BreachBasis, BreachRisk
    from assessor.result.economics import ArrangementCosts
    from assessor.result.result import Result
    from assessor.words.names import Arrangement

_SAFEGUARDS: Final = 54


def breach_table(result: Result, priced: Sequence[tuple[Arrangement, ArrangementCosts]]) -> tuple[Table, ...]:
    """The table, where the rules know what a breach costs; what has the same safeguards shares a line."""
    economics = result.economics
    basis = economics.breach if economics is not None else None
    if economics is None or basis is None:
        return ()
    told = [(column.label, costs.breach) for column, costs in priced]
    told += list(_packages(result))
    alike: dict[BreachRisk, list[str]] = {}
    for title, risk in told:
        if risk is not None:
            alike.setdefault(risk, []).append(title)
    rows = tuple(_row(", ".join(titles), risk, basis) for risk, titles in alike.items())
    columns = (
        Column("Arrangements", 48),
        Column("Safeguards they have", _SAFEGUARDS - (16 if basis.counted else 0)),
        Column("Chance in a year", 14, number=True),
        Column("One costs", 16, number=True),
        Column("A year, mean", 16, number=True),
        Column("Nine draws of ten", 28, number=True),
        *((Column("Counts", 16, number=True),) if basis.counted else ()),
    )
    return (Table(columns, rows, title=breach_figures.TITLE, note=breach_figures.explanation(basis, economics)),)


def _packages(result: Result) -> Iterator[tuple[str, BreachRisk | None]]:
    """The packages that are not what is recommended, which has a line already."""
    found = result.recommendation.packages if result.recommendation is not None else ()
    found = found or (result.unready.indication if result.unready is not None else ())
    yield from ((packages.title(one), one.breach) for one in found if not one.recommended)


def _row(title: str, risk: BreachRisk, basis: BreachBasis) -> tuple[Cell, ...]:
    figures = [
        title,
        breach_figures.safeguards(risk, basis),
        breach_figures.chance(risk),
        about(risk.cost),
        about(risk.expected),
        f"{about(risk.range.low)} to {about(risk.range.high)}",
    ]
    return cells(*figures, *([whole_dollars(risk.compared)] if basis.counted else []))
