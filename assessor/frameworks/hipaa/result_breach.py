"""Breaches and papers of HIPAA: what an incident is, which notices follow and by when, what must be kept."""

from __future__ import annotations

from collections.abc import Mapping

from assessor.frameworks.hipaa.vocabulary import (
    ActingAs,
    ClockState,
    IncidentKind,
    NoticeTriggerCode,
    RetentionState,
)
from assessor.model.value import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class RetainedDocument:
    """A paper the rule wants kept."""

    document: str
    """Its name."""
    created: str
    """When it was written."""
    last_effective: str | None
    """When it was last in force; now or never."""
    until: str | None
    """The first day it may go; null while that is open."""
    kept_until: str | None
    """When it is meant to go."""
    destroyed_on: str | None
    """When it went."""
    state: RetentionState
    """Where it stands."""
    years: int
    """For how many years the rule wants it kept."""
    earliest: str
    """The first day it could go, whenever it was last in force."""
    citation: str
    """Where it stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskFactor:
    """A factor a risk assessment has to weigh."""

    id: str
    """The factor."""
    title: str
    """In the rule's words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeTrigger:
    """What decides whether a notice is owed."""

    code: NoticeTriggerCode
    """What decided; the residents_ codes count those of one state or jurisdiction, people counts all."""
    limit: int | None
    """The number of people the rule names for this notice."""
    people: int | None
    """For people, how many are affected as far as that is stated."""
    states: tuple[str, ...]
    """For residents_above, where more than that many of them live."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """One notice of a breach."""

    id: str
    """The clock."""
    title: str
    """The notice."""
    state: ClockState
    """Where it stands at as_of."""
    due: str | None
    """The last day."""
    done: str | None
    """The day it was given."""
    days: int | None
    """Days late, days left, or days past the last day."""
    owner: ActingAs
    """In which role an organization owes it."""
    trigger: NoticeTrigger
    """Why it is owed or not."""
    note: str | None
    """What else the rule says of it."""
    citation: str
    """Where it stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """A use or disclosure of patient data that was not allowed."""

    id: str
    """Its id."""
    title: str | None
    """Its title."""
    discovered: str
    """The day it was discovered."""
    acting_as: ActingAs | None
    """In which role the organization held the data."""
    individuals: int | None
    """People affected."""
    residents_by_state: Mapping[str, int]
    """Of them, by state or jurisdiction."""
    kind: IncidentKind
    """What it is."""
    encrypted: bool | None
    """Whether the data was encrypted as HHS guidance describes; null where that is not stated."""
    exception: str | None
    """The exception stated, by which it is no breach, in the rule's words."""
    assessed: bool
    """Whether a risk assessment is stated."""
    factors: tuple[RiskFactor, ...]
    """The factors such an assessment has to weigh."""
    citation: str
    """Where it stands."""
    lacking_factors: tuple[str, ...]
    """The factors no assessment weighs."""
    clocks: tuple[Clock, ...]
    """The notices that follow."""
