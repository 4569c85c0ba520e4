"""Documented alternatives: why one does not count, and what a reviewer must look at all the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.words.grammar import every, plain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessor.result.verdict import Alternative, Remark, RestsOn

_LACKS: Final[Mapping[str, str]] = {
    "measure": "it does not state what is done instead",
    "rationale": "it does not state why the requirement itself is not met",
    "grounds": "it does not state its grounds",
    "standard_met_by": "it does not state how the standard is met without any measure",
    "objective": "it does not state the objective of the requirement and how it is met",
    "risk": "it does not state the remaining risk",
    "validation": "it does not state how the measure was validated",
    "maintenance": "it does not state how the measure is maintained",
    "controls_matrix": "it names no controls matrix",
    "tra_on": "there is no targeted risk analysis for it",
    "by": "it does not state who decided",
    "on": "it does not state when it was decided",
}
_FLAGGED: Final[Mapping[str, str]] = {
    "grounds": "it does not state its grounds; check that they go beyond cost",
    "older": "it is older than the analysis it rests on; check that it still holds",
    "no_measure": "nothing is done instead; check that the standard is met all the same",
}


def lack(remark: Remark, decision: Alternative) -> str:
    """Why a documented alternative does not count."""
    if remark.rests_on is not None:
        return f"the {plain(remark.id)} it rests on: {standing(remark.rests_on)}"
    match remark.id:
        case "ground_alone":
            return f"its only ground is {' and '.join(decision.grounds)}, which is never enough on its own"
        case "review":
            last = f"its last date is {remark.last}" if remark.last else "it has no date"
            return f"it has to be reviewed {every(remark.every or '')}, and {last}"
        case name:
            return _LACKS[name]


def flag(remark: Remark) -> str:
    """What a reviewer must look at all the same."""
    return _FLAGGED[remark.id]


def standing(rests_on: RestsOn) -> str:
    """How the thing stands that decisions rest on, in a phrase."""
    match rests_on.state:
        case "never_done":
            return "there is none"
        case "outdated":
            return f"the last one is dated {rests_on.done}, and something material changed on {rests_on.since}"
        case "undated":
            return "its date is not stated"
        case "change_not_stated":
            return f"the last one is dated {rests_on.done}; whether something material has changed since is not stated"
