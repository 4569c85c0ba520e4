"""The cost pages: where the crossover lies and where the client stands, and how bad a year can get."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.report.decision.counts import in_place
from assessor.report.decision.crossover_chart import CostLine, Crossing, Range, crossover_chart
from assessor.report.decision.loss_chart import Years, loss_chart
from assessor.report.decision.money import about, dollars, rate, span
from assessor.report.decision.reasons import FORMULAS, SHORT, TOLD, functional_words
from assessor.report.sheet import Callout, Cell, Chart, Column, Paragraph, Sheet, Table, cells
from assessor.report.text import shorten
from assessor.words import grammar

if TYPE_CHECKING:
    from assessor.report.fields import Record
    from assessor.report.names import BriefNames
    from assessor.report.sheet import Block

_ORDER: Final = ("today", "recommended")
_FIRST: Final = ("recommended", "today")
_SUBJECT: Final = {"recommended": "As recommended", "today": "As today"}
_MEASURES: Final = ("mean", "p50", "p80", "p90", "p95", "p99", "cvar95")


def crossover_sheet(result: Record, _names: BriefNames) -> tuple[Sheet, ...]:
    """Break-fix against managed service by the number of incidents."""
    economics = result.record("economics")
    formulas = economics.records("crossover")
    if not formulas:
        return ()
    counts = counting(economics)
    own = economics.record("frequency")
    told = counts.text("told")
    title = {
        "managed_cheaper": "On cost alone, managed service is cheaper at your number of incidents",
        "break_fix_cheaper": "On cost alone, break-fix is cheaper at your number of incidents",
        "indifferent": "On cost alone, the two cannot be told apart at your number of incidents",
    }.get(told, "Where break-fix and managed service cost the same")
    blocks: list[Block] = []
    lines = counts.record("lines")
    if lines.data:
        blocks.append(
            Chart(
                crossover_chart(crossing(economics, counts)),
                "Shaded: where the crossover lies, 5 to 95%. Bar at the foot: your own rate, likewise. Dotted: the "
                "rule of thumb. An incident is a failure somebody would be paid to repair, not every call for help.",
            )
        )
    band = economics.record("band")
    if band.text("explanation"):
        blocks.append(Callout("About the rule of 8 to 10 incidents.", shorten(band.text("explanation"), 900)))
    columns = (
        Column("What is compared", 48),
        Column("Crossover a month", 21, number=True),
        Column("5 to 95%", 23, number=True),
        Column("Per user", 15, number=True),
        Column("You are above it with", 21, number=True),
        Column("So", 48),
    )
    rows = tuple(
        cells(
            FORMULAS.get(each.text("formula"), grammar.opening(grammar.plain(each.text("formula"))))
            + (" (counts)" if each.text("formula") == counts.text("formula") else ""),
            rate(each.number("per_month")) if each.number("per_month") is not None else "never",
            span(each.number("p5"), each.number("p95")),
            f"{each.number('per_user'):.2f}" if each.number("per_user") is not None else "\u2013",
            grammar.percent(each.number("probability_above")),
            TOLD.get(each.text("told"), grammar.plain(each.text("told"))),
        )
        for each in formulas
    )
    blocks.append(Table(columns, rows, title="Three ways to draw the line", keep=True))
    if counts.text("explanation"):
        blocks.append(Paragraph(shorten(counts.text("explanation"), 900)))
    blocks += _excluded(economics, counts.text("formula"))
    said = (
        f"You have about {rate(own.number('incidents_per_month'))} incidents a month that need a repair "
        f"(5 to 95%: {span(own.number('p5'), own.number('p95'))}), {_source(own)}. Cost alone is compared here, "
        "not what the two can carry."
    )
    return (Sheet("crossover", "COST BY INCIDENTS", title, lede=said, blocks=tuple(blocks)),)


def _excluded(economics: Record, formula: str) -> list[Block]:
    """What changes when work outside the contract is billed on top, and where a tiered price steps."""
    found: list[Block] = []
    beyond = economics.record("crossover_excluded_work")
    if beyond.number(formula) is not None:
        found.append(
            Paragraph(
                f"Most contracts exclude some work and bill it on top. At {grammar.percent(beyond.number('share'))} of "
                f"the fee the crossover moves to {rate(beyond.number(formula))}.",
                quiet=True,
            )
        )
    steps = economics.records("crossover_steps")
    if len(steps) > 1:
        told = (f"{rate(each.number('per_month'))} with {each.count('seats')} seats" for each in steps)
        found.append(
            Paragraph(f"The fee steps with its tiers, and so does the crossover: {', '.join(told)}.", quiet=True)
        )
    return found


def _source(own: Record) -> str:
    """Where the client's own rate comes from."""
    told = {"billable_incidents": "from the incidents you counted", "tickets": "from your requests for help"}
    return told.get(own.text("source"), "from the number of users, because you stated no count")


def counting(economics: Record) -> Record:
    """The crossover that counts: the one whose figure stands for the result."""
    formulas = economics.records("crossover")
    named = economics.text("crossover_formula")
    found = [each for each in formulas if each.text("formula") == named]
    if not found:
        value = economics.number("crossover_incidents_per_month")
        found = [each for each in formulas if each.number("per_month") == value]
    return (found or list(formulas))[-1]


