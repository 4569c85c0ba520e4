"""What evaluation finds, as values; wording and counting happen in `assess`.

Named tuples, because an assessment makes thousands of them and they cost half of what frozen dataclasses do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.model.named_tuple import NamedTuple
from assessor.model.scales import PREDICATES, WORK, Proof, Result, Truth, Verdict

if TYPE_CHECKING:
    from assessor.evaluate.supply import Arrangement, Supplier
    from assessor.evaluate.terms import Terms
    from assessor.model.engagement import Alternative as Documented
    from assessor.model.engagement import Determination
    from assessor.model.plan import Demand
    from assessor.model.row_finding import RowFinding
    from assessor.model.rules import AlternativeRule
    from assessor.model.scales import (
        AdviceKind,
        Carrier,
        ConditionKind,
        DeterminedStatus,
        DutyStanding,
        ReasonCode,
    )

Truths = tuple[Truth, Truth, Truth, Truth, Truth, Truth, Truth, Truth]
ALL_YES: Truths = (Truth.YES,) * len(PREDICATES)  # type: ignore[assignment]


class DutyUse(NamedTuple):
    """A duty an outcome rests on, and where it stands."""

    id: str
    state: DutyStanding


class ConditionUse(NamedTuple):
    """What must become true for a hypothetical outcome to hold."""

    kind: ConditionKind
    id: str


class Alternative(NamedTuple):
    """One whole way to meet a demand, with the eight predicates in the order of `PREDICATES`.

    `carrier` is who would carry it: provider, customer or third_party.
    """

    function: str | None
    supplier: Supplier | None
    terms: Terms | None
    truths: Truths
    result: Result
    carrier: Carrier = "provider"
    duties: tuple[DutyUse, ...] = ()
    conditions: tuple[ConditionUse, ...] = ()
    advice: tuple[AdviceKind, ...] = ()
    gates: tuple[str, ...] = ()

    def order(self) -> tuple[int, str, str]:
        """Best first; ties by provider, then function."""
        return (-self.result, self.supplier.id if self.supplier else "", self.function or "")


def outcome_of(truths: Truths, *, has_duty: bool) -> Result:
    """An alternative's result from its predicates (docs/method.md, section 5)."""
    worst = min(truths)
    if worst is Truth.YES:
        return Result.MET_WITH_DUTY if has_duty else Result.MET
    if worst is Truth.UNKNOWN:
        return Result.UNKNOWN
    return Result.UNMET if min(truths[:WORK]) is Truth.NO else Result.PART


class DemandOutcome(NamedTuple):
    """A demand judged: its result, the alternative that decided, and all that were weighed."""

    demand: Demand
    result: Result
    chosen: Alternative | None
    alternatives: tuple[Alternative, ...] = ()


class ProofMark(NamedTuple):
    """The evidence axis of one demand, and how strongly it counts."""

    proof: Proof
    grade: float
    record: str | None = None


class Determined(NamedTuple):
    """What people decided about an obligation: its own determination, or the roll-up of its objectives'.

    `status` is one of a determination's, or `open` while objectives are undecided and none has failed; `undecided`
    names those. `own` is None for a roll-up.
    """

    status: DeterminedStatus
    own: Determination | None = None
    objectives: tuple[Determination, ...] = ()
    undecided: tuple[str, ...] = ()

    @property
    def parts(self) -> tuple[Determination, ...]:
        """The determinations that decided."""
        return (self.own,) if self.own is not None else self.objectives


class AlternativeUse(NamedTuple):
    """A documented alternative weighed by its framework's rule.

    `lacks` names what it does not state or cannot rest on; `flagged` what a reviewer must look at all the same.
    `rests` is whether what it rests on holds, `missing_facts` the facts that would tell.
    """

    item: Documented
    rule: AlternativeRule
    lacks: tuple[str, ...] = ()
    flagged: tuple[str, ...] = ()
    rests: Truth = Truth.YES
    missing_facts: tuple[str, ...] = ()

    @property
    def accepted(self) -> bool:
        """Whether it turns what is not in place into compensated."""
        return not self.lacks and self.rests is Truth.YES


class Judgement(NamedTuple):
    """The verdict for one obligation under one arrangement, with everything that decided it.

    `clauses` holds, per clause, the deciding outcome. Where a determination decided, `derived` is the verdict that
    the clauses give, and the clauses are its witness. `findings` are what a framework's own statements say against it.
    """

    verdict: Verdict
    arrangement: Arrangement | None = None
    reason: ReasonCode | None = None
    missing_facts: tuple[str, ...] = ()
    clauses: tuple[DemandOutcome, ...] = ()
    outcomes: tuple[tuple[DemandOutcome, ...], ...] = ()
    carried_by: Carrier = "none"
    cause: str | None = None
    proofs: tuple[ProofMark | None, ...] = ()
    evidence: Proof | None = None
    confidence: float | None = None
    derived: Verdict | None = None
    determined: Determined | None = None
    alternative: AlternativeUse | None = None
    findings: tuple[RowFinding, ...] = ()
