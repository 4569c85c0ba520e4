"""What the page on the CMMC score concludes: its title, its first sentences and its large numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.frameworks.cmmc.proof_words import proof_of, short
from assessor.frameworks.cmmc.words import between, points_or_dash, signed
from assessor.report.sheet import Figure
from assessor.words import grammar

if TYPE_CHECKING:
    from assessor.frameworks.cmmc.result import CmmcScore
    from assessor.frameworks.cmmc.result_figures import LevelFigure
    from assessor.result.result import Result


def title_of(score: CmmcScore) -> str:
    """The conclusion: the score and what it is enough for."""
    without = next((level for level in score.figures if level.scorable is False), None)
    if without is not None:
        return f"Level {without.level} has no score: without a current security plan an assessment cannot be completed"
    figure = score.figures[-1]
    if not figure.scored:
        return _all_or_nothing(figure)
    if figure.score is None:
        low, high = map(signed, figure.range or ())
        return f"Between {low} and {high} of {figure.maximum} points: {_are(len(figure.undetermined), 'open')}"
    points = f"{signed(figure.score)} of {figure.maximum} points"
    if score.status == "final":
        aimed = score.assessment_title or "status"
        return f"{points}: every requirement reads as MET, so a Final {aimed} is within reach"
    if score.status == "conditional":
        lost = grammar.counted(len(figure.lost), "requirement")
        return f"{points}: a Conditional status is within reach, with {lost} to close in time"
    steps = figure.path_to_conditional.count if figure.path_to_conditional is not None else 0
    if steps:
        return f"{points}: no status yet, {steps} {grammar.noun(steps, 'requirement')} away from a Conditional one"
    return f"{points}, and no status yet: Level 2 must be Final first"


def _all_or_nothing(figure: LevelFigure) -> str:
    """Level 1: every requirement, or no status."""
    lost, undetermined = len(figure.lost), len(figure.undetermined)
    more = f"; {undetermined} more {grammar.verb(undetermined, 'is', 'are')} open" if undetermined else ""
    if lost:
        return f"{_are(lost, 'NOT MET')}, and Level 1 is all or nothing: no status{more}"
    if undetermined:
        return f"{_are(undetermined, 'open')} of the {figure.requirements} at Level 1; none is NOT MET"
    return f"All {figure.requirements} Level 1 requirements read as MET"


def _are(count: int, state: str) -> str:
    return f"{grammar.counted(count, 'requirement')} {grammar.verb(count, 'is', 'are')} {state}"


def lede_of(figure: LevelFigure) -> str:
    """How the score comes about, in a few sentences."""
    if not figure.scored:
        return (
            "Level 1 has no points and no plan of action: every requirement is MET, or there is no status. This is a "
            "readiness figure from what was stated; only the assessment the rule prescribes gives a status."
        )
    text = (
        f"The score starts at {figure.maximum} and loses the points of every requirement that is NOT MET, "
        f"here {figure.lost_points}. A requirement that does not apply counts as MET. A Conditional status requires "
        f"{points_or_dash(figure.floor)} points, with only requirements open that a plan of action may cover."
    )
    return (
        f"{text} This is a readiness figure from what was stated; only the prescribed assessment gives an official one."
    )


def numbers_of(figures: tuple[LevelFigure, ...], result: Result) -> tuple[Figure, ...]:
    """The large numbers of the sheet."""
    numbers: list[Figure] = []
    for figure in figures:
        if figure.scored and figure.range is not None:
            sentence = f"points of {figure.maximum} at Level {figure.level}"
            numbers.append(Figure(between(figure.range), sentence, alarming=figure.status == "none"))
        lost = len(figure.lost)
        numbers.append(Figure(str(lost), f"{grammar.noun(lost, 'requirement')} NOT MET at Level {figure.level}"))
        if len(figures) == 1:
            met = figure.counts.met + figure.counts.not_applicable
            numbers.append(
                Figure(str(met), f"MET or not applicable, of {figure.requirements}{short(proof_of(figure, result))}")
            )
            if figure.scored:
                sentence = "NOT MET that no plan of action may cover"
                numbers.append(Figure(str(figure.barred), sentence, alarming=figure.barred > 0))
    return tuple(numbers)
