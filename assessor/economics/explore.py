"""Around the choice: why compliance costs what it does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.economics.program import Program
from assessor.economics.rows import row_of
from assessor.economics.solve import TIME_LIMIT, cheapest
from assessor.economics.tolerances import INFINITE
from assessor.model.named_tuple import NamedTuple
from assessor.model.value import dataclass

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from assessor.economics.branching import Node
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


def attribution(
    problem: Problem, price: int, groups: Mapping[str, str], without: Removals | None = None
) -> tuple[Step, ...]:
    """Why it costs that: groups of capabilities taken away one after another, until nothing is asked for.

    Those whose removal alone would save most go first; the steps add up to the price of compliance. `groups` names
    the group of each capability.
    """
    without = without or Removals(problem, price)
    reasons: dict[Clause, set[str]] = {}
    for target in problem.targets:
        for clause, about in zip(target.clauses, target.about, strict=True):
            reasons.setdefault(clause, set()).add(about)
    members: dict[str, list[str]] = {}
    for name in sorted(set().union(*reasons.values())):
        members.setdefault(groups.get(name, name), []).append(name)

    def left(gone: Iterable[str]) -> int:
        names = set(gone)
        return without.price([clause for clause, asking in reasons.items() if asking <= names])

    alone = {group: left(names) for group, names in members.items()}
    order = sorted(members, key=lambda group: (alone[group], group))
    steps: list[Step] = []
    gone: list[str] = []
    before, least = price, without.price(without.clauses)
    for group in order:
        if before == least:
            break
        gone += members[group]
        after = left(gone)
        steps.append(Step(group, tuple(members[group]), before - after))
        before = after
    return tuple(step for step in steps if step.saving)


class Removals:
    """One program with a row for every clause, of which some are let go of.

    `price` is that of the optimum with all of them. What was found out about more that was asked for bounds what is
    left: where the duals of the rows let go of say that nothing comes below it, nothing is solved.
    """

    def __init__(self, problem: Problem, price: int) -> None:
        self.problem = problem
        self.clauses = frozenset(clause for target in problem.targets for clause in target.clauses)
        clauses = list(dict.fromkeys(clause for target in problem.targets for clause in target.clauses))
        self.program = Program(problem, clauses, plain=True)
        asked = [clause for clause in clauses if row_of(clause) is not None]
        self._rows = dict(zip(asked, self.program.asked, strict=True))
        self._known: dict[frozenset[int], _Known] = {}
        self._known[frozenset()] = self._solved(frozenset(), _Known(price, None))

    def price(self, gone: Collection[Clause]) -> int:
        """The price without these clauses."""
        rows = frozenset(self._rows[clause] for clause in gone if clause in self._rows)
        if rows not in self._known:
            around = (more for more in self._known if more <= rows)
            nearest = min(around, key=lambda more: (self._known[more].price, -len(more), sorted(more)))
            known = self._known[nearest]
            leaves = known.leaves
            parts = None if leaves is None else [leaf.without(rows - nearest) for leaf in leaves]
            self._known[rows] = self._solved(rows, _Known(known.price, parts))
        return self._known[rows].price

    def _solved(self, gone: Collection[int], known: _Known) -> _Known:
        """The price without these rows, and the leaves of the search for less than is known."""
        for row in gone:
            self.program.bound(row, 0.0, INFINITE)
        below = known.price - self.program.constant
        choice = self.program.run(seconds=TIME_LIMIT, below=below, parts=known.leaves).choice
        for row in gone:
            self.program.bound(row, 1.0, INFINITE)
        price = known.price if choice is None else min(known.price, self.problem.price(choice))
        return _Known(price, self.program.leaves)


class _Known(NamedTuple):
    """A price, and parts of the space with what each of them costs at least; None where that is not known."""

    price: int
    leaves: Sequence[Node] | None
