"""Branch and bound on one warm solver: against trying everything, where no optimum is whole without branching."""

from __future__ import annotations

from random import Random
from types import SimpleNamespace

import highspy
import pytest

from assessor.economics import branching
from assessor.economics.explore import Removals
from assessor.economics.problem import Limit, Option, Problem, SupplierLimit, Target, Way
from assessor.economics.program import Program
from assessor.economics.solve import Narrowing, optimum
from assessor.model.value import replace
from tests.unit.economics.drawing import best_of_all
from tests.unit.economics.test_optimum import drawn

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


def halting(program: Program, most: int) -> list[bool]:
    """Let a program's solver give up for want of time after so many runs; what it was asked is noted."""
    solver, runs = program.solver, list[bool]()
    run = solver.run

    def counted() -> None:
        runs.append(True)
        if len(runs) > most:
            solver.setOptionValue("time_limit", 0.0)
        run()

    solver.run = counted
    return runs


def test_what_was_found_before_time_ran_out_is_the_answer() -> None:
    found = 0
    for seed in SEEDS:
        problem = paired(seed)
        best = optimum(problem).price
        program = Program(problem)
        runs = halting(program, 400)
        program.run()
        for most in range(1, len(runs)):
            program = Program(problem)
            halting(program, most)
            answer = program.run()
            if answer.choice is None:
                assert not answer.proven, (seed, most)
                continue
            price = problem.price(answer.choice)
            assert problem.admits(answer.choice), (seed, most)
            assert best <= price <= best + answer.gap, (seed, most)
            found += not answer.proven
    assert found, "time never ran out after something was found: the test tests nothing"


@pytest.mark.parametrize(("short", "gap"), [(0, 0), (2, 2)])
def test_a_part_left_open_is_proven_only_by_its_bound(monkeypatch: pytest.MonkeyPatch, short: int, gap: int) -> None:
    """The second part stops at something dearer than the first; below it lies a bound that is `short` of the best."""
    monkeypatch.setattr(branching, "MOST_NODES", 0)
    problem = paired(1)
    best = optimum(problem)
    program = Program(problem)
    column = min(best.choice)
    program._parts = [branching.Node(((column, float(side)),)) for side in (True, False)]
    solver, runs = program.solver, halting(program, 400)
    cost = best.price - program.constant
    status, info = solver.getModelStatus, solver.getInfo
    stopped = SimpleNamespace(
        objective_function_value=cost + 3.0,
        mip_dual_bound=float(cost - short),
        primal_solution_status=highspy.SolutionStatus.kSolutionStatusFeasible,
    )
    solver.getModelStatus = lambda: status() if len(runs) < 2 else highspy.HighsModelStatus.kTimeLimit
    solver.getInfo = lambda: info() if len(runs) < 2 else stopped
    answer = program.run()
    assert answer.choice is not None
    assert problem.price(answer.choice) == best.price
    assert (answer.proven, answer.gap) == (not gap, gap)


def test_the_solvers_own_search_keeps_to_what_costs_less(monkeypatch: pytest.MonkeyPatch) -> None:
    problem = paired(1)
    best = optimum(problem).price
    monkeypatch.setattr(branching, "MOST_NODES", 0)
    program = Program(problem)
    for below, there in ((best, False), (best + 1, True)):
        answer = program.run(below=below)
        assert (answer.choice is not None, answer.proven) == (there, True)


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
