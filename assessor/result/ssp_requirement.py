"""A requirement of a security plan as typed facts: its work, who does it, its objectives, and what nobody stated."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from assessor.model.scales import DemandResultWord, DutyFault, DutyStanding, Ground, ProofWord, Verdict
from assessor.model.value import dataclass
from assessor.result.finding import OwnPlan
from assessor.result.verdict import Alternative, Determination, DoneOnce, ObjectiveDetermination

BlankCode = Literal[
    "system_text",
    "person",
    "connections",
    "asset_count",
    "asset_policy",
    "scope",
    "how",
    "who",
    "function",
    "every",
    "paper",
    "record",
    "duty",
    "duty_who",
    "duty_last",
    "authorization",
    "matrix",
    "planned",
    "planned_day",
    "fact",
    "time",
]
# implemented and alternative are in place; planned has an entry in the plan of action, not_implemented has none.
Status = Literal[
    "implemented", "unfinished", "alternative", "partial", "planned", "not_implemented", "not_applicable", "not_known"
]
LineGround = Literal["confirmed", "stated", "tier"]
LineTerm = Literal["every", "events", "in_force"]
LineOwner = Literal["provider", "shared", "customer"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Blank:
    """Something a plan has to say that nobody stated."""

    code: BlankCode
    """What is to be stated."""
    place: tuple[str, ...]
    """Where in the engagement file, key by key."""
    about: str | None = None
    """What it is about, by id: the capability, duty, fact, provider or field."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanEligibility:
    """Whether a plan of action may hold a requirement, as its framework says."""

    ref: str
    """The requirement."""
    eligible: bool
    """Whether it may."""
    citation: str
    """Where that stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """Somebody who does a piece of work today, and on what terms."""

    provider: str
    """The provider, or customer."""
    function: str
    """The function it does it under."""
    outside: bool
    """Whether the requirement is inherited, in part or whole: the holder is no staff of the organization."""
    decides: bool
    """Whether the verdict rests on this one of several."""
    every: str | None
    """How often its terms say; null where no schedule, or not stated."""
    scheduled: bool
    """Whether its terms say anything of a schedule; with no `every`, that there is none."""
    in_force: bool | None
    """Whether its terms say that something is set up; null where not stated."""
    events: Mapping[str, str | None] | None
    """Events it takes, with the promised time; null where not stated."""
    ground: LineGround
    """What bears the line out: a confirmation, a statement, or only what the tier usually includes; the least of its
    terms."""
    grounds: Mapping[LineTerm, LineGround]
    """The same of each of its terms that says something."""
    confirmed_by: str | None
    """The document that confirms it; null where none is named."""
    groups: tuple[str, ...]
    """The asset groups it serves with this work; empty where there are none."""
    works: bool
    """Whether its terms meet what the requirement asks of this work."""
    kept: bool = False
    """Whether a state is asked for: a schedule then is of looking after it, and of no visit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyLine:
    """The organization's own part of a piece of work."""

    id: str
    """The duty."""
    part: str | None
    """The part of it that is asked."""
    state: DutyStanding | None
    """Where it stands; null where not stated."""
    who: str | None
    """The person named."""
    last: str | None
    """The day it was last done; null where not stated."""
    fault: DutyFault | None
    """What is wrong with its dates."""
    assumed: bool
    """Whether it counts although nobody stated it."""
    denied: bool = False
    """Whether only the whole duty is stated as done, and the requirement behind this part was found not met."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkLine:
    """One piece of work a requirement asks for (a clause), as it is done today."""

    demand: int
    """Position among the demands of the obligation."""
    capability: str | None
    """The work; null for a duty or a population."""
    duty: str | None
    """The duty that decides it, where no capability does."""
    population: str | None
    """The paper that every provider in reach must have signed."""
    result: DemandResultWord
    """How it stands today."""
    every: str | None
    """The rhythm the organization set itself, where the requirement leaves it to it; null elsewhere."""
    holders: tuple[Holder, ...] | None
    """Who does it; empty for nobody, null where not stated."""
    done: DoneOnce | None
    """The piece of work it rests on; null where it rests on terms."""
    duties: tuple[DutyLine, ...]
    """The organization's own part."""
    records: tuple[str, ...]
    """Evidence records about this work or its duties, by id, youngest first."""
    blanks: tuple[Blank, ...]
    """What nobody stated of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectiveLine:
    """One assessment objective."""

    ref: str
    """The objective."""
    id: str
    """Its own id."""
    title: str
    """Its title."""
    statement: str | None
    """What must be true, in our own words."""
    how: str | None
    """How it is met, in the owner's words; null where nobody wrote it."""
    who: tuple[str, ...]
    """Who does it: stated for the objective, else the one holder all work of its requirement has; else empty."""
    stated_who: bool
    """Whether that was stated for this objective or its requirement."""
    paper: str | None
    """The policy or procedure named for it."""
    owners: Mapping[str, LineOwner]
    """By provider: whose the objective is by a responsibility matrix that speaks of it."""
    determination: ObjectiveDetermination | None
    """What people determined of it."""
    by_requirement: bool
    """Whether nothing of its own is written and what is written of its requirement speaks for it."""
    blanks: tuple[Blank, ...]
    """What nobody stated."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RequirementLine:
    """One requirement of the plan."""

    ref: str
    """The obligation."""
    status: Status
    """Where it stands today."""
    word: str | None
    """What its framework's own assessor would call it; null where that has no words of its own."""
    remark: str | None
    """What its framework says beside that; null where it says nothing."""
    verdict: Verdict
    """The verdict behind it."""
    ground: Ground | None
    """What a requirement in place rests on; null elsewhere."""
    proof: ProofWord | None
    """How well records bear out all that it rests on; null where nothing was judged."""
    who: tuple[str, ...]
    """Who does it, as the organization states; empty where it names nobody."""
    how: str | None
    """How it is met, in the owner's words; null where nobody wrote it."""
    paper: str | None
    """The policy or procedure named for it."""
    works: tuple[WorkLine, ...]
    """The work it asks for, clause by clause; empty where it does not apply."""
    objectives: tuple[ObjectiveLine, ...]
    """Its objectives; empty in a framework that has none."""
    inherited_from: tuple[str, ...]
    """Outside providers on whose work it rests, in part or whole."""
    owners: Mapping[str, LineOwner]
    """By provider: whose the requirement is by a responsibility matrix that speaks of it."""
    determination: Determination | None
    """What people determined."""
    alternative: Alternative | None
    """The documented alternative that counts; null where none does."""
    records: tuple[str, ...]
    """Every record about it, by id."""
    findings: tuple[str, ...]
    """What holds it back, by finding."""
    planned: tuple[OwnPlan, ...]
    """What the organization plans for it, or against what holds it back."""
    eligibility: PlanEligibility | None
    """Whether a plan of action may hold it; null where its framework says nothing."""
    blanks: tuple[Blank, ...]
    """What nobody stated of the requirement as a whole."""

    @property
    def all_blanks(self) -> tuple[Blank, ...]:
        """Every blank of it, its work and its objectives, once."""
        work = (blank for line in self.works for blank in line.blanks)
        objectives = (blank for line in self.objectives for blank in line.blanks)
        return tuple(dict.fromkeys((*self.blanks, *work, *objectives)))
