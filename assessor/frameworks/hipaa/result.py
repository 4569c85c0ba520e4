"""What HIPAA's own rules say: roles, contracts, decisions, retention, breach clocks."""

from __future__ import annotations

from typing import Literal

from assessor.frameworks.hipaa.result_breach import Incident, RetainedDocument
from assessor.frameworks.hipaa.vocabulary import ActingAs, AddressableDecision, ContractNeed, ContractState, RoleName
from assessor.model.scales import TruthWord, Verdict
from assessor.model.value import dataclass
from assessor.result.verdict import RestsOn


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleConsequence:
    """What follows from a role."""

    text: str
    """In words."""
    citation: str
    """Where it stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """What an organization is under the rule."""

    id: RoleName
    """The role."""
    title: str
    """Its name."""
    holds: TruthWord
    """Whether the organization has it."""
    follows: tuple[RoleConsequence, ...]
    """What follows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Client:
    """Somebody the organization handles patient data for."""

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
    works_for: tuple[Client, ...]
    """Whom it handles patient data for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AssociateContract:
    """A provider, and its business associate contract."""

    provider: str
    """Its id."""
    name: str
    """Its name."""
    needed: TruthWord
    """Whether it needs one."""
    role: Literal["business_associate", "subcontractor", "either"] | None
    """What it is under the rule; either where the organization has both roles."""
    state: ContractState
    """The contract."""
    paper: str | None
    """Where the contract is kept."""
    need: ContractNeed
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
    standing: RestsOn | None
    """What is wrong with it, or not known; null where it is current."""
    decisions: int
    """Documented decisions that rest on it."""
    citation: str | None
    """Where it stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AddressableRow:
    """An addressable specification and what was decided about it."""

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
    gate: str | None
    """For held_back, the gate whose missing paper keeps it from being in place."""
    idle: bool
    """For implemented, whether a decision is written down all the same; nothing rests on it."""
    citation: str | None
    """Where it stands."""


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
