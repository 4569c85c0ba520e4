"""The matrix: every function with the four variables the choice turns on, who runs it then, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.model.scales import CUSTOMER, THIRD_PARTY
from assessor.report.decision.money import NONE, rate, small_amount
from assessor.report.sheet import Cell, Column, Sheet, Table
from assessor.report.text import shorten
from assessor.words import decisions, grammar

if TYPE_CHECKING:
    from assessor.report.names import BriefNames
    from assessor.result.recommendation import RecommendedLine
    from assessor.result.result import Result

_INDEPENDENT: Final = "independent"
_COLUMNS: Final = (
    Column("Function", 33),
    Column("Incidents a month", 14, number=True),
    Column("Rows", 9, number=True),
    Column("Hours a month", 12, number=True),
    Column("Bad year avoided", 16, number=True),
    Column("Today", 24),
    Column("Then", 26),
    Column("Why", 42),
)


def functions_sheet(result: Result, names: BriefNames) -> tuple[Sheet, ...]:
    """Function by function, as co-managed support is decided."""
    lines = result.recommendation.lines if result.recommendation is not None else ()
    if not lines:
        return ()
    moved = sum(line.changed for line in lines)
    new = [line for line in lines if not line.changed and not line.today and line.supplier != CUSTOMER]
    return (
        Sheet(
            "functions",
            "FUNCTION BY FUNCTION",
            f"{moved} of {len(lines)} functions {grammar.verb(moved, 'changes', 'change')} hands"
            if moved
            else f"No function is taken from anybody; {len(new)} of {len(lines)} are new"
            if new
            else f"All {len(lines)} functions stay where they are",
            blocks=(Table(_COLUMNS, tuple(_row(line, names) for line in lines)),),
        ),
    )


def _row(line: RecommendedLine, names: BriefNames) -> tuple[Cell, ...]:
    variables = line.variables
    return (
        Cell(shorten(names.function(line.function), 60)),
        Cell(rate(variables.incidents) if variables.incidents else NONE),
        Cell(str(variables.obligations) if variables.obligations else NONE),
        Cell(rate(variables.hours) if variables.hours else NONE),
        Cell(small_amount(variables.tail) if variables.tail else NONE),
        _today(line, names),
        Cell(shorten(_then(line, names), 120), "met" if line.changed else ""),
        Cell(shorten(decisions.reasons([code for code in line.reason_codes if code != "today"]), 140)),
    )


def _today(line: RecommendedLine, names: BriefNames) -> Cell:
    """Who runs a function today."""
    if line.today:
        return Cell(shorten(grammar.opening(names.all_providers(line.today)), 60))
    return Cell("Not stated" if line.today is None else "Nobody", "none")


def _then(line: RecommendedLine, names: BriefNames) -> str:
    """Who runs a function then; of a provider with several tiers, the tier to ask for as well."""
    sharing = [one for one in line.beside if one.supplier not in names.examiners]
    examined = "".join(
        f"; {names.examination(one.supplier)}: {names.provider(one.supplier)}"
        for one in line.beside
        if one not in sharing
    )
    if line.today == (line.supplier,) and not (line.changed or sharing or line.adds):
        return f"As today{examined}"
    if line.supplier == THIRD_PARTY and line.today:
        return f"As today, or {names.provider(THIRD_PARTY)}{examined}"
    beside = [names.provider(one.supplier) for one in sharing]
    supplier = names.provider(line.supplier) + (f" with {grammar.listed(beside)}" if beside else "")
    supplier += (
        ", with more in its contract" if line.adds and line.adds_annual else ", with more work" if line.adds else ""
    )
    if line.offering is not None and line.supplier in names.providers:
        supplier = f"{supplier}, {grammar.plain(line.offering)}"
    left = _released(line)
    gone = f"; no longer {names.all_providers(left)}" if left else ""
    return f"{supplier}{gone}{examined}"


def _released(line: RecommendedLine) -> tuple[str, ...]:
    """Who has a share in a function today and then has none; an outside party still to be engaged replaces nobody."""
    if line.changed or _INDEPENDENT in line.reason_codes:
        return ()
    then = {line.supplier, *(one.supplier for one in line.beside)}
    return tuple(name for name in line.today or () if name not in then)
