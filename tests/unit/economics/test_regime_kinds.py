"""The table of losses divided: it says what the whole one says, in fewer columns, and the optimum stays what it is."""

from __future__ import annotations

from itertools import chain, product

from assessor.economics.problem import Option, Outlook, Problem
from assessor.economics.regime_kinds import regime_kinds
from assessor.economics.solve import optimum

_DESKS, _UPKEEP = ("", "a", "b", "c"), ("", "steady")


def _table(*, by_kind: bool) -> Outlook:
    """Losses by who answers and two functions of upkeep; by kind, both must be steady for anything to change."""
    losses: dict[tuple[str, ...], int] = {}
    for desk, first, second in product(_DESKS, _UPKEEP, _UPKEEP):
        steady = all((first, second)) if by_kind else len(first) + 2 * len(second)
        losses[desk, first, second] = 1_000 * (4 - _DESKS.index(desk)) - 300 * steady
    features = (
        ("desk", {0: "a", 1: "b", 2: "c"}),
        ("patching", {3: "steady"}),
        ("watching", {4: "steady"}),
    )
    return Outlook(features=features, losses=losses)


def test_combinations_that_lose_the_same_are_of_one_kind() -> None:
    found = regime_kinds(_table(by_kind=True))
    assert found.at == 1
    assert found.kinds["", "steady"] == found.kinds["steady", ""] == found.kinds["", ""]
    assert found.kinds["steady", "steady"] != found.kinds["", ""]
    assert found.size == len(_DESKS) * 2 + len(_UPKEEP) ** 2


def test_the_divided_table_says_what_the_whole_one_says() -> None:
    outlook = _table(by_kind=True)
    found = regime_kinds(outlook)
    said = {
        (*front, *words): loss
        for (front, kind), loss in found.losses.items()
        for words, other in found.kinds.items()
        if kind == other
    }
    assert said == outlook.losses


def test_a_table_without_kinds_stays_whole() -> None:
    outlook = _table(by_kind=False)
    found = regime_kinds(outlook)
    assert found.at == len(outlook.features)
    assert {regime: loss for (regime, _), loss in found.losses.items()} == outlook.losses


def test_a_table_that_takes_the_place_of_another_is_divided_anew() -> None:
    first, second = _table(by_kind=True), _table(by_kind=False)
    assert regime_kinds(first) is regime_kinds(first)
    assert regime_kinds(second).losses != regime_kinds(first).losses


def test_upkeep_is_bought_whole_or_not_at_all() -> None:
    options = tuple(
        Option(function=function, supplier=supplier, fee=fee)
        for function, supplier, fee in (
            ("desk", "a", 0),
            ("desk", "b", 900),
            ("desk", "c", 5_000),
            ("patching", "d", 100),
            ("watching", "e", 150),
        )
    )
    problem = Problem(options=options, outlook=_table(by_kind=True))
    found = optimum(problem)
    choices = product(((), (0,), (1,), (2,)), ((), (3,)), ((), (4,)))
    best = min(problem.price(frozenset(chain(*choice))) for choice in choices)
    assert (sorted(found.choice), found.price, found.status) == ([1, 3, 4], best, "optimal")
