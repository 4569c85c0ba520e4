"""One case may be judged several times, row by row and arrangement by arrangement: nothing depends on the order."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from assessor import api
from assessor.assess.engine import assess_case, assess_engagement
from assessor.evaluate.case import Case
from assessor.evaluate.supply import TODAY
from tests.cli.running import CLINIC

if TYPE_CHECKING:
    from pathlib import Path

    from assessor.assess.engine import Assessment
    from assessor.model.plan import Obligation

Verdicts = dict[str, dict[str, tuple[object, ...]]]


def verdicts(assessment: Assessment) -> Verdicts:
    return {
        name: {ref: (item.verdict, item.derived, repr(item.clauses)) for ref, item in judged.items()}
        for name, judged in assessment.judgements.items()
    }


def _is(ref: str, row: Obligation) -> bool:
    return row.ref == ref


def test_a_case_that_was_judged_in_part_is_judged_like_a_new_one(data_root: Path, cache: Path) -> None:
    source, plan, _ = api.sound(CLINIC, data=data_root, cache=cache)
    whole = verdicts(assess_engagement(plan, source.engagement))
    case = Case(plan, source.engagement)
    rows = [row.ref for row in plan.obligations]
    for ref in rows[::7]:
        alone = verdicts(assess_case(case, only=partial(_is, ref), arrangements=(TODAY,)))
        assert alone == {TODAY: {ref: whole[TODAY][ref]}}
    assert verdicts(assess_case(case)) == whole
