"""Branch and bound on one warm solver: against trying everything, where no optimum is whole without branching."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from assessor.economics import branching
from assessor.economics.explore import Removals
from assessor.economics.problem import Limit, Option, Problem, SupplierLimit, Target, Way
from assessor.economics.program import Program
from assessor.economics.solve import Narrowing, optimum
from assessor.model.value import replace
from tests.unit.economics.drawing import best_of_all
from tests.unit.economics.test_optimum import drawn

if TYPE_CHECKING:
    import pytest

SEEDS = range(25)


def paired(seed: int) -> Problem:
    """Seven functions of one option each, and targets that ask for one of two of them: halves are cheapest."""
    random = Random(seed)  # noqa: S311 - repeatable is what is wanted
    options = tuple(Option(function=f"f{n}", supplier=f"s{n}", fee=random.choice((2, 3))) for n in range(7))
    pairs = {tuple(sorted(random.sample(range(7), 2))) for _ in range(11)}
    targets = tuple(
        Target(id=f"t{n}", clauses=(frozenset({Way((frozenset(pair),))}),), about=("c",))
        for n, pair in enumerate(sorted(pairs))
    )
    return Problem(options=options, targets=targets)


def test_it_finds_the_first_of_what_is_cheapest() -> None:
    split = 0
    for seed in SEEDS:
        problem = paired(seed)
        found = optimum(problem)
        assert (found.price, found.choice) == best_of_all(problem), seed
        program = Program(problem)
        program.run()
        split += len(program.leaves or ()) > 1
    assert split > len(SEEDS) // 3


def test_the_solvers_own_search_comes_to_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    here = [optimum(paired(seed)) for seed in SEEDS]
    monkeypatch.setattr(branching, "MOST_NODES", 0)
    for seed, found in zip(SEEDS, here, strict=True):
        assert optimum(paired(seed)) == found, seed


def test_what_leaves_prove_of_less_that_is_asked_for_is_so() -> None:
    for seed in SEEDS:
        problem = paired(seed)
        without = Removals(problem, optimum(problem).price)
        random = Random(seed)  # noqa: S311 - repeatable is what is wanted
        for _ in range(6):
            kept = [target for target in problem.targets if random.random() < 0.6]
            gone = without.clauses.difference(*(target.clauses for target in kept))
            wanted = best_of_all(problem, kept)
            assert wanted is not None
            assert without.price(gone) == wanted[0], seed


def limited(problem: Problem, limit: Limit | SupplierLimit) -> Problem:
    if isinstance(limit, Limit):
        return replace(problem, limits=(*problem.limits, limit))
    return replace(problem, supplier_limits=(*problem.supplier_limits, limit))


def test_a_limit_drawn_tighter_gives_what_a_program_of_its_own_gives() -> None:
    seen = 0
    for seed in SEEDS:
        problem = drawn(seed)
        everybody = frozenset(option.supplier for option in problem.options)
        some = frozenset(range(0, len(problem.options), 2))
        for limit in (Limit(some, len(some)), SupplierLimit(everybody, len(everybody))):
            narrowing = Narrowing(limited(problem, limit), limit)
            for most in (2, 1, 0):
                wanted = optimum(limited(problem, replace(limit, most=most)))
                assert narrowing.optimum(most) == wanted, (seed, limit, most)
                seen += wanted.exists
    assert seen > len(SEEDS)
