"""An explanation of one obligation: its verdicts as the result holds them, and what was weighed beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.assess.comparisons import Comparisons
from assessor.assess.duty_answers import open_duty
from assessor.assess.law import law_of
from assessor.assess.named_subjects import named_subjects
from assessor.assess.obligation_rows import ObligationRows, number_demands
from assessor.assess.verdicts import witness_of
from assessor.model.scales import PREDICATES, PROOF_WORD, RESULT_WORD
from assessor.model.value import replace
from assessor.result.comparison import OpenDuties
from assessor.result.explanation import Better, Clause, Explanation, Weighed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from assessor.assess.engine import Assessment
    from assessor.evaluate.outcome import Alternative, DemandOutcome, ProofMark
    from assessor.model.plan import CatalogPlan, Plan
    from assessor.model.plan import Obligation as Row
    from assessor.model.scales import AdviceKind, Predicate
    from assessor.result.comparison import Comparison
    from assessor.result.obligation import Obligation


def explanation_of(
    assessment: Assessment, row: Row, arrangements: Sequence[str], *, changes: bool = True
) -> Explanation:
    """What the obligation asks, and for each arrangement why its verdict is what it is.

    The smallest change of today's is left out with `changes` false.
    """
    plan = assessment.plan
    obligation = ObligationRows(assessment, arrangements, changes=changes).of(row)
    clauses = {name: _Clauses(assessment, row).of(name) for name in arrangements}
    return Explanation(
        obligation=obligation,
        clauses=clauses,
        named=named_subjects(
            assessment,
            arrangements,
            _duties(obligation, clauses),
            demanded_by=replace(plan, catalogs=_only(plan, row)),
        ),
        standing=law_of(assessment, row.ref),
        excluded_by=assessment.case.excluded_by(row),
    )


def _only(plan: Plan, row: Row) -> tuple[CatalogPlan, ...]:
    """The one row, for the names of the work it asks for."""
    return tuple(replace(part, rows=(row,)) for part in plan.catalogs if part.info.id == row.catalog)


def _duties(obligation: Obligation, clauses: Mapping[str, Sequence[Clause]]) -> Iterator[str]:
    """The duties an explanation names."""
    used = {demand.duty for demand in obligation.demands}
    comparisons: list[Comparison | None] = []
    for verdict in obligation.verdicts.values():
        atoms = verdict.smallest.atoms if verdict.smallest is not None else ()
        used |= {duty.id for duty in verdict.duties} | {atom.duty for atom in atoms}
        comparisons += [*verdict.failing, *verdict.unknown]
    for clause in (clause for judged in clauses.values() for clause in judged):
        used |= {duty.id for duty in clause.duties}
        comparisons += [better.comparison for better in clause.better]
    for comparison in comparisons:
        if comparison is not None and isinstance(comparison.compared, OpenDuties):
            used |= {duty.id for duty in comparison.compared.duties}
    return (name for name in used if name is not None)


class _Clauses:
    """The clauses of one obligation."""

    def __init__(self, assessment: Assessment, row: Row) -> None:
        self._case = assessment.case
        self._judgements = assessment.judgements
        self._comparisons = Comparisons(assessment)
        self._row = row
        self._numbers = number_demands(row)

    def of(self, arrangement: str) -> tuple[Clause, ...]:
        """Those of one arrangement."""
        judged = self._judgements[arrangement][self._row.ref]
        proofs = [*judged.proofs, *[None] * len(judged.clauses)]
        return tuple(self._clause(outcome, proof) for outcome, proof in zip(judged.clauses, proofs, strict=False))

    def _clause(self, outcome: DemandOutcome, mark: ProofMark | None) -> Clause:
        number, chosen = self._numbers[id(outcome.demand)], outcome.chosen
        known = mark is not None and mark.record is not None
        return Clause(
            witness=witness_of(outcome, number),
            duties=tuple(open_duty(self._case, use) for use in chosen.duties) if chosen is not None else (),
            better=tuple(self._better(outcome, number, chosen)) if chosen is not None else (),
            proof=PROOF_WORD[mark.proof] if mark is not None and known else None,
            record=mark.record if mark is not None else None,
            others=tuple(
                _weighed(other)
                for other in outcome.alternatives
                if chosen is not None and other.order() != chosen.order()
            ),
        )

    def _better(self, outcome: DemandOutcome, number: int, chosen: Alternative) -> Iterable[Better]:
        for kind in chosen.advice:
            yield Better(kind=kind, comparison=self._compared(outcome, number, chosen, kind))

    def _compared(
        self, outcome: DemandOutcome, number: int, chosen: Alternative, kind: AdviceKind
    ) -> Comparison | None:
        if kind == "keep_state":
            return None
        predicate: Predicate = next((name for name in PREDICATES if name == kind), "cadence")
        return self._comparisons.of(self._row, outcome.demand, number, chosen, predicate)


def _weighed(alternative: Alternative) -> Weighed:
    supplier = alternative.supplier
    return Weighed(
        function=alternative.function,
        provider=supplier.id if supplier is not None else None,
        offering=supplier.offering if supplier is not None else None,
        result=RESULT_WORD[alternative.result],
    )
