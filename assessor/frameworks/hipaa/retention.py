"""Papers that must be kept six years: until when, and whether they were (45 CFR 164.316(b)(2)(i))."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assessor.frameworks.hipaa.rules import NOW

if TYPE_CHECKING:
    from datetime import date

    from assessor.frameworks.hipaa.rules import Retention
    from assessor.frameworks.hipaa.statements import KeptDocument


def kept_data(rule: Retention, item: KeptDocument, as_of: date) -> dict[str, Any]:
    """One paper: the day it must be kept until, and where it stands."""
    until = rule.until(item.created, item.last_effective)
    state, why = _state(rule, item, until, as_of)
    return {
        "document": item.document,
        "created": item.created,
        "last_effective": item.last_effective,
        "until": None if until is None else until.isoformat(),
        "kept_until": item.kept_until,
        "destroyed_on": item.destroyed_on,
        "state": state,
        "why": why,
        "citation": rule.citation,
    }


def _state(rule: Retention, item: KeptDocument, until: date | None, as_of: date) -> tuple[str, str]:
    gone, planned = item.destroyed_on, item.kept_until
    if until is None:
        return _without_end(rule, item)
    if gone is not None:
        if gone < until.isoformat():
            return "destroyed_early", f"destroyed on {gone}; it had to be kept until {until}"
        return "destroyed", f"destroyed on {gone}, after the {rule.years} years"
    if planned is not None and planned < until.isoformat():
        return "planned_early", f"meant to go on {planned}; it has to be kept until {until}"
    if as_of < until:
        return "kept", f"kept; it may go from {until} on"
    return "ended", f"the {rule.years} years ended on {until}"


def _without_end(rule: Retention, item: KeptDocument) -> tuple[str, str]:
    """A paper that is in force, or of which nobody says whether it is."""
    first = rule.earliest(item.created, item.last_effective).isoformat()
    gone = item.destroyed_on or item.kept_until
    in_force = item.last_effective == NOW
    if gone is not None and (in_force or gone < first):
        state = "destroyed_early" if item.destroyed_on else "planned_early"
        told = "it is still in force" if in_force else f"it has to be kept until {first} at least"
        return state, f"{'destroyed' if item.destroyed_on else 'meant to go'} on {gone}; {told}"
    if in_force:
        return "kept", f"in force; {rule.years} years run from the day it is not any more"
    if gone is not None:
        return "unknown", "when it was last in force is not stated, so the end of its years is not known"
    return "kept", f"kept; when it was last in force is not stated, {first} is the earliest end of its years"
