"""The verdict of one obligation under one arrangement, with its witness, as the result holds it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.assess.comparison_facts import hours_to_buy
from assessor.assess.duty_answers import answer_of
from assessor.assess.reasons import reason_of
from assessor.assess.written_decisions import alternative_of, determination_of
from assessor.evaluate.determination import cited
from assessor.evaluate.same_asking import judged_by
from assessor.evaluate.supply import TODAY
from assessor.evaluate.terms import CONTRACT, needed_terms
from assessor.model.named_tuple import NamedTuple
from assessor.model.scales import (
    IN_PLACE,
    OPEN,
    PREDICATES,
    PROOF_WORD,
    RESULT_WORD,
    TRUTH_WORD,
    DemandResult,
    Proof,
    ProofWord,
    Truth,
)
from assessor.result.comparison import Strength, Timing
from assessor.result.verdict import Advice, Condition, DoneOnce, ObligationVerdict, VerdictDuty, Witness

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from assessor.assess.comparisons import Comparisons
    from assessor.assess.engine import Assessment
    from assessor.assess.smallest.change import SmallestChanges
    from assessor.evaluate.outcome import Alternative, ConditionUse, DemandOutcome, DutyUse, Judgement
    from assessor.evaluate.same_asking import Asked
    from assessor.evaluate.supply import Arrangement
    from assessor.model.plan import Obligation
    from assessor.model.scales import AdviceKind, AssumedTerm, Predicate
    from assessor.result.comparison import Comparison
    from assessor.result.smallest import SmallestChange

_DIGITS = 4


class _Witnessed(NamedTuple):
    """What the deciding demands of a judgement come to; nothing of it depends on what people determined."""

    failing: tuple[Comparison, ...]
    unknown: tuple[Comparison, ...]
    witness: tuple[Witness, ...]
    duties: tuple[VerdictDuty, ...]
    advice: tuple[Advice, ...]


class Verdicts:
    """Verdicts of one assessment."""

    def __init__(self, assessment: Assessment, comparisons: Comparisons, *, changes: bool) -> None:
        self._assessment = assessment
        self._case = assessment.case
        self._comparisons = comparisons
        self._smallest: SmallestChanges | None = None
        self._changes = changes
        self._witnessed: dict[tuple[str, Asked], _Witnessed] = {}
        self._alike: dict[tuple[str, Asked], ObligationVerdict] = {}

    def of(self, row: Obligation, judged: Judgement, numbers: Mapping[int, int], arrangement: str) -> ObligationVerdict:
        """One verdict, today with its smallest change; `numbers` are the positions of the demands, by identity."""
        asked = judged_by(self._case, row) if not judged.findings else None
        if asked is None:
            told = self._witnesses(row, judged, numbers)
            return self._made(row, judged, numbers, told, today=arrangement == TODAY)
        key = arrangement, asked
        if key in self._alike:
            return self._alike[key]
        if key not in self._witnessed:
            self._witnessed[key] = self._witnesses(row, judged, numbers)
        made = self._made(row, judged, numbers, self._witnessed[key], today=arrangement == TODAY)
        if arrangement != TODAY:  # there people decide, of each obligation by itself
            self._alike[key] = made
        return made

    def _witnesses(self, row: Obligation, judged: Judgement, numbers: Mapping[int, int]) -> _Witnessed:
        failing: list[Comparison] = []
        unknown: list[Comparison] = []
        for outcome in judged.clauses:
            for comparison, truth in self._compared(row, outcome, numbers[id(outcome.demand)], judged.arrangement):
                (failing if truth is Truth.NO else unknown).append(comparison)
        return _Witnessed(
            failing=tuple(failing),
            unknown=tuple(unknown),
            witness=tuple(witness_of(outcome, numbers[id(outcome.demand)]) for outcome in judged.clauses),
            duties=self._duties(judged),
            advice=tuple(
                advice
                for outcome in judged.clauses
                for advice in self._advice(row, outcome, numbers[id(outcome.demand)])
            ),
        )

    def _made(
        self, row: Obligation, judged: Judgement, numbers: Mapping[int, int], told: _Witnessed, *, today: bool
    ) -> ObligationVerdict:
        use = judged.alternative
        return ObligationVerdict(
            verdict=judged.verdict,
            framework_word=self._framework_word(row, judged) if today else None,
            carried_by=judged.carried_by,
            why=reason_of(self._case, row, judged),
            failing=told.failing,
            unknown=told.unknown,
            statements=judged.findings,
            witness=told.witness,
            duties=told.duties,
            conditions=conditions(self._assessment, judged),
            advice=told.advice,
            cause=judged.cause,
            alternative=None if use is None else alternative_of(self._case, use),
            derived=judged.derived,
            determination=determination_of(judged.determined),
            smallest=self._change(row, judged, numbers) if today and self._changes else None,
            evidence=proof_word(judged.evidence),
            records=tuple(sorted(self._records(judged))),
            stale=_stale(judged),
            confidence=None if judged.confidence is None else round(judged.confidence, _DIGITS),
            ground=judged.ground,
        )

    def _change(self, row: Obligation, judged: Judgement, numbers: Mapping[int, int]) -> SmallestChange | None:
        """The smallest change of an obligation that is open."""
        if judged.verdict not in OPEN:
            return None
        if self._smallest is None:
            from assessor.assess.smallest.change import SmallestChanges  # noqa: PLC0415 - a dozen modules for open rows

            self._smallest = SmallestChanges(self._case)
        return self._smallest.of(row, judged, numbers)

    def _framework_word(self, row: Obligation, judged: Judgement) -> str | None:
        """The verdict in the framework's own terms; what is outside the scope has none, it is not its N/A."""
        framework = self._case.framework_of.get(row.catalog)
        if framework is None or self._case.applicability[row.ref] is Truth.NO:
            return None
        return framework.words.get(judged.verdict.value)

    def _records(self, judged: Judgement) -> set[str]:
        """The evidence a verdict rests on: what a determination cites, else what proves what was derived."""
        if judged.determined is not None:
            return {name for part in judged.determined.parts for name in cited(self._case, part)}
        return {mark.record for mark in judged.proofs if mark is not None and mark.record is not None}

    def _compared(
        self, row: Obligation, outcome: DemandOutcome, number: int, arrangement: Arrangement | None
    ) -> Iterator[tuple[Comparison, Truth]]:
        """What does not hold, or is not known to, in the alternative that decided."""
        if outcome.chosen is None or outcome.result >= DemandResult.MET_WITH_DUTY:
            return
        for name, truth in zip(PREDICATES, outcome.chosen.truths, strict=True):
            if truth is not Truth.YES:
                predicate: Predicate = "contract" if outcome.demand.population is not None else name
                compared = self._comparisons.decided(
                    row, outcome, number, outcome.chosen, predicate, arrangement=arrangement
                )
                yield compared, truth

    def _duties(self, judged: Judgement) -> tuple[VerdictDuty, ...]:
        uses = {use for outcome in judged.clauses if outcome.chosen is not None for use in outcome.chosen.duties}
        duties = {self._duty(use) for use in uses}
        return tuple(sorted(duties, key=lambda duty: (duty.id, duty.part or "", duty.state, duty.fault or "")))

    def _duty(self, use: DutyUse) -> VerdictDuty:
        answer = answer_of(self._case, use.id, use.part)
        whole = self._case.engagement.duties.get(use.id)
        return VerdictDuty(
            id=use.id,
            state=use.state,
            part=use.part,
            who=answer.who or (whole.who if whole is not None else None),
            last=answer.last,
            missing=answer.missing,
            fault=use.fault,
            assumed=use.assumed,
        )

    def _advice(self, row: Obligation, outcome: DemandOutcome, number: int) -> Iterator[Advice]:
        """What an engine default would like better; decides nothing."""
        chosen = outcome.chosen
        if chosen is None or chosen.terms is None:
            return
        for kind in chosen.advice:
            yield Advice(
                demand=number,
                kind=kind,
                compared=self._advised(row, outcome, chosen, kind),
                provider=chosen.supplier.id if chosen.supplier is not None else None,
            )

    def _advised(
        self, row: Obligation, outcome: DemandOutcome, chosen: Alternative, kind: AdviceKind
    ) -> Timing | Strength | None:
        terms = chosen.terms
        if terms is None:
            return None
        match kind:
            case "cadence" | "within" | "hours":
                return self._comparisons.timing(row, outcome.demand, terms)
            case "detection":
                return Strength(class_=terms.detection) if terms.detection else None
            case "evidence":
                return Strength(class_=terms.evidence) if terms.evidence else None
            case _:
                return None