def crossing(economics: Record, counts: Record) -> Crossing:
    """The chart's numbers, as they stand in the result."""
    own, band, lines = economics.record("frequency"), economics.record("band"), counts.record("lines")
    low, high = band.number("low"), band.number("high")

    def line(model: str, title: str) -> CostLine:
        each = lines.record(model)
        return CostLine(title, each.number("fixed") or 0.0, each.number("per_incident") or 0.0)

    return Crossing(
        line("break_fix", "Break-fix"),
        line("managed", "Managed service"),
        Range(counts.number("per_month"), counts.number("p5"), counts.number("p95")),
        Range(own.number("incidents_per_month"), own.number("p5"), own.number("p95")),
        (low, high) if low is not None and high is not None else None,
    )


def loss_sheet(result: Record, names: BriefNames) -> tuple[Sheet, ...]:
    """The simulated years of every arrangement."""
    economics = result.record("economics")
    made = economics.record("arrangements")
    known = [each for each in names.arrangements if made.record(each.id).record("total").number("mean") is not None]
    if not known:
        return ()
    known.sort(key=lambda each: _ORDER.index(each.id) if each.id in _ORDER else len(_ORDER))
    chosen = economics.record("tolerance").text("functional") or "mean"
    rows = [_years(each.id, each.label, made.record(each.id), chosen) for each in known]
    best = min(rows, key=lambda each: each.chosen)
    columns = (
        Column("Arrangement", 31),
        Column("Fees", 19, number=True),
        *(Column(SHORT.get(name, name.upper()), 18, number=True) for name in _MEASURES),
    )
    table = tuple(_numbers(each.label, made.record(each.id)) for each in known)
    simulation = economics.record("simulation")
    note = (
        f"USD a year. Simulated: {simulation.count('trials'):,} years for each arrangement with the same chances "
        f"({simulation.text('generator')}, seed {simulation.count('seed')}). In brackets the standard error, where "
        "it is above a hundredth. CVaR 95: the average of the worst twentieth of years."
    )
    beside = _side_by_side(economics.record("comparison"))
    ceiling = economics.record("ceiling_scenario")
    blocks: list[Block] = [
        Chart(
            loss_chart(rows, f"Judged by {'mean' if chosen == 'mean' else SHORT.get(chosen, chosen)}"),
            "Ticks: P50, P80, P95. Diamond: mean. Dot: average of the worst twentieth (CVaR 95).",
        ),
        Table(columns, table, title="The same in numbers", note=note),
        *beside,
    ]
    if ceiling.text("text"):
        blocks.append(Callout("Not used:", shorten(ceiling.text("text"), 600)))
    lede = (
        f"Fees, invoices, lost work and recovery of a year. Judged by {functional_words(chosen)}, as your tolerance "
        f"for risk says, the cheapest of what is shown is {best.title}, {about(best.chosen)}."
    )
    if sum(in_place(result, best.id)) < max((sum(in_place(result, each.id)) for each in rows), default=0):
        lede += " Cheap is not compliant: others bring more in place."
    first = min(rows, key=lambda each: _FIRST.index(each.id) if each.id in _FIRST else len(_FIRST))
    title = (
        f"{_SUBJECT.get(first.id, first.title)}: a usual year costs {about(first.p50)}, one in twenty "
        f"{about(first.p95)} or more"
    )
    return (Sheet("losses", "COST AND CHANCE", title, lede=lede, blocks=tuple(blocks)),)


def _side_by_side(comparison: Record) -> tuple[Table, ...]:
    """Break-fix and the usual package with the fees of the crossover: who is cheaper by which measure."""
    if not comparison.data:
        return ()
    models = (("break_fix", "Break-fix"), ("managed", "Managed service"))
    cheaper = comparison.record("cheaper")
    columns = (
        Column("With the fees of the crossover", 31),
        Column("Fees", 19, number=True),
        *(Column(SHORT.get(name, name.upper()), 18, number=True) for name in _MEASURES),
    )
    rows = []
    for model, title in models:
        each = comparison.record(model)
        found = [Cell(title), Cell(dollars(each.number("fees_annual")))]
        found += [Cell(dollars(each.number(name)), "met" if cheaper.text(name) == model else "") for name in _MEASURES]
        rows.append(tuple(found))
    note = (
        "Shaded: the cheaper of the two by that measure. Both have the same incidents and nothing but the repair firm "
        "or the usual package; what either can carry is left aside."
    )
    return (Table(columns, tuple(rows), title="The two models of the crossover side by side", note=note, keep=True),)


def _years(identifier: str, title: str, each: Record, chosen: str) -> Years:
    total = each.record("total")

    def value(name: str) -> float:
        return total.number(name) or 0.0

    judged = each.number("functional")
    return Years(
        identifier,
        title,
        value("mean"),
        value("p50"),
        value("p80"),
        value("p95"),
        value("cvar95"),
        value(chosen) if judged is None else judged,
    )


def _numbers(title: str, each: Record) -> tuple[Cell, ...]:
    total, errors = each.record("total"), each.record("loss").record("se")
    found = [Cell(title), Cell(dollars(each.number("fees_annual")))]
    for name in _MEASURES:
        value, error = total.number(name), errors.number(name)
        vague = value is not None and error is not None and error > abs(value) / 100
        found.append(Cell(f"{dollars(value)} (\u00b1{dollars(error)})" if vague else dollars(value)))
    return tuple(found)
