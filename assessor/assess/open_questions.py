"""What would decide the obligations that cannot be judged: what is open of each of them, as questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.assess import open_answers
from assessor.assess.comparisons import Comparisons
from assessor.assess.named_subjects import named_subjects
from assessor.assess.obligation_rows import number_demands
from assessor.assess.open_rows import OpenRows
from assessor.assess.open_steps import Steps
from assessor.assess.written_decisions import decided
from assessor.evaluate.supply import TODAY
from assessor.model.scales import DemandResult, Verdict
from assessor.model.value import replace
from assessor.result.question import OpenQuestion, OpenQuestions

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from assessor.assess.engine import Assessment
    from assessor.evaluate.outcome import DemandOutcome, Judgement
    from assessor.model.plan import Obligation
    from assessor.result.change import Change

_Key = tuple[tuple[str, ...], tuple[str, ...]]


def open_questions(assessment: Assessment) -> OpenQuestions:
    """Every question that hangs over an obligation today, those that decide most first."""
    plan, judged = assessment.plan, assessment.judgements[TODAY]
    rows = [row for row in plan.obligations if row.ref in judged]
    verdicts = [judged[row.ref].verdict for row in rows]
    open_ = [row for row in rows if judged[row.ref].verdict is Verdict.NOT_ASSESSABLE]
    asker = _Asker(assessment)
    asked = {row.ref: _distinct(asker.of(row, judged[row.ref])) for row in open_}
    questions = tuple(_with_the_rest(_gathered(asked)))
    return OpenQuestions(
        asked=questions,
        waiting={ref: len(there) for ref, there in asked.items()},
        applicable=sum(verdict is not Verdict.NOT_APPLICABLE for verdict in verdicts),
        gaps=verdicts.count(Verdict.GAP),
        partial=verdicts.count(Verdict.PARTIAL),
        named=named_subjects(
            assessment, (TODAY,), {item.duty for item in questions if item.duty is not None}, demanded_by=plan
        ),
    )


def _key(question: OpenQuestion) -> _Key:
    """What makes two questions one: the key to write and, where that holds a list, the entry asked about."""
    return question.place, question.capabilities if question.kind == "order" else ()


def _distinct(questions: Iterable[OpenQuestion]) -> dict[_Key, OpenQuestion]:
    """The questions of one obligation, each once."""
    found: dict[_Key, OpenQuestion] = {}
    for item in questions:
        key = _key(item)
        found[key] = _joined(found[key], item) if key in found else item
    return found


def _gathered(asked: dict[str, dict[_Key, OpenQuestion]]) -> tuple[OpenQuestion, ...]:
    """The questions of all obligations: most decided alone first, then most touched, then by key."""
    found: dict[_Key, OpenQuestion] = {}
    for ref, there in asked.items():
        for key, item in there.items():
            here = replace(item, obligations=(ref,), alone=(ref,) if len(there) == 1 else ())
            found[key] = _joined(found[key], here) if key in found else here
    return tuple(sorted(found.values(), key=lambda item: (-len(item.alone), -len(item.obligations), _key(item))))


def _with_the_rest(questions: tuple[OpenQuestion, ...]) -> Iterator[OpenQuestion]:
    """The questions; one that may be answered by *nothing was ordered* with the other work which that decides."""
    on_order = [item for item in questions if item.kind == "order"]
    for question in questions:
        if question.kind == "order" and any(answer.value == () for answer in question.answers):
            rest = (item for item in on_order if item.provider == question.provider and item is not question)
            names = (name for item in rest for name in item.capabilities)
            yield replace(question, decides_also=tuple(dict.fromkeys(names)))
        else:
            yield question


def _joined(first: OpenQuestion, more: OpenQuestion) -> OpenQuestion:
    """One question asked for two obligations."""
    return replace(
        first,
        answers=open_answers.merged(first.answers, more.answers),
        capabilities=tuple(dict.fromkeys((*first.capabilities, *more.capabilities))),
        obligations=tuple(dict.fromkeys((*first.obligations, *more.obligations))),
        alone=tuple(dict.fromkeys((*first.alone, *more.alone))),
    )


class _Asker:
    """The questions of one obligation."""

    def __init__(self, assessment: Assessment) -> None:
        self._changes = OpenRows(assessment.case, Comparisons(assessment))
        self._steps = Steps(assessment.case)

    def of(self, row: Obligation, judged: Judgement) -> Iterator[OpenQuestion]:
        """What the open steps ask, where they ask anything."""
        if decided(judged) and judged.determined is not None:
            yield from self._steps.objectives(judged.determined.undecided)
            return
        numbers = number_demands(row)
        demands = [demand for clause in row.clauses for demand in clause]
        nearest = self._changes.nearest(row, _open_ways(judged), numbers)
        found = [item for step in nearest for item in self._steps.of(row, demands, step)]
        yield from found or self._otherwise(row, judged)

    def _otherwise(self, row: Obligation, judged: Judgement) -> Iterator[OpenQuestion]:
        """What the open steps of all ways ask, where the open ways lead to no question."""
        numbers = number_demands(row)
        demands = [demand for clause in row.clauses for demand in clause]
        steps: tuple[Change, ...] = self._changes.nearest(row, judged, numbers)
        for step in steps:
            yield from self._steps.of(row, demands, step)


def _open_ways(judged: Judgement) -> Judgement:
    """The judgement with only those ways in it that an answer could still bring in place."""
    return judged._replace(outcomes=tuple(tuple(map(_open_way, clause)) for clause in judged.outcomes if clause))


def _open_way(outcome: DemandOutcome) -> DemandOutcome:
    ways = tuple(way for way in outcome.alternatives if way.result >= DemandResult.UNKNOWN)
    return outcome._replace(alternatives=ways) if ways else outcome