def witness_of(outcome: DemandOutcome, number: int) -> Witness:
    """The deciding demand and alternative of one clause."""
    chosen = outcome.chosen
    supplier = chosen.supplier if chosen is not None else None
    truths = chosen.truths if chosen is not None else ()
    use = chosen.done if chosen is not None else None
    return Witness(
        demand=number,
        function=chosen.function if chosen is not None else None,
        provider=supplier.id if supplier is not None else None,
        offering=supplier.offering if supplier is not None else None,
        result=RESULT_WORD[outcome.result],
        predicates={name: TRUTH_WORD[truth] for name, truth in zip(PREDICATES, truths, strict=False)},
        assumed=assumed(outcome),
        done=DoneOnce(on=use.on, record=use.record, repeat_by=use.repeat_by) if use is not None else None,
    )


def assumed(outcome: DemandOutcome) -> tuple[AssumedTerm, ...]:
    """The terms compared that a provider did not state itself and has from its offering or model."""
    chosen = outcome.chosen
    if chosen is None or chosen.terms is None or chosen.supplier is None or chosen.supplier.provider is None:
        return ()
    terms = chosen.terms
    return tuple(name for name in needed_terms(outcome.demand, terms) if terms.grades[name] < CONTRACT)


def proof_word(proof: Proof | None) -> ProofWord | None:
    """Where a verdict stands on the evidence axis."""
    return None if proof is None else PROOF_WORD[proof]


