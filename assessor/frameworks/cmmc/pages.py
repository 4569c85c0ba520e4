"""The pages of CMMC: the score and what it lost, the plan of action, the way to a status, dates and scope."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.frameworks.cmmc import words
from assessor.frameworks.cmmc.outlook_words import not_met_yet
from assessor.frameworks.cmmc.plan_gaps import plan_gap
from assessor.frameworks.cmmc.proof_words import proof_of, sentence
from assessor.frameworks.cmmc.result import CmmcScore
from assessor.frameworks.cmmc.scope_pages import scope_sheet
from assessor.frameworks.cmmc.score_conclusion import lede_of, numbers_of, title_of
from assessor.report.sheet import Bullets, Callout, Cell, Column, Heading, Paragraph, Sheet, Table
from assessor.report.text import shorten
from assessor.words import grammar

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessor.frameworks.cmmc.result_figures import Ceiling, LevelFigure, LostRequirement, PathStep, PlanItem
    from assessor.frameworks.cmmc.vocabulary import StatusKind
    from assessor.report.names import BriefNames
    from assessor.report.sheet import Block
    from assessor.result.result import Result

ID: Final = "cmmc"
_STATUSES: Final[Mapping[StatusKind, str]] = {
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
_MOST_STEPS: Final = 16  # as many as are kept on one page
_MOST_NAMED: Final = 12  # as many as fit a line or two
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
    Column("Regains", 24, number=True),
    Column("Score after it", 42, number=True),
)
_CEILINGS = (
    Column("Support", 56),
    Column("Highest score", 40, number=True),
    Column("Best status", 48),
    Column("NOT MET", 16, number=True),
    Column("Open", 16, number=True),
)


def sheets_of(result: Result, names: BriefNames) -> tuple[Sheet, ...]:
    """Two sheets where CMMC was scored; none otherwise."""
    score = (result.scores or {}).get(ID)
    if not isinstance(score, CmmcScore):
        return ()
    return (_score_sheet(score, result, names), scope_sheet(score, result.standing))


def _score_sheet(score: CmmcScore, result: Result, names: BriefNames) -> Sheet:
    last, gap = score.figures[-1], plan_gap(score, result)
    blocks: list[Block] = []
    for figure in score.figures:
        if len(score.figures) > 1:
            blocks.append(Heading(f"Level {figure.level}"))
        blocks += _lost(figure, score)
        if gap is not None and not gap.counted and figure is score.figures[0]:
            blocks.append(Callout(f"{gap.asks.id}, read as MET:", not_met_yet(gap, score)))
        blocks += _undetermined(figure)
    blocks += _way(last)
    blocks += _inapplicable(score, result, names)
    blocks += _ceilings(score, names)
    return Sheet(
        anchor="cmmc-score",
        kicker=f"CMMC Level {score.level}",
        title=title_of(score),
        lede=f"{lede_of(last)} {sentence(proof_of(last, result))}".strip(),
        figures=numbers_of(score.figures, result),
        blocks=tuple(blocks),
    )


def _lost(figure: LevelFigure, score: CmmcScore) -> list[Block]:
    """What is not met, what it costs, and whether and how a plan of action holds it."""
    if not figure.lost:
        return [Paragraph("Nothing is NOT MET.")]
    if figure.floor is None:
        return [Bullets(tuple(f"NOT MET{_SOURCES[lost.source]}: {_named(lost)}" for lost in figure.lost))]
    plans = {plan.ref: plan for plan in score.poam}
    lines = tuple(_lost_line(lost, plans.get(lost.ref)) for lost in figure.lost)
    ours = any(lost.source == "verdict" for lost in figure.lost)
    note = (
        "A plan of action covers what is still open at a Conditional status; what it cannot cover must be MET first "
        f"({figure.lost[0].citation})."
        + (" \u201cBy terms\u201d: nobody has determined it, so our verdict is used." if ours else "")
    )
    return [Table(_LOST, lines, title="Lost points, and what a plan of action may cover", note=note)]


def _lost_line(lost: LostRequirement, plan: PlanItem | None) -> tuple[Cell, ...]:
    return (
        Cell(_named(lost)),
        Cell(words.FINDINGS[lost.finding] + _SOURCES[lost.source]),
        Cell(words.signed(-lost.points)),
        Cell(_plan(lost, plan), "" if lost.eligible else "gap"),
        _due(plan),
    )


def _named(requirement: LostRequirement | PathStep) -> str:
    return f"{requirement.id}  {shorten(requirement.title, 80)}"


def _plan(lost: LostRequirement, plan: PlanItem | None) -> str:
    """Whether a plan of action may hold a requirement, and what is planned."""
    if not lost.eligible:
        return f"Not allowed: {words.plan_ruling(lost.ruling, lost.points)}"
    planned = plan.planned if plan is not None else None
    return shorten(planned, 160) if planned else "Allowed; nothing planned yet"


def _due(plan: PlanItem | None) -> Cell:
    """The day a plan names; marked where it is over, or the closeout comes before it."""
    if plan is None or not plan.due:
        return Cell("\u2013")
    late = plan.in_time is False
    remark = ", already past" if plan.over else ", too late" if late else ""
    return Cell(f"{plan.due}{remark}", "gap" if late else "")


def _undetermined(figure: LevelFigure) -> list[Block]:
    if not figure.undetermined:
        return []
    named = grammar.listed([requirement.id for requirement in figure.undetermined[:_MOST_NAMED]])
    unsure = "the score is a range" if figure.scored else "the status is open"
    them = grammar.verb(len(figure.undetermined), "it", "them")
    beyond = len(figure.undetermined) - _MOST_NAMED
    more = f" and {beyond} more" if beyond > 0 else ""
    return [Callout("Not determined:", f"{named}{more}. Until somebody determines {them}, {unsure}.")]


def _way(figure: LevelFigure) -> list[Block]:
    """The fewest requirements to a Conditional status, and beside it to the floor alone and to everything."""
    path, floor, whole = figure.path_to_conditional, figure.path_to_floor, figure.path_to_maximum
    if path is None or floor is None or not path.steps:
        return []
    lines = [
        (
            Cell(str(number)),
            Cell(f"{_named(step)}{' (to be determined)' if step.determine else ''}"),
            Cell(f"+{step.points}"),
            Cell(words.signed(step.score)),
        )
        for number, step in enumerate(path.steps[:_MOST_STEPS], 1)
    ]
    more = len(path.steps) - len(lines)
    note = (
        f"Counted in requirements, not in effort. To reach a score of {figure.floor} alone takes "
        f"{floor.count}; to have everything MET takes {whole.count}."
        + (
            f" {more} more {grammar.noun(more, 'step')} of the same kind {grammar.verb(more, 'follows', 'follow')}."
            if more
            else ""
        )
    )
    return [Table(_WAY, tuple(lines), title="The fewest requirements to a Conditional status", note=note, keep=True)]


def _inapplicable(score: CmmcScore, result: Result, names: BriefNames) -> list[Block]:
    requirements = [requirement for figure in score.figures for requirement in figure.not_applicable]
    if not requirements:
        return []
    paragraphs = []
    for requirement in requirements[:_MOST_NAMED]:
        reason = (words.inapplicable(requirement, result, names) or "").rstrip(".")
        condition = requirement.condition
        held = f" It costs no points as long as this holds: {condition}" if condition else ""
        paragraphs.append(Paragraph(shorten(f"{requirement.id}: {reason}.{held}", 400)))
    return [Heading("N/A, counted as MET"), *paragraphs]


def _ceilings(score: CmmcScore, names: BriefNames) -> list[Block]:
    """What each way of buying support could reach at most: never today's score."""
    if not score.ceilings or not score.figures[0].scored:
        return []
    lines = tuple(_ceiling_line(ceiling, names) for ceiling in score.ceilings)
    note = (
        "A ceiling: what the model can carry if every condition and duty listed with its verdicts is met. It is not a "
        "score and must not be posted in SPRS."
    )
    return [Table(_CEILINGS, lines, title="Ceiling by support model", note=note, keep=True)]


def _ceiling_line(ceiling: Ceiling, names: BriefNames) -> tuple[Cell, ...]:
    points = ""
    if ceiling.score is not None:
        points = words.signed(ceiling.score)
    elif ceiling.status == "not_scorable":
        points = "none: no security plan"
    elif ceiling.range is not None and len(set(ceiling.range)) > 1:
        points = words.between(ceiling.range)
    status = "depends on what is open" if ceiling.status is None else _STATUSES[ceiling.status]
    return (
        Cell(names.arrangement(ceiling.arrangement).title),
        Cell(points),
        Cell(grammar.opening(status)),
        Cell(str(ceiling.not_met)),
        Cell(str(ceiling.undetermined)),
    )
