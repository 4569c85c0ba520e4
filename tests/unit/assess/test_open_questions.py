"""The questions that decide most: each answer they offer is taken, and settles what it is said to settle."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import pytest

from assessor import api
from assessor.assess.engine import assess_engagement
from assessor.assess.open_questions import open_questions
from assessor.encode.questions import questions_object
from assessor.evaluate.supply import TODAY
from assessor.model.scales import Verdict
from assessor.words import questions
from assessor.words.names import names_of
from assessor.words.yaml_lines import what_if
from tests.cli.running import ROOT

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from assessor.library.engagement import Source
    from assessor.model.plan import Plan
    from assessor.result.question import OpenQuestions

EXAMPLES = sorted((ROOT / "examples").glob("*.yaml"))
# Whoever is named may leave the next thing open: whether it was ordered, how often, with which paper.
MAY_LEAD_ON = ("holder",)


@lru_cache(maxsize=1)
def asked(path: Path) -> tuple[Source, Plan, OpenQuestions]:
    source, plan, problems = api.check(path)
    assert source is not None
    assert plan is not None, problems
    return source, plan, open_questions(assess_engagement(plan, source.engagement, arrangements=(TODAY,)))


def settled(source: Source, plan: Plan, answer: str, refs: Collection[str]) -> set[str]:
    """The obligations among these that can be judged with an answer written in."""
    case = api.changed(source, plan, [answer])
    judged = assess_engagement(
        case.plan, case.source.engagement, only=lambda row: row.ref in refs, arrangements=(TODAY,)
    ).judgements[TODAY]
    return {ref for ref, found in judged.items() if found.verdict is not Verdict.NOT_ASSESSABLE}


@pytest.mark.parametrize("name", ["billing-office", "dod-subcontractor", "retailer"])
def test_every_answer_is_taken_and_settles_what_waits_for_nothing_else(name: str) -> None:
    source, plan, found = asked(ROOT / "examples" / f"{name}.yaml")
    for item in found.asked[:6]:  # each answer is a whole file read and judged again
        done: set[str] = set()
        for answer in item.answers:
            done |= settled(source, plan, what_if(answer), set(item.obligations))
        if item.kind not in MAY_LEAD_ON:
            assert set(item.alone) <= done, (item.kind, item.place)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_open_obligation_waits_for_a_question(path: Path) -> None:
    _, _, found = asked(path)
    touched = [ref for item in found.asked for ref in item.obligations]
    assert set(touched) == set(found.waiting)
    assert {ref: touched.count(ref) for ref in found.waiting} == found.waiting
    assert found.settled(len(found.asked)) == found.open
    assert all(set(item.alone) == {ref for ref in item.obligations if found.waiting[ref] == 1} for item in found.asked)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_what_decides_most_comes_first(path: Path) -> None:
    _, _, found = asked(path)
    weights = [(-len(item.alone), -len(item.obligations), item.place) for item in found.asked]
    assert weights == sorted(weights)
    growth = [found.settled(count) for count in range(len(found.asked) + 1)]
    assert growth == sorted(growth)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_each_is_a_question_with_a_word_for_each_answer(path: Path) -> None:
    _, _, found = asked(path)
    names = names_of(found.named)
    for item in found.asked:
        assert "?" in questions.question(item, names), item.place
        # an entry that is not in its list yet has a key to write it under, and no answer to choose
        assert item.answers or (item.statement is not None and item.statement.code == "not_known"), item.place
        for answer in item.answers:
            assert questions.means(item, answer, names), (item.place, answer)
    encoded = questions_object(found, 3)
    assert len(encoded["questions"]) == min(3, len(found.asked)) == encoded["asked"]
    assert encoded["left_out"] == len(found.asked) - encoded["asked"]


def test_that_nothing_was_ordered_is_an_answer_while_nothing_is() -> None:
    source, plan, found = asked(ROOT / "examples" / "billing-office.yaml")
    item = next(item for item in found.asked if any(one.value == () for one in item.answers) and item.kind == "order")
    nothing = item.answers[-1]
    assert (nothing.place, nothing.value) == (item.place, ())
    assert questions.means(item, nothing, names_of(found.named)) == "no, and nothing else was ordered there either"
    case = api.changed(source, plan, [what_if(nothing)])
    after = open_questions(assess_engagement(case.plan, case.source.engagement, arrangements=(TODAY,)))
    assert not [left for left in after.asked if left.kind == "order" and left.provider == item.provider]
