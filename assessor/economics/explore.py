"""Around the choice: why compliance costs what it does, and which prices would change the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.economics.noise import WORTH
from assessor.economics.program import Program
from assessor.economics.rows import row_of
from assessor.economics.solve import TIME_LIMIT, cheapest
from assessor.model.value import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from assessor.economics.chance import Floats
    from assessor.economics.noise import Draws
    from assessor.economics.packages import Candidate
    from assessor.economics.problem import Choice, Clause, Problem

_POINTS = 41


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
    without = _Removals(problem)
    members: dict[str, list[str]] = {}
    for name in sorted(without.capabilities):
        members.setdefault(groups.get(name, name), []).append(name)
    alone = {group: without.price(names) for group, names in members.items()}
    order = sorted(members, key=lambda group: (alone[group] if alone[group] is not None else price, group))
    steps: list[Step] = []
    gone: list[str] = []
    before, least = price, without.price(without.capabilities)
    for group in order:
        if before == least:
            break
        gone += members[group]
        after = without.price(gone) if len(gone) > len(members[group]) else alone[group]
        after = before if after is None else after
        steps.append(Step(group, tuple(members[group]), before - after))
        before = after
    return tuple(step for step in steps if step.saving)


class _Removals:
    """One program with a row for every clause, which is let go of where nothing asks for it any more."""

    def __init__(self, problem: Problem) -> None:
        asked: dict[Clause, set[str]] = {}
        for target in problem.targets:
            for clause, about in zip(target.clauses, target.about, strict=True):
                asked.setdefault(clause, set()).add(about)
        self.problem = problem
        self.capabilities = frozenset[str]().union(*asked.values())
        self.asking = [names for clause, names in asked.items() if row_of(clause) is not None]
        self.program = Program(problem, asked, plain=True)

    def price(self, gone: Collection[str]) -> int | None:
        """The price where these capabilities are not asked for; None where even then nothing is admitted."""
        for clause, names in enumerate(self.asking):
            self.program.let_go(clause, gone=names <= set(gone))
        choice = self.program.run(limit=TIME_LIMIT).choice
        return None if choice is None else self.problem.price(choice)


@dataclass(frozen=True, slots=True, kw_only=True)
class Swing:
    """What a choice costs (USD) at the ends of a parameter's range, and where another one is worth taking instead."""

    parameter: str
    low: float
    high: float
    switches_at: float | None = None
    to: Choice = field(default_factory=frozenset)


def swing(draws: Draws, name: str, kept: Choice, rivals: Sequence[Candidate]) -> Swing:
    """How the cost of a choice moves with one input, and the value nearest to today's at which a rival is worth it.

    A rival is worth taking where it costs less by more than the share of the cash that counts as more than chance.
    """
    np, figure = draws.np, draws.book.parameters[name]
    values = np.linspace(figure.low, figure.high, _POINTS)
    points = draws.along(name, values)
    cost, least = points.cost(kept), WORTH * points.cash(kept)
    nearest: tuple[float, float, Choice] | None = None
    for rival in rivals:
        gain = cost - points.cost(rival.choice) - least
        for value in _turns(values, gain):
            turn = (abs(value - figure.value), value, rival.choice)
            nearest = turn if nearest is None or turn[0] < nearest[0] else nearest
    return Swing(
        parameter=name,
        low=float(cost[0]),
        high=float(cost[-1]),
        switches_at=None if nearest is None else nearest[1],
        to=frozenset() if nearest is None else nearest[2],
    )


def _turns(values: Floats, gain: Floats) -> list[float]:
    """Where a gain goes through nothing, between the two points around it."""
    turns = []
    for place in range(len(values) - 1):
        one, other = float(gain[place]), float(gain[place + 1])
        if (one > 0) != (other > 0):
            turns.append(float(values[place]) + one / (one - other) * float(values[place + 1] - values[place]))
    return turns