def _stale(judged: Judgement) -> tuple[str, ...]:
    """The records that are too old for what they show; what people determined rests on what they cite."""
    if judged.determined is not None:
        return ()
    return tuple(sorted({mark.record for mark in judged.proofs if mark and mark.record and mark.proof is Proof.STALE}))


def conditions(assessment: Assessment, judged: Judgement) -> tuple[Condition, ...]:
    """What must become true for a verdict to hold: those of the clauses that are met, and the offerings they use."""
    met = [
        outcome.chosen
        for outcome in judged.clauses
        if outcome.chosen is not None and outcome.result >= DemandResult.MET_WITH_DUTY
    ]
    needed = {_condition(assessment, judged, use) for alternative in met for use in alternative.conditions}
    if judged.verdict in IN_PLACE and judged.arrangement is not None:
        serving = {alternative.supplier.id for alternative in met if alternative.supplier is not None}
        needed |= {
            Condition(kind="offering", id=f"{model}/{offering}", model=model, offering=offering, hours=None)
            for model, offering in judged.arrangement.offerings
            if model in serving
        }
    return tuple(sorted(needed, key=lambda condition: (condition.kind, condition.id)))


def _condition(assessment: Assessment, judged: Judgement, use: ConditionUse) -> Condition:
    bought = use.kind == "bought_hours"
    return Condition(
        kind=use.kind,
        id=use.id,
        model=use.id if bought else None,
        offering=None,
        hours=hours_to_buy(assessment, judged, use.id) if bought else None,
    )
