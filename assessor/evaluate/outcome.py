"""What evaluation finds, as values; wording and counting happen in `assess`.

Named tuples, because an assessment makes thousands of them and they cost half of what frozen dataclasses do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.model.named_tuple import NamedTuple
from assessor.model.scales import PREDICATES, WORK, DemandResult, Proof, Truth, Verdict

if TYPE_CHECKING:
    from assessor.evaluate.supply import Arrangement, Supplier
    from assessor.evaluate.terms import Terms
    from assessor.model.engagement import Determination, DocumentedAlternative
    from assessor.model.plan import Demand
    from assessor.model.row_finding import RowFinding
    from assessor.model.rules import AlternativeRule
    from assessor.model.scales import (
        AdviceKind,
        Carrier,
        ConditionKind,
        DeterminedStatus,
        DutyFault,
        DutyStanding,
        Ground,
        Predicate,
        ReasonCode,
        RefusedWork,
    )

Truths = tuple[Truth, Truth, Truth, Truth, Truth, Truth, Truth, Truth]
ALL_YES: Truths = (Truth.YES,) * len(PREDICATES)  # type: ignore[assignment]


class DutyUse(NamedTuple):
    """A duty an outcome rests on, and where it stands; `part` where a part of it was asked.

    `truth` is what that does to the outcome; `fault` what is wrong with its dates, beside the interval `needed`.
    `assumed`: it counts although nobody stated what it rests on.
    """

    id: str
    state: DutyStanding
    part: str | None = None
    truth: Truth = Truth.YES
    fault: DutyFault | None = None
    needed: str | None = None
    assumed: bool = False


class ConditionUse(NamedTuple):
    """What must become true for a hypothetical outcome to hold."""

    kind: ConditionKind
    id: str


class DoneUse(NamedTuple):
    """A piece of work an outcome rests on: when it was done, its record, and by when it has to be done again."""

    on: str
    record: str
    repeat_by: str | None


class Alternative(NamedTuple):
    """One whole way to meet a demand, with the eight predicates in the order of `PREDICATES`.

    `carrier` is who would carry it: provider, customer or third_party. `refused` says why work that the supplier's
    terms would do does not count at all; nothing else is looked at then. `disputed` names the aspects of which the
    supplier's statement and its contract speak differently, `partly` the predicates that fail in part.
    """

    function: str | None
    supplier: Supplier | None
    terms: Terms | None
    truths: Truths
    result: DemandResult
    carrier: Carrier = "provider"
    duties: tuple[DutyUse, ...] = ()
    conditions: tuple[ConditionUse, ...] = ()
    advice: tuple[AdviceKind, ...] = ()
    gates: tuple[str, ...] = ()
    refused: RefusedWork | None = None
    disputed: tuple[str, ...] = ()
    partly: tuple[Predicate, ...] = ()
    done: DoneUse | None = None

    @property
    def to_write_in(self) -> tuple[str, ...]:
        """The capabilities whose terms would have to be written into a contract first."""
        return tuple([condition.id for condition in self.conditions if condition.kind == "term"])

    @property
    def is_of_others(self) -> bool:
        """Whether a supplier was asked for work that is not its own: it sells none of it, or is not to do it."""
        return self.supplier is not None and self.supplier.model is not None and self.terms is None and not self.done

    def order(self) -> tuple[int, int, bool, str, str, bool]:
        """Best first; ties by what must be written in, whose own it is, provider, function, then promises.

        Whoever the work is of says what falls short, and not somebody who never had it.
        """
        supplier, function = self.supplier.id if self.supplier else "", self.function or ""
        return (-self.result, len(self.to_write_in), self.is_of_others, supplier, function, self.done is not None)


_INDEPENDENCE = PREDICATES.index("independence")


def outcome_of(
    truths: Truths, *, has_duty: bool, defines_work: bool = False, partly: tuple[Predicate, ...] = ()
) -> DemandResult:
    """An alternative's result from its predicates (docs/method.md, section 5).

    With `defines_work`, independence is part of the work. What fails only `partly` leaves a part.
    """
    worst = min(truths)
    if worst is Truth.YES:
        return DemandResult.MET_WITH_DUTY if has_duty else DemandResult.MET
    if worst is Truth.UNKNOWN:
        return DemandResult.UNKNOWN
    if defines_work and truths[_INDEPENDENCE] is Truth.NO:
        return DemandResult.UNMET
    work = (told for name, told in zip(PREDICATES[:WORK], truths, strict=False) if name not in partly)
    return DemandResult.UNMET if Truth.NO in work else DemandResult.PART


class DemandOutcome(NamedTuple):
    """A demand judged: its result, the alternative that decided, and all that were weighed."""

    demand: Demand
    result: DemandResult
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

    item: DocumentedAlternative
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
    not_needed: tuple[str, ...] = ()
    no_concern: tuple[str, ...] = ()
    missing_facts: tuple[str, ...] = ()
    clauses: tuple[DemandOutcome, ...] = ()
    outcomes: tuple[tuple[DemandOutcome, ...], ...] = ()
    carried_by: Carrier = "none"
    cause: str | None = None
    proofs: tuple[ProofMark | None, ...] = ()
    evidence: Proof | None = None
    confidence: float | None = None
    ground: Ground | None = None
    derived: Verdict | None = None
    determined: Determined | None = None
    alternative: AlternativeUse | None = None
    findings: tuple[RowFinding, ...] = ()
