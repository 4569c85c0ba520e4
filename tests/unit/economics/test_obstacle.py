"""What stands in the way is named, and nothing that does not."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from assessor.economics.obstacle import obstacle
from assessor.economics.problem import Option, Problem, Target, Way
from tests.unit.economics.drawing import allowed, every_choice
from tests.unit.economics.test_optimum import MANY, drawn

if TYPE_CHECKING:
    import pytest


def can_be_met(problem: Problem, targets: tuple[Target, ...]) -> bool:
    return any(allowed(problem, choice, targets) for choice in every_choice(problem))


def test_truly_the_smallest() -> None:
    sizes: dict[int, int] = {}
    for seed in range(MANY // 3):
        problem = drawn(seed)
        found = obstacle(problem)
        if can_be_met(problem, problem.targets):
            assert found is None, seed
            continue
        assert found is not None, seed
        assert found.smallest
        by_id = {target.id: target for target in problem.targets}
        named = tuple(by_id[name] for name in found.targets)
        assert not can_be_met(problem, named), seed
        for smaller in combinations(problem.targets, len(named) - 1) if named else ():
            assert can_be_met(problem, smaller), seed
        sizes[len(named)] = sizes.get(len(named), 0) + 1
    assert {0, 1, 2} <= set(sizes), "obstacles of several sizes are drawn"


def needs(name: str, *options: int) -> Target:
    return Target(id=name, clauses=(frozenset({Way((frozenset(options),))}),))


def test_three_that_only_fail_together() -> None:
    """Each pair can be met, all three cannot; what asks the same as another is not named beside it."""
    options = tuple(Option(function="watch", supplier=name, fee=1) for name in ("a", "b", "c"))
    targets = (needs("x", 0, 1), needs("x-again", 0, 1), needs("y", 1, 2), needs("z", 0, 2), needs("free", 0, 1, 2))
    assert obstacle(Problem(options=options, targets=targets)) == obstacle(
        Problem(options=options, targets=targets[::-1])
    )
    found = obstacle(Problem(options=options, targets=targets))
    assert found is not None
    assert found.targets == ("x", "y", "z")


def test_deletion_finds_a_minimal_one_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the search for the smallest is given up, what is named is still minimal: each one given up frees it."""
    monkeypatch.setattr("assessor.economics.obstacle._ROUNDS", 0)
    seen = 0
    for seed in range(MANY // 8):
        problem = drawn(seed)
        found = obstacle(problem)
        if found is None or not found.targets:
            continue
        assert not found.smallest
        by_id = {target.id: target for target in problem.targets}
        named = tuple(by_id[name] for name in found.targets)
        assert not can_be_met(problem, named)
        assert all(can_be_met(problem, tuple(set(named) - {target})) for target in named)
        seen += 1
    assert seen > MANY // 80
