"""The ordered and named values of the method (docs/method.md, section 1)."""

from __future__ import annotations

from enum import IntEnum, StrEnum
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Collection

# Closed vocabularies that stay plain text, here so that a type checker knows their words.
Basis = Literal["legal", "contractual", "entity_defined", "engine_default", "proposed", "if_adopted"]
PackStatus = Literal["proposed", "draft"]
LawStanding = Literal["in_force", "suspended", "deviated", "proposed", "superseded", "historical"]
LawDateKind = Literal["effective", "until", "step"]
FunctionKind = Literal["delegable", "reserved", "independent"]
Performer = Literal["provider", "shared", "customer"]
Predicate = Literal[
    "cadence", "detection", "capacity", "evidence", "contract", "independence", "customer_duty", "scope"
]
TruthWord = Literal["yes", "no", "unknown"]
ProofWord = Literal["contradicted", "declared", "stale", "proven"]
GateReach = Literal["provider", "own"]
# Where the data lie that come with a piece of work: with the provider in a cloud or on its own equipment, with the
# organization (on its equipment, or in a cloud under its own contract), or there are none of them in this work.
DataPlace = Literal["cloud", "provider", "customer", "none"]
DATA_PLACES: tuple[DataPlace, ...] = ("cloud", "provider", "customer", "none")
WITH_PROVIDER: tuple[DataPlace, ...] = DATA_PLACES[:2]
ActionStatus = Literal["open", "in_progress", "on_hold", "done"]
DutyStateWord = Literal["done", "assigned", "partly", "not_done"]
DocumentWord = Literal["adopted", "draft", "template", "missing"]
DutyKind = Literal["recurring", "standing", "result"]
# What is wrong with the dates of recurring work; `undated`: done, and nobody said when.
DutyFault = Literal["overdue", "never", "too_seldom", "undated"]
EvidenceSource = Literal["third_party", "system", "document", "declared"]
EvidenceResult = Literal["supports", "contradicts"]
DutyStanding = Literal[
    "done", "assigned", "partly", "draft", "template", "not_done", "unconfirmed", "unknown", "required"
]
Extent = Literal["all", "part"]
DemandResultWord = Literal["unmet", "part", "unknown", "met_with_duty", "met"]
Carrier = Literal["provider", "customer", "third_party", "shared", "none"]
DeterminationStatus = Literal["met", "partial_credit", "not_met", "not_applicable", "not_tested"]
DeterminedStatus = Literal["met", "partial_credit", "not_met", "not_applicable", "not_tested", "open"]
# Why work that terms would do is not counted: a function that could do it has nobody, the contract leaves it out, or it
# is sold on order only and nothing was ordered.
RefusedWork = Literal["given_to_nobody", "left_out", "not_ordered"]
Sold = Literal["usual", "on_order", "not_sold"]
# What a verdict in place today rests on, weakest first: usual terms, the officer's word, something of the provider's.
Ground = Literal["assumed", "stated", "confirmed"]
# How work comes to be a provider's: it says so, its tier brings it, its tier sells it, or only its function was named.
WorkOrigin = Literal["stated", "usual", "on_order", "unnamed"]
AssumedTerm = Literal["sustains", "events", "establishes", "hours", "detection", "evidence"]
ConditionKind = Literal["gate", "population", "offering", "independent", "bought_hours", "frequency", "term"]
AdviceKind = Literal["cadence", "within", "hours", "detection", "evidence", "independence", "keep_state"]
Independence = Literal["third_party", "separate_person"]
Weight = Literal["core", "side"]
Relationship = Literal["equal-to", "equivalent-to", "subset-of", "superset-of", "intersects-with"]
Specification = Literal["required", "addressable"]
ReasonCode = Literal[
    "facts_missing", "outside", "nobody_in_reach", "objectives_open", "determined", "not_needed", "no_concern"
]
ExceptionGround = Literal["enduring_exception", "temporary_deficiency", "approved_alternative"]


class Truth(IntEnum):
    """Three-valued logic: all = min, any = max, not = 2 - x (Kleene)."""

    NO = 0
    UNKNOWN = 1
    YES = 2


TRUTH_WORD: tuple[TruthWord, ...] = ("no", "unknown", "yes")


class DemandResult(IntEnum):
    """What became of one demand, worst first."""

    UNMET = 0
    PART = 1
    UNKNOWN = 2
    MET_WITH_DUTY = 3
    MET = 4


