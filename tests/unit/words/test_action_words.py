"""What an action says where it mends several findings at once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from assessor.words import actions
from assessor.words.finding_subject import Parts
from assessor.words.names import names_of
from tests.unit.assess.test_severity import example

if TYPE_CHECKING:
    from assessor.result.action import Action
    from assessor.words.names import Names


@pytest.fixture(scope="module")
def names() -> Names:
    return names_of(example("clinic"))


@pytest.fixture(scope="module")
def action() -> Action:
    return next(iter(example("clinic").actions))


def _parts(title: str, topic: str = "") -> Parts:
    return Parts(title, "", "", "Do it.", topic)


def test_terms_of_one_provider_are_listed_and_its_name_keeps_its_capitals(action: Action, names: Names) -> None:
    asked = replace(action, kind="terms", findings=("F-1", "F-2"), supplier="north-msp", running=())
    said = {"F-1": _parts("North MSP promises too little", "patching"), "F-2": _parts("North MSP is late", "backups")}
    who = names.provider("north-msp")
    assert actions.text(asked, said, names) == f"Have {who} quote patching and backups."
    untold = {**said, "F-2": _parts("North MSP is late")}
    assert actions.text(asked, untold, names) == (
        f"North MSP promises too little. North MSP is late. Agree on better terms with {who}."
    )


def test_three_findings_are_told_and_the_others_counted(action: Action, names: Names) -> None:
    ids = tuple(f"F-{number}" for number in range(5))
    several = replace(action, kind="own_work", findings=ids, supplier=None, running=())
    told = actions.text(several, {each: _parts(each) for each in ids}, names)
    assert told == "F-0. F-1. F-2. And 2 more. Do it."
    four = replace(several, findings=ids[:4])
    assert actions.text(four, {each: _parts(each) for each in ids}, names) == "F-0. F-1. F-2. F-3. Do it."


def test_a_question_keeps_its_mark(action: Action, names: Names) -> None:
    asked = replace(action, kind="answer", findings=("F-1", "F-2"), supplier=None, running=())
    said = {"F-1": _parts("Not answered: are sales sent later?"), "F-2": _parts("Not stated")}
    assert actions.text(asked, said, names) == "Find out, and state: Not answered: are sales sent later? Not stated."
