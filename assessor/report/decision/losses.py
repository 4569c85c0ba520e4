"""The page of the simulated years: what a usual and a bad year cost under every arrangement."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.evaluate.supply import RECOMMENDED, TODAY
from assessor.report.decision.breach_table import breach_table
from assessor.report.decision.counts import in_place_by_framework
from assessor.report.decision.loss_chart import Years, loss_chart
from assessor.report.decision.money import about, whole_dollars
from assessor.report.sheet import Callout, Cell, Chart, Column, Sheet, Table
from assessor.report.text import shorten
from assessor.result.scales import MEASURES
from assessor.words import money

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assessor.report.names import BriefNames
    from assessor.report.sheet import Block
    from assessor.result.economics import ArrangementCosts, Economics
    from assessor.result.losses import ComparedLosses, RegimeComparison
    from assessor.result.result import Result
    from assessor.result.scales import CrossoverSide
    from assessor.words.names import Arrangement

    # The arrangements that are priced, in the order of the page.
    Priced = Sequence[tuple[Arrangement, ArrangementCosts]]

_ORDER: Final = (TODAY, RECOMMENDED)
_FIRST: Final = (RECOMMENDED, TODAY)
_SUBJECT: Final = {RECOMMENDED: "As recommended", TODAY: "As today"}
_HUNDREDTH: Final = 100


def loss_sheet(result: Result, names: BriefNames) -> tuple[Sheet, ...]:
    """The simulated years of every arrangement."""
    economics = result.economics
    if economics is None:
        return ()
    costs = economics.priced
    columns = sorted((column for column in names.arrangements if column.id in costs), key=_place)
    if not columns:
        return ()
    priced = [(column, costs[column.id]) for column in columns]
    column, first = min(priced, key=lambda pair: _FIRST.index(pair[0].id) if pair[0].id in _FIRST else len(_FIRST))
    title = (
        f"{_SUBJECT.get(column.id, column.label)}: a usual year costs {about(first.p50)} with incidents, one "
        f"in twenty {about(first.p95)} or more"
    )
    blocks = (*_blocks(economics, priced), *breach_table(result, priced))
    return (Sheet("losses", "COST AND CHANCE", title, lede=_lede(result, economics, priced, names), blocks=blocks),)


def _place(column: Arrangement) -> int:
    return _ORDER.index(column.id) if column.id in _ORDER else len(_ORDER)


def _lede(result: Result, economics: Economics, priced: Priced, names: BriefNames) -> str:
    column, cheapest = min(priced, key=lambda pair: pair[1].functional)
    lede = (
        "Fees at likeliest prices, invoices, lost work and recovery of a year; a breach of data stands apart, below. "
        f"Judged by {money.judged_by(economics.tolerance.weight)}, as your tolerance for risk says, the cheapest of "
        f"what is shown is {column.label}, {about(cheapest.functional)}."
    )
    in_place = {column.id: sum(in_place_by_framework(result, column.id)) for column, _ in priced}
    if in_place[column.id] < max(in_place.values()):
        lede += " The cheapest is not the most compliant: others put more in place."
    unpriced = [column.title for column in names.arrangements if column.id in economics.not_priced]
    return f"{lede} {money.without_price(unpriced)}".rstrip()


def _blocks(economics: Economics, priced: Priced) -> Iterator[Block]:
    years = [_years(column, costs) for column, costs in priced]
    yield Chart(
        loss_chart(years),
        "Ticks: P50, P80, P95. Diamond: mean. Dot: average of the worst 5% (CVaR 95).",
    )
    simulation = economics.simulation
    note = (
        f"USD a year. Simulated: {simulation.trials:,} years for each arrangement with the same chances "
        f"({simulation.generator}, seed {simulation.seed}). In brackets the standard error, where "
        "it is above one percent. CVaR 95: the average of the worst 5% of years."
    )
    rows = tuple(_numbers(column.label, costs) for column, costs in priced)
    yield Table(_columns("Arrangement"), rows, title="The same in numbers", note=note)
    yield _side_by_side(economics.comparison)
    if economics.ceiling_scenario is not None:
        ceiling = money.ceiling_explanation(economics.ceiling_scenario, economics)
        yield Callout("Not used:", shorten(ceiling, 600))


def _columns(first: str) -> tuple[Column, ...]:
    return (
        Column(first, 31),
        Column("Fees", 19, number=True),
        *(Column(money.MEASURES[measure], 18, number=True) for measure in MEASURES),
    )


def _years(column: Arrangement, costs: ArrangementCosts) -> Years:
    total = costs.total
    return Years(column.id, column.label, total.mean, total.p50, total.p80, total.p95, total.cvar95, costs.functional)


def _numbers(title: str, costs: ArrangementCosts) -> tuple[Cell, ...]:
    row = [Cell(title), Cell(whole_dollars(costs.fees_annual))]
    for measure in MEASURES:
        value, error = costs.total.figure(measure), costs.loss.se.figure(measure)
        vague = error > abs(value) / _HUNDREDTH
        row.append(Cell(f"{whole_dollars(value)} (\u00b1{whole_dollars(error)})" if vague else whole_dollars(value)))
    return tuple(row)


def _side_by_side(comparison: RegimeComparison) -> Table:
    """Break-fix and the usual package with the fees of the crossover: who is cheaper by which measure."""

    def row(side: CrossoverSide, title: str, losses: ComparedLosses) -> tuple[Cell, ...]:
        figures = (
            Cell(whole_dollars(losses.figure(measure)), "met" if comparison.cheaper.side(measure) == side else "")
            for measure in MEASURES
        )
        return (Cell(title), Cell(whole_dollars(losses.fees_annual)), *figures)

    note = (
        "Shaded: the cheaper of the two by that measure. Both face the same incidents, with only the repair firm or "
        "only the usual package; what each can carry is left aside."
    )
    rows = (
        row("break_fix", "Break-fix", comparison.break_fix),
        row("managed", "Managed service", comparison.managed),
    )
    columns = _columns("With the fees of the crossover")
    return Table(columns, rows, title="The two models of the crossover, side by side", note=note, keep=True)
