"""The small vocabularies of a rule pack: events, facts, functions, duties, gates, frameworks, capacity."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from assessor.model.condition import Condition
from assessor.model.scales import Basis, DataPlace, DutyKind, FunctionKind, GateReach
from assessor.model.span import NOWHERE, Span
from assessor.model.value import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happens; it starts with the customer or comes from outside and runs a clock.

    `last_on` is the fact that says on which day it last came; only what the customer starts has one.
    """

    id: str
    title: str
    origin: str
    last_on: str | None = None
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One typed statement about the organization that conditions may read.

    A date that is not stated is the day a `duty`, or its `part`, was last done, where there is one. Of a date of which
    only the month or the year is known, the first or the last day is the `careful` one.
    """

    id: str
    type: str
    question: str
    citation: str | None = None
    choices: tuple[str, ...] = ()
    several: bool = False
    unit: str | None = None
    duty: str | None = None
    part: str | None = None
    careful: Literal["first", "last"] = "first"
    verify: bool = False
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Function:
    """A piece of IT support somebody runs: delegable, reserved (the organization itself) or independent.

    `question` asks somebody who knows nothing of computers who does it.
    """

    id: str
    title: str
    kind: FunctionKind
    question: str | None = None
    co_managed_owner: str | None = None
    takes_tickets: bool = False
    needed_anyway: bool = False
    comes_with: tuple[str, ...] = ()
    tools: tuple[str, ...] = ()
    note: str | None = None
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyPart:
    """A piece of a duty with an answer of its own, for the obligations it is attached to.

    What `kind`, `every`, `loosest` and `basis` leave out is the duty's; `kind` and the interval go together.
    """

    id: str
    title: str
    citation: str
    attaches_to: tuple[str, ...]
    kind: DutyKind | None = None
    every: str | None = None
    loosest: str | None = None
    basis: Basis | None = None
    verify: bool = False
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SideAttachment:
    """An obligation to whose point a duty is only company, and why."""

    obligation: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """What stays with the organization under every arrangement.

    `attaches_to` names obligations that fail without it, `side` those among them of whose point it is no part. A duty
    that no single obligation asks for `concerns` whole frameworks (where `when` holds) and decides nothing; one that
    others carry out piece by piece goes `through` them. `kind` says what becomes of the work where no demand's timing
    does; `every` is how often recurring work is due, with the duty's basis. `parts` are answered apart.
    """

    id: str
    statement: str
    owner: str
    citation: str
    basis: Basis
    title: str | None = None
    attaches_to: tuple[str, ...] = ()
    side: tuple[SideAttachment, ...] = ()
    concerns: tuple[str, ...] = ()
    when: Condition | None = None
    through: tuple[str, ...] = ()
    kind: DutyKind | None = None
    every: str | None = None
    loosest: str | None = None
    parts: tuple[DutyPart, ...] = ()
    verify: bool = False
    note: str | None = None
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class GateWhen:
    """When a gate applies: a framework, a kind of data the provider touches, and perhaps a condition.

    With `capabilities` or `data_at` it is looked at for each piece of work apart. `capabilities` is the work whose
    doing brings such data to the provider, all work where none is named; `data_at` the places that call for the paper.
    """

    framework: str
    data_contact: str
    condition: Condition | None = None
    capabilities: tuple[str, ...] = ()
    data_at: tuple[DataPlace, ...] = ()

    @property
    def by_work(self) -> bool:
        """Whether it concerns each piece of work by where its data lie, and not the provider as a whole."""
        return bool(self.capabilities or self.data_at)


@dataclass(frozen=True, slots=True, kw_only=True)
class PastWork:
    """What is owed for the time in which somebody had data without the paper.

    `work` says what is to be done about it, `duty` whose it is, `days` within how many days.
    """

    work: str
    duty: str
    days: int
    citation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """A contract artefact some work needs. Reach `provider` caps all it carries, `own` only what asks for it.

    `ask` is what to do where it is missing, with `{provider}` for its name, of a paper that nobody signs with it.
    """

    id: str
    title: str
    when: GateWhen
    needs: str
    reach: GateReach
    citation: str
    decides: str | None = None
    duty: str | None = None
    past: PastWork | None = None
    ask: str | None = None
    verify: bool = False
    note: str | None = None
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class RestsOn:
    """What every documented alternative of a framework rests on: something done on one day, not before another.

    `fact` and `not_before` are date facts. `cause` is the id under which it is reported once, however many rows it
    holds back.
    """

    cause: str
    title: str
    fact: str
    citation: str
    action: str
    not_before: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AlternativeRule:
    """When a documented alternative counts in a framework (docs/method.md, section 11).

    `states` are the fields it must state; `grounds` the grounds the framework knows, each with its words, and
    `never_alone` those that carry no decision by themselves; `reviewed_every` is how old its last review may be.
    """

    document: str
    citation: str
    states: tuple[str, ...] = ("measure", "rationale")
    grounds: Mapping[str, str] = field(default_factory=dict)
    never_alone: tuple[str, ...] = ()
    without_measure: bool = False
    reviewed_every: str | None = None
    rests_on: RestsOn | None = None
    verify: bool = False
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Concern:
    """A fact that, if true, makes a framework a concern of the organization, and how that is told."""

    fact: str
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameworkRules:
    """How a framework speaks: its words for our verdicts, who may issue a finding, its evidence floor.

    `examiner` is whom its examinations are ordered from, `examination` what one is called, in its own words;
    `examiner_bar` says by whom none may be given. `asked_first` are the facts an interview asks before it asks who
    supports the organization, because what applies, or most of what else is asked, rests on them.
    """

    id: str
    title: str
    catalog: str
    evidence_floor: str = "work_record"
    words: Mapping[str, str] = field(default_factory=dict)
    issuer: str = ""
    examiner: str = ""
    examiner_bar: str = ""
    examination: str = ""
    concerns: tuple[Concern, ...] = ()
    asked_first: tuple[str, ...] = ()
    alternatives: AlternativeRule | None = None
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class CapacityRule:
    """Parameters of the capacity rule (docs/method.md, section 9); hours a month, shares from 0 to 1."""

    hours_per_fte: float
    project_share: float
    utilization: float
    hours_per_ticket: float
    tickets_per_user: float
    sources: tuple[str, ...] = ()
    assumptions: tuple[str, ...] = ()
    span: Span = field(default=NOWHERE, compare=False, repr=False)
