"""What HIPAA's own rules say: roles, contracts, decisions, retention, breach clocks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from assessor.model.scales import TruthWord, Verdict
from assessor.model.value import dataclass

ActingAs = Literal["covered_entity", "business_associate"]
AddressableDecision = Literal[
    "implemented", "alternative", "no_measure", "none", "held_back", "unknown", "not_applicable", "determined"
]
IncidentKind = Literal["secured", "excepted", "low_probability", "breach", "presumed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleCause:
    """A consequence."""

    text: str
    """In words."""
    citation: str
    """Where it stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """A role."""

    id: Literal["covered_entity", "business_associate", "subcontractor"]
    """The role."""
    title: str
    """Its name."""
    holds: TruthWord
    """Whether the organization has it."""
    follows: tuple[RoleCause, ...]
    """What follows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Principal:
    """A client."""

    name: str
    """Name."""
    kind: ActingAs
    """Its role."""
    state: Literal["signed", "missing", "not_stated"]
    """The contract with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who the organization is under the rule."""

    roles: tuple[Role, ...]
    """The roles, and what follows from each."""
    works_for: tuple[Principal, ...]
    """Whom it handles patient data for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AssociateContract:
    """A provider."""

    provider: str
    """Its id."""
    name: str
    """Its name."""
    needed: TruthWord
    """Whether it needs one."""
    role: Literal["business_associate", "subcontractor", "either"] | None
    """What it is under the rule; either where the organization has both roles."""
    state: Literal["signed", "missing", "not_stated", "not_needed"]
    """The contract."""
    paper: str | None
    """Where the contract is kept."""
    why: str
    """Why one is needed or not."""
    carries: int
    """Obligations it decides today as far as they are met."""
    held_back: int
    """Obligations its missing or unstated contract holds back."""
    citation: str
    """Where it stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskAnalysis:
    """What every decision about an addressable specification rests on."""

    on: str | None
    """Its date; none where there is none."""
    last_change: str | None
    """The last material change; none where there was none."""
    current: TruthWord
    """Whether it is not older than that."""
    why: str
    """In words."""
    decisions: int
    """Documented decisions that rest on it."""
    citation: str | None
    """Where it stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AddressableRow:
    """A decision."""

    ref: str
    """A row of a catalog: catalog id, colon, the framework's own id."""
    id: str
    """The paragraph."""
    title: str
    """Its title."""
    verdict: Verdict
    """The answer for one obligation under one arrangement."""
    decision: AddressableDecision
    """What was done about it."""
    accepted: bool | None
    """Whether the documented decision counts; null without one."""
    flagged: bool
    """Whether a reviewer must look at it all the same."""
    why: str
    """Why it counts, or what it lacks."""
    citation: str | None
    """Where it stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RetainedDocument:
    """A paper."""

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
    state: Literal["kept", "ended", "destroyed", "destroyed_early", "planned_early", "unknown"]
    """Where it stands."""
    why: str
    """In words."""
    citation: str
    """Where it stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """A notice."""

    id: str
    """The clock."""
    title: str
    """The notice."""
    state: Literal["done", "late", "running", "overdue", "not_owed", "unknown"]
    """Where it stands at as_of."""
    due: str | None
    """The last day."""
    done: str | None
    """The day it was given."""
    days: int | None
    """Days late, days left, or days past the last day."""
    why: str
    """Why it is owed or not."""
    note: str | None
    """What else the rule says of it."""
    citation: str
    """Where it stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """An incident."""

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
    why: str
    """Why."""
    citation: str
    """Where it stands."""
    lacking_factors: tuple[str, ...]
    """The factors no assessment weighs."""
    clocks: tuple[Clock, ...]
    """The notices that follow."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HipaaScore:
    """What HIPAA itself counts, for today. There is no score and no certificate."""

    actor: Actor
    """Who the organization is under the rule."""
    contracts: tuple[AssociateContract, ...]
    """Every provider and its business associate contract."""
    risk_analysis: RiskAnalysis
    """What every decision about an addressable specification rests on."""
    addressable: tuple[AddressableRow, ...]
    """Every addressable specification that was judged."""
    retention: tuple[RetainedDocument, ...]
    """Papers that must be kept."""
    incidents: tuple[Incident, ...]
    """Uses and disclosures of patient data that were not allowed."""
