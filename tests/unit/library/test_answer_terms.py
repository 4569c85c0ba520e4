"""One answer as the term it comes to."""

from __future__ import annotations

from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessor.library.answer_terms import Unclear, asked_as, understood
from assessor.model.interval import seconds
from assessor.model.provider_answers import Aspect, PromiseAnswer, Understood, key_of

INTERVALS = st.sampled_from(["PT4H", "P1D", "P7D", "P1M", "P3M", "P1Y"])
Word = Literal["yes", "no"] | None


def told(aspect: Aspect, asked: str | None, answer: Word, how_often: str | None = None) -> Understood:
    return understood(aspect, PromiseAnswer(asked=asked, answer=answer, how_often=how_often))


@pytest.mark.parametrize(
    ("aspect", "asked", "answer", "how_often", "done", "value"),
    [
        ("schedule", "P7D", "yes", None, True, "P7D"),
        ("schedule", "P7D", "yes", "daily", True, "P1D"),
        ("schedule", "P7D", "no", "monthly", True, "P1M"),
        ("schedule", "P7D", None, "monthly", True, "P1M"),
        ("schedule", "P7D", "no", None, False, None),
        ("schedule", "P7D", "no", "only when called", False, None),
        ("set_up", None, "yes", None, True, True),
        ("set_up", None, "no", None, False, False),
        ("event", "PT4H", "no", "2 days", True, "P2D"),
        ("event", "PT4H", "no", "no time promised", True, None),
        ("event", None, "yes", None, True, None),
        ("event", None, "no", None, False, None),
        ("hours", "24x7", "no", "office hours", True, "8x5"),
        ("detection", "analytic", "no", None, True, "user_report"),
        ("detection", "analytic", "no", "an alarm", True, "threshold"),
        ("evidence", "system_record", "no", "a ticket", True, "work_record"),
        ("evidence", "system_record", "no", None, True, "none"),
        ("place", "cloud", "yes", None, True, "cloud"),
        ("place", "cloud", "no", "your equipment", True, "customer"),
        ("place", "cloud", "no", "Our own equipment.", True, "provider"),
    ],
)
def test_what_an_answer_comes_to(
    aspect: Aspect, asked: str | None, answer: Word, how_often: str | None, done: bool, value: str | bool | None
) -> None:
    assert told(aspect, asked, answer, how_often) == Understood(done=done, value=value)


@given(INTERVALS, INTERVALS, st.sampled_from(["yes", "no"]))
def test_yes_goes_with_as_much_and_no_with_less(asked: str, other: str, answer: Literal["yes", "no"]) -> None:
    enough = seconds(other) <= seconds(asked)
    if enough is (answer == "yes"):
        assert told("schedule", asked, answer, other) == Understood(done=True, value=other)
    else:
        with pytest.raises(Unclear) as fault:
            told("schedule", asked, answer, other)
        assert fault.value.code == "answers/contradictory"


@pytest.mark.parametrize(
    ("aspect", "how_often", "code"),
    [
        ("schedule", "now and then", "answers/not-understood"),
        ("schedule", "no time promised", "answers/not-understood"),
        ("set_up", "weekly", "answers/not-understood"),
        ("hours", None, "answers/incomplete"),
    ],
)
def test_what_cannot_be_taken(aspect: Aspect, how_often: str | None, code: str) -> None:
    with pytest.raises(Unclear) as fault:
        told(aspect, None if aspect == "set_up" else "P1D" if aspect == "schedule" else "24x7", "no", how_often)
    assert fault.value.code == code
    assert fault.value.advice


def test_only_what_a_question_asks_for_is_taken_back() -> None:
    assert asked_as("schedule", "P7D")
    assert not asked_as("schedule", "weekly")
    assert not asked_as("schedule", None)
    assert asked_as("event", None)
    assert not asked_as("set_up", "P7D")
    assert not asked_as("evidence", "a ticket")


@pytest.mark.parametrize("text", ["a/b/c/schedule", "a/b/c/event/d"])
def test_a_key_is_its_parts(text: str) -> None:
    key = key_of(text)
    assert key is not None
    assert key.text == text
    for broken in (f"{text}/x", text.removesuffix("/d").replace("schedule", "event"), text.replace("/c", ""), ""):
        assert key_of(broken) is None
