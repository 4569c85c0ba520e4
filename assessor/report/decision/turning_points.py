"""The table of figures that could change the recommendation, each by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.report.decision.money import NONE, measured, roughly, whole_dollars
from assessor.report.sheet import Column, Table, cells
from assessor.report.text import shorten
from assessor.words import turning_points

if TYPE_CHECKING:
    from assessor.report.sheet import Cell
    from assessor.result.packages import WorthKnowing
    from assessor.result.recommendation import Recommendation

_COLUMNS: Final = (
    Column("Figure", 60),
    Column("Counted", 16, number=True),
    Column("Range", 28, number=True),
    Column("Whose", 14),
    Column("From", 16, number=True),
    Column("Then", 26),
    Column("Worth", 16, number=True),
)


def turning_points_of(recommendation: Recommendation) -> tuple[Table, ...]:
    """One line for each figure that could; no table where none does."""
    rows = tuple(map(_row, recommendation.worth_knowing))
    return (Table(_COLUMNS, rows, title=turning_points.TITLE, note=turning_points.NOTE),) if rows else ()


def _amount(value: float, unit: str) -> str:
    """A figure with three digits; dollars and shares as such, since the title says any other unit."""
    return measured(roughly(value), float(f"{value:.3g}"), unit if unit == "share" or unit.startswith("USD") else "")


def _row(one: WorthKnowing) -> tuple[Cell, ...]:
    low, value, high, at = (_amount(each, one.unit) for each in (one.low, one.value, one.high, one.turns_at))
    return cells(
        shorten(turning_points.title(one), 140),
        value,
        f"{low} to {high}",
        turning_points.sureness(one),
        at,
        turning_points.instead(one),
        whole_dollars(one.annual) if round(one.annual) else NONE,
    )
