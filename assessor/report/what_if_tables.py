"""The tables of what would change: counts, verdicts, obligations and figures, before and after."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from assessor.evaluate.supply import TODAY
from assessor.report import looks
from assessor.report.sheet import Bullets, Cell, Column, Heading, Paragraph, Table
from assessor.report.text import shorten
from assessor.words import grammar
from assessor.words.what_if import cause, ending

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor.model.scales import Verdict
    from assessor.report.names import BriefNames
    from assessor.report.sheet import Block
    from assessor.result.what_if import ArrangementNumbers, ChangedVerdict, Direction, NumbersPair, WhatIf

_MOST = 40
_WAYS: Final[tuple[Direction, ...]] = ("better", "worse", "other")
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
    "crossover_incidents_per_month": ("Incidents a month at the crossover", ""),
    "recommendation": ("Whether there is a recommendation, or why not", ""),
    "status": ("Whether a recommendation was found", ""),
    "annual_cost": ("Recommended arrangement, cost a year", "$"),
    "functional_cost": ("The same, losses included", "$"),
    "price_of_compliance": ("Price of compliance a year", "$"),
    "fees_annual": ("fees a year", "$"),
    "functional": ("fees and losses a year", "$"),
}


def written(value: object) -> str:
    """A value of the engagement as a reader would write it."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str | int | float):
        return shorten(str(value), 80)
    if isinstance(value, list | tuple):
        return shorten(f"[{', '.join(map(written, value))}]", 120)
    if isinstance(value, Mapping):
        return shorten(f"{{{', '.join(f'{key}: {written(item)}' for key, item in value.items())}}}", 160)
    return ""


def before_and_after(changes: WhatIf, names: BriefNames) -> Table:
    """In place and score of every column, on both sides."""
    return Table(_COUNTS, tuple(_counts(changes, names)), title="Before and after", keep=True)


def _counts(changes: WhatIf, names: BriefNames) -> Iterator[tuple[Cell, ...]]:
    several = len(changes.summary) > 1
    for framework, pairs in changes.summary.items():
        for column in names.arrangements:
            if column.id in pairs:
                title = changes.frameworks.get(framework, framework)
                yield _count(f"{title}, {column.label}" if several else column.title, pairs[column.id])


def _count(label: str, pair: NumbersPair) -> tuple[Cell, ...]:
    before, after = pair.before, pair.after
    return (
        Cell(shorten(label, 60)),
        Cell(_share(before)),
        Cell(_share(after)),
        Cell(grammar.percent(before.score if before is not None else None)),
        Cell(grammar.percent(after.score if after is not None else None)),
    )


def _share(side: ArrangementNumbers | None) -> str:
    return f"{side.in_place} of {side.decided}" if side is not None else "\N{FIGURE DASH}"


def moved(changes: WhatIf, names: BriefNames) -> Iterator[Block]:
    """Today's verdicts that would be others, the worse first, each with its reason."""
    today = [change for change in changes.verdicts if change.arrangement == TODAY]
    ranked = sorted(today, key=lambda change: ("worse", "better", "other").index(change.direction))
    if not ranked:
        return
    note = f"{len(ranked) - _MOST} more are in result.json." if len(ranked) > _MOST else ""
    rows = tuple(
        (
            Cell(f"{shorten(names.obligation(change.ref), 50)}  {shorten(change.title, 90)}"),
            _verdict(change.from_),
            _verdict(change.to),
            Cell(_because(change, names)),
        )
        for change in ranked[:_MOST]
    )
    yield Table(_MOVED, rows, title="Today's verdicts that would change", note=note)


def _because(change: ChangedVerdict, names: BriefNames) -> str:
    if change.cause is None:
        return ""
    text = shorten(cause(change.cause, names), 300)
    return grammar.opening(text) if change.cause.kind == "now" else f"No longer true: {text}"


def _verdict(verdict: Verdict | None) -> Cell:
    status = looks.status(verdict)
    return Cell(f"{status.mark} {status.short}", status.style)


def added(changes: WhatIf) -> Iterator[Block]:
    """Each new obligation, or how many there are where a whole framework is added."""
    rows = changes.obligations.added
    if len(rows) > _MOST:
        counted = Counter(looks.status(row.verdicts.get(TODAY)).word.lower() for row in rows)
        parts = [f"{count} {word}" for word, count in sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))]
        yield Heading("Obligations that would be new")
        yield Paragraph(f"{len(rows)} in all. Today's arrangement under them: {grammar.listed(parts)}.")
    elif rows:
        cells = tuple(
            (
                Cell(shorten(row.citation or row.ref.partition(":")[2], 90)),
                Cell(f"{shorten(row.title, 90)}. {shorten(row.statement or '', 400)}"),
                _verdict(row.verdicts.get(TODAY)),
            )
            for row in rows
        )
        yield Table(_ADDED, cells, title="Obligations that would be new")


def gone(changes: WhatIf, names: BriefNames) -> Iterator[Block]:
    """Obligations that would go, and those whose specification would change."""
    removed, stricter = changes.obligations.removed, changes.specifications
    items = []
    if removed:
        listed = grammar.listed([names.obligation(row.ref) for row in removed[:_MOST]])
        items.append(f"No longer separate obligations: {listed}.")
    for word in sorted({change.to or "" for change in stricter}):
        rows = [names.obligation(change.ref) for change in stricter if (change.to or "") == word]
        items.append(f"{len(rows)} {grammar.noun(len(rows), 'specification')} would become {word}: {', '.join(rows)}.")
    if items:
        yield Heading("Also")
        yield Bullets(tuple(items))


def figures(changes: WhatIf, names: BriefNames) -> Iterator[Block]:
    """Scores and money that would be others."""
    arrangements = {column.id: column.title for column in names.arrangements}
    rows: list[tuple[str, str, object, object]] = [
        (f"{changes.frameworks.get(score.framework, '')}: {_plain(score.figure)}", "", score.before, score.after)
        for score in changes.scores
    ]
    for figure in changes.money:
        title, unit = _MONEY.get(figure.figure, (_plain(figure.figure), ""))
        whose = arrangements.get(figure.arrangement or "")
        before, after = ending(figure) if figure.figure == "recommendation" else (figure.before, figure.after)
        rows.append((f"{whose}: {title}" if whose else title, unit, before, after))
    if rows:
        cells = tuple(
            (Cell(shorten(title, 90)), Cell(_figure(before, unit)), Cell(_figure(after, unit)))
            for title, unit, before, after in rows[:_MOST]
        )
        yield Table(_FIGURES, cells, title="Figures that would change")


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


def others(changes: WhatIf, names: BriefNames) -> Iterator[Block]:
    """How many verdicts move under each model; the single ones are in the result."""
    counted = Counter(
        (change.arrangement, change.direction) for change in changes.verdicts if change.arrangement != TODAY
    )
    items = []
    for column in names.arrangements:
        parts = [f"{counted[column.id, way]} {way}" for way in _WAYS if counted[column.id, way]]
        if parts:
            items.append(f"{column.title}: {', '.join(parts)}.")
    if items:
        yield Heading("Verdicts for the models that would change")
        yield Bullets(tuple(items))
