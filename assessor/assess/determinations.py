"""What people determined, beside what was derived."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from assessor.evaluate.outcome import Determined, Judgement
    from assessor.model.engagement import Determination

CORRECT = "correct what the determination found, and have it determined again"
DECIDE = "determine the objectives that are still open"


def determination_data(determined: Determined | None) -> dict[str, Any] | None:
    """A determination on the verdict it decided; a roll-up has only its objectives."""
    if determined is None:
        return None
    own = determined.own
    return {
        "status": determined.status,
        "text": said(determined),
        "rationale": own.rationale if own is not None else None,
        "by": own.by if own is not None else None,
        "on": own.on if own is not None else None,
        "exception": own.exception if own is not None else None,
        "evidence": list(own.evidence) if own is not None else [],
        "rolled_up": own is None,
        "objectives": [_objective(item) for item in determined.objectives],
        "undecided": list(determined.undecided),
    }


def _objective(item: Determination) -> dict[str, Any]:
    return {
        "ref": item.obligation,
        "status": item.status,
        "rationale": item.rationale,
        "by": item.by,
        "on": item.on,
        "exception": item.exception,
        "evidence": list(item.evidence),
    }


def decided(judged: Judgement) -> bool:
    """Whether a determination, and not what was derived, gave the verdict."""
    return judged.determined is not None and judged.derived is not judged.verdict


def said(determined: Determined) -> str:
    """A determination as half a sentence: what, by whom, when, why."""
    parts = determined.parts
    people = ", ".join(dict.fromkeys(item.by for item in parts if item.by))
    days = sorted({item.on for item in parts if item.on})
    when = f" on {days[0]}" if len(days) == 1 else f" from {days[0]} to {days[-1]}" if days else ""
    what = determined.status.replace("_", " ")
    if determined.own is None:
        failed = [item.obligation.partition(":")[2] for item in parts if item.status == "not_met"]
        what += f", rolled up from {len(parts)} objective{'s' if len(parts) != 1 else ''}"
        what += f" (not met: {', '.join(failed)})" if failed else ""
    reasons = "; ".join(dict.fromkeys(item.rationale.rstrip(".") for item in parts if item.rationale))
    return f"{what}{f' by {people}' if people else ''}{when}" + (f": {reasons}" if reasons else "")
