"""What CMMC's own arithmetic says: score, status, plan of action, dates, scope."""

from __future__ import annotations

from assessor.frameworks.cmmc.result_dates import (
    Affirmation,
    Closeout,
    ContractCall,
    EvidenceRetention,
    HeldStatus,
    Phases,
    SecurityPlan,
)
from assessor.frameworks.cmmc.result_figures import Ceiling, Ends, LevelFigure, PlanItem, PlanRequirement, PostedScore
from assessor.frameworks.cmmc.result_scope import AssetScope, ClaimedException, ProviderScope
from assessor.frameworks.cmmc.vocabulary import Assessment, StatusKind
from assessor.model.value import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class CmmcScore:
    """CMMC: the score of 32 CFR 170.24, status, plan of action, dates and scope."""

    level: int
    """The CMMC level."""
    assessment: Assessment | None
    """Who assesses at the status aimed at."""
    assessment_title: str | None
    """The status aimed at, in words."""
    sprs: int | None
    """The score out of 110 where there is exactly one."""
    range: Ends | None
    """The score with everything undetermined lost, and with all of it met; null where there is no score."""
    posted: PostedScore | None
    """The score stated as posted in SPRS; null where none was stated."""
    status: StatusKind | None
    """The status the findings allow; null while it depends on what is undetermined."""
    status_range: tuple[StatusKind, StatusKind]
    """The status at worst and at best."""
    figures: tuple[LevelFigure, ...]
    """The level in figures; Level 2 stands before Level 3."""
    poam: tuple[PlanItem, ...]
    """The plan of action the level would need."""
    plan_requirement: PlanRequirement | None
    """The requirement that asks for a plan for everything open; null where the level has none."""
    path_to_88: tuple[str, ...] | None
    """References of the path to the floor of Level 2."""
    path_to_110: tuple[str, ...] | None
    """References of the path to the full score of Level 2."""
    closeout: Closeout | None
    """By when the plan of action must be closed; null without a Conditional status."""
    held: HeldStatus
    """The status stated as recorded."""
    affirmation: Affirmation
    """The yearly affirmation."""
    retention: EvidenceRetention
    """How long evidence is kept."""
    contract: ContractCall
    """What the contract calls for, and whether the status held satisfies it."""
    phases: Phases
    """The phases of the introduction into contracts."""
    security_plan: SecurityPlan
    """What was stated of the security plan."""
    exceptions: tuple[ClaimedException, ...]
    """Exceptions that were stated."""
    providers: tuple[ProviderScope, ...]
    """Outside providers as the scoping rule treats them."""
    assets: tuple[AssetScope, ...]
    """Asset categories of the level."""
    ceilings: tuple[Ceiling, ...]
    """What each arrangement could reach at most, if its conditions and duties are met; never today's score."""
