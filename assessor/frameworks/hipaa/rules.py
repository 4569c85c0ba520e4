"""The numbers of HIPAA that an author would change: how long papers are kept, whom to tell of a breach and by when."""

from __future__ import annotations

from datetime import date

from assessor.frameworks.hipaa.vocabulary import ActingAs, RoleName
from assessor.model.day import days_after, full_years_after
from assessor.model.framework import RuleHolder, own
from assessor.model.interval import DAY, seconds
from assessor.model.row_finding import FindingRule
from assessor.model.span import NOWHERE, Span
from assessor.model.value import dataclass, field

# What a paper's `last_effective` says instead of a day: it is in force, or it records something done.
NOW, NEVER = "now", "never"
_DECEMBER, _LAST = 12, 31


@dataclass(frozen=True, slots=True, kw_only=True)
class Retention:
    """How long papers are kept, in whole years from writing or from being last in force, whichever is later."""

    years: int
    citation: str
    duty: str

    def until(self, created: str, last_effective: str | None) -> date | None:
        """The first day a paper may go; None while it is in force, or where nobody says when it was last."""
        if last_effective is None or last_effective == NOW:
            return None
        start = created if last_effective == NEVER else max(created, last_effective)
        return full_years_after(date.fromisoformat(start), self.years)

    def earliest(self, created: str, last_effective: str | None) -> date:
        """The first day it could go, whenever it was last in force."""
        return self.until(created, last_effective) or full_years_after(date.fromisoformat(created), self.years)


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """One notice of a breach: who owes it, within how long of what, and for how many people.

    `counted_from` is `discovery` or `end_of_year` (of discovery). `residents_more_than` is about the residents of one
    state or jurisdiction, the other numbers about all people affected. `done` is the incident's key with the day.
    """

    id: str
    title: str
    owner: ActingAs
    within: str
    counted_from: str
    done: str
    citation: str
    residents_more_than: int | None = None
    individuals_at_least: int | None = None
    individuals_fewer_than: int | None = None
    note: str | None = None

    def last_day(self, discovered: date) -> date:
        """The last day of the notice where nobody asked for a delay."""
        start = discovered if self.counted_from == "discovery" else date(discovered.year, _DECEMBER, _LAST)
        return days_after(start, seconds(self.within) // DAY)

    @property
    def for_every_breach(self) -> bool:
        """Whether it is owed however many people are affected."""
        return self.residents_more_than is self.individuals_at_least is self.individuals_fewer_than is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A factor or an exception by id, with its words."""

    id: str
    title: str
    citation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Consequence:
    """What follows from a role."""

    text: str
    citation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """What an organization is under the rule, and what follows."""

    id: RoleName
    title: str
    follows: tuple[Consequence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BreachRules:
    """When an incident is no breach of unsecured data, and the notices that follow when it is.

    `oral_delay` is the longest a law enforcement official's request by word of mouth holds notices back.
    """

    clocks: tuple[Clock, ...]
    factors: tuple[Named, ...]
    exceptions: tuple[Named, ...]
    presumption: str
    secured: str
    oral_delay: str
    delay_citation: str
    notice_duty: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HipaaRules:
    """The file rules/scoring/hipaa.yaml. `gate` is the paper a provider with patient data needs."""

    framework: str
    gate: str
    retention: Retention
    breach: BreachRules
    roles: tuple[Role, ...]
    row_findings: tuple[FindingRule, ...] = ()
    span: Span = field(default=NOWHERE, compare=False, repr=False)


KIND = "hipaa_rules"


def hipaa_rules(holder: RuleHolder) -> HipaaRules | None:
    """The rules of HIPAA in a library or a terrain; None where the data has none."""
    return own(holder.own_rules, KIND, HipaaRules)
