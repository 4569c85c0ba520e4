"""What a framework's own statements say against rows of its catalog: late, stale, missing, and from when it is cured.

A rule (`FindingRule`, in the rule file of a framework) says which rows a statement speaks of and where that stands. A
finding is what the statements of one engagement come to. Evaluation lets it reach its rows (docs/method.md, 7a).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Literal

from assessor.model.day import full_years_after
from assessor.model.span import NOWHERE, Span
from assessor.model.value import dataclass, field

FindingCode = Literal[
    "late",
    "overdue",
    "expired",
    "stale",
    "outdated",
    "missing",
    "unmapped",
    "not_stated",
    "none_listed",
    "incomplete",
    "deviating",
    "not_shown",
    "ended_early",
    "contradicted",
    "undated",
    "not_known",
    "remains",
    "unplanned",
    "plan_not_stated",
    "unasked",
    "named_only",
]
FindingResult = Literal["unmet", "part", "unknown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingRule:
    """Which rows a kind of statement speaks of. `what` is the thing it is about, inside a sentence.

    Rules without `concerns` speak of rows that the statement itself names. `looks_at` is
    the key of the framework's block that is read for it. `at_most` is the most a finding does to
    these rows: part where they ask for more than this one thing. `lapses` is how many years after what was done wrongly
    it no longer counts, `lapses_by` the text that is read so. `duty` is the duty of whoever acts on it.
    """

    id: str
    what: str
    citation: str
    concerns: tuple[str, ...] = ()
    looks_at: str | None = None
    at_most: Literal["unmet", "part"] = "unmet"
    lapses: int | None = None
    lapses_by: str | None = None
    duty: str | None = None
    verify: bool = False
    note: str | None = None
    span: Span = field(default=NOWHERE, compare=False, repr=False)

    def lapsed(self, day: str) -> str | None:
        """The day from which on something of a day no longer counts; None where it always does."""
        if self.lapses is None:
            return None
        return full_years_after(date.fromisoformat(day), self.lapses).isoformat()


@dataclass(frozen=True, slots=True, kw_only=True)
class RowFinding:
    """What a stated fact says against the rows it speaks of."""

    code: FindingCode
    """late: done after its last day; overdue: not done, and that day is over; expired: no longer good; stale: older
    than it may be; outdated: older than what it has to follow; missing: there is none; unmapped: nobody has looked
    which of the own work it is; not_stated: the paper is there, and what stands in it is not said; none_listed: said to
    exist, and none is listed; incomplete: parts are missing; deviating: a sample showed deviations; not_shown: not
    shown over the whole time; ended_early: not kept as long as it must be; contradicted: other statements exclude it;
    undated: done, but nobody knows whether by its last day; not_known: nobody knows whether it was done, and its last
    day is over; remains: found, and still there; unplanned: what is open stands on no plan of action;
    plan_not_stated: nobody said what is planned for what is open; unasked: nobody says whether what calls for it ever
    happened; named_only: somebody is named for it, and nobody says whether it was done when it was due."""
    rule: str
    """The rule that names the rows, by id."""
    what: str
    """What it is about."""
    citation: str
    """Where that stands."""
    concerns: tuple[str, ...]
    """The rows it speaks of."""
    result: FindingResult
    """What it makes of them today, at best: unmet, part, or not known."""
    place: tuple[str, ...]
    """Where it stands in the engagement file, key by key."""
    subject: str | None = None
    """What was stated: an incident, a provider, a document, a control; null where there is only one."""
    provider: str | None = None
    """The provider it is about."""
    duty: str | None = None
    """The duty of whoever acts on it; null where the role for findings of this kind does."""
    on: str | None = None
    """The day it was done, made or last looked at."""
    since: str | None = None
    """The day its time ran from, or that of what it has to follow."""
    due: str | None = None
    """The last day, where there was one."""
    days: int | None = None
    """late, overdue: days after the last day; stale: its age; not_shown: the longest time without a record."""
    every: str | None = None
    """How old it may be."""
    failed: int | None = None
    """deviating: how many deviated."""
    of: int | None = None
    """deviating: out of how many."""
    parts: tuple[str, ...] = ()
    """incomplete, stale: what is missing; contradicted: what the other statements lead to; unplanned, plan_not_stated:
    what is open, by id."""
    cured_on: str | None = None
    """The day since which, or from which on, it holds nothing back; null where it can still be put right, or never."""
    lasts: int | None = None
    """overdue: for how many years it still counts once done late; null where it then counts no longer, or always."""
    incurable: bool = False
    """Whether nothing done now puts it right."""
    lapses_by: str | None = None
    """By what text it no longer counts from `cured_on`, as we read it; null where no rule of ours says so."""

    def stands(self, as_of: str) -> bool:
        """Whether it holds its rows back on a day: what is cured by then does not."""
        return self.cured_on is None or self.cured_on > as_of


class FindingBook:
    """The rules of one framework, by id."""

    def __init__(self, rules: Sequence[FindingRule]) -> None:
        self.rules = {rule.id: rule for rule in rules}

    def of(self, name: str, code: FindingCode, result: FindingResult, *place: str) -> Iterator[RowFinding]:
        """A finding by the rule of this id; none where the rules have no such entry."""
        rule = self.rules.get(name)
        if rule is not None:
            yield RowFinding(
                code=code,
                rule=rule.id,
                what=rule.what,
                citation=rule.citation,
                concerns=rule.concerns,
                duty=rule.duty,
                result="part" if rule.at_most == "part" and result == "unmet" else result,
                place=place,
            )

    def lapses_by(self, name: str) -> str | None:
        """The text by which something no longer counts after a time, by the rule of this id."""
        rule = self.rules.get(name)
        return rule.lapses_by if rule is not None else None

    def lapsed(self, name: str, day: str) -> str | None:
        """The day from which on something of a day no longer counts, by the rule of this id."""
        rule = self.rules.get(name)
        return rule.lapsed(day) if rule is not None else None
