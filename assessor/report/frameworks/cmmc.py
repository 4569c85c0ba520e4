"""The pages of CMMC: the score and what it lost, the plan of action, the way to a status, dates and scope."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.report import phrases
from assessor.report.frameworks.cmmc_scope import scope_sheet
from assessor.report.sheet import Bullets, Callout, Cell, Column, Figure, Heading, Paragraph, Sheet, Table
from assessor.report.text import shorten

if TYPE_CHECKING:
    from assessor.report.fields import Record
    from assessor.report.names import Names
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
    Column("Requirement", 64),
    Column("Finding", 38),
    Column("Points", 14, number=True),
    Column("Plan of action", 60),
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


def sheets_of(result: Record, names: Names) -> tuple[Sheet, ...]:
    """Two sheets where CMMC was scored; none otherwise."""
    scored = result.record("scores").record("cmmc")
    figures = scored.records("figures")
    if not figures:
        return ()
    return (_score_sheet(scored, figures, names), scope_sheet(scored))


def _score_sheet(scored: Record, figures: tuple[Record, ...], names: Names) -> Sheet:
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
        title=_title(scored, figures),
        lede=_lede(last),
        figures=_numbers(figures),
        blocks=tuple(blocks),
    )


def _title(scored: Record, figures: tuple[Record, ...]) -> str:
    """The conclusion: the score and what it is enough for."""
    without = next((each for each in figures if each.data.get("scorable") is False), None)
    if without is not None:
        level = f"Level {without.count('level')}"
        return f"{level} has no score: without a current security plan an assessment cannot be completed"
    figure = figures[-1]
    if figure.data.get("scored") is not True:
        return _all_or_nothing(figure)
    undetermined = len(figure.records("undetermined"))
    if figure.absent("score"):
        low, high = (signed(item) for item in _ends(figure, "range"))
        return f"Between {low} and {high} of {figure.count('maximum')} points: {_are(undetermined, 'open')}"
    points = f"{_points(figure, 'score')} of {figure.count('maximum')} points"
    lost, status = len(figure.records("lost")), scored.text("status")
    if status == "final":
        return f"{points}: every requirement reads as MET, so {_aimed(scored)} is open"
    if status == "conditional":
        return (
            f"{points}: a Conditional status is open, with {lost} {phrases.noun(lost, 'requirement')} to close in time"
        )
    steps = figure.record("path_to_conditional").count("count")
    if steps:
        return f"{points}: no status yet, {steps} {phrases.noun(steps, 'requirement')} away from a Conditional one"
    return f"{points}, and no status yet: Level 2 must be Final first"


def _all_or_nothing(figure: Record) -> str:
    """Level 1: every requirement, or no status."""
    whole, lost, open_ = figure.count("requirements"), len(figure.records("lost")), len(figure.records("undetermined"))
    more = f"; {open_} more are open" if open_ else ""
    if lost:
        return f"{_are(lost, 'NOT MET')}, and Level 1 is all or nothing: no status{more}"
    if open_:
        return f"{_are(open_, 'open')} of the {whole} of Level 1; none is NOT MET"
    return f"All {whole} requirements of Level 1 read as MET"


def _are(count: int, what: str) -> str:
    return f"{count} {phrases.noun(count, 'requirement')} {'is' if count == 1 else 'are'} {what}"


def _aimed(scored: Record) -> str:
    return f"a Final {scored.text('assessment_title') or 'status'}"


def _ends(figure: Record, key: str) -> tuple[int, ...]:
    value = figure.data.get(key)
    return tuple(item for item in value if isinstance(item, int)) if isinstance(value, list) else ()


def _points(record: Record, key: str) -> str:
    """A score as printed, with a true minus sign."""
    value = record.number(key)
    return "\u2013" if value is None else signed(int(value))


def signed(value: int) -> str:
    """A whole number with a true minus sign."""
    return f"\u2212{-value}" if value < 0 else str(value)


def _lede(figure: Record) -> str:
    if figure.data.get("scored") is not True:
        return (
            "At Level 1 there are no points and no plan of action: every requirement is MET, or there is no status. "
            "These are readiness figures from what was stated; only the assessment of the rule gives a status."
        )
    lost = figure.count("lost_points")
    text = (
        f"The score starts at {figure.count('maximum')} and loses the points of every requirement that is NOT MET, "
        f"here {lost}. A requirement that does not apply counts as MET. A Conditional status takes "
        f"{figure.count('floor')} points, and only requirements that a plan of action may hold left open."
    )
    return f"{text} These are readiness figures from what was stated; only an assessor's score counts."


def _numbers(figures: tuple[Record, ...]) -> tuple[Figure, ...]:
    made: list[Figure] = []
    for figure in figures:
        counts, level = figure.record("counts"), f"Level {figure.count('level')}"
        if figure.data.get("scored") is True and figure.data.get("scorable") is not False:
            low, high = (signed(item) for item in _ends(figure, "range"))
            value = low if low == high else f"{low} to {high}"
            made.append(
                Figure(
                    value, f"points of {figure.count('maximum')} at {level}", alarming=figure.text("status") == "none"
                )
            )
        lost = len(figure.records("lost"))
        made.append(Figure(str(lost), f"{phrases.noun(lost, 'requirement')} NOT MET at {level}"))
        if len(figures) == 1:
            met = counts.count("met") + counts.count("not_applicable")
            made.append(Figure(str(met), f"MET or not applicable, of {figure.count('requirements')}"))
            if figure.data.get("scored") is True:
                barred = figure.count("barred")
                made.append(Figure(str(barred), "NOT MET that no plan of action may hold", alarming=barred > 0))
    return tuple(made)


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
        )
        for each in rows
    ]
    note = (
        f"A plan of action holds what is left open after a Conditional status; what it may not hold must be MET before "
        f"({rows[0].text('citation')}). \u201cBy terms\u201d: nobody determined it, our verdict stands in."
    )
    return [Table(_LOST, tuple(lines), title="What the score loses, and what a plan of action may hold", note=note)]


def _named(each: Record) -> str:
    return f"{each.text('id')}  {shorten(each.text('title'), 80)}"


def _plan(each: Record, planned: Record | None) -> str:
    if each.data.get("eligible") is not True:
        return f"Not allowed, {each.text('reason')}"
    text = planned.text("planned") if planned is not None else ""
    if not text or planned is None:
        return "Allowed; nothing is planned yet."
    due = planned.text("due")
    late = " That is after the closeout." if planned.data.get("in_time") is False else ""
    return shorten(f"Allowed. {text}{f', by {due}' if due else ''}.{late}", 160)


def _open(figure: Record) -> list[Block]:
    rows = figure.records("undetermined")
    if not rows:
        return []
    named = phrases.listed([each.text("id") for each in rows[:12]])
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
            Cell(_points(each, "score")),
        )
        for number, each in enumerate(steps[:_MOST_STEPS], 1)
    ]
    more = len(steps) - len(lines)
    floor, whole = figure.record("path_to_floor"), figure.record("path_to_maximum")
    note = (
        f"Counted in requirements, not in effort. The score alone would reach {figure.count('floor')} with "
        f"{floor.count('count')}; everything MET takes {whole.count('count')}."
        + (f" {more} more {phrases.noun(more, 'step')} of the same kind follow here." if more else "")
    )
    return [Table(_WAY, tuple(lines), title="The fewest requirements to a Conditional status", note=note, keep=True)]


def _unneeded(figures: tuple[Record, ...]) -> list[Block]:
    rows = [each for figure in figures for each in figure.records("not_applicable")]
    if not rows:
        return []
    said = []
    for each in rows[:12]:
        condition = each.text("condition")
        held = f". It costs nothing as long as this holds: {condition}" if condition else ""
        said.append(f"{each.text('id')}: {phrases.inside(each.text('why'))}{held}")
    return [Heading("N/A, counted as MET"), *(Paragraph(shorten(text, 400)) for text in said)]


def _ceilings(scored: Record, figure: Record, names: Names) -> list[Block]:
    """What each way of buying support could reach at most: never today's score."""
    rows = scored.records("ceilings")
    if not rows or figure.data.get("scored") is not True:
        return []
    labels = {each.id: each.title for each in names.arrangements}
    lines = []
    for each in rows:
        ends = _ends(each, "range")
        span = "" if len(set(ends)) < 2 else " to ".join(signed(item) for item in ends)  # noqa: PLR2004 - two ends
        none = "none: no security plan" if each.text("status") == "not_scorable" else span
        lines.append(
            (
                Cell(labels.get(each.text("arrangement"), each.text("arrangement"))),
                Cell(_points(each, "score") if not each.absent("score") else none),
                Cell(phrases.opening(STATUSES.get(each.text("status"), "depends on what is open"))),
                Cell(str(each.count("not_met"))),
                Cell(str(each.count("undetermined"))),
            )
        )
    note = (
        "A ceiling: what the model can carry if every condition and duty listed with its verdicts is met. It is not a "
        "score, and nothing of it may be posted in SPRS."
    )
    return [Table(_CEILINGS, tuple(lines), title="Ceiling by support model", note=note, keep=True)]
