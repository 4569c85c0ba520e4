"""What an engagement states for CMMC beside its determinations: the block `cmmc:`."""

from __future__ import annotations

from collections.abc import Mapping

from assessor.frameworks.cmmc.vocabulary import Assessment, FedrampModerate, ProviderKind
from assessor.model.engagement import Engagement
from assessor.model.framework import own
from assessor.model.span import NOWHERE, Span
from assessor.model.system import Person
from assessor.model.value import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class SecurityPlan:
    """Whether there is a system security plan, and of what day."""

    exists: bool
    date: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PostedScore:
    """The score that stands in SPRS, out of 110, and the day it was posted."""

    score: int
    date: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanItem:
    """One line of the plan of action: what is planned for a requirement, and by when."""

    requirement: str
    planned: str
    due: str | None = None
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractStatus:
    """The status a contract calls for, by id, the day that decides which phase it falls under, and whose it is.

    `prime` is the prime contractor, or the next higher subcontractor, where the contract is a subcontract.
    """

    requires: str | None = None
    solicitation: str | None = None
    title: str | None = None
    prime: Person | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProviderScope:
    """A provider as the scoping rule sees it: cloud service (csp) or not (esp), and what it holds (cui, spd)."""

    provider: str
    kind: ProviderKind
    holds: tuple[str, ...] = ()
    fedramp_moderate: FedrampModerate | None = None
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExceptionNote:
    """What stands behind a requirement that counts as MET by exception.

    `plan` and `progress` belong to a temporary deficiency, `mitigations` to an enduring exception, `approval` to a
    measure approved by the DoD CIO.
    """

    requirement: str
    kind: str
    in_security_plan: bool | None = None
    mitigations: str | None = None
    plan: str | None = None
    progress: str | None = None
    approval: str | None = None
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class CmmcStatements:
    """The whole block. Dates of a status are those entered in SPRS or eMASS; `assets` counts by category.

    `assessment` and `contract` are what is aimed at; `held_status` is what was recorded, by id, on the days beside it.
    `posted_score` is what stands in SPRS.
    `level_2_final` is the day before Level 3; `level_2_renewed` the day of its latest renewal.
    """

    assessment: Assessment | None = None
    held_status: str | None = None
    conditional_status_date: str | None = None
    status_date: str | None = None
    affirmed: str | None = None
    level_2_final: str | None = None
    level_2_renewed: str | None = None
    posted_score: PostedScore | None = None
    ssp: SecurityPlan | None = None
    contract: ContractStatus | None = None
    poam: tuple[PlanItem, ...] = ()
    exceptions: tuple[ExceptionNote, ...] = ()
    service_providers: tuple[ProviderScope, ...] = ()
    assets: Mapping[str, int] = field(default_factory=dict)
    asset_policies: Mapping[str, str] = field(default_factory=dict)
    span: Span = field(default=NOWHERE, compare=False, repr=False)


def cmmc_statements(engagement: Engagement) -> CmmcStatements | None:
    """The block `cmmc:` of an engagement; None where there is none."""
    return own(engagement.blocks, "cmmc", CmmcStatements)
