"""The tables of what would change: counts, verdicts, obligations and figures, before and after."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from assessor.report import words
from assessor.report.sheet import Bullets, Cell, Column, Heading, Paragraph, Table
from assessor.report.text import shorten
from assessor.words import grammar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor.report.fields import Record
    from assessor.report.names import BriefNames
    from assessor.report.sheet import Block

_MOST = 40
_COUNTS = (
    Column("Arrangement", 56),
    Column("In place now", 30, number=True),
    Column("Would be", 30, number=True),
    Column("Score now", 30, number=True),
    Column("Would be", 30, number=True),
)
_MOVED = (Column("Obligation", 54), Column("Today", 22), Column("Would be", 22), Column("Because", 78))
_ADDED = (Column("Where", 44), Column("What it would ask", 110), Column("Today", 22))
_FIGURES = (Column("Figure", 96), Column("Now", 40, number=True), Column("Would be", 40, number=True))
_NAMES = {"sprs": "SPRS score", "range": "SPRS score, from and to"}
_MONEY = {
    "crossover_incidents_per_month": ("Incidents a month at which the costs cross", ""),
    "recommendation": ("Whether there is a recommendation, or why not", ""),
    "status": ("Whether a recommendation was found", ""),
    "annual_cost": ("Recommended arrangement, cost a year", "$"),
    "functional_cost": ("The same, with the risk as it is weighed", "$"),
    "price_of_compliance": ("Price of compliance a year", "$"),
    "fees_annual": ("fees a year", "$"),
    "functional": ("fees and losses a year, the risk as it is weighed", "$"),
}


def written(value: object) -> str:
    """A value of the engagement as a reader would write it."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str | int | float):
        return shorten(str(value), 80)
    if isinstance(value, list):
        return shorten(f"[{', '.join(map(written, value))}]", 120)
    if isinstance(value, dict):
        return shorten(f"{{{', '.join(f'{key}: {written(item)}' for key, item in value.items())}}}", 160)
    return ""


def before_and_after(told: Record, names: BriefNames) -> Table:
    """In place and score of every column, on both sides."""
    return Table(_COUNTS, tuple(_counts(told, names)), title="Before and after", keep=True)


def _counts(told: Record, names: BriefNames) -> Iterator[tuple[Cell, ...]]:
    summary, titles = told.record("summary"), told.record("frameworks")
    several = len(summary.data) > 1
    for framework in summary.data:
        found = summary.record(framework)
        for each in names.arrangements:
            if each.id in found.data:
                label = f"{titles.text(framework) or framework}, {each.label}" if several else each.title
                yield _count(label, found.record(each.id))


def _count(label: str, pair: Record) -> tuple[Cell, ...]:
    before, after = pair.record("before"), pair.record("after")
    return (
        Cell(shorten(label, 60)),
        Cell(_share(before)),
        Cell(_share(after)),
        Cell(grammar.percent(before.number("score"))),
        Cell(grammar.percent(after.number("score"))),
    )


def _share(side: Record) -> str:
    return f"{side.count('in_place')} of {side.count('decided')}" if side.data else "\N{FIGURE DASH}"


def moved(told: Record, names: BriefNames) -> Iterator[Block]:
    """Today's verdicts that would be others, the worse first, each with its reason."""
    today = [each for each in told.records("verdicts") if each.text("arrangement") == "today"]
    ranked = sorted(today, key=lambda each: ("worse", "better", "other").index(each.text("direction", "other")))
    if not ranked:
        return
    note = f"{len(ranked) - _MOST} more are in result.json." if len(ranked) > _MOST else ""
    rows = tuple(
        (
            Cell(f"{shorten(names.obligation(each.text('ref')), 50)}  {shorten(each.text('title'), 90)}"),
            _verdict(each.text("from")),
            _verdict(each.text("to")),
            Cell(_because(each)),
        )
        for each in ranked[:_MOST]
    )
    yield Table(_MOVED, rows, title="Today's verdicts that would be others", note=note)


def _because(each: Record) -> str:
    cause = each.record("cause")
    text = shorten(cause.text("text"), 300)
    if not text:
        return ""
    return grammar.opening(text) if cause.text("kind") == "now" else f"No longer: {text}"


