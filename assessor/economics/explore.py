"""Around the choice: why compliance costs what it does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.economics.program import Program
from assessor.economics.rows import row_of
from assessor.economics.solve import TIME_LIMIT, cheapest
from assessor.model.value import dataclass

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from assessor.economics.problem import Clause, Problem


@dataclass(frozen=True, slots=True)
class Step:
    """A group of capabilities taken away after those before it, and what a year then costs less, in cents."""

    group: str
    capabilities: tuple[str, ...]
    saving: int


def unconstrained(problem: Problem) -> int | None:
    """The price of the cheapest choice that only does what the business needs anyway."""
    return cheapest(problem, ())


def attribution(problem: Problem, price: int, groups: Mapping[str, str]) -> tuple[Step, ...]:
    """Why it costs that: groups of capabilities taken away one after another, until nothing is asked for.

    Those whose removal alone would save most go first; the steps add up to the price of compliance. `groups` names
    the group of each capability.
    """
    asked = ((c, about) for target in problem.targets for c, about in zip(target.clauses, target.about, strict=True))
    without = Removals(problem, asked)
    members: dict[str, list[str]] = {}
    for name in sorted(without.reasons):
        members.setdefault(groups.get(name, name), []).append(name)
    alone = {group: without.price(names) for group, names in members.items()}
    order = sorted(members, key=lambda group: (alone[group] if alone[group] is not None else price, group))
    steps: list[Step] = []
    gone: list[str] = []
    before, least = price, without.price(without.reasons)
    for group in order:
        if before == least:
            break
        gone += members[group]
        after = without.price(gone) if len(gone) > len(members[group]) else alone[group]
        after = before if after is None else after
        steps.append(Step(group, tuple(members[group]), before - after))
        before = after
    return tuple(step for step in steps if step.saving)


class Removals:
    """One program with a row for every clause, which is let go of where no reason asks for it any more."""

    def __init__(self, problem: Problem, asked: Iterable[tuple[Clause, str]]) -> None:
        reasons: dict[Clause, set[str]] = {}
        for clause, reason in asked:
            reasons.setdefault(clause, set()).add(reason)
        self.problem = problem
        self.reasons = frozenset[str]().union(*reasons.values())
        self.asking = [names for clause, names in reasons.items() if row_of(clause) is not None]
        self.program = Program(problem, reasons, plain=True)

    def price(self, gone: Collection[str]) -> int | None:
        """The price without these reasons; None where even then nothing is admitted."""
        for clause, names in enumerate(self.asking):
            self.program.let_go(clause, gone=names <= set(gone))
        choice = self.program.run(limit=TIME_LIMIT).choice
        return None if choice is None else self.problem.price(choice)
