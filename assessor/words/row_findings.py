"""What the statements for a framework say against a row: what would be needed, what there is, what to do."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from assessor.words import finding_lacks
from assessor.words.finding_subject import Parts
from assessor.words.grammar import counted, inside, interval, listed, opening, verb
from assessor.words.yaml_lines import path

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assessor.model.row_finding import FindingCode, RowFinding
    from assessor.words.finding_subject import Subject

_NOW: Final = {
    "missing": "obtain, write or set it up",
    "unmapped": "find out who does it; where nobody does, set it up",
    "not_stated": "look into the paper and state what it says",
    "stale": "renew it",
    "outdated": "renew it",
    "expired": "renew it",
    "none_listed": "list everyone it speaks of",
    "incomplete": "complete it",
    "overdue": "do it now",
    "contradicted": "correct the statement, or the answers it contradicts",
    "undated": "find out on which day it was done, and state the day",
    "not_known": "find out whether it was done, and state the day, or nothing if it was not",
    "deviating": "name another control that did the same in the period, if one did, and test it; tell the auditor",
    "named_only": "find out whether it was done, and state it",
    "unasked": "ask whether there were any, and state the answer",
    "remains": "delete it so that nobody can bring it back, today, and handle the find as an incident",
    "unplanned": "write {these} into the plan of action, with what is done, by whom and by when",
    "plan_not_stated": "state the plan of action, with a line for each of them",
}
_MOST_NAMED: Final = 6
# what is found stands behind the thing it is about without a comma
_ATTACHED: Final[frozenset[FindingCode]] = frozenset({"stale", "outdated"})
# what is not stated, so that nothing stated speaks against the row
_LEFT_OPEN: Final[frozenset[FindingCode]] = frozenset(
    {"not_stated", "undated", "not_known", "plan_not_stated", "unasked", "named_only"}
)
# what its provider does about it
_OF_A_PROVIDER: Final[frozenset[FindingCode]] = frozenset({"unmapped", "stale"})
_NEEDED: Final[Mapping[FindingCode, str]] = {
    "late": "{what}{allowed}",
    "overdue": "{what}{allowed}",
    "expired": "{what} that is still in force",
    "stale": "{what} not older than {every}",
    "outdated": "{what} not older than {since}",
    "missing": "{what}",
    "unmapped": "{what}, matched to work of yours that somebody answers for",
    "not_stated": "{what}",
    "none_listed": "{what}, listed one by one",
    "incomplete": "{what}{full}",
    "deviating": "{what} without deviation, or another in its place that was tested without any",
    "not_shown": "{what} shown over the whole time",
    "ended_early": "{what} {until}",
    "contradicted": "{what} that the other answers allow",
    "undated": "{what}{allowed}",
    "not_known": "{what}{allowed}",
    "remains": "no {what}",
    "unplanned": "{what}",
    "plan_not_stated": "{what}",
    "named_only": "{what}",
    "unasked": "{what}, each listed, or the answer that there were none",
}
_FOUND: Final[Mapping[FindingCode, str]] = {
    "late": "done on {on},{taken} {days} late",
    "overdue": "not done, {days} past the last day",
    "expired": "ended on {ended}",
    "stale": "of {on}, {days} old",
    "outdated": "of {on}",
    "missing": "known to be missing",
    "unmapped": "not matched to any work of yours yet",
    "not_stated": "not stated whether the paper says so",
    "none_listed": "said to exist, and none is listed",
    "incomplete": "{lacks}",
    "deviating": "{sample} deviated, and nothing tested without a deviation takes its place",
    "not_shown": "no record for {days}",
    "ended_early": "only until {on}",
    "contradicted": "the other answers {others}",
    "undated": "done on a day that is not known",
    "not_known": "whether it was done is not known",
    "remains": "found on {on} and still there",
    "unplanned": "none for {these}",
    "plan_not_stated": "not stated, while {count} {are} open",
    "unasked": "not stated whether there were any",
    "named_only": "a notice went out; somebody is named for this, and nobody says whether it was done",
}


def needs(finding: RowFinding) -> str:
    """What is needed, and by which paragraph."""
    needed = _NEEDED[finding.code].format_map(_values(finding))
    return f"{needed} ({finding.citation})"


def has(finding: RowFinding) -> str:
    """What there is instead, with whom or what it is about."""
    about = f"{finding.subject}: " if finding.subject is not None else ""
    return about + _FOUND[finding.code].format_map(_values(finding))


def _values(finding: RowFinding) -> dict[str, str]:
    """The words that the phrases below are filled with; a value that is not there leaves nothing."""
    allowed = taken = ""
    if finding.since is not None and finding.due is not None:
        allowed = f", {_between(finding.since, finding.due)} after {finding.since}"
    if finding.since is not None and finding.on is not None:
        taken = f" {_between(finding.since, finding.on)} after {finding.since},"
    parts = [part.replace("_", " ") for part in finding.parts]
    return {
        "what": finding.what,
        "on": finding.on or "a day not stated",
        "since": finding.since or "",
        "allowed": f" by {finding.due}{allowed}" if finding.due is not None else "",
        "taken": taken,
        "days": counted(finding.days, "day") if finding.days is not None else "",
        "every": interval(finding.every) if finding.every is not None else "it may be",
        "until": f"kept until {finding.due}" if finding.due is not None else "kept while it is in force",
        "ended": finding.due or finding.on or "a day not stated",
        "sample": f"{finding.failed} of {finding.of}",
        "lacks": finding_lacks.found(finding.parts),
        "full": finding_lacks.needed(finding.parts),
        "these": _these(finding.parts),
        "count": counted(len(finding.parts), "requirement"),
        "are": verb(len(finding.parts), "is", "are"),
        "others": f"lead to {listed(parts, 'or')}" if parts else "exclude it",
    }


def _these(ids: Sequence[str]) -> str:
    """Some of them by id, and how many more there are."""
    more = len(ids) - _MOST_NAMED
    return listed([*ids[:_MOST_NAMED], *([f"{more} more"] if more > 0 else [])])


def _between(first: str, last: str) -> str:
    return counted((date.fromisoformat(last) - date.fromisoformat(first)).days, "day")


def asked(finding: RowFinding) -> str:
    """The question that a finding leaves open."""
    about = f" ({finding.subject})" if finding.subject is not None else ""
    match finding.code:
        case "undated":
            return f"On which day was this done: {finding.what}{about}?"
        case "not_known":
            return f"Was this done, and on which day: {finding.what}{about}?"
        case "unmapped":
            return f"Which of your work does this: {finding.subject or finding.what}?"
        case "not_stated":
            return f"Does this stand in the paper of {finding.subject}: {finding.what}?"
        case "plan_not_stated":
            return f"Is there {finding.what}, and what does it say of {_these(finding.parts)}?"
        case "none_listed" if finding.result == "unknown":
            return f"What are they, one by one, and what was done about each: {finding.what}?"
        case _:
            return f"Which is right? On {finding.what}: {has(finding)}."


def cure(finding: RowFinding) -> str:
    """From when it can be in place, or what would put it right."""
    if finding.cured_on is not None:
        return f"it cannot be undone and counts until {finding.cured_on}{_by(finding)}"
    if finding.incurable:
        return "it cannot be undone"
    if finding.code == "unplanned":
        return _NOW[finding.code].format_map(_values(finding))
    if finding.code == "overdue" and finding.lasts is not None:
        return f"do it now and state the day; done late, it still counts for {counted(finding.lasts, 'year')} from then"
    if finding.code in ("incomplete", "stale"):
        return finding_lacks.to_do(finding.parts, finding.subject) or _NOW[finding.code]
    return _NOW.get(finding.code, "put it right")


def _by(finding: RowFinding) -> str:
    """What ends its counting; that it does is our reading of that text."""
    return f" ({finding.lapses_by}, our reading)" if finding.lapses_by is not None else ""


def change(finding: RowFinding, place: str) -> str:
    """What would take it out of the way, as a sentence."""
    return f"{opening(finding.what)}: {cure(finding)} ({place}, now {has(finding)})."


def parts(subject: Subject) -> Parts:
    """The finding of the register."""
    finding = subject.finding.statement
    if finding is None:
        return Parts("", "", "", "")
    found = _FOUND[finding.code].format_map(_values(finding))
    open_ = finding.code in _LEFT_OPEN
    who = subject.names.provider(finding.provider) if finding.code in _OF_A_PROVIDER and finding.provider else ""
    by, do = "", cure(finding)
    if who and finding.code == "stale":  # they make the paper, the organization looks at it
        do = f"get the current paper of {who}, look at it, and note the day; without one, look into {who} otherwise"
    elif who:
        by, do = f" by {who}", f"find out who does what {who} expects here; where nobody does, set it up"
    return Parts(
        _title(finding, by, found),
        f"{'The engagement file leaves open' if open_ else 'The engagement file states'}: {has(finding)}; "
        f"required: {needs(finding)}.",
        _because(finding),
        f"{opening(do)}.",
        topic=inside(finding.subject) if finding.code == "unmapped" and finding.subject else "",
    )


def _title(finding: RowFinding, by: str, found: str) -> str:
    """What is found, with what or whom it is about."""
    if finding.code == "unplanned":
        return f"On no plan of action: {_these(finding.parts)}"
    if not finding.subject:
        return f"{opening(finding.what)}: {found}"
    return f"{opening(finding.subject)}: {finding.what}{by}{' ' if finding.code in _ATTACHED else ', '}{found}"


def _because(finding: RowFinding) -> str:
    """Why it holds its rows back: what is stated, or that nobody said or looked."""
    if finding.code == "unplanned":
        return "A plan that leaves something open out does not hold everything."
    if finding.code == "unmapped":
        return "Nobody has looked whether this is done, and nobody answers for it."
    if finding.code in _LEFT_OPEN:
        return "As long as that is open, the terms alone do not show it."
    return "What the file states of it speaks against the obligation, whatever the terms promise."


def lasting(found: RowFinding) -> str:
    """Something stated that no other statement mends: the day from which on it no longer counts, or what to do."""
    against = f"{inside(found.what)}, {has(found)}"
    if found.cured_on is not None:
        return f"It cannot be in place before {found.cured_on}{_by(found)}: {against}."
    if found.incurable:
        return f"Nothing done now brings it in place: {against}."
    return change(found, path(found.place))
