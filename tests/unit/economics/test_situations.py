"""Situations: recognized by their conditions, told with the facts behind them, qualified by what speaks against."""

from __future__ import annotations

import pytest

from assessor.economics.situations import recognize
from assessor.model.condition import Condition, Scalar
from assessor.model.rules import Fact
from assessor.model.situation import Qualification, Situation, Threshold
from assessor.result.situations import StatedValue
from assessor.words.situations import amount, asked, remark

KINDS = {
    "users": Fact(id="users", type="number", question="How many people?", unit="people"),
    "own_servers": Fact(id="own_servers", type="boolean", question="Own servers?"),
    "cost": Fact(id="cost", type="number", question="Cost", unit="USD a year"),
}
SMALL = Situation(
    id="small",
    title="Small",
    fits="break_fix",
    text="Few people.",
    source="a page",
    when=Condition(all=(Condition(fact="users", at_most=10), Condition(fact="own_servers", is_=False))),
    thresholds=(Threshold(fact="users", source="ours", assumption=True),),
    qualified_by=(
        Qualification(id="dear", text="It costs {cost} for {users} people.", when=Condition(fact="users", at_least=3)),
    ),
)


@pytest.mark.parametrize(
    ("values", "holds", "missing"),
    [
        ({"users": 3, "own_servers": False}, "yes", ()),
        ({"users": 11}, "no", ()),
        ({"users": 3}, "unknown", ("own_servers",)),
        ({}, "unknown", ("users", "own_servers")),
        ({"own_servers": True}, "no", ()),
    ],
)
def test_three_valued(values: dict[str, Scalar], holds: str, missing: tuple[str, ...]) -> None:
    (situation,) = recognize([SMALL], KINDS, values)
    assert (situation.holds, situation.missing) == (holds, missing)


def test_the_facts_behind_it_are_named_with_where_their_thresholds_come_from() -> None:
    (situation,) = recognize([SMALL], KINDS, {"users": 3, "own_servers": False})
    first, second = situation.because
    assert (first.value, first.test, first.operands, first.holds) == (3, "at_most", (10,), "yes")
    assert (first.source, first.assumption) == ("ours", True)
    assert (second.value, second.test, second.operands, second.source) == (False, "is", (False,), None)


def test_a_remark_needs_its_condition_its_values_and_the_situation() -> None:
    stated: dict[str, Scalar] = {"users": 3, "own_servers": False, "cost": 12345.6}
    (situation,) = recognize([SMALL], KINDS, stated)
    (against,) = situation.contradicted_by
    assert against.values == {
        "cost": StatedValue(value=12345.6, unit="USD a year"),
        "users": StatedValue(value=3, unit="people"),
    }
    assert remark(against) == "It costs $12,346 a year for 3 people."
    for without in ("cost", "users", "own_servers"):
        (situation,) = recognize([SMALL], KINDS, {name: value for name, value in stated.items() if name != without})
        assert situation.contradicted_by == ()
    (situation,) = recognize([SMALL], KINDS, {**stated, "users": 2})
    assert situation.holds == "yes"
    assert situation.contradicted_by == ()


def test_those_that_hold_come_first_and_the_others_keep_their_order() -> None:
    never = Situation(id="a", title="", fits="managed", text="", source="", when=Condition(fact="users", at_least=99))
    unsure = Situation(id="b", title="", fits="managed", text="", source="", when=Condition(fact="cost", at_least=1))
    situations = recognize([never, unsure, SMALL], KINDS, {"users": 3, "own_servers": False})
    assert [situation.id for situation in situations] == ["small", "b", "a"]


@pytest.mark.parametrize(
    ("value", "unit", "shown"),
    [
        (1, "sites", "1 site"),
        (2, "sites", "2 sites"),
        (1, "people", "1 person"),
        (1, "failures a year", "1 failure a year"),
        (0.5, "full-time positions", "0.5 full-time positions"),
        (0.55, "share of the crossover", "55% of the crossover"),
        (0.2, "share from 0 to 1", "20%"),
        (1234.4, "USD an hour", "$1,234 an hour"),
        (True, None, "yes"),
        ("saq_a", None, "saq_a"),
        (1200, None, "1,200"),
    ],
)
def test_amounts(value: float | bool | str, unit: str | None, shown: str) -> None:
    assert amount(value, unit) == shown


@pytest.mark.parametrize(
    ("leaf", "words"),
    [
        (Condition(fact="users", at_least=2), "at least 2 people"),
        (Condition(fact="users", at_most=1), "at most 1 person"),
        (Condition(fact="users", is_not=5), "not 5"),
        (Condition(fact="own_servers", is_=True), "yes"),
        (Condition(fact="own_servers", is_not=True), "not yes"),
        (Condition(fact="users", exists=False), "not stated"),
        (Condition(fact="users", one_of=(1, 2)), "one of 1, 2"),
    ],
)
def test_tests_in_words(leaf: Condition, words: str) -> None:
    tested = Situation(id="a", title="", fits="managed", text="", source="", when=leaf)
    (situation,) = recognize([tested], KINDS, {})
    assert asked(situation.because[0]) == words
