"""CMMC's outcome: the score, the status it allows, and the shortest way to the next one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.frameworks.cmmc.first_question import BY_C3PAO, assessor_of
from assessor.frameworks.cmmc.plan_gaps import plan_gap
from assessor.frameworks.cmmc.proof_words import beside, proof_of
from assessor.frameworks.cmmc.result import CmmcScore
from assessor.frameworks.cmmc.words import between, called_prime, posted, signed
from assessor.report.outcome import Outcome
from assessor.report.text import shorten
from assessor.words import grammar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor.frameworks.cmmc.result_figures import LevelFigure, MendingPath
    from assessor.result.result import Result

ID = "cmmc"
_STATUS = {
    "final": "the findings allow Final status",
    "conditional": "the findings allow Conditional status",
    "none": "no status",
    "not_scorable": "no score without a security plan",
}
_MOST_NAMED = 4
_MOST_NAME = 60  # characters


def outcome_of(result: Result) -> Outcome | None:
    """Score and status of the level aimed at; the lower level decides where the higher one waits for it."""
    score = (result.scores or {}).get(ID)
    if not isinstance(score, CmmcScore) or not score.figures:
        return None
    figure = score.figures[0]
    status = "status not settled" if score.status is None else _STATUS[score.status]
    points = (
        f"{between(score.range)} of {figure.maximum} points{_less(score, result)}, "
        if score.range is not None and figure.maximum
        else ""
    )
    need = (
        f"; {figure.floor} needed"
        if score.status != "final" and score.range is not None and figure.floor and score.range[0] < figure.floor
        else ""
    )
    way = " ".join(filter(None, (_unplanned(score, result), _way(figure, score))))
    aim = score.assessment_title or f"Level {score.level}"
    return Outcome(
        framework=ID,
        headline=f"CMMC {aim}: {points}{status}{need}",
        standing=" ".join(filter(None, (posted(score), _standing(figure, result), _called(score)))),
        way=way,
        reached=None if score.status is None else score.status in ("final", "conditional"),
        settles=tuple(filter(None, (_settled_first(score, result),))),
        at_risk=tuple(_at_risk(score)),
        not_assessed=("Other clauses of the contract, and what an assessor would see on site.",),
    )


def _called(score: CmmcScore) -> str:
    """What the contract calls for, since when, and who has to assess it, until the status held satisfies it."""
    contract, since = score.contract, score.phases.solicitation
    if contract.requires_title is None or contract.satisfied:
        return ""
    named = f"“{shorten(contract.title, 60)}”" if contract.title else "The contract"
    told = (
        f"{named} asks for {contract.requires_title}{f', by the solicitation of {grammar.day(since)}' if since else ''}"
    )
    assessor = assessor_of(score)
    if assessor is None:
        return f"{told}."
    prime = score.contract.prime
    whom = "the contracting officer" if prime is None else called_prime(prime, score.contract.prime_contact)
    return f"{told}: ask {whom} whether that stands and by when, then choose {assessor} and book it."


def _settled_first(score: CmmcScore, result: Result) -> str:
    """What is settled before an assessor is booked, by whom and when, and what self-assessment changes.

    32 CFR 170.16, 170.17.
    """
    if assessor_of(score) is None:
        return ""
    whom = "the contracting officer" if score.contract.prime is None else shorten(score.contract.prime, _MOST_NAME)
    planned = next((one for one in result.actions if one.enquiry is not None and one.enquiry.framework == ID), None)
    days = f" by {planned.due} (action {planned.number})" if planned is not None else ""
    question = f"Ask {whom}{days} whether {score.contract.requires_title} stands"
    if not (score.contract.requires or "").endswith(BY_C3PAO):
        return f"{question}."
    return (
        f"{question}, and by when, before a C3PAO is booked. If a self-assessment is asked for, score "
        "and requirements stay the same and the C3PAO falls away: you assess, enter the score in SPRS, and your "
        "affirming official affirms."
    )


def _at_risk(score: CmmcScore) -> Iterator[str]:
    """That a contract cannot be awarded without the status it calls for, once the phase makes that a condition."""
    contract = score.contract
    if contract.requires_title is None or contract.satisfied or contract.call != "intended":
        return
    named = f"\u201c{shorten(contract.title, 60)}\u201d" if contract.title else "the contract"
    least = "Conditional " if score.figures[-1].floor is not None else ""
    yield f"No award of {named} without {least}{contract.requires_title}, unless deferred or suspended."


def _standing(figure: LevelFigure, result: Result) -> str:
    counts = figure.counts
    met = f"{counts.met + counts.not_applicable} of {figure.requirements} requirements count as met"
    parts = [f"{met}{beside(proof_of(figure, result))}"]
    if figure.lost:
        cost = f", which costs {grammar.counted(figure.lost_points, 'point')}" if figure.scored else ""
        barred = f"; a plan of action may not hold {figure.barred} of these" if figure.barred else ""
        parts.append(f"{len(figure.lost)} {grammar.verb(len(figure.lost), 'does', 'do')} not{cost}{barred}")
    if counts.undetermined:
        parts.append(f"{counts.undetermined} {grammar.verb(counts.undetermined, 'is', 'are')} undetermined")
    return "; ".join(parts) + "."


def _way(figure: LevelFigure, score: CmmcScore) -> str:
    """The shortest way to Conditional status, else to a Final one."""
    conditional = figure.path_to_conditional
    if conditional is not None and conditional.steps:
        last = conditional.steps[-1].score
        closing = "then a plan of action may hold the rest for 180 days"
        reach = f"reaches {last} points and opens Conditional status; {closing}"
        return f"{_steps(conditional)} {reach}."
    if figure.path_to_maximum.steps and score.status != "final":
        return f"{_steps(figure.path_to_maximum)} leads to Final status."
    return "Nothing is left to do for the status but the affirmation each year."


def _unplanned(score: CmmcScore, result: Result) -> str:
    """What has to go into the plan of action before the requirement that asks for one can be called met."""
    gap = plan_gap(score, result)
    if gap is None:
        return ""
    named = grammar.listed([f"{lost.title} ({lost.id.rpartition('-')[2]})" for lost in gap.unplanned[:_MOST_NAMED]])
    more = len(gap.unplanned) - _MOST_NAMED
    held = "" if gap.asks.eligible else ", and no plan of action may hold it"
    return (
        f"First write {named}{f' and {more} more' if more > 0 else ''} into the plan of action: until everything open "
        f"is in it, {gap.asks.id.rpartition('-')[2]} {'is NOT MET' if gap.counted else 'cannot be called MET'} "
        f"({grammar.counted(gap.asks.points, 'point')}{held})."
    )


def _less(score: CmmcScore, result: Result) -> str:
    """What the score is as long as something open has no plan, where it has not lost these points."""
    gap = plan_gap(score, result)
    if gap is None or gap.counted or score.sprs is None:
        return ""
    return f" ({signed(score.sprs - gap.asks.points)} while something open has no plan)"


def _steps(path: MendingPath) -> str:
    named = [f"{step.title} ({step.id.rpartition('-')[2]})" for step in path.steps[:_MOST_NAMED]]
    more = len(path.steps) - len(named)
    return f"Meeting {grammar.listed([*named, *([f'{more} more'] if more > 0 else [])])}"