def _verdict(word: str) -> Cell:
    status = words.status(word)
    return Cell(f"{status.mark} {status.short}", status.style)


def added(told: Record) -> Iterator[Block]:
    """Each new obligation, or how many there are where a whole framework is added."""
    rows = told.record("obligations").records("added")
    if len(rows) > _MOST:
        counted = Counter(words.status(each.record("verdicts").text("today")).word.lower() for each in rows)
        parts = [f"{count} {word}" for word, count in sorted(counted.items(), key=lambda item: (-item[1], item[0]))]
        yield Heading("Obligations that would be new")
        yield Paragraph(f"{len(rows)} in all. Today's arrangement under them: {grammar.listed(parts)}.")
    elif rows:
        cells = tuple(
            (
                Cell(shorten(each.text("citation") or each.text("ref").partition(":")[2], 90)),
                Cell(f"{shorten(each.text('title'), 90)}. {shorten(each.text('statement'), 400)}"),
                _verdict(each.record("verdicts").text("today")),
            )
            for each in rows
        )
        yield Table(_ADDED, cells, title="Obligations that would be new")


def gone(told: Record, names: BriefNames) -> Iterator[Block]:
    """Obligations that would go, and those whose specification would change."""
    removed = told.record("obligations").records("removed")
    stricter = told.records("specifications")
    items = []
    if removed:
        listed = grammar.listed([names.obligation(each.text("ref")) for each in removed[:_MOST]])
        own = "itself" if len(removed) == 1 else "themselves"
        items.append(f"Would no longer stand by {own}: {listed}.")
    for word in sorted({each.text("to") for each in stricter}):
        found = [names.obligation(each.text("ref")) for each in stricter if each.text("to") == word]
        items.append(
            f"{len(found)} {grammar.noun(len(found), 'specification')} would become {word}: {', '.join(found)}."
        )
    if items:
        yield Heading("Also")
        yield Bullets(tuple(items))


def figures(told: Record, names: BriefNames) -> Iterator[Block]:
    """Scores and money that would be others."""
    arrangements = {each.id: each.title for each in names.arrangements}
    titles = told.record("frameworks")
    rows = [
        (f"{titles.text(each.text('framework'))}: {_plain(each.text('figure'))}", each)
        for each in told.records("scores")
    ]
    found = [(title, "", each) for title, each in rows]
    for each in told.records("money"):
        title, unit = _MONEY.get(each.text("figure"), (_plain(each.text("figure")), ""))
        whose = arrangements.get(each.text("arrangement"))
        found.append((f"{whose}: {title}" if whose else title, unit, each))
    if found:
        cells = tuple(
            (Cell(shorten(title, 90)), *(Cell(_figure(each.data.get(side), unit)) for side in ("before", "after")))
            for title, unit, each in found[:_MOST]
        )
        yield Table(_FIGURES, cells, title="Figures that would be others")


def _plain(text: str) -> str:
    return _NAMES.get(text) or grammar.opening(text.replace(".", ", ").replace("_", " "))


def _figure(value: object, unit: str) -> str:
    if value is None:
        return "\N{FIGURE DASH}"
    if isinstance(value, bool) or not isinstance(value, int | float):
        return written(value)
    shown = f"{abs(value):,.0f}" if unit or float(value).is_integer() else f"{abs(value):,.2f}"
    sign = "\N{MINUS SIGN}" if value < 0 else ""
    return f"{sign}{unit}{shown}"


def others(told: Record, names: BriefNames) -> Iterator[Block]:
    """How many verdicts move under each model; the single ones are in the result."""
    counted = Counter(
        (each.text("arrangement"), each.text("direction"))
        for each in told.records("verdicts")
        if each.text("arrangement") != "today"
    )
    items = []
    for each in names.arrangements:
        parts = [f"{counted[each.id, way]} {way}" for way in ("better", "worse", "other") if counted[each.id, way]]
        if parts:
            items.append(f"{each.title}: {', '.join(parts)}.")
    if items:
        yield Heading("Verdicts of the models that would be others")
        yield Bullets(tuple(items))
