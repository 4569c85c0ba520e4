"""Papers that must be kept six years: until when, and whether they were (45 CFR 164.316(b)(2)(i))."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.frameworks.hipaa.result_breach import RetainedDocument
from assessor.frameworks.hipaa.rules import NOW

if TYPE_CHECKING:
    from datetime import date

    from assessor.frameworks.hipaa.rules import Retention
    from assessor.frameworks.hipaa.statements import KeptDocument
    from assessor.frameworks.hipaa.vocabulary import RetentionState


def retained(rule: Retention, document: KeptDocument, as_of: date) -> RetainedDocument:
    """One paper: the day it must be kept until, and where it stands."""
    until = rule.until(document.created, document.last_effective)
    return RetainedDocument(
        document=document.document,
        created=document.created,
        last_effective=document.last_effective,
        until=None if until is None else until.isoformat(),
        kept_until=document.kept_until,
        destroyed_on=document.destroyed_on,
        state=_without_end(rule, document) if until is None else _state(document, until, as_of),
        years=rule.years,
        earliest=rule.earliest(document.created, document.last_effective).isoformat(),
        citation=rule.citation,
    )


def _state(document: KeptDocument, until: date, as_of: date) -> RetentionState:
    destroyed, planned = document.destroyed_on, document.kept_until
    if destroyed is not None:
        return "destroyed_early" if destroyed < until.isoformat() else "destroyed"
    if planned is not None and planned < until.isoformat():
        return "planned_early"
    return "kept" if as_of < until else "ended"


def _without_end(rule: Retention, document: KeptDocument) -> RetentionState:
    """A paper that is in force, or of which nobody says whether it is."""
    first = rule.earliest(document.created, document.last_effective).isoformat()
    gone = document.destroyed_on or document.kept_until
    in_force = document.last_effective == NOW
    if gone is not None and (in_force or gone < first):
        return "destroyed_early" if document.destroyed_on else "planned_early"
    return "unknown" if gone is not None else "kept"
