"""What CMMC's own arithmetic says: score, status, plan of action, dates, scope."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from assessor.model.value import dataclass

CmmcFinding = Literal["met", "partial_credit", "not_met", "not_applicable", "undetermined"]
StatusKind = Literal["final", "conditional", "none", "not_scorable"]


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingTally:
    """Requirements by finding."""

    met: int
    """How many are met."""
    partial_credit: int
    """How many are met in part where the rule knows such a case."""
    not_met: int
    """How many are not met."""
    not_applicable: int
    """Requirements that do not apply, which count as met."""
    undetermined: int
    """Requirements nobody has determined."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LostRequirement:
    """A requirement that is not met and what it costs."""

    ref: str
    """The requirement's full reference."""
    id: str
    """The requirement's id in the catalog."""
    title: str
    """The title as printed."""
    finding: CmmcFinding
    """What was found."""
    points: int
    """Points it costs today, or would cost."""
    full_points: int
    """Points it would cost if nothing of it were met."""
    source: Literal["verdict", "determination", "exception"]
    """What the finding comes from: a verdict of the engine, a determination, or an exception that lacks what it needs.
    """
    eligible: bool
    """Whether a plan of action may hold it."""
    reason: str
    """Why it may or may not."""
    citation: str
    """The paragraph this rests on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UndeterminedRequirement:
    """A requirement nobody has determined."""

    ref: str
    """The requirement's full reference."""
    id: str
    """The requirement's id in the catalog."""
    title: str
    """The title as printed."""
    points: int
    """Points it costs today, or would cost."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InapplicableRequirement:
    """A requirement that does not apply."""

    ref: str
    """The requirement's full reference."""
    id: str
    """The requirement's id in the catalog."""
    title: str
    """The title as printed."""
    why: str | None
    """Why, in a sentence."""
    condition: str | None
    """What must be true for it to cost nothing."""
    citation: str
    """The paragraph this rests on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PathStep:
    """One requirement to mend."""

    ref: str
    """The requirement's full reference."""
    id: str
    """The requirement's id in the catalog."""
    title: str
    """The title as printed."""
    points: int
    """Points it costs today, or would cost."""
    score: int
    """The score where there is exactly one; on a path, after this step."""
    determine: bool
    """True where nobody has determined it yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Path:
    """The fewest requirements that lead somewhere, in order."""

    start: int
    """The score the path starts from, what is undetermined counted as lost."""
    goal: int
    """The score the path must reach."""
    count: int
    """How many there are."""
    steps: tuple[PathStep, ...]
    """Requirements to mend, in order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelFigure:
    """One level in figures."""

    level: int
    """The CMMC level."""
    requirements: int
    """How many requirements the level has."""
    scored: bool
    """Whether the level counts points at all."""
    maximum: int | None
    """The highest score."""
    minimum: int | None
    """The lowest score."""
    floor: int | None
    """The least score that leaves a Conditional status open."""
    score: int | None
    """The score where there is exactly one; on a path, after this step."""
    range: tuple[int, ...] | None
    """The score with everything undetermined lost, and with all of it met; null where there is no score."""
    with_plan: tuple[int, ...] | None
    """The same range as it would be with a current security plan."""
    scorable: bool | None
    """Whether a score exists at all; null while nobody knows of the security plan."""
    status: StatusKind | None
    """The status the findings allow; null while it depends on what is undetermined."""
    status_range: tuple[StatusKind, ...]
    """The status at worst and at best."""
    counts: FindingTally
    """Requirements by finding."""
    lost: tuple[LostRequirement, ...]
    """Requirements that are not met."""
    lost_points: int
    """What they cost together."""
    barred: int
    """How many of them a plan of action may not hold."""
    undetermined: tuple[UndeterminedRequirement, ...]
    """Requirements nobody has determined."""
    not_applicable: tuple[InapplicableRequirement, ...]
    """Requirements that do not apply, which count as met."""
    needs: str | None
    """The Final status that must be held before."""
    path_to_floor: Path | None
    """The fewest requirements until the score reaches the floor."""
    path_to_conditional: Path | None
    """The fewest until a Conditional status is open."""
    path_to_maximum: Path
    """Everything that is left to do."""
    citation: str
    """The paragraph this rests on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanItem:
    """A row of the plan of action."""

    ref: str
    """The requirement's full reference."""
    id: str
    """The requirement's id in the catalog."""
    title: str
    """The title as printed."""
    points: int
    """Points it costs today, or would cost."""
    eligible: bool
    """Whether a plan of action may hold it."""
    reason: str
    """Why it may or may not."""
    citation: str
    """The paragraph this rests on."""
    planned: str | None
    """What the organization plans."""
    due: str | None
    """The day it is due."""
    over: bool
    """Whether that day is over, with the requirement still not met."""
    in_time: bool | None
    """Whether that is still to come and within the closeout days; null where either day is missing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Closeout:
    """One Closeout."""

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
class ContractCall:
    """What the contract calls for, and whether the status held satisfies it."""

    title: str | None
    """The title as printed."""
    requires: str | None
    """The status called for, by id."""
    requires_title: str | None
    """The status called for, in words."""
    phase: int | None
    """The phase on the day of the solicitation, else today."""
    call: Literal["intended", "discretion", "not_foreseen"] | None
    """How that phase stands to it: intended, at DoD's discretion, not foreseen."""
    satisfied: bool | None
    """Whether the status held satisfies it."""
    why: str
    """Why, in a sentence."""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimedException:
    """One Exception."""

    ref: str
    """The requirement's full reference."""
    id: str
    """The requirement's id in the catalog."""
    title: str
    """The title as printed."""
    kind: str
    """Which kind it is."""
    kind_title: str
    """The kind of exception, in words."""
    stated: Mapping[str, str | bool]
    """What was stated of it."""
    lacks: tuple[str, ...]
    """What it still needs to count as met."""
    citation: str
    """The paragraph this rests on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProviderScope:
    """A provider and what CMMC asks of it."""

    provider: str
    """The provider's id."""
    name: str
    """Its name."""
    kind: Literal["csp", "esp"]
    """Which kind it is."""
    holds: Literal["cui", "spd", "neither"]
    """What lies on its equipment."""
    in_scope: bool
    """Whether its services are inside the assessment."""
    fedramp_needed: bool
    """Whether FedRAMP Moderate or its equivalent is needed."""
    fedramp_moderate: Literal["authorized", "equivalent", "none"] | None
    """What was stated of FedRAMP."""
    fedramp_met: bool | None
    """Whether that is enough; null where not needed or not stated."""
    treatment: str
    """How it is treated."""
    citation: str
    """The paragraph this rests on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AssetScope:
    """One Asset."""

    category: str
    """The category's id."""
    title: str
    """The title as printed."""
    count: int | None
    """How many there are."""
    treatment: str
    """How it is treated."""
    citation: str
    """The paragraph this rests on."""
    verify: bool
    """True where we still want to check the source."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ceiling:
    """One Ceiling."""

    arrangement: str
    """The arrangement's name."""
    score: int | None
    """The score where there is exactly one; on a path, after this step."""
    range: tuple[int, ...] | None
    """The score with everything undetermined lost, and with all of it met; null where there is no score."""
    status: StatusKind | None
    """The status the findings allow; null while it depends on what is undetermined."""
    not_met: int
    """How many are not met."""
    undetermined: int
    """Requirements nobody has determined."""
    met: int
    """How many are met."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CmmcScore:
    """CMMC: the score of 32 CFR 170.24, status, plan of action, dates and scope."""

    level: int
    """The CMMC level."""
    assessment: Literal["self", "c3pao", "dibcac"] | None
    """Who assesses at the status aimed at."""
    assessment_title: str | None
    """The status aimed at, in words."""
    sprs: int | None
    """The score out of 110 where there is exactly one."""
    range: tuple[int, ...] | None
    """The score with everything undetermined lost, and with all of it met; null where there is no score."""
    status: StatusKind | None
    """The status the findings allow; null while it depends on what is undetermined."""
    status_range: tuple[StatusKind, ...]
    """The status at worst and at best."""
    figures: tuple[LevelFigure, ...]
    """The level in figures; Level 2 stands before Level 3."""
    poam: tuple[PlanItem, ...]
    """The plan of action the level would need."""
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
