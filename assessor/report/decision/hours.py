"""Hours of own staff: what there is, what each function would take of it, and what a seat at all hours takes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.report.decision.money import NONE, rate
from assessor.report.sheet import Callout, Cell, Column, Sheet, Table
from assessor.report.text import shorten
from assessor.words.money import seat_explanation

if TYPE_CHECKING:
    from assessor.report.names import BriefNames
    from assessor.result.hours import FunctionHours
    from assessor.result.result import Result

_REACHED: Final = {"yes": ("Reached", "met"), "no": ("Not reached", "gap"), "unknown": ("Unknown", "none")}
_COLUMNS: Final = (
    Column("Function", 82),
    Column("Hours a month", 26, number=True),
    Column("Of these for requests", 28, number=True),
    Column("Yours today", 18),
    Column("Required work", 22),
)


def hours_sheet(result: Result, _names: BriefNames) -> tuple[Sheet, ...]:
    """What the organization's own hours reach, if own staff did everything it could."""
    capacity = result.economics.capacity if result.economics is not None else None
    if capacity is None:
        return ()
    rows = tuple(_row(function) for function in capacity.by_function if function.hours)
    if not rows:
        return ()
    title = f"Doing yourselves what the obligations require would take {rate(capacity.needed)} hours a month"
    if capacity.available is not None:
        title += f"; your own staff has {rate(capacity.available)}"
    blocks = (
        Table(_COLUMNS, rows),
        Callout("Around the clock:", shorten(seat_explanation(capacity.seat), 600)),
    )
    lede = "The time each function would take if your own people did all of it."
    return (Sheet("hours", "HOURS OF YOUR OWN STAFF", title, lede=lede, blocks=blocks),)


def _row(function: FunctionHours) -> tuple[Cell, ...]:
    word, style = _REACHED[function.reached]
    return (
        Cell(shorten(function.title, 90)),
        Cell(rate(function.hours)),
        Cell(rate(function.tickets) if function.tickets else NONE),
        Cell("yes" if function.today else "no"),
        Cell(word, style),
    )
