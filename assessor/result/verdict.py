"""The verdict of one obligation under one arrangement, with its witness."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from assessor.model.row_finding import RowFinding
from assessor.model.scales import (
    AdviceKind,
    AssumedTerm,
    Carrier,
    ConditionKind,
    DemandResultWord,
    DeterminationStatus,
    DeterminedStatus,
    DutyFault,
    DutyStanding,
    ExceptionGround,
    Ground,
    Predicate,
    ProofWord,
    TruthWord,
    Verdict,
)
from assessor.model.value import dataclass
from assessor.result.comparison import Comparison, Strength, Timing
from assessor.result.reason import Reason
from assessor.result.smallest import SmallestChange


@dataclass(frozen=True, slots=True, kw_only=True)
class DoneOnce:
    """A piece of work on which a clause rests: no schedule, only that it was done."""

    on: str
    """When it was done."""
    record: str
    """The evidence record or file that shows it."""
    repeat_by: str | None
    """The day after which it no longer counts; null for a state."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Witness:
    """The deciding demand and alternative of one clause."""

    demand: int
    """Position of the demand."""
    function: str | None
    """The function."""
    provider: str | None
    """The provider or model."""
    offering: str | None
    """Its offering."""
    result: DemandResultWord
    """What became of the demand."""
    predicates: Mapping[Predicate, TruthWord]
    """Each predicate's value."""
    assumed: tuple[AssumedTerm, ...]
    """Terms compared that the provider did not state itself: inherited from its offering or model."""
    done: DoneOnce | None
    """The piece of work it rests on; null where it rests on terms or duties."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictDuty:
    """A duty the verdict rests on."""

    id: str
    """The duty."""
    state: DutyStanding
    """Where it stands; required: listed for a hypothetical arrangement; unconfirmed: not stated, taken as listed."""
    part: str | None
    """The part of it that the obligation asks for; null where it is asked for as a whole."""
    who: str | None
    """The person named for it."""
    last: str | None
    """The day it was last done, or never; null where not stated."""
    missing: str | None
    """partly: what is missing."""
    fault: DutyFault | None
    """What is wrong with its dates. overdue: last done too long ago; never: never done; too_seldom: the organization's
    own rhythm is too slow; undated: done, and nobody stated when."""
    assumed: bool
    """Whether it counts although nobody stated it, or when it was done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """What must become true for the verdict to hold."""

    kind: ConditionKind
    """What it is about."""
    id: str
    """The gate, model/offering, function, obligation or model."""
    model: str | None
    """offering, bought_hours: the model."""
    offering: str | None
    """offering: its offering."""
    hours: float | None
    """bought_hours: the hours a month that all it would do takes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """What an engine default would like better; decides nothing."""

    demand: int
    """Position of the demand."""
    kind: AdviceKind
    """What it is about."""
    compared: Timing | Strength | None
    """What the terms promise, or the class there is; null where nothing is stated, or the code says all."""
    provider: str | None
    """Who does it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RestsOn:
    """How the thing stands on which the alternatives of a framework rest."""

    state: Literal["never_done", "outdated", "undated", "change_not_stated"]
    """never_done: there is none; outdated: something material changed after it; undated: its date is not stated;
    change_not_stated: whether something material changed is not."""
    done: str | None
    """When it was last done."""
    since: str | None
    """outdated: when something material changed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """A remark on a documented alternative."""

    id: str
    """A code: a field of the decision, ground_alone, review, no_measure, or the cause it rests on."""
    every: str | None
    """review: how often it has to be."""
    last: str | None
    """review: its last date."""
    rests_on: RestsOn | None
    """How that on which it rests stands, where that is the cause."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternative:
    """A documented alternative, weighed by its framework's rule."""

    document: str
    """What the framework calls the document."""
    citation: str
    """Where it allows one."""
    accepted: bool
    """Whether it turns the verdict into compensated."""
    lacks: tuple[Remark, ...]
    """Why it is not accepted; empty when it is."""
    flagged: tuple[Remark, ...]
    """What a reviewer must look at all the same."""
    measure: str | None
    """What is done instead."""
    rationale: str | None
    """Why."""
    grounds: tuple[str, ...]
    """The grounds, in the framework's words."""
    standard_met_by: str | None
    """What meets the standard without any measure."""
    by: str | None
    """Who decided."""
    on: str | None
    """When."""
    reviewed: str | None
    """The last review."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectiveDetermination:
    """A determination of one objective."""

    ref: str
    """The objective."""
    status: DeterminationStatus
    """What was decided."""
    rationale: str | None
    """Why."""
    by: str | None
    """Who decided."""
    on: str | None
    """When."""
    exception: ExceptionGround | None
    """The ground on which it counts as met although it is not implemented."""
    evidence: tuple[str, ...]
    """Evidence records or files it cites."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Determination:
    """What people determined."""

    status: DeterminedStatus
    """What was decided; open: objectives are undecided and none failed."""
    rationale: str | None
    """Why."""
    by: str | None
    """Who decided."""
    on: str | None
    """When."""
    exception: ExceptionGround | None
    """The ground on which it counts as met although it is not implemented."""
    evidence: tuple[str, ...]
    """Evidence records or files it cites."""
    rolled_up: bool
    """Whether it follows from the objectives alone."""
    objectives: tuple[ObjectiveDetermination, ...]
    """The objectives that were determined."""
    undecided: tuple[str, ...]
    """The objectives that were not, where that matters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ObligationVerdict:
    """The verdict of one obligation under one arrangement, with its witness."""

    verdict: Verdict
    """The answer for one obligation under one arrangement."""
    framework_word: str | None
    """Today's verdict in the framework's own terms; null for what is outside the scope."""
    carried_by: Carrier
    """Who carries what is met."""
    why: Reason | None
    """Why the obligation does not apply or cannot be judged."""
    failing: tuple[Comparison, ...]
    """What does not hold in the alternatives that decided."""
    unknown: tuple[Comparison, ...]
    """What is not known in them."""
    statements: tuple[RowFinding, ...]
    """Today only: what the statements for the framework say against it; no better verdict stands beside one."""
    witness: tuple[Witness, ...]
    """One step a clause; empty where the obligation was not judged."""
    duties: tuple[VerdictDuty, ...]
    """By id."""
    conditions: tuple[Condition, ...]
    """By kind and id."""
    advice: tuple[Advice, ...]
    """Beside what is met."""
    cause: str | None
    """The gate whose missing paper decided."""
    alternative: Alternative | None
    """The documented alternative weighed because the verdict without it is partial or a gap; null where none was."""
    derived: Verdict | None
    """The verdict that the terms give, where a determination decided; failing, unknown and witness belong to it."""
    determination: Determination | None
    """What people determined; today only."""
    smallest: SmallestChange | None
    """Today only: the smallest change that brings the obligation in place; null where it is, or does not apply."""
    evidence: ProofWord | None
    """Today only: what records say of it."""
    records: tuple[str, ...]
    """Evidence records that decided what stands under evidence, by id."""
    stale: tuple[str, ...]
    """Today only: those of them that are too old for what they show, also where evidence says declared, because nothing
    shows another part."""
    confidence: float | None
    """How far the verdict rests on reviewed mappings, stated terms and independent proof."""
    ground: Ground | None
    """What a verdict in place today rests on; null elsewhere. confirmed: contract papers, answers of the provider,
    records or a determination; stated: the word of whoever filled in the engagement; assumed: at least one usual term
    or duty that nobody stated."""
