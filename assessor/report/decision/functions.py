"""The matrix: every function with the four variables the choice turns on, who runs it then, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.report.decision.money import NONE, cents, rate
from assessor.report.decision.reasons import reasons
from assessor.report.sheet import Cell, Column, Sheet, Table
from assessor.report.text import shorten
from assessor.words import grammar

if TYPE_CHECKING:
    from assessor.report.fields import Record
    from assessor.report.names import BriefNames

COLUMNS = (
    Column("Function", 34),
    Column("Incidents a month", 15, number=True),
    Column("Obli- gations", 13, number=True),
    Column("Hours a month", 15, number=True),
    Column("Bad year it owns", 18, number=True),
    Column("Today", 25),
    Column("Then", 27),
    Column("Why", 29),
)


def functions_sheet(result: Record, names: BriefNames) -> tuple[Sheet, ...]:
    """Function by function, as co-managed support is decided."""
    lines = result.record("recommendation").records("lines")
    if not lines:
        return ()
    rows = tuple(_row(each, names) for each in lines)
    moved = sum(each.data.get("changed") is True for each in lines)
    note = (
        "Incidents: failures a month that it handles or, as steady upkeep, prevents. Obligations: how many some of its "
        "work could deliver. Hours: what it takes at the rhythm asked for, requests for help included. Bad year: what "
        "the worst twentieth of years would cost more on average if nobody ran it. A dash: no part in it."
    )
    return (
        Sheet(
            "functions",
            "FUNCTION BY FUNCTION",
            f"{moved} of {len(lines)} functions go into other hands"
            if moved
            else f"All {len(lines)} functions stay where they are",
            lede="The four variables decide each function on its own, not the estate as one: how often it fails, what "
            "it carries, whose hours it takes, and how bad it can get.",
            blocks=(Table(COLUMNS, rows, note=note),),
        ),
    )


def _row(line: Record, names: BriefNames) -> tuple[Cell, ...]:
    variables = line.record("variables")
    now = line.strings("today")
    held = names.all_providers(now) if now else ("nobody" if not line.absent("today") else "not stated")
    # whoever is not hired yet is called by the tier to ask for, and by nothing where a model has only one
    offering = line.text("offering") if line.text("supplier") in names.providers else ""
    then = line.text("supplier_title") or names.provider(line.text("supplier"))
    changed = line.data.get("changed") is True
    return (
        Cell(shorten(line.text("title") or names.function(line.text("function")), 60)),
        Cell(rate(variables.number("incidents")) if variables.number("incidents") else NONE),
        Cell(_count(variables)),
        Cell(rate(variables.number("hours")) if variables.number("hours") else NONE),
        Cell(cents(variables.number("tail")) if variables.number("tail") else NONE),
        Cell(shorten(grammar.opening(held), 60), "none" if held in ("nobody", "not stated") else ""),
        Cell(shorten(f"{then}, {grammar.plain(offering)}" if offering else then, 60), "met" if changed else ""),
        Cell(shorten(reasons(line.strings("reason_codes")), 140)),
    )


def _count(variables: Record) -> str:
    """Obligations as a number or as their list."""
    listed = variables.strings("obligations")
    count = len(listed) if listed else variables.count("obligations")
    return str(count) if count else NONE
