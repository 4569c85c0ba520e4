"""What people determined, as half a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.words.grammar import noun, spaced

if TYPE_CHECKING:
    from assessor.result.verdict import Determination, ObjectiveDetermination


def determined(determination: Determination) -> str:
    """A determination as half a sentence: what, by whom, when, why."""
    parts = (determination,) if not determination.rolled_up else determination.objectives
    people = ", ".join(dict.fromkeys(part.by for part in parts if part.by))
    days = sorted({part.on for part in parts if part.on})
    when = f" on {days[0]}" if len(days) == 1 else f" from {days[0]} to {days[-1]}" if days else ""
    reasons = "; ".join(dict.fromkeys(part.rationale.rstrip(".") for part in parts if part.rationale))
    what = f"{spaced(determination.status)}{_rolled_up(determination)}"
    return f"{what}{f' by {people}' if people else ''}{when}" + (f": {reasons}" if reasons else "")


def _rolled_up(determination: Determination) -> str:
    """From how many objectives a determination follows, and which of them are not met."""
    if not determination.rolled_up:
        return ""
    objectives = determination.objectives
    failed = [_id(objective) for objective in objectives if objective.status == "not_met"]
    count = f", rolled up from {len(objectives)} {noun(len(objectives), 'objective')}"
    return count + (f" (not met: {', '.join(failed)})" if failed else "")


def _id(objective: ObjectiveDetermination) -> str:
    return objective.ref.partition(":")[2]
