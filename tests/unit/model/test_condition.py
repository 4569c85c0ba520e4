"""The condition tree: Kleene's laws, and each operator."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessor.model.condition import OPERATORS, Condition
from assessor.model.scales import Truth

FACTS = ("a", "b", "c")
LEAVES = st.builds(lambda fact, value: Condition(fact=fact, is_=value), st.sampled_from(FACTS), st.booleans())
TREES = st.recursive(
    LEAVES,
    lambda below: st.one_of(
        st.builds(lambda parts: Condition(all=tuple(parts)), st.lists(below, min_size=1, max_size=3)),
        st.builds(lambda parts: Condition(any=tuple(parts)), st.lists(below, min_size=1, max_size=3)),
        st.builds(lambda part: Condition(not_=part), below),
    ),
    max_leaves=8,
)
WORLDS = st.dictionaries(st.sampled_from(FACTS), st.booleans())
Facts = dict[str, bool]


def both(*parts: Condition) -> Condition:
    return Condition(all=parts)


def either(*parts: Condition) -> Condition:
    return Condition(any=parts)


def opposite(part: Condition) -> Condition:
    return Condition(not_=part)


@given(TREES, TREES, TREES, WORLDS)
def test_kleene_s_laws(p: Condition, q: Condition, r: Condition, world: Facts) -> None:
    same = [
        (both(p, q), both(q, p)),
        (either(p, q), either(q, p)),
        (both(p, both(q, r)), both(p, q, r)),
        (either(p, either(q, r)), either(p, q, r)),
        (both(p, either(q, r)), either(both(p, q), both(p, r))),
        (either(p, both(q, r)), both(either(p, q), either(p, r))),
        (both(p, either(p, q)), p),
        (either(p, both(p, q)), p),
        (opposite(opposite(p)), p),
        (opposite(both(p, q)), either(opposite(p), opposite(q))),
        (opposite(either(p, q)), both(opposite(p), opposite(q))),
        (both(p, p), p),
        (either(p, p), p),
    ]
    for left, right in same:
        assert left.truth(world) is right.truth(world)


@given(TREES, WORLDS, WORLDS)
def test_learning_a_fact_never_takes_an_answer_back(p: Condition, known: Facts, more: Facts) -> None:
    before = p.truth(known)
    if before is not Truth.UNKNOWN:
        assert p.truth({**more, **known}) is before


@given(TREES, st.fixed_dictionaries({name: st.booleans() for name in FACTS}))
def test_with_all_facts_it_is_plain_logic(p: Condition, world: Facts) -> None:
    def plain(node: Condition) -> bool:
        if node.all is not None:
            return all(plain(part) for part in node.all)
        if node.any is not None:
            return any(plain(part) for part in node.any)
        if node.not_ is not None:
            return not plain(node.not_)
        return world[node.fact or ""] == node.is_

    assert p.truth(world) is (Truth.YES if plain(p) else Truth.NO)


@given(TREES)
def test_leaves_are_all_the_tests(p: Condition) -> None:
    assert {leaf.fact for leaf in p.leaves()} <= set(FACTS)
    if p.truth({}) is not Truth.UNKNOWN:
        pytest.fail("nothing is known, so nothing can be said")


@pytest.mark.parametrize(
    ("condition", "value", "truth"),
    [
        (Condition(fact="x", is_=True), True, Truth.YES),
        (Condition(fact="x", is_=False), True, Truth.NO),
        (Condition(fact="x", is_="b"), "b", Truth.YES),
        (Condition(fact="x", is_=0), 0, Truth.YES),
        (Condition(fact="x", is_not="b"), "b", Truth.NO),
        (Condition(fact="x", is_not=False), True, Truth.YES),
        (Condition(fact="x", one_of=("a", "b")), "b", Truth.YES),
        (Condition(fact="x", one_of=("a", "b")), "c", Truth.NO),
        (Condition(fact="x", at_least=3), 3, Truth.YES),
        (Condition(fact="x", at_least=3), 2.5, Truth.NO),
        (Condition(fact="x", at_least=0), 0, Truth.YES),
        (Condition(fact="x", at_most=3), 3, Truth.YES),
        (Condition(fact="x", at_most=0), 1, Truth.NO),
        (Condition(fact="x", exists=True), "b", Truth.YES),
        (Condition(fact="x", exists=False), "b", Truth.NO),
        (Condition(fact="x", is_=True), None, Truth.UNKNOWN),
        (Condition(fact="x", one_of=("a",)), None, Truth.UNKNOWN),
        (Condition(fact="x", at_least=3), None, Truth.UNKNOWN),
        (Condition(fact="x", exists=True), None, Truth.NO),
        (Condition(fact="x", exists=False), None, Truth.YES),
    ],
)
def test_operators(condition: Condition, value: bool | float | str | None, truth: Truth) -> None:
    world = {} if value is None else {"x": value}
    assert condition.truth(world) is truth


def test_every_operator_is_tested() -> None:
    assert set(OPERATORS) == {"is", "is_not", "one_of", "at_least", "at_most", "exists"}


@pytest.mark.parametrize(
    ("node", "told"),
    [
        (Condition(fact="saq", is_="A"), Truth.YES),
        (Condition(fact="saq", is_="D"), Truth.NO),
        (Condition(fact="saq", one_of=("C", "D")), Truth.YES),
        (Condition(fact="saq", one_of=("D", "E")), Truth.NO),
        (Condition(fact="saq", is_not="A"), Truth.NO),
        (Condition(fact="saq", is_not="D"), Truth.YES),
        (Condition(fact="saq", exists=True), Truth.YES),
    ],
)
def test_of_several_values_one_is_enough_and_a_denial_needs_all(node: Condition, told: Truth) -> None:
    assert node.truth({"saq": ["A", "C"]}) is told
