"""The ledger of the law's standing, as far as it bears on the frameworks assessed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.model.law import last_day
from assessor.result.law import Standing, StandingDate, StandingSource

if TYPE_CHECKING:
    from assessor.assess.engine import Assessment
    from assessor.model.law import LawEntry


def law_of(assessment: Assessment, ref: str | None = None) -> tuple[Standing, ...]:
    """Entries that bear on the assessment by id; with the reference of an obligation, those that name it."""
    ledger, engagement = assessment.plan.terrain.standing, assessment.case.engagement
    chosen = [
        item
        for item in ledger.values()
        if item.concerns(engagement.frameworks) and (ref is None or ref in item.changes.obligations)
    ]
    changers: dict[str, list[str]] = {}
    for item in chosen:
        for name in item.changes.entries:
            changers.setdefault(name, []).append(item.id)
    return tuple(_standing(item, engagement.as_of, tuple(changers.get(item.id, ()))) for item in chosen)


def _standing(item: LawEntry, as_of: str, changed_by: tuple[str, ...]) -> Standing:
    unchecked = item.passed_since(as_of)
    return Standing(
        id=item.id,
        title=item.title,
        statement=item.statement,
        sources=tuple(StandingSource(citation=source.citation, url=source.url) for source in item.sources),
        standing=item.standing,
        verified=item.verified_on is not None,
        verified_on=item.verified_on,
        dates=tuple(
            StandingDate(on=on, kind=kind, what=what, passed=last_day(on) <= as_of, unchecked=on in unchecked)
            for kind, on, what in item.steps
        ),
        frameworks=item.changes.frameworks,
        obligations=item.changes.obligations,
        clauses=item.changes.clauses,
        overlays=item.changes.overlays,
        changes=item.changes.entries,
        changed_by=changed_by,
        note=item.note,
    )
