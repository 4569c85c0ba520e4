"""What stands in the way when nothing complies: the smallest set of targets that cannot all be met together.

Every set of targets that *can* be met leaves out at least one member of each set that cannot. So the smallest set
that hits what all the meetable sets seen so far leave out is either meetable itself, and then shows one more set of
things to hit, or it is the answer: nothing smaller can be in the way (implicit hitting sets).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.economics.problem import meets
from assessor.economics.program import Program
from assessor.model.value import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor.economics.problem import Choice, Clause, Problem, Target

_ROUNDS = 400


@dataclass(frozen=True, slots=True)
class Obstacle:
    """Targets that cannot all be met, and would be if any one of them were given up.

    No target at all: what the business needs anyway cannot be had. `smallest` says that no smaller set is in the way.
    """

    targets: tuple[str, ...]
    smallest: bool = True


def obstacle(problem: Problem) -> Obstacle | None:
    """The smallest obstacle of a problem, the first by id of several; None where everything can be met."""
    search = _Search(problem)
    if search.choice_for(()) is None:
        return Obstacle(())
    if search.choice_for(range(len(search.groups))) is not None:
        return None
    to_hit: list[frozenset[int]] = []
    for _ in range(_ROUNDS):
        candidate = _smallest_hitting(to_hit)
        choice = search.choice_for(candidate)
        if choice is None:
            return Obstacle(search.names(candidate))
        to_hit.append(search.left_out(candidate, choice))
    return Obstacle(search.names(search.one_by_one()), smallest=False)


class _Search:
    """Targets in groups of equal ones, and which groups can be met together."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        equal: dict[frozenset[Clause], Target] = {}
        for target in sorted(problem.targets, key=lambda one: one.id):
            equal.setdefault(frozenset(target.clauses), target)
        self.groups = list(equal.values())

    def names(self, groups: Sequence[int]) -> tuple[str, ...]:
        return tuple(sorted(self.groups[index].id for index in groups))

    def choice_for(self, groups: Sequence[int]) -> Choice | None:
        """Some choice that meets these groups."""
        program = Program(self.problem, [clause for index in groups for clause in self.groups[index].clauses])
        program.weigh({})
        return program.run().choice

    def left_out(self, groups: Sequence[int], choice: Choice) -> frozenset[int]:
        """What a largest meetable set around these groups leaves out."""
        kept = set(groups)
        for index, target in enumerate(self.groups):
            if index in kept:
                continue
            if not _met(target, choice):
                wider = self.choice_for([*kept, index])
                if wider is None:
                    continue
                choice = wider
            kept.add(index)
        return frozenset(range(len(self.groups))) - kept

    def one_by_one(self) -> list[int]:
        """A minimal obstacle by deletion: whatever can be given up without effect is."""
        kept = list(range(len(self.groups)))
        for index in range(len(self.groups)):
            rest = [group for group in kept if group != index]
            if self.choice_for(rest) is None:
                kept = rest
        return kept


def _met(target: Target, choice: Choice) -> bool:
    return all(meets(clause, choice) for clause in target.clauses)


def _smallest_hitting(sets: Sequence[frozenset[int]]) -> tuple[int, ...]:
    """The smallest set with a member in each of these, the first of several."""
    for size in range(len(sets) + 1):
        hitting = sorted(_hitting(sets, size, frozenset()))
        if hitting:
            return hitting[0]
    raise ValueError("one of the sets is empty")


def _hitting(sets: Sequence[frozenset[int]], size: int, chosen: frozenset[int]) -> set[tuple[int, ...]]:
    """All hitting sets of at most this size around what is chosen."""
    missed = next((one for one in sets if not one & chosen), None)
    if missed is None:
        return {tuple(sorted(chosen))}
    if size == 0:
        return set()
    return {hitting for member in missed for hitting in _hitting(sets, size - 1, chosen | {member})}
