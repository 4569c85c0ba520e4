"""The pages of CMMC: the score and what it lost, the plan of action, the way to a status, dates and scope."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.frameworks.cmmc.page_words import ends, lede_of, numbers_of, points_of, signed, title_of
from assessor.frameworks.cmmc.scope_pages import scope_sheet
from assessor.report.sheet import Bullets, Callout, Cell, Column, Heading, Paragraph, Sheet, Table
from assessor.report.text import shorten
from assessor.words import grammar

if TYPE_CHECKING:
    from assessor.report.fields import Record
    from assessor.report.names import BriefNames
    from assessor.report.sheet import Block

FINDINGS: Final = {"not_met": "NOT MET", "partial_credit": "NOT MET, partial credit"}
STATUSES: Final = {
    "final": "a Final status",
    "conditional": "a Conditional status",
    "none": "no status",
    "not_scorable": "no status",
}
_SOURCES: Final = {
    "verdict": " (by terms)",
    "determination": "",
    "exception": " (exception not documented)",
}
_OPEN: Final = ("", " (to be determined)")
_MOST_STEPS: Final = 16  # as many as are kept on one page
_LOST = (
    Column("Requirement", 60),
    Column("Finding", 33),
    Column("Points", 13, number=True),
    Column("On a plan of action", 50),
    Column("Due", 20),
)
_WAY = (
    Column("Step", 14, number=True),
    Column("Requirement", 96),
    Column("Gives back", 24, number=True),
    Column("Score then", 42, number=True),
)
_CEILINGS = (
    Column("Support", 56),
    Column("Score at most", 40, number=True),
    Column("Status at most", 48),
    Column("NOT MET", 16, number=True),
    Column("Open", 16, number=True),
)


def sheets_of(result: Record, names: BriefNames) -> tuple[Sheet, ...]:
    """Two sheets where CMMC was scored; none otherwise."""
    scored = result.record("scores").record("cmmc")
    figures = scored.records("figures")
    if not figures:
        return ()
    return (_score_sheet(scored, figures, names), scope_sheet(scored))


def _score_sheet(scored: Record, figures: tuple[Record, ...], names: BriefNames) -> Sheet:
    last = figures[-1]
    blocks: list[Block] = []
    for figure in figures:
        if len(figures) > 1:
            blocks.append(Heading(f"Level {figure.count('level')}"))
        blocks += _lost(figure, scored)
        blocks += _open(figure)
    blocks += _way(last)
    blocks += _unneeded(figures)
    blocks += _ceilings(scored, figures[0], names)
    return Sheet(
        anchor="cmmc-score",
        kicker=f"CMMC Level {scored.count('level')}",
        title=title_of(scored, figures),
        lede=lede_of(last),
        figures=numbers_of(figures),
        blocks=tuple(blocks),
    )


def _lost(figure: Record, scored: Record) -> list[Block]:
    """What is not met, what it costs, and whether and how a plan of action holds it."""
    rows = figure.records("lost")
    if not rows:
        return [Paragraph("Nothing is NOT MET.")]
    planned = {each.text("ref"): each for each in scored.records("poam")}
    if figure.number("floor") is None:
        return [Bullets(tuple(f"NOT MET{_SOURCES.get(each.text('source'), '')}: {_named(each)}" for each in rows))]
    lines = [
        (
            Cell(_named(each)),
            Cell(FINDINGS.get(each.text("finding"), "") + _SOURCES.get(each.text("source"), "")),
            Cell(f"\u2212{each.count('points')}" if each.count("points") else "0"),
            Cell(_plan(each, planned.get(each.text("ref"))), "" if each.data.get("eligible") is True else "gap"),
            _due(planned.get(each.text("ref"))),
        )
        for each in rows
    ]
    note = (
        "A plan of action holds what is left open after a Conditional status; what it may not hold must be MET before "
        f"({rows[0].text('citation')}). \u201cBy terms\u201d: nobody determined it, our verdict stands in."
    )
    return [Table(_LOST, tuple(lines), title="What the score loses, and what a plan of action may hold", note=note)]


def _named(each: Record) -> str:
    return f"{each.text('id')}  {shorten(each.text('title'), 80)}"


def _plan(each: Record, planned: Record | None) -> str:
    """Whether a plan of action may hold a requirement, and what is planned."""
    if each.data.get("eligible") is not True:
        return f"Not allowed, {each.text('reason')}"
    text = planned.text("planned") if planned is not None else ""
    return shorten(text, 160) if text else "Allowed; nothing is planned yet"


def _due(planned: Record | None) -> Cell:
    """The day a plan names; marked where it is over, or the closeout comes before it."""
    if planned is None or not planned.text("due"):
        return Cell("\u2013")
    late = planned.data.get("in_time") is False
    why = ", already over" if planned.data.get("over") is True else ", too late" if late else ""
    return Cell(f"{planned.text('due')}{why}", "gap" if late else "")


def _open(figure: Record) -> list[Block]:
    rows = figure.records("undetermined")
    if not rows:
        return []
    named = grammar.listed([each.text("id") for each in rows[:12]])
    unsure = "the score is a range" if figure.data.get("scored") is True else "nobody knows whether there is a status"
    more = f" and {len(rows) - 12} more" if len(rows) > 12 else ""  # noqa: PLR2004 - as many as fit a line or two
    return [Callout("Not determined:", f"{named}{more}. Until somebody decides, {unsure}.")]


def _way(figure: Record) -> list[Block]:
    """The fewest requirements to a Conditional status, and beside it to the floor alone and to everything."""
    path = figure.record("path_to_conditional")
    steps = path.records("steps")
    if not steps:
        return []
    lines = [
        (
            Cell(str(number)),
            Cell(f"{_named(each)}{_OPEN[each.data.get('determine') is True]}"),
            Cell(f"+{each.count('points')}"),
            Cell(points_of(each, "score")),
        )
        for number, each in enumerate(steps[:_MOST_STEPS], 1)
    ]
    more = len(steps) - len(lines)
    floor, whole = figure.record("path_to_floor"), figure.record("path_to_maximum")
    note = (
        f"Counted in requirements, not in effort. The score alone would reach {figure.count('floor')} with "
        f"{floor.count('count')}; everything MET takes {whole.count('count')}."
        + (f" {more} more {grammar.noun(more, 'step')} of the same kind follow here." if more else "")
    )
    return [Table(_WAY, tuple(lines), title="The fewest requirements to a Conditional status", note=note, keep=True)]


def _unneeded(figures: tuple[Record, ...]) -> list[Block]:
    rows = [each for figure in figures for each in figure.records("not_applicable")]
    if not rows:
        return []
    said = []
    for each in rows[:12]:
        condition = each.text("condition")
        held = f" It costs nothing as long as this holds: {condition}" if condition else ""
        said.append(f"{each.text('id')}: {each.text('why').rstrip('.')}.{held}")
    return [Heading("N/A, counted as MET"), *(Paragraph(shorten(text, 400)) for text in said)]


def _ceilings(scored: Record, figure: Record, names: BriefNames) -> list[Block]:
    """What each way of buying support could reach at most: never today's score."""
    rows = scored.records("ceilings")
    if not rows or figure.data.get("scored") is not True:
        return []
    labels = {each.id: each.title for each in names.arrangements}
    lines = []
    for each in rows:
        both = ends(each, "range")
        span = "" if len(set(both)) < 2 else " to ".join(signed(item) for item in both)  # noqa: PLR2004 - two ends
        none = "none: no security plan" if each.text("status") == "not_scorable" else span
        lines.append(
            (
                Cell(labels.get(each.text("arrangement"), each.text("arrangement"))),
                Cell(points_of(each, "score") if not each.absent("score") else none),
                Cell(grammar.opening(STATUSES.get(each.text("status"), "depends on what is open"))),
                Cell(str(each.count("not_met"))),
                Cell(str(each.count("undetermined"))),
            )
        )
    note = (
        "A ceiling: what the model can carry if every condition and duty listed with its verdicts is met. It is not a "
        "score, and nothing of it may be posted in SPRS."
    )
    return [Table(_CEILINGS, tuple(lines), title="Ceiling by support model", note=note, keep=True)]
