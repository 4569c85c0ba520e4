"""What the CMMC page concludes: its title, its first sentences and its large numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.report.sheet import Figure
from assessor.words import grammar

if TYPE_CHECKING:
    from assessor.report.fields import Record


def title_of(scored: Record, figures: tuple[Record, ...]) -> str:
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
        low, high = (signed(item) for item in ends(figure, "range"))
        return f"Between {low} and {high} of {figure.count('maximum')} points: {_are(undetermined, 'open')}"
    points = f"{points_of(figure, 'score')} of {figure.count('maximum')} points"
    lost, status = len(figure.records("lost")), scored.text("status")
    if status == "final":
        return f"{points}: every requirement reads as MET, so {_aimed(scored)} is open"
    if status == "conditional":
        return (
            f"{points}: a Conditional status is open, with {lost} {grammar.noun(lost, 'requirement')} to close in time"
        )
    steps = figure.record("path_to_conditional").count("count")
    if steps:
        return f"{points}: no status yet, {steps} {grammar.noun(steps, 'requirement')} away from a Conditional one"
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
    return f"{count} {grammar.noun(count, 'requirement')} {'is' if count == 1 else 'are'} {what}"


def _aimed(scored: Record) -> str:
    return f"a Final {scored.text('assessment_title') or 'status'}"


def ends(figure: Record, key: str) -> tuple[int, ...]:
    """Both ends of a range."""
    value = figure.data.get(key)
    return tuple(item for item in value if isinstance(item, int)) if isinstance(value, list) else ()


def points_of(record: Record, key: str) -> str:
    """A score as printed, with a true minus sign."""
    value = record.number(key)
    return "\u2013" if value is None else signed(int(value))


def signed(value: int) -> str:
    """A whole number with a true minus sign."""
    return f"\u2212{-value}" if value < 0 else str(value)


def lede_of(figure: Record) -> str:
    """How the score comes about, in a few sentences."""
    if figure.data.get("scored") is not True:
        return (
            "At Level 1 there are no points and no plan of action: every requirement is MET, or there is no status. "
            "A readiness figure from what was stated; only the assessment the rule prescribes gives a status."
        )
    lost = figure.count("lost_points")
    text = (
        f"The score starts at {figure.count('maximum')} and loses the points of every requirement that is NOT MET, "
        f"here {lost}. A requirement that does not apply counts as MET. A Conditional status takes "
        f"{figure.count('floor')} points, and only requirements that a plan of action may hold left open."
    )
    return f"{text} A readiness figure from what was stated; only the prescribed assessment gives one that counts."


def numbers_of(figures: tuple[Record, ...]) -> tuple[Figure, ...]:
    """The large numbers of the sheet."""
    made: list[Figure] = []
    for figure in figures:
        counts, level = figure.record("counts"), f"Level {figure.count('level')}"
        if figure.data.get("scored") is True and figure.data.get("scorable") is not False:
            low, high = (signed(item) for item in ends(figure, "range"))
            value = low if low == high else f"{low} to {high}"
            made.append(
                Figure(
                    value, f"points of {figure.count('maximum')} at {level}", alarming=figure.text("status") == "none"
                )
            )
        lost = len(figure.records("lost"))
        made.append(Figure(str(lost), f"{grammar.noun(lost, 'requirement')} NOT MET at {level}"))
        if len(figures) == 1:
            met = counts.count("met") + counts.count("not_applicable")
            made.append(Figure(str(met), f"MET or not applicable, of {figure.count('requirements')}"))
            if figure.data.get("scored") is True:
                barred = figure.count("barred")
                made.append(Figure(str(barred), "NOT MET that no plan of action may hold", alarming=barred > 0))
    return tuple(made)
