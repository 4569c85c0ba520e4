"""A system security plan as typed facts: what is known of the system and of each requirement, and what is not.

Not part of `result.json`. `assessor/papers/ssp_facts.py` makes it of an assessed engagement; every writer of a plan
(pages, DOCX, OSCAL) reads these values and adds words or layout. What nobody stated is a `Blank`, never a sentence.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from assessor.model.system import Connection, Person, SystemStatus
from assessor.model.value import dataclass
from assessor.result.ssp_requirement import (
    Blank,
    BlankCode,
    DutyLine,
    Holder,
    LineGround,
    LineOwner,
    LineTerm,
    ObjectiveLine,
    PlanEligibility,
    RequirementLine,
    Status,
    WorkLine,
)

__all__ = [
    "ROLES",
    "Blank",
    "BlankCode",
    "DutyLine",
    "FrameworkPart",
    "HeldPaper",
    "Holder",
    "LineGround",
    "LineOwner",
    "LineTerm",
    "ObjectiveLine",
    "OwnFinding",
    "PlanEligibility",
    "ProviderTreatment",
    "RequirementLine",
    "Role",
    "SecurityPlan",
    "SspAssets",
    "SspProvider",
    "Status",
    "WorkLine",
]  # fmt: skip

Role = Literal["owner", "authorizing_official", "security_officer"]
ROLES: tuple[Role, ...] = ("owner", "authorizing_official", "security_officer")


@dataclass(frozen=True, slots=True, kw_only=True)
class SspAssets:
    """A category of assets in the boundary, as the framework sorts them, or an asset group of the engagement."""

    id: str
    """The category's or the group's id."""
    title: str
    """Its title."""
    count: int | None
    """How many; null where not stated."""
    treatment: str | None
    """How the framework treats it; null for a group of the engagement."""
    citation: str | None
    """Where that stands."""
    policy: str | None = None
    """How such assets are managed, and under which policy, as stated."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldPaper:
    """A contract paper of a provider."""

    gate: str
    """The kind of paper, by id."""
    path: str | None
    """Where it lies; null for known to be missing."""
    citation: str | None
    """What asks for it; null where no rule does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProviderTreatment:
    """How a framework treats an outside provider: inside the assessment or not, and what it must be authorized for."""

    provider: str
    """The provider's id."""
    kind: str
    """What the framework calls it."""
    treatment: str
    """How it is treated."""
    citation: str
    """Where that stands."""
    authorization: str | None = None
    """The authorization needed, in the framework's words; null where none is."""
    state: str | None = None
    """What was stated of that authorization; null where nothing was."""
    met: bool | None = None
    """Whether that is enough; null where none is needed, or nothing was stated."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SspProvider:
    """An outside provider or own staff with a part in the plan."""

    id: str
    """The provider's id."""
    employees: bool
    """Whether it is staff of the organization: nothing is inherited from it."""
    data: tuple[str, ...] | None
    """Kinds of regulated data it touches; null where not stated."""
    groups: tuple[str, ...] | None
    """Asset groups it serves; null where it was not stated, or there is only one."""
    functions: tuple[str, ...]
    """What it runs today."""
    papers: tuple[HeldPaper, ...]
    """Its contract papers."""
    treatments: tuple[ProviderTreatment, ...]
    """How each framework treats it."""
    blanks: tuple[Blank, ...]
    """What nobody stated of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnFinding:
    """What a framework's own assessor would call the state of a requirement today."""

    word: str
    """The word, as it is printed."""
    partly: bool
    """Whether the framework knows it as met in part."""
    remark: str | None = None
    """What has to be said beside it; null where nothing has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Caution:
    """What to ask a supplier before the work behind a requirement goes to it."""

    ref: str
    """The requirement."""
    supplier: str
    """Who would do the work as recommended."""
    text: str
    """What to ask, with its citation, in the framework's own sentences."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameworkPart:
    """What a framework adds to a security plan."""

    framework: str
    """Its id."""
    sources: tuple[str, ...] = ()
    """What asks for a plan, with its citation."""
    requirements_title: str | None = None
    """Its own heading over the requirements; null for the usual one."""
    asked: tuple[str, ...] = ()
    """What it asks of the system planned for; empty where that is its whole catalog."""
    assets: tuple[SspAssets, ...] = ()
    """Its categories of assets."""
    providers: tuple[ProviderTreatment, ...] = ()
    """How it treats outside providers."""
    providers_at: tuple[str, ...] = ()
    """The key under which outside providers are described for it; empty where it asks for none."""
    eligibility: tuple[PlanEligibility, ...] = ()
    """Which requirements a plan of action may hold, and which not."""
    outlook: tuple[str, ...] = ()
    """What its assessment would come to today, and what stands in the way, in its own sentences."""
    findings: Mapping[str, OwnFinding] = MappingProxyType({})
    """What its own assessor would call each requirement, by reference; one that is not here has the usual words."""
    request: tuple[tuple[str, str], ...] = ()
    """What an outside assessor has to know to price the assessment: a heading and what is asked, in its own words."""
    outside: frozenset[str] = frozenset()
    """Requirements of its catalog that belong to another level or scheme than the one planned for."""
    blanks: tuple[Blank, ...] = ()
    """What it asks of a plan and nobody stated."""
    closing: tuple[str, ...] = ()
    """What its rules say of the end of an assessment: what may be handed in later, what is kept, in its own words."""
    cautions: tuple[Caution, ...] = ()
    """What to ask before work that mends its requirements goes to somebody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SecurityPlan:
    """The whole plan."""

    texts: Mapping[str, str]
    """What is stated of the system, by field: name, identifier, purpose, information, environment, boundary, diagram,
    inventory."""
    status: SystemStatus | None
    """Whether the system runs already; null where not stated."""
    people: Mapping[Role, Person]
    """Who has which role, as far as stated."""
    assets: tuple[SspAssets, ...]
    """What is inside the boundary."""
    groups: tuple[SspAssets, ...]
    """The asset groups of the engagement."""
    facts: Mapping[str, str | float | bool | tuple[str, ...]]
    """Facts about the organization that are stated, by id."""
    connections: tuple[Connection, ...] | None
    """Connections to systems of others; null where not stated."""
    providers: tuple[SspProvider, ...]
    """Providers and own staff."""
    parts: tuple[FrameworkPart, ...]
    """What each chosen framework adds."""
    requirements: tuple[RequirementLine, ...]
    """Every requirement of the chosen frameworks, those that do not apply included."""
    blanks: tuple[Blank, ...]
    """What nobody stated of the system."""

    @property
    def all_blanks(self) -> tuple[Blank, ...]:
        """Every blank, once."""
        parts = (blank for item in self.parts for blank in item.blanks)
        providers = (blank for item in self.providers for blank in item.blanks)
        requirements = (blank for row in self.requirements for blank in row.all_blanks)
        return tuple(dict.fromkeys((*self.blanks, *parts, *providers, *requirements)))
