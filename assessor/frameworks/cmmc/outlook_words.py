"""What an assessment at the level aimed at would come to today, in sentences for papers that an assessor reads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.frameworks.cmmc.proof_words import proof_of, sentence
from assessor.frameworks.cmmc.words import between, signed
from assessor.words import grammar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor.frameworks.cmmc.plan_gaps import PlanGap
    from assessor.frameworks.cmmc.result import CmmcScore
    from assessor.frameworks.cmmc.result_figures import LevelFigure, MendingPath, PlanRequirement
    from assessor.result.result import Result

_BLANK: Final = "________ (not stated)"


def outlook(score: CmmcScore, gap: PlanGap | None, result: Result | None = None) -> Iterator[str]:
    """Kind of assessment and contract; for each level score, proof, threshold and what must be met first; the gap."""
    yield f"{_aimed(score)}. Contract: {contract(score)}."
    for figure in score.figures:
        yield _figure(figure)
        if result is not None and (told := sentence(proof_of(figure, result))):
            yield told
    if gap is not None:
        yield not_met_yet(gap, score)


def _aimed(score: CmmcScore) -> str:
    if score.assessment_title is None:
        return f"CMMC Level {score.level}, kind of assessment: {_BLANK}"
    return f"Kind of assessment: CMMC {score.assessment_title}"


def contract(score: CmmcScore) -> str:
    """The contract that calls for it, with a blank for what is not stated."""
    call, since = score.contract, score.phases.solicitation
    if call.title is None and call.requires_title is None:
        return _BLANK
    named = f"\u201c{call.title}\u201d" if call.title is not None else _BLANK
    asked = grammar.day(since) if since is not None else _BLANK
    return f"{named}; solicitation: {asked}; it requires: {call.requires_title or _BLANK}"


def _figure(figure: LevelFigure) -> str:
    """One level: what it has today, what it needs, and what must be met before a status is open."""
    if figure.scorable is False:
        return f"Level {figure.level} has no score today: there is no current security plan ({figure.citation})."
    counts = figure.counts
    if not figure.scored or figure.range is None:
        met = counts.met + counts.not_applicable
        return (
            f"Level {figure.level} today: {met} of {figure.requirements} requirements MET or N/A; all of them must be, "
            f"and no plan of action may hold any ({figure.citation}).{_first(figure.path_to_maximum)}"
        )
    told = f"Level {figure.level} today, by what is stated here: {between(figure.range)} of {figure.maximum} points"
    if not figure.lost and not figure.undetermined:
        return f"{told}; every requirement is MET or N/A."
    needed = f"; {figure.floor} are needed for a Conditional status" if figure.floor is not None else ""
    path = figure.path_to_conditional
    if path is None or not path.steps:
        return f"{told}{needed}, and a plan of action may hold all that is NOT MET."
    return f"{told}{needed}.{_first(path)}"


def _first(path: MendingPath) -> str:
    if not path.steps:
        return ""
    named = grammar.listed([f"{step.id}{' (to be determined)' if step.determine else ''}" for step in path.steps])
    return f" To be MET before that: {named}."


def not_met_yet(gap: PlanGap, score: CmmcScore) -> str:
    """That the requirement for a plan is not met until everything open has one, and what that costs."""
    asks, names = gap.asks, [lost.id for lost in gap.unplanned]
    has, it = grammar.verb(len(names), "has", "have"), grammar.verb(len(names), "it has one", "each has one")
    points = grammar.counted(asks.points, "point")
    if gap.counted:
        return (
            f"{asks.id} asks for a plan of action for everything that is open, and {grammar.listed(names)} {has} none: "
            f"until {it}, {asks.id} is NOT MET, which the score counts. It is worth {points}{_barred(asks)}."
        )
    then = f"; the score would then be {signed(score.sprs - asks.points)}" if score.sprs is not None else ""
    return (
        f"{asks.id} asks for a plan of action for everything that is open, and {grammar.listed(names)} {has} none: "
        f"until {it}, {asks.id} cannot be called MET. It is worth {points}{_barred(asks)}{then}."
    )


def beside_met(gap: PlanGap) -> str:
    """The same beside the requirement itself."""
    names = [lost.id for lost in gap.unplanned]
    called = "NOT MET" if gap.counted else "Cannot be called MET"
    return f"{called} until {grammar.listed(names)} {grammar.verb(len(names), 'has', 'have')} a plan."


def holds_back(gap: PlanGap) -> str:
    """The same beside what is open and has no plan."""
    asks = gap.asks
    return (
        f"Nothing is planned for it: until something is, {asks.id} cannot be called MET either, which is worth "
        f"{grammar.counted(asks.points, 'point')}{_barred(asks)}."
    )


def _barred(asks: PlanRequirement) -> str:
    return "" if asks.eligible else f", and no plan of action may hold it ({asks.citation})"