RESULT_WORD: tuple[DemandResultWord, ...] = ("unmet", "part", "unknown", "met_with_duty", "met")


class Verdict(StrEnum):
    """The answer for one obligation under one arrangement."""

    SATISFIED = "satisfied"
    WITH_DUTIES = "satisfied_with_customer_duties"
    COMPENSATED = "compensated"
    PARTIAL = "partial"
    GAP = "gap"
    NOT_APPLICABLE = "not_applicable"
    NOT_TESTED = "not_tested"
    NOT_ASSESSABLE = "not_assessable"


# Best of several offerings: the later, the better.
VERDICT_ORDER = (
    Verdict.GAP,
    Verdict.PARTIAL,
    Verdict.NOT_ASSESSABLE,
    Verdict.COMPENSATED,
    Verdict.WITH_DUTIES,
    Verdict.SATISFIED,
)
GROUND_ORDER: tuple[Ground, ...] = ("assumed", "stated", "confirmed")
VERDICT_RANK = {verdict: rank for rank, verdict in enumerate(VERDICT_ORDER)}
IN_PLACE = frozenset({Verdict.SATISFIED, Verdict.WITH_DUTIES, Verdict.COMPENSATED})
OPEN = (Verdict.GAP, Verdict.PARTIAL, Verdict.NOT_ASSESSABLE)
DECIDED = IN_PLACE | {Verdict.PARTIAL, Verdict.GAP}

DETECTION = ("none", "user_report", "threshold", "analytic", "hunted")
EVIDENCE = ("none", "assertion", "billing_record", "work_record", "system_record", "signed_record")
DETECTION_RANK = {word: rank for rank, word in enumerate(DETECTION)}
EVIDENCE_RANK = {word: rank for rank, word in enumerate(EVIDENCE)}
USER_REPORT = DETECTION_RANK["user_report"]

PROPOSED: Final = "proposed"
# What an overlay that is turned on makes of its own `proposed`; no author can write it, and no plan without one has it.
IF_ADOPTED: Final = "if_adopted"
SIDE: Final = "side"  # a clause that only accompanies the point of its obligation
BINDING: frozenset[Basis] = frozenset({"legal", "contractual", "entity_defined", IF_ADOPTED})

CUSTOMER: Final = "customer"
AS_DEFINED: Final = "as_defined"  # the interval of a demand that the organization sets
THIRD_PARTY: Final = "third_party"
EXAMINER: Final = "examiner"  # before the id of the framework it examines for

# The eight predicates in the order they are printed; the first three are work, the rest assurance.
PREDICATES: tuple[Predicate, ...] = (
    "cadence",
    "detection",
    "capacity",
    "evidence",
    "contract",
    "independence",
    "customer_duty",
    "scope",
)
WORK = 3

# How strongly a source of evidence counts toward confidence (docs/method.md, section 12).
PROOF_GRADE = {"third_party": 1.0, "system": 0.75, "document": 0.5, "declared": 0.25}
SOURCE_RANK: dict[EvidenceSource, int] = {"declared": 0, "document": 1, "system": 2, "third_party": 3}


class Proof(IntEnum):
    """The evidence axis beside a verdict, weakest first."""

    CONTRADICTED = 0
    DECLARED = 1
    STALE = 2
    PROVEN = 3


PROOF_WORD: tuple[ProofWord, ...] = ("contradicted", "declared", "stale", "proven")


UNFINISHED: Final = "assigned"  # the standing of a duty that somebody has and has not finished
UNCONFIRMED: Final = "unconfirmed"  # of one beside somebody else's work, of which nobody has stated anything


def unfinished(verdict: Verdict | None, ground: Ground | None, duties: Collection[DutyStanding]) -> bool:
    """Whether a verdict in place today rests on a duty that is assigned and not finished, and nothing confirms it."""
    return verdict is Verdict.WITH_DUTIES and ground != "confirmed" and UNFINISHED in duties


def unstated(verdict: Verdict | None, ground: Ground | None, duties: Collection[DutyStanding]) -> bool:
    """Whether a verdict in place today rests on a duty of which nobody has stated anything, and nothing confirms it."""
    return verdict in IN_PLACE and ground != "confirmed" and UNCONFIRMED in duties
