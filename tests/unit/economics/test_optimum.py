"""The optimum is the one that trying everything finds, and moves as it must."""

from __future__ import annotations

import dataclasses
import os
from random import Random
from typing import Any

import pytest

from assessor.economics.problem import Limit, Option, Problem, Target, Way
from assessor.economics.program import Answer, Program
from assessor.economics.rows import aggregated
from assessor.economics.solve import Narrowing, carrying, cheapest, optimum, runner_up, some_optimum, widest
from assessor.economics.tolerances import INFINITE
from tests.unit.economics.drawing import (
    allowed,
    best_of_all,
    cost,
    draw,
    every_choice,
    restricted,
    targets_met,
    widest_of_all,
    with_work,
)
from tests.unit.economics.drawn_hires import PARTS, with_hires

HIRING = 5  # of every eight seeds, the one whose problem has people to hire
MANY = int(os.environ.get("ASSESSOR_RANDOM_PROBLEMS", "1200"))


def drawn(seed: int) -> Problem:
    """A problem; one in eight has few functions and people to hire for them."""
    random = Random(seed)  # noqa: S311 - repeatable is what is wanted
    hires = seed % 8 == HIRING
    problem = draw(random, most_functions=3 if hires else 4)
    worked = dataclasses.replace(problem, work=with_work(random, problem))
    return with_hires(random, worked) if hires else worked


@pytest.mark.parametrize("part", range(3))
def test_equal_to_trying_everything(part: int) -> None:
    infeasible = 0
    for seed in range(part, MANY, 3):
        problem = drawn(seed)
        wanted = best_of_all(problem)
        found = optimum(problem)
        if wanted is None:
            assert found.status == "infeasible", seed
            infeasible += 1
            continue
        assert found.status == "optimal", seed
        assert (found.price, found.choice) == wanted, seed
    assert 0 < infeasible < MANY / 5, "both kinds are drawn"


@pytest.mark.parametrize("part", range(3))
def test_a_package_meets_the_most_targets_it_can_at_least_cost(part: int) -> None:
    """Under any restriction: what trying everything finds, targets met first, then the price, then the order."""
    short = none = 0
    for seed in range(part, MANY, 3):
        problem = restricted(Random(seed), drawn(seed))  # noqa: S311 - repeatable is what is wanted
        wanted = widest_of_all(problem)
        found = widest(problem)
        if wanted is None:
            assert found.status == "infeasible", seed
            none += 1
            continue
        met = targets_met(problem, found.choice)
        assert (met, found.price, found.choice) == wanted, seed
        assert met == len(problem.met(found.choice))
        short += met < len(problem.targets)
    assert none > MANY / 60
    assert short > MANY / 30


def test_people_are_hired_and_their_hours_run_out() -> None:
    """Some random problems are best met by a hire, in either part, and in some those have too few hours."""
    parts, short = set[str](), 0
    for seed in range(HIRING, max(MANY, 400), 8):
        problem = drawn(seed)
        best = optimum(problem)
        parts |= problem.suppliers(best.choice) & set(PARTS) if best.exists else set()
        endless = dataclasses.replace(problem, pools=dict.fromkeys(problem.pools, 99))
        free = optimum(endless)
        short += free.exists and (not best.exists or free.price < best.price)
    assert parts == set(PARTS)
    assert short > 3


def test_ties_are_drawn() -> None:
    """Among the random problems are many in which several choices cost the same: the test above settles them all."""
    tied = 0
    for seed in range(250):
        problem = drawn(seed)
        prices = sorted(
            price
            for choice in every_choice(problem)
            if allowed(problem, choice, problem.targets) and (price := cost(problem, choice)) is not None
        )
        tied += len(prices) > 1 and prices[0] == prices[1]
    assert tied > 20


def test_rules_and_price_agree_with_the_second_statement() -> None:
    for seed in range(150):
        problem = drawn(seed)
        for choice in every_choice(problem):
            price = cost(problem, choice)
            if price is not None:
                assert problem.price(choice) == price
                assert problem.admits(choice) == allowed(problem, choice, problem.targets)


