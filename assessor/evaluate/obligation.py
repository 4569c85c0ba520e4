"""From judged demands to a verdict for one obligation under one arrangement (docs/method.md, section 11)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.evaluate.alternative import counted, documented
from assessor.evaluate.determination import standing
from assessor.evaluate.ground import ground_of
from assessor.evaluate.not_needed import needed, reasons
from assessor.evaluate.outcome import DemandOutcome, Judgement, ProofMark
from assessor.evaluate.proof import proof_of
from assessor.evaluate.row_findings import lowered, standing_findings
from assessor.evaluate.terms import needed_terms
from assessor.model.named_tuple import NamedTuple
from assessor.model.scales import DECIDED, IN_PLACE, SIDE, VERDICT_RANK, DemandResult, Truth, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assessor.evaluate.case import Case
    from assessor.evaluate.demand import Judge
    from assessor.evaluate.outcome import AlternativeUse
    from assessor.evaluate.supply import Arrangement
    from assessor.model.plan import Obligation
    from assessor.model.row_finding import RowFinding
    from assessor.model.scales import Carrier, ReasonCode


def judge(
    case: Case, judge_of: Judge, row: Obligation, variants: Sequence[Arrangement], *, proven: bool = True
) -> Judgement:
    """The best verdict over the variants of an arrangement; ties to the smaller offering. Today, people decide.

    Without `proven` what proves a verdict, and who carries it, is left out.
    """
    made = derive(case, judge_of, row, variants, proven=proven)
    return standing(case, row, made, variants[0])


def derive(
    case: Case, judge_of: Judge, row: Obligation, variants: Sequence[Arrangement], *, proven: bool = True
) -> Judgement:
    """The best verdict over the variants, beside what people determined."""
    outside = _outside(case, row)
    if outside is not None:
        return outside
    if variants[0].is_today and len(variants) == 1:
        return _judgement(case, row, _weigh(case, judge_of, row, variants[0]), proven=proven)
    functions = case.functions_of(row)
    if functions == ():
        return _retained(case, judge_of, row, variants[0])
    best: _Weighed | None = None
    for arrangement in _distinct(functions, variants):
        made = _weigh(case, judge_of, row, arrangement)
        if best is None or made.rank() > best.rank():
            best = made
        if best.rank() >= _UNBEATEN:
            break
    if best is None:
        raise ValueError("an arrangement has no variants")
    return _judgement(case, row, best, proven=proven)


def _retained(case: Case, judge_of: Judge, row: Obligation, arrangement: Arrangement) -> Judgement:
    """The judgement of what no function delivers: worked out once, as no hypothetical arrangement changes it."""
    known = judge_of.settled.get(row.ref)
    if known is None:
        known = judge_of.settled[row.ref] = _judgement(case, row, _weigh(case, judge_of, row, arrangement))
    return known._replace(arrangement=arrangement)


def _distinct(functions: tuple[str, ...] | None, variants: Sequence[Arrangement]) -> Iterable[Arrangement]:
    """The variants that may differ where these functions decide: of those that supply them alike, the first."""
    if functions is None or len(variants) == 1:
        return variants
    first: dict[tuple[object, ...], Arrangement] = {}
    for arrangement in variants:
        first.setdefault(arrangement.signature(functions), arrangement)
    return first.values()


def _outside(case: Case, row: Obligation) -> Judgement | None:
    """A verdict settled by applicability alone."""
    told = case.applicability[row.ref]
    if told is Truth.YES:
        return None
    if told is Truth.NO:
        without = case.no_concern(row.catalog)
        return Judgement(
            verdict=Verdict.NOT_APPLICABLE, reason="no_concern" if without else "outside", no_concern=without
        )
    missing = tuple(sorted(facts_of(row) - (set(case.facts) - case.doubtful)))
    return Judgement(verdict=Verdict.NOT_ASSESSABLE, reason="facts_missing", missing_facts=missing)


def facts_of(row: Obligation) -> set[str]:
    """The facts that decide whether an obligation applies."""
    leaves = row.applies_when.leaves() if row.applies_when is not None else ()
    return {*row.applies_to, *(leaf.fact for leaf in leaves if leaf.fact is not None)}


class _Weighed(NamedTuple):
    """A verdict under one variant; only the best is worked out further. No outcomes: `reason` settled it."""

    arrangement: Arrangement
    verdict: Verdict
    reason: ReasonCode | None = None
    outcomes: tuple[tuple[DemandOutcome, ...], ...] | None = None
    deciding: tuple[DemandOutcome, ...] = ()
    alternative: AlternativeUse | None = None
    findings: tuple[RowFinding, ...] = ()

    def rank(self) -> tuple[int, int]:
        """The better verdict first, then the one that needs fewer terms written in."""
        met = [item.chosen for item in self.deciding if item.result >= DemandResult.MET_WITH_DUTY]
        terms = {name for item in met if item is not None for name in item.to_write_in}
        return VERDICT_RANK.get(self.verdict, len(VERDICT_RANK)), -len(terms)


_UNBEATEN = (VERDICT_RANK[Verdict.SATISFIED], 0)


def _weigh(case: Case, judge_of: Judge, row: Obligation, arrangement: Arrangement) -> _Weighed:
    made = _compare(case, judge_of, row, arrangement)
    findings = standing_findings(case, row) if arrangement.is_today else ()
    return made._replace(verdict=lowered(made.verdict, findings), findings=findings) if findings else made


def _compare(case: Case, judge_of: Judge, row: Obligation, arrangement: Arrangement) -> _Weighed:
    outcomes: list[tuple[DemandOutcome, ...]] = []
    clauses = needed(case, row)
    if row.clauses and not clauses:
        return _Weighed(arrangement, Verdict.NOT_APPLICABLE, "not_needed")
    for clause in clauses:
        judged = []
        for demand in clause:
            outcome = judge_of.demand(row, demand, arrangement)
            if outcome is None:
                return _Weighed(arrangement, Verdict.NOT_APPLICABLE, "nobody_in_reach")
            judged.append(outcome)
        outcomes.append(tuple(judged))
    deciding = tuple([clause[0] if len(clause) == 1 else max(clause, key=_preference) for clause in outcomes])
    verdict = verdict_of(deciding)
    use = documented(case, row) if verdict in (Verdict.PARTIAL, Verdict.GAP) else None
    if use is not None:
        verdict = counted(use, verdict)
    return _Weighed(arrangement, verdict, None, tuple(outcomes), deciding, use)


def _preference(outcome: DemandOutcome) -> tuple[DemandResult, int]:
    return outcome.result, -len(outcome.chosen.to_write_in) if outcome.chosen is not None else 0


def _judgement(case: Case, row: Obligation, best: _Weighed, *, proven: bool = True) -> Judgement:
    if best.outcomes is None and not best.findings:
        why = reasons(case, row) if best.reason == "not_needed" else ()
        return Judgement(verdict=best.verdict, arrangement=best.arrangement, reason=best.reason, not_needed=why)
    use = best.alternative
    missing = use.missing_facts if use is not None and best.verdict is Verdict.NOT_ASSESSABLE else ()
    made = Judgement(
        verdict=best.verdict,
        arrangement=best.arrangement,
        missing_facts=missing,
        alternative=use,
        clauses=best.deciding,
        outcomes=best.outcomes or (),
        findings=best.findings,
    )
    if not proven:
        return made
    proofs: tuple[ProofMark | None, ...] = ()
    if best.arrangement.is_today:
        proofs = tuple(proof_of(case, row, outcome) for outcome in best.deciding)
    marks = [mark for mark in proofs if mark is not None]
    return made._replace(
        carried_by=carried_by(best.deciding),
        cause=_cause(best.deciding, use),
        proofs=proofs,
        evidence=min((mark.proof for mark in marks), default=None),
        confidence=_confidence(row, best.deciding, marks) if best.verdict in DECIDED else None,
        ground=ground_of(best.deciding, proofs, case.records) if proofs and best.verdict in IN_PLACE else None,
    )


def verdict_of(deciding: Sequence[DemandOutcome]) -> Verdict:
    """The verdict from the results of all clauses; a core one that is unmet leaves nothing of the obligation."""
    if not deciding:
        return Verdict.NOT_ASSESSABLE
    worst = min(outcome.result for outcome in deciding)
    if worst is DemandResult.MET:
        return Verdict.SATISFIED
    if worst is DemandResult.MET_WITH_DUTY:
        return Verdict.WITH_DUTIES
    if worst is DemandResult.UNKNOWN:
        return Verdict.NOT_ASSESSABLE
    unmet = any(outcome.result is DemandResult.UNMET and outcome.demand.weight != SIDE for outcome in deciding)
    return Verdict.GAP if unmet else Verdict.PARTIAL


def carried_by(deciding: Iterable[DemandOutcome]) -> Carrier:
    """Who carries what is met."""
    carriers: set[Carrier] = set()
    for outcome in deciding:
        if outcome.result < DemandResult.MET_WITH_DUTY or outcome.chosen is None:
            continue
        carriers.add(outcome.chosen.carrier)
        if outcome.chosen.duties:
            carriers.add("customer")
    if not carriers:
        return "none"
    return carriers.pop() if len(carriers) == 1 else "shared"


def _cause(deciding: Iterable[DemandOutcome], use: AlternativeUse | None) -> str | None:
    """What a complete alternative rests on; else the one missing paper behind failures, the first by id of several."""
    if use is not None and not use.lacks and not use.accepted and use.rule.rests_on is not None:
        return use.rule.rests_on.cause
    gates = {
        gate
        for outcome in deciding
        if outcome.result < DemandResult.UNKNOWN and outcome.chosen is not None
        for gate in outcome.chosen.gates
    }
    return min(gates, default=None)


def _confidence(row: Obligation, deciding: Iterable[DemandOutcome], marks: Iterable[ProofMark]) -> float:
    """The weakest of edges, terms and proof (docs/method.md, section 12)."""
    reviewed = all(demand.reviewed for clause in row.clauses for demand in clause if demand.capability is not None)
    grades = [1.0 if reviewed else 0.5]
    for outcome in deciding:
        if outcome.chosen is not None and outcome.chosen.terms is not None:
            terms = outcome.chosen.terms
            grades.extend(terms.grades[name] for name in needed_terms(outcome.demand, terms))
    grades.extend(mark.grade for mark in marks)
    return min(grades)
