"""Today's verdict of one obligation, for sentences of a framework that repeat what the verdict says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.evaluate.supply import TODAY
from assessor.model import scales
from assessor.words import grounds

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assessor.result.result import Result
    from assessor.result.verdict import ObligationVerdict


def todays_verdict(result: Result, ref: str) -> ObligationVerdict:
    """The verdict under today's arrangement; raises LookupError where the obligation was not judged."""
    for obligation in result.obligations:
        if obligation.ref == ref:
            return obligation.verdicts[TODAY]
    raise LookupError(f"'{ref}' is not among the obligations of this result")


def unfinished(verdict: ObligationVerdict) -> bool:
    """Whether it is in place on a duty that is assigned and not finished."""
    return scales.unfinished(verdict.verdict, verdict.ground, {duty.state for duty in verdict.duties})


def unstated(verdict: ObligationVerdict) -> bool:
    """Whether it is in place on a duty of which nobody has stated anything."""
    return scales.unstated(verdict.verdict, verdict.ground, {duty.state for duty in verdict.duties})


def resting(verdicts: Iterable[ObligationVerdict]) -> str:
    """How many of them rest on duties not finished or not stated, as the end of a headline; empty for none."""
    told = list(verdicts)
    said = grounds.resting(sum(map(unfinished, told)), sum(map(unstated, told)), " of them")
    return f", {said}" if said else ""
