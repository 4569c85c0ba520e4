"""CMMC in days: the status held, what is due when, and what contracts call for since when."""

from __future__ import annotations

from typing import Literal

from assessor.frameworks.cmmc.vocabulary import ContractAnswerCode, PhaseCall
from assessor.model.value import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Closeout:
    """By when a plan of action must be closed."""

    from_: str
    """The Conditional status date."""
    days: int
    """Days allowed."""
    due: str
    """The day it is due."""
    days_left: int | None
    """Days left on the day of the assessment."""
    closed: bool
    """Whether a Final status followed."""
    expired: bool
    """Whether the days are over."""
    citation: str
    """The paragraph this rests on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldStatus:
    """The status stated as recorded."""

    kind: Literal["final", "conditional"] | None
    """Which kind it is."""
    status: str | None
    """Which status was recorded, as stated under held_status; null where that was not stated."""
    title: str | None
    """The title as printed."""
    since: str | None
    """The status date."""
    until: str | None
    """The last day."""
    current: bool | None
    """Whether it is still good; null where it is not known which status it is."""
    citation: str
    """The paragraph this rests on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Affirmation:
    """The yearly affirmation."""

    last: str | None
    """The last one stated."""
    covers: bool | None
    """Whether it is not older than the latest status date, so that it affirms that status; null where a day is not
    stated."""
    due: str | None
    """The day it is due."""
    overdue: bool | None
    """Whether that day is over; null where no affirmation was stated."""
    statement: str
    """The rule in our words."""
    citation: str
    """The paragraph this rests on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceRetention:
    """How long evidence is kept."""

    years: int
    """For how many years."""
    until: str | None
    """The last day."""
    hashed: bool | None
    """Whether hash values are kept with it."""
    statement: str
    """The rule in our words."""
    citation: str
    """The paragraph this rests on."""
    verify: bool
    """True where we still want to check the source."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractAnswer:
    """What decided whether the status held satisfies the contract. The days of the status held stand under `held`."""

    code: ContractAnswerCode
    """The first thing that is wrong or not stated, in the order in which they are asked; held: nothing is."""
    earlier: str | None
    """The status that had to be Final before, in words, where one of the earlier_ codes is about it."""
    earlier_since: str | None
    """The day it became Final."""
    earlier_until: str | None
    """The last day of its term."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractCall:
    """What the contract calls for, and whether the status held satisfies it."""

    title: str | None
    """The title as printed."""
    prime: str | None
    """Who passes it down: the prime contractor, or the next higher subcontractor, by name; null where none is stated.

    32 CFR 170.23: what such a party flows down is asked of it, and not of the contracting officer."""
    prime_contact: str | None
    """How it is reached, as stated."""
    requires: str | None
    """The status called for, by id."""
    requires_title: str | None
    """The status called for, in words."""
    phase: int | None
    """The phase on the day of the solicitation, else today."""
    call: PhaseCall | None
    """How that phase stands to it: intended, at DoD's discretion, not foreseen."""
    satisfied: bool | None
    """Whether the status held satisfies it."""
    answer: ContractAnswer
    """Why it does or does not, or what is not known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    """One phase of the program."""

    number: int
    """The phase's number."""
    begins: str
    """Its first day."""
    begun: bool
    """Whether it has begun."""
    text: str
    """What it means."""
    demands: tuple[str, ...]
    """Statuses it calls for."""
    may: tuple[str, ...]
    """Statuses DoD may call for."""
    standing: str | None
    """Its entry in the ledger, by id."""
    citation: str
    """The paragraph this rests on."""
    verify: bool
    """True where we still want to check the source."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Phases:
    """The phases of the introduction into contracts."""

    today: int | None
    """The phase of today."""
    solicitation: str | None
    """The day of the solicitation."""
    at_solicitation: int | None
    """The phase of that day."""
    table: tuple[Phase, ...]
    """All phases."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SecurityPlan:
    """What was stated of the security plan."""

    exists: bool | None
    """Whether there is one."""
    date: str | None
    """Its day."""
