"""CMMC in points: what each requirement costs, the score of a level, the ways to a status."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from assessor.frameworks.cmmc.vocabulary import StatusKind
from assessor.model.value import dataclass

Ends = tuple[int, int]


class Finding(StrEnum):
    """What was found for one requirement; `partial_credit` is open to the two requirements that know it."""

    MET = "met"
    PARTIAL_CREDIT = "partial_credit"
    NOT_MET = "not_met"
    NOT_APPLICABLE = "not_applicable"
    UNDETERMINED = "undetermined"


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
class PlanRuling:
    """Why a plan of action may hold a requirement or may not (32 CFR 170.21)."""

    code: Literal["no_plan", "must_be_met", "excepted", "costs_too_much", "costs_little"]
    """no_plan: the level allows none; must_be_met: the rule names the requirement; excepted: the rule allows it at this
    price; costs_too_much and costs_little: what it costs is above, or not above, the most a plan may hold."""
    most_points: int | None
    """The most points a requirement on a plan may cost; null where the level allows no plan."""
    exception: str | None
    """For excepted, the rule's own reason."""
    exceptions: int
    """How many requirements the level's rule allows on a plan although they cost more; 0 without a plan."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LostRequirement:
    """A requirement that is not met and what it costs."""

    ref: str
    """The requirement's full reference."""
    id: str
    """The requirement's id in the catalog."""
    title: str
    """The title as printed."""
    finding: Finding
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
    ruling: PlanRuling
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
    denied: str | None
    """The fact whose `no` says so; null where a determination, or the row's own condition, says so."""
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
class MendingPath:
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
    range: Ends | None
    """The score with everything undetermined lost, and with all of it met; null where there is no score."""
    with_plan: Ends | None
    """The same range as it would be with a current security plan."""
    scorable: bool | None
    """Whether a score exists at all; null while nobody knows of the security plan."""
    status: StatusKind | None
    """The status the findings allow; null while it depends on what is undetermined."""
    status_range: tuple[StatusKind, StatusKind]
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
    path_to_floor: MendingPath | None
    """The fewest requirements until the score reaches the floor."""
    path_to_conditional: MendingPath | None
    """The fewest until a Conditional status is open."""
    path_to_maximum: MendingPath
    """Everything that is left to do."""
    citation: str
    """The paragraph this rests on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PostedScore:
    """The score that stands in SPRS, against what today's facts support."""

    score: int
    """The score stated as posted."""
    on: str | None
    """The day it was posted; null where none was stated."""
    supported: Ends | None
    """The score with everything undetermined lost, and with all of it met; null where there is no score."""
    above: int | None
    """How many points it lies above the best that today's facts support; 0 where it does not; null where these give
    no score."""
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
    ruling: PlanRuling
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
class PlanRequirement:
    """The requirement that asks for a plan of action for everything that is open."""

    ref: str
    """The requirement's full reference."""
    id: str
    """The requirement's id in the catalog."""
    finding: Finding
    """What was found. It is not met beside a plan that leaves out something open, unless a person determined it."""
    unplanned: tuple[str, ...]
    """What is open and stands on no plan of action, so that by the statements alone it is not met."""
    points: int
    """What it costs where it is not met."""
    eligible: bool
    """Whether a plan of action may hold it where it is not met."""
    citation: str
    """The paragraph this rests on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ceiling:
    """What one arrangement could reach at most, if its conditions and duties are met; never today's score."""

    arrangement: str
    """The arrangement's name."""
    score: int | None
    """The score where there is exactly one; on a path, after this step."""
    range: Ends | None
    """The score with everything undetermined lost, and with all of it met; null where there is no score."""
    status: StatusKind | None
    """The status the findings allow; null while it depends on what is undetermined."""
    not_met: int
    """How many are not met."""
    undetermined: int
    """Requirements nobody has determined."""
    met: int
    """How many are met."""
