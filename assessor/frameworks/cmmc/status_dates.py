"""Days of a CMMC status: closing a plan of action, its term, affirmations, records to keep."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal, NamedTuple

from assessor.frameworks.cmmc.result_dates import Affirmation, Closeout, EvidenceRetention, HeldStatus
from assessor.model.day import days_after, full_years_after, years_after

if TYPE_CHECKING:
    from assessor.frameworks.cmmc.rules import CmmcRules, Level, Status
    from assessor.frameworks.cmmc.statements import CmmcStatements


def day(text: str | None) -> date | None:
    """A stated day."""
    return None if text is None else date.fromisoformat(text)


def iso(when: date | None) -> str | None:
    """A day as it stands in a result."""
    return None if when is None else when.isoformat()


def closeout(level: Level, stated: CmmcStatements, as_of: date) -> Closeout | None:
    """By when the plan of action must be closed; None where there is no Conditional status."""
    start = day(stated.conditional_status_date)
    if start is None or level.plan is None:
        return None
    due = days_after(start, level.plan.closeout_days)
    closed = stated.status_date is not None
    return Closeout(
        from_=start.isoformat(),
        days=level.plan.closeout_days,
        due=due.isoformat(),
        days_left=None if closed else (due - as_of).days,
        closed=closed,
        expired=not closed and as_of > due,
        citation=level.plan.citation,
    )


def held_status(rules: CmmcRules, aimed: Level, stated: CmmcStatements, as_of: date) -> HeldStatus:
    """The status that was stated as recorded, and whether it is still good; `kind` null where none was stated.

    Which one it is says `held_status` alone: what is aimed at proves nothing about what is held, so without it the
    last day is not known.
    """
    status = rules.status(stated.held_status)
    level = rules.level(status.level) if status is not None else None
    conditional, final = day(stated.conditional_status_date), day(stated.status_date)
    kind: Literal["final", "conditional"] | None = None
    since = until = None
    if final is not None:
        # A Final status that follows a Conditional one keeps that one's date.
        kind, since = "final", conditional or final
        until = years_after(since, level.validity_years) if level is not None else None
    elif conditional is not None and (level or aimed).plan is not None:
        kind, since = "conditional", conditional
        plan = level.plan if level is not None else None
        until = days_after(conditional, plan.closeout_days) if plan is not None else None
    return HeldStatus(
        kind=kind,
        status=status.id if status is not None and kind is not None else None,
        title=status.title if status is not None and kind is not None else None,
        since=iso(since),
        until=iso(until),
        current=None if until is None else as_of <= until,
        citation=f"{(level or aimed).citation}; {rules.status_date}; DFARS 204.7501",
    )


class EarlierStatus(NamedTuple):
    """The term of the Final status that a level needs before it."""

    since: date
    until: date


def earlier_level(rules: CmmcRules, level: Level, stated: CmmcStatements) -> EarlierStatus | None:
    """The day the status a level needs became Final, and the last day of its term; None where nobody stated it."""
    needed, first = rules.status(level.needs), day(stated.level_2_final)
    below = rules.level(needed.level) if needed is not None else None
    if below is None or first is None:
        return None
    renewed = max(first, day(stated.level_2_renewed) or first)
    return EarlierStatus(first, years_after(renewed, below.validity_years))


def affirmation(rules: CmmcRules, stated: CmmcStatements, as_of: date) -> Affirmation:
    """When an affirmation is due: with each status, and a year after the last one that affirms the latest status."""
    last = day(stated.affirmed)
    recorded = day(stated.status_date or stated.conditional_status_date)
    covers = None if last is None or recorded is None else last >= recorded
    due = recorded if last is None or covers is False else years_after(last, rules.affirmation.years)
    return Affirmation(
        last=iso(last),
        covers=covers,
        due=iso(due),
        overdue=None if due is None or last is None else as_of > due,
        statement=rules.affirmation.statement,
        citation=rules.affirmation.citation,
    )


def retention(rules: CmmcRules, status: Status | None, since: date | None) -> EvidenceRetention:
    """Until when evidence is kept, and whether hash values must be kept with it."""
    return EvidenceRetention(
        years=rules.retention.years,
        until=iso(full_years_after(since, rules.retention.years)) if since is not None else None,
        hashed=status.hashed if status is not None else None,
        statement=rules.retention.statement,
        citation=rules.retention.citation,
        verify=rules.retention.verify,
    )
