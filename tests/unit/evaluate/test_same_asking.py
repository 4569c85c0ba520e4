"""Obligations that ask the same are judged once, and each is told what it would be told alone."""

from __future__ import annotations

from assessor.assess.engine import assess_engagement
from assessor.assess.obligation_rows import ObligationRows
from assessor.assess.prepare import compile_files
from assessor.evaluate.capacity import Capacity
from assessor.evaluate.demand import Judge
from assessor.evaluate.obligation import judge
from assessor.evaluate.same_asking import judged_by
from assessor.frameworks.registry import FRAMEWORKS
from assessor.model.engagement import Determination
from assessor.model.value import replace
from benchmarks import synthetic


def test_what_is_judged_once_is_as_if_judged_alone() -> None:
    plan = compile_files(synthetic.files(1), FRAMEWORKS)
    some = tuple(Determination(obligation=row.ref, status="not_met", by="A") for row in plan.obligations[::3])
    assessment = assess_engagement(plan, replace(synthetic.engagement(), determinations=some))
    case, judge_of = assessment.case, Judge(assessment.case, Capacity(assessment.case))
    asked = [judged_by(case, row) for row in plan.obligations]
    assert len(set(asked)) < len(asked) // 2
    shared = ObligationRows(assessment, assessment.arrangements, changes=False)
    other = []
    for row in plan.obligations:
        for name, variants in assessment.variants.items():
            alone, there = judge(case, judge_of, row, variants), assessment.judgements[name][row.ref]
            own = {id(demand) for clause in row.clauses for demand in clause}
            of_others = {id(outcome.demand) for clause in there.outcomes for outcome in clause} - own
            if (
                alone != there
                or of_others
                or [id(item.demand) for item in alone.clauses] != [id(item.demand) for item in there.clauses]
            ):
                other.append((row.ref, name))
        single = ObligationRows(assessment, assessment.arrangements, changes=False).of(row)
        if shared.of(row) != single:
            other.append((row.ref, "row"))
    assert other == []
