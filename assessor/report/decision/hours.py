"""Hours of own staff: what there is, what each function would take of it, and what a seat at all hours takes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.report.decision.money import NONE, rate
from assessor.report.sheet import Callout, Cell, Column, Sheet, Table
from assessor.report.text import shorten
from assessor.words import grammar

if TYPE_CHECKING:
    from assessor.report.fields import Record
    from assessor.report.names import BriefNames
    from assessor.report.sheet import Block

_REACHED: Final = {"yes": ("Reached", "met"), "no": ("Not reached", "gap"), "unknown": ("Cannot be told", "none")}


def hours_sheet(result: Record, _names: BriefNames) -> tuple[Sheet, ...]:
    """What the organization's own hours reach, if own staff did everything it could."""
    capacity = result.record("economics").record("capacity")
    functions = [each for each in capacity.records("by_function") if each.number("hours")]
    if not functions:
        return ()
    available, needed = capacity.number("available"), capacity.number("needed")
    title = f"To do yourselves what the obligations ask for would take {rate(needed)} hours a month"
    if available is not None:
        title += f"; your own staff has {rate(available)}"
    rows = tuple(_row(each) for each in functions)
    columns = (
        Column("Function", 82),
        Column("Hours a month", 26, number=True),
        Column("Of these for requests", 28, number=True),
        Column("Yours today", 18),
        Column("Work asked for", 22),
    )
    note = (
        "Hours by planning figures of the rules, at the rhythm the obligations ask for. Reached: your hours get as far "
        "as this work, after requests for help and in a fixed order of priority (docs/method.md, section 9). Work that "
        "no obligation asks for on a schedule takes no hours here; the fees count it at its usual rhythm."
    )
    blocks: list[Block] = [Table(columns, rows, note=note)]
    seat = capacity.record("seat").text("text")
    if seat:
        blocks.append(Callout("Around the clock:", shorten(seat, 600)))
    lede = "What each function would take of your own people's time if they did all of it themselves."
    return (Sheet("hours", "HOURS OF YOUR OWN STAFF", title, lede=lede, blocks=tuple(blocks)),)


def _row(each: Record) -> tuple[Cell, ...]:
    word, style = _REACHED.get(each.text("reached"), _REACHED["unknown"])
    return (
        Cell(shorten(each.text("title") or grammar.plain(each.text("function")), 90)),
        Cell(rate(each.number("hours"))),
        Cell(rate(each.number("tickets")) if each.number("tickets") else NONE),
        Cell("yes" if each.data.get("today") is True else "no"),
        Cell(word, style),
    )