def test_runner_up_is_the_best_of_the_others() -> None:
    seen = 0
    for seed in range(MANY // 4):
        problem = drawn(seed)
        best = optimum(problem)
        if not best.exists:
            continue
        held = carrying(problem, best.choice)
        found = runner_up(problem, held)
        others = [
            cost(problem, choice)
            for choice in every_choice(problem)
            if not held <= choice and allowed(problem, choice, problem.targets)
        ]
        prices = [price for price in others if price is not None]
        assert (min(prices) if prices else None) == (found.price if found.exists else None), seed
        seen += bool(prices)
    assert seen > MANY // 40


def test_merged_rows_say_the_same() -> None:
    """Equal and implied clauses share a row; the optimum does not move."""
    merged = 0
    for seed in range(MANY // 4):
        problem = drawn(seed)
        plain = Program(problem, plain=True)
        found = plain.run()
        assert (None if found.choice is None else problem.price(found.choice)) == cheapest(problem), seed
        merged += plain.size[1] > Program(problem).size[1]
    assert merged > MANY // 40


def test_more_to_choose_from_is_never_dearer() -> None:
    """A dearer option never lowers the price, a further one never raises it, a further target never lowers it."""
    for seed in range(MANY // 4):
        random = Random(seed)  # noqa: S311 - repeatable is what is wanted
        problem = drawn(seed)
        price = cheapest(problem)
        now = float("inf") if price is None else price
        options = list(problem.options)
        index = random.randrange(len(options))
        options[index] = dataclasses.replace(options[index], fee=(options[index].fee or 0) + random.randint(1, 5))
        if problem.options[index].fee is not None:
            dearer = cheapest(dataclasses.replace(problem, options=tuple(options)))
            assert (float("inf") if dearer is None else dearer) >= now
        further = Option(function=options[0].function, supplier="dee", fee=random.randint(0, 5), rank=9)
        more = cheapest(dataclasses.replace(problem, options=(*problem.options, further)))
        assert (float("inf") if more is None else more) <= now
        target = Target(id="new", clauses=(frozenset({Way((frozenset({0}),))}),), about=("new",))
        strict = cheapest(dataclasses.replace(problem, targets=(*problem.targets, target)))
        assert (float("inf") if strict is None else strict) >= now


def test_prices_as_large_as_real_ones() -> None:
    """Ties and single cents are told apart in sums of millions."""
    for seed in range(MANY // 5):
        problem = drawn(seed)
        large = dataclasses.replace(
            problem,
            options=tuple(
                dataclasses.replace(item, fee=None if item.fee is None else 123_456_700 + item.fee)
                for item in problem.options
            ),
        )
        wanted = best_of_all(large)
        found = optimum(large)
        assert (None if wanted is None else wanted) == ((found.price, found.choice) if found.exists else None), seed


def test_equal_levels_of_one_capability_need_one_row() -> None:
    loose, strict = frozenset({Way((frozenset({0, 1, 2}),))}), frozenset({Way((frozenset({1}),))})
    spoiled = frozenset({Way((frozenset({1}),)), Way((frozenset({2}),), frozenset({0}))})
    assert [sorted(row.alone) for row in aggregated([loose, strict, strict, spoiled])] == [[1]]


def test_what_is_not_found_in_time_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    problem, solved = drawn(0), Program.run

    def run(program: Program, *, seconds: float = INFINITE, **more: Any) -> Answer:
        return solved(program, **more) if seconds == INFINITE else Answer(choice=None, proven=False)

    best = optimum(problem)
    assert best.exists
    monkeypatch.setattr(Program, "run", run)
    limit = Limit(frozenset(range(len(problem.options))), len(problem.options))
    narrowed = Narrowing(dataclasses.replace(problem, limits=(limit,)), limit).optimum(1)
    assert (narrowed.exists, optimum(problem).exists, widest(problem).exists) == (False, False, False)
    assert some_optimum(problem) == best
