"""Documented alternatives in words: what was decided, whether it counts, and what it lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assessor.evaluate.alternative import ALONE, GROUNDS, NO_MEASURE, NONE, OLDER, REVIEW
from assessor.model.interval import spoken
from assessor.model.scales import Truth

if TYPE_CHECKING:
    from assessor.evaluate.case import Case
    from assessor.evaluate.outcome import AlternativeUse
    from assessor.model.rules import RestsOn

_LACKS = {
    "measure": "it does not state what is done instead",
    "rationale": "it does not state why the requirement itself is not carried out",
    "grounds": "it does not state on which grounds it rests",
    "standard_met_by": "it does not state how the standard is met without any measure",
    "objective": "it does not state the aim of the requirement and how it is reached",
    "risk": "it does not state the risk that is left",
    "validation": "it does not state how the measure was checked",
    "maintenance": "it does not state how the measure is kept up",
    "controls_matrix": "it names no controls matrix",
    "tra_on": "there is no targeted risk analysis for it",
    "by": "it does not state who decided",
    "on": "it does not state when it was decided",
}
_FLAGGED = {
    GROUNDS: "it does not say on which grounds it rests; read whether they are more than cost",
    OLDER: "it was decided before that on which it rests was last done; read whether it still follows",
    NO_MEASURE: "nothing is done instead; read whether the standard is met all the same",
}


def alternative_data(case: Case, use: AlternativeUse) -> dict[str, Any]:
    """The decision, and why it counts or does not."""
    item = use.item
    return {
        "document": use.rule.document,
        "citation": use.rule.citation,
        "accepted": use.accepted,
        "lacks": [{"id": name, "text": _lack(use, name)} for name in use.lacks] + _basis(case, use),
        "flagged": [{"id": name, "text": _FLAGGED[name]} for name in use.flagged],
        "measure": item.measure,
        "rationale": item.rationale,
        "grounds": [use.rule.grounds.get(name, name) for name in item.grounds],
        "standard_met_by": item.standard_met_by,
        "by": item.by,
        "on": item.on,
        "reviewed": item.reviewed,
    }


def _lack(use: AlternativeUse, name: str) -> str:
    if name == ALONE:
        grounds = [use.rule.grounds.get(ground, ground) for ground in use.item.grounds]
        return f"its only ground is {' and '.join(grounds)}, which never suffices alone"
    if name == REVIEW:
        newest = max((day for day in (use.item.on, use.item.reviewed) if day), default=None)
        told = f"its last date is {newest}" if newest else "it has no date"
        return f"it has to be reviewed every {spoken(use.rule.reviewed_every or '').removeprefix('1 ')}, and {told}"
    return _LACKS[name]


def _basis(case: Case, use: AlternativeUse) -> list[dict[str, Any]]:
    rule = use.rule.rests_on
    if rule is None or use.rests is Truth.YES:
        return []
    return [{"id": rule.cause, "text": f"what it rests on: {basis_told(case, rule, use.rests)}"}]


def basis_told(case: Case, rule: RestsOn, rests: Truth) -> str:
    """What is wrong with the thing alternatives rest on, in a phrase."""
    done, since = case.facts.get(rule.fact), case.facts.get(rule.not_before or "")
    if done == NONE:
        return "there is none"
    if rests is Truth.NO:
        return f"the last is of {done}, and something material changed on {since}"
    if done is None:
        return "its date is not stated"
    return f"the last is of {done}; whether something material has changed since is not stated"
