"""What less would cost or save, against trying everything."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from assessor.economics.explore import attribution, unconstrained
from assessor.economics.frontier import savings
from assessor.economics.solve import optimum
from tests.unit.economics.drawing import best_of_all
from tests.unit.economics.test_optimum import MANY, drawn

if TYPE_CHECKING:
    from collections.abc import Collection

    from assessor.economics.problem import Problem

GROUPS = {"a": "one", "b": "two", "c": "two"}


def without_targets(problem: Problem, gone: Collection[str]) -> int:
    found = best_of_all(problem, [target for target in problem.targets if target.id not in gone])
    assert found is not None
    return found[0]


def without_capabilities(problem: Problem, gone: Collection[str]) -> int:
    targets = [
        dataclasses.replace(
            target,
            clauses=tuple(c for c, about in zip(target.clauses, target.about, strict=True) if about not in gone),
        )
        for target in problem.targets
    ]
    found = best_of_all(problem, targets)
    assert found is not None
    return found[0]


def test_what_a_demand_costs_is_what_trying_everything_without_it_saves() -> None:
    seen = 0
    for seed in range(MANY // 4):
        problem = drawn(seed)
        best = optimum(problem)
        if not best.exists:
            continue
        told = savings(problem, best.price)
        for one in told:
            assert best.price - without_targets(problem, one.targets) == one.cents > 0, seed
        named = {name for one in told for name in one.targets}
        for target in problem.targets:
            if target.id not in named:
                equal = [one.id for one in problem.targets if set(one.clauses) == set(target.clauses)]
                assert without_targets(problem, equal) == best.price, seed
        seen += bool(told)
    assert seen > MANY // 40


def test_the_price_of_compliance_is_taken_apart_as_trying_everything_does() -> None:
    seen = 0
    for seed in range(MANY // 4):
        problem = drawn(seed)
        best = optimum(problem)
        if not best.exists or unconstrained(problem) is None:
            continue
        members: dict[str, list[str]] = {}
        for name in sorted({about for target in problem.targets for about in target.about}):
            members.setdefault(GROUPS.get(name, name), []).append(name)
        alone = {group: without_capabilities(problem, names) for group, names in members.items()}
        gone: list[str] = []
        before, wanted = best.price, []
        for group in sorted(members, key=lambda name: (alone[name], name)):
            gone += members[group]
            after = without_capabilities(problem, gone)
            wanted += [(group, before - after)] if after < before else []
            before = after
        assert [(step.group, step.saving) for step in attribution(problem, best.price, GROUPS)] == wanted, seed
        seen += len(wanted) > 1
    assert seen > MANY // 100
