"""Findings about duties of the organization: not done, not in time, done in part, not stated."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.result.comparison import OpenDuties
from assessor.words import duties
from assessor.words.finding_subject import SILENT, Parts
from assessor.words.grammar import inside, listed, noun, opening, verb

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor.result.comparison import OpenDuty
    from assessor.result.evidence import EvidenceRecord
    from assessor.result.finding import ActionOwner
    from assessor.words.finding_subject import Subject

# where records show that it was done at other times
_NEXT = " Do what is due next in time, and keep the record."


def duty(subject: Subject) -> Parts:
    """A duty of the organization, or a part of it, is not done, not in time, or not stated."""
    name, part = subject.finding.duty or "", subject.finding.part
    title = subject.names.duty(name, part)
    rule = subject.duty.origin.rule if subject.duty is not None else None
    what = rule.statement if rule is not None and part is None else f"{title}."
    stands = _stands(subject)
    if stands is not None and stands.state not in ("not_done", "unknown"):
        now, needed = duties.standing(stands), duties.needed(stands)
        return Parts(
            f"{opening(title)}: {now}{_unfinished(stands)}",
            f"The engagement file says of {inside(title)}: {now}; needed: {needed}.",
            _why(stands),
            f"{duties.to_do(stands)}.",
        )
    if subject.finding.kind == "duty":
        owner = subject.finding.owner
        shown = [record for record in subject.records if part is None and record.stands is None]
        return Parts(
            f"{opening(title)}: {'not done each time' if shown else 'not done'}",
            f"Stated as not done: {what}" if part is not None else f"Stated as not done{_shown(subject, shown)}.",
            _with(owner, shown=bool(shown)),
            f"Do, or assign: {inside(title)}." if part is not None else f"{what}{_NEXT if shown else ''}",
        )
    return Parts(
        f"{opening(title)}: not stated whether done",
        f"Not stated whether this is done: {what}",
        SILENT,
        "Find out, and state it.",
        topic=inside(title),
    )


def _with(owner: ActionOwner, *, shown: bool) -> str:
    """Whose work it is, as the duty or the organization's plan says; a proposal is no statement."""
    if owner.basis == "plan":
        return f"{owner.who} is to do it, by the plan of action."
    result = "" if shown else ", without a result"
    return f"It is with {owner.who}{result}." if owner.basis == "duty" else "Nobody is named for it."


def _shown(subject: Subject, shown: Sequence[EvidenceRecord]) -> str:
    """Records that show it was done all the same, and those that speak against it."""
    if not shown:
        return ""
    days = listed([record.speaks_to for record in shown])
    against = listed([record.speaks_to for record in subject.records if record.stands is not None])
    told = f"; the {noun(len(shown), 'record')} up to {days} {verb(len(shown), 'shows', 'show')} that it was done"
    return f"{told}, that of {against} that it was not" if against else told


def _unfinished(stands: OpenDuty) -> str:
    """That responsibility alone is no result."""
    return ", not finished" if stands.state == "assigned" and stands.fault is None else ""


def _why(stands: OpenDuty) -> str:
    """Why that is not enough."""
    if stands.fault == "undated":
        return SILENT
    if stands.fault is not None and stands.state in ("done", "assigned"):
        return "This work is due again and again, and it was not done in time."
    if stands.state == "assigned":
        return "The rule wants a result here; somebody at work on it is none yet."
    return "It was begun and not finished."


def _stands(subject: Subject) -> OpenDuty | None:
    """How the duty of a finding stands; where the rows differ, as the first of them compares it."""
    about = subject.finding.duty, subject.finding.part
    for _, comparison in subject.comparisons:
        if isinstance(comparison.compared, OpenDuties):
            for open_ in comparison.compared.duties:
                if about in {(open_.id, open_.part), (open_.id, None)}:
                    return open_
    return None
