"""The page of the crossover: where break-fix and managed service cost the same, and where the client stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.report.decision.crossover_chart import CostLine, Crossing, Interval, crossover_chart
from assessor.report.decision.money import NONE, rate, span
from assessor.report.sheet import Callout, Chart, Column, Paragraph, Sheet, Table, cells
from assessor.report.text import shorten
from assessor.words import grammar
from assessor.words.crossover import CHEAPER, band_explanation, crossover_explanation

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from assessor.model.money import Formula
    from assessor.report.names import BriefNames
    from assessor.report.sheet import Block, Cell
    from assessor.result import crossover as figures
    from assessor.result.economics import Economics
    from assessor.result.result import Result

_TITLES: Final[Mapping[figures.CostVerdict, str]] = {
    "managed_cheaper": "On cost alone, managed service is cheaper than break-fix at your number of incidents",
    "break_fix_cheaper": "On cost alone, break-fix is cheaper than managed service at your number of incidents",
    "indifferent": "On cost alone, it is too close to call at your number of incidents",
}
_FORMULAS: Final[Mapping[Formula, str]] = {
    "total_cost": "The whole cost: fees, tools, invoices, work held up",
    "invoices_only": "Footnote: invoices against the fee, nothing else",
}
_SOURCES: Final = {
    "billable_incidents": "from the incidents you counted",
    "tickets": "from your support requests",
    "size": "from the number of users, because you stated no count",
}
_PREVENTED: Final = "prevented_share"
_COLUMNS: Final = (
    Column("What is compared", 48),
    Column("Crossover a month", 21, number=True),
    Column("5 to 95%", 23, number=True),
    Column("Per user", 15, number=True),
    Column("Chance you are above", 21, number=True),
    Column("So", 48),
)


def crossover_sheet(result: Result, _names: BriefNames) -> tuple[Sheet, ...]:
    """Break-fix against managed service by the number of incidents."""
    economics = result.economics
    if economics is None:
        return ()
    own = economics.frequency
    lede = (
        f"You have about {rate(own.incidents_per_month)} incidents a month that need a repair "
        f"(5 to 95%: {span(own.p5, own.p95)}), {_SOURCES[own.source]}{_prevented(economics)}. Cost alone is compared "
        "here, not what each model can carry."
    )
    title = _TITLES[economics.counting.told]
    return (Sheet("crossover", "COST BY INCIDENTS", title, lede=lede, blocks=tuple(_blocks(economics))),)


def _prevented(economics: Economics) -> str:
    """What steady upkeep kept out of the count, and whether anybody said so."""
    own = economics.frequency
    if own.prevented is None or own.observed is None:
        return ""
    counted = rate(own.observed.count / own.observed.months)
    ours = any(one.id == _PREVENTED and one.assumption and not one.stated for one in economics.inputs)
    assumed = " (assumed)" if ours else ""
    return f" ({counted} a month) and the {grammar.percent(own.prevented)} your upkeep prevented{assumed}"


def _blocks(economics: Economics) -> Iterator[Block]:
    counting, terms = economics.counting, economics.crossover_terms
    yield Chart(
        crossover_chart(crossing(economics)),
        "Shaded: the crossover, 5 to 95%. Bar at the foot: your own rate, likewise. Dotted: the rule of thumb. "
        "An incident is a failure somebody would be paid to repair, not every call for help.",
    )
    rule = band_explanation(economics.band, counting)
    yield Callout("About the rule of 8 to 10 incidents.", shorten(rule, 900))
    rows = tuple(_row(crossover, counts=crossover is counting) for crossover in economics.crossover)
    yield Table(_COLUMNS, rows, title="Where the two cost the same", keep=True)
    yield Paragraph(shorten(crossover_explanation(counting, terms), 900))
    yield from _excluded_work(economics)
    yield from _steps(economics)


def _row(crossover: figures.Crossover, *, counts: bool) -> tuple[Cell, ...]:
    return cells(
        _FORMULAS[crossover.formula] + (" (counts)" if counts else ""),
        "never" if crossover.per_month is None else rate(crossover.per_month),
        span(crossover.p5, crossover.p95),
        NONE if crossover.per_user is None else f"{crossover.per_user:.2f}",
        grammar.percent(crossover.probability_above),
        CHEAPER[crossover.told],
    )


def _excluded_work(economics: Economics) -> Iterator[Block]:
    """What changes when work outside the contract is billed on top."""
    excluded = economics.crossover_excluded_work
    if excluded is None or (moved := excluded.per_month(economics.crossover_formula)) is None:
        return
    yield Paragraph(
        f"Most contracts exclude some work and bill it on top. At {grammar.percent(excluded.share)} of the fee the "
        f"crossover moves to {rate(moved)}.",
        quiet=True,
    )


def _steps(economics: Economics) -> Iterator[Block]:
    """Where a tiered price steps."""
    steps = economics.crossover_steps
    if len(steps) > 1:
        listed = ", ".join(f"{rate(step.per_month)} with {int(step.seats)} seats" for step in steps)
        yield Paragraph(f"The fee steps with its tiers, and so does the crossover: {listed}.", quiet=True)


def crossing(economics: Economics) -> Crossing:
    """What the chart shows."""
    own, band, counting = economics.frequency, economics.band, economics.counting
    return Crossing(
        _line("Break-fix", counting.lines.break_fix),
        _line("Managed service", counting.lines.managed),
        Interval(counting.per_month, counting.p5, counting.p95),
        Interval(own.incidents_per_month, own.p5, own.p95),
        (band.low, band.high),
    )


def _line(title: str, line: figures.CostLine) -> CostLine:
    return CostLine(title, line.fixed, line.per_incident)
