"""What evaluation finds, as values; wording and counting happen in `assess`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assessor.model.scales import PREDICATES, WORK, Proof, Result, Truth, Verdict

if TYPE_CHECKING:
    from assessor.evaluate.supply import Arrangement, Supplier
    from assessor.evaluate.terms import Terms
    from assessor.model.plan import Demand

Truths = tuple[Truth, Truth, Truth, Truth, Truth, Truth, Truth, Truth]
ALL_YES: Truths = (Truth.YES,) * len(PREDICATES)  # type: ignore[assignment]


@dataclass(frozen=True, slots=True)
class DutyUse:
    """A duty an outcome rests on, and where it stands."""

    id: str
    state: str


@dataclass(frozen=True, slots=True)
class ConditionUse:
    """What must become true for a hypothetical outcome to hold."""

    kind: str
    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternative:
    """One whole way to meet a demand, with the eight predicates in the order of `PREDICATES`.

    `carrier` is who would carry it: provider, customer or third_party.
    """

    function: str | None
    supplier: Supplier | None
    terms: Terms | None
    truths: Truths
    result: Result
    carrier: str = "provider"
    duties: tuple[DutyUse, ...] = ()
    conditions: tuple[ConditionUse, ...] = ()
    advice: tuple[str, ...] = ()
    gates: tuple[str, ...] = ()

    def order(self) -> tuple[int, str, str]:
        """Best first; ties by provider, then function."""
        return (-self.result, self.supplier.id if self.supplier else "", self.function or "")


def outcome_of(truths: Truths, *, has_duty: bool) -> Result:
    """An alternative's result from its predicates (docs/method.md, section 5)."""
    if min(truths[:WORK]) is Truth.NO:
        return Result.UNMET
    worst = min(truths[WORK:])
    if worst is Truth.NO:
        return Result.PART
    if worst is Truth.UNKNOWN or min(truths[:WORK]) is Truth.UNKNOWN:
        return Result.UNKNOWN
    return Result.MET_WITH_DUTY if has_duty else Result.MET


@dataclass(frozen=True, slots=True, kw_only=True)
class DemandOutcome:
    """A demand judged: its result, the alternative that decided, and all that were weighed."""

    demand: Demand
    result: Result
    chosen: Alternative | None
    alternatives: tuple[Alternative, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ProofMark:
    """The evidence axis of one demand, and how strongly it counts."""

    proof: Proof
    grade: float
    record: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """The verdict for one obligation under one arrangement, with everything that decided it.

    `clauses` holds, per clause, the position of its first demand among all demands and the deciding outcome.
    """

    verdict: Verdict
    arrangement: Arrangement | None = None
    reason: str | None = None
    missing_facts: tuple[str, ...] = ()
    clauses: tuple[DemandOutcome, ...] = ()
    outcomes: tuple[tuple[DemandOutcome, ...], ...] = ()
    carried_by: str = "none"
    cause: str | None = None
    proofs: tuple[ProofMark | None, ...] = ()
    evidence: Proof | None = None
    confidence: float | None = None
