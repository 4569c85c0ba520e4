"""The program of docs/recommendation.md, "The problem, exactly", once more: for CBC, a solver of its own process.

Written from that page, in its own way: every clause of every target has a row and every way a column, nothing is
merged, and what incidents cost hangs on the regime by "no regime without its class" instead of sums of columns.
"""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

import cbcbox
import pulp

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor.economics.problem import Clause, Problem


class Formulation:
    """One problem as columns and rows of PuLP."""

    def __init__(self, problem: Problem, *, every_target: bool = True) -> None:
        self.problem = problem
        self.program = pulp.LpProblem("who_runs_what", pulp.LpMinimize)
        self._number: Iterator[int] = count()
        self.x = [self._binary("x") for _ in problem.options]
        self.met = [self._binary("t") for _ in problem.targets]
        self.cost = pulp.lpSum(
            [(option.moving + option.added) * x for option, x in zip(problem.options, self.x, strict=True)]
            + list(self._paid())
            + list(self._entrances())
            + list(self._regimes())
            + list(self._breach())
        )
        self._functions()
        self._rules()
        self._hours()
        for target, met in zip(problem.targets, self.met, strict=True):
            for clause in target.clauses:
                self.program += self._met(clause) >= (1 if every_target else met)  # type: ignore[operator] # an expression of PuLP, untyped

    def least(self) -> int | None:
        """The least cost in cents; None where nothing is admitted."""
        self.program.setObjective(self.cost)
        return self._solved()

    def least_of_widest(self) -> tuple[int, int] | None:
        """The most targets that can be met, and the least cost of meeting so many."""
        self.program.setObjective(-pulp.lpSum(self.met))
        most = self._solved()
        if most is None:
            return None
        self.program += pulp.lpSum(self.met) >= -most
        cost = self.least()
        assert cost is not None
        return -most, cost

    def _solved(self) -> int | None:
        # With its preprocessing CBC once called a choice optimal that costs more than twice as much as one it admits.
        status = self.program.solve(
            pulp.COIN_CMD(
                path=cbcbox.cbc_bin_path(), msg=False, gapRel=0.0, gapAbs=0.0, threads=1, options=["preprocess off"]
            )
        )
        if status == pulp.LpStatusInfeasible:
            return None
        assert status == pulp.LpStatusOptimal
        return round(pulp.value(self.program.objective) or 0)

    def _binary(self, kind: str) -> pulp.LpVariable:
        return self.program.add_variable(f"{kind}{next(self._number)}", cat="Binary")

    def _paid(self) -> Iterator[object]:
        """Each option alone or in a bundle; a bundle that is not bought may cost something all the same."""
        bought = [(bundle, self._binary("y")) for bundle in self.problem.bundles]
        for index, option in enumerate(self.problem.options):
            ways = [y for bundle, y in bought if index in bundle.covers]
            if option.fee is not None:
                alone = self._binary("p")
                yield option.fee * alone
                ways.append(alone)
            self.program += self.x[index] <= pulp.lpSum(ways)
        for bundle, y in bought:
            yield bundle.fee * y + bundle.running * (1 - y)

    def _entrances(self) -> Iterator[object]:
        suppliers = sorted({option.supplier for option in self.problem.options})
        used = {name: self._binary("u") for name in suppliers}
        for option, x in zip(self.problem.options, self.x, strict=True):
            self.program += x <= used[option.supplier]
        for rivals in self.problem.tiers:
            self.program += pulp.lpSum(used[name] for name in suppliers if name in rivals) <= 1
        for limit in self.problem.supplier_limits:
            self.program += pulp.lpSum(used[name] for name in suppliers if name in limit.suppliers) <= limit.most
        for name in suppliers:
            yield self.problem.entrance.get(name, 0) * used[name]

    def _regimes(self) -> Iterator[object]:
        """One regime; each of its classes is the class of what is chosen, and nobody's where nothing is."""
        outlook = self.problem.outlook
        if not outlook.losses:
            return
        columns = {regime: self._binary("r") for regime in outlook.losses}
        self.program += pulp.lpSum(columns.values()) == 1
        for place, (_, classes) in enumerate(outlook.features):
            for word in {regime[place] for regime in columns}:
                these = pulp.lpSum(column for regime, column in columns.items() if regime[place] == word)
                if word:
                    self.program += these <= pulp.lpSum(self.x[o] for o, name in classes.items() if name == word)
                else:
                    for option, name in classes.items():
                        if name:
                            self.program += these <= 1 - self.x[option]
        for regime, column in columns.items():
            yield outlook.losses[regime] * column

    def _breach(self) -> Iterator[object]:
        """Each safeguard on or off, on only with one of its options; a set is paid where it is the one that is on."""
        exposure = self.problem.exposure
        if not exposure.losses:
            return
        on = {name: self._binary("g") for name, _ in exposure.safeguards}
        for name, options in exposure.safeguards:
            self.program += on[name] <= pulp.lpSum(self.x[option] for option in options)
        for held, loss in exposure.losses.items():
            here = self._binary("e")
            self.program += here >= 1 - pulp.lpSum(1 - g if name in held else g for name, g in on.items())
            yield loss * here

    def _functions(self) -> None:
        for name in {option.function for option in self.problem.options} | self.problem.needed:
            chosen = pulp.lpSum(
                x for option, x in zip(self.problem.options, self.x, strict=True) if option.function == name
            )
            self.program += chosen <= 1
            if name in self.problem.needed:
                self.program += chosen >= 1

    def _rules(self) -> None:
        """What is barred, what comes only with other work, and of what there may be only so many."""
        for option in self.problem.barred:
            self.program += self.x[option] == 0
        for option, company in self.problem.requires.items():
            self.program += self.x[option] <= pulp.lpSum(self.x[other] for other in company)
        for held in self.problem.kept:
            self.program += pulp.lpSum(self.x[option] for option in held) >= 1
        for limit in self.problem.limits:
            self.program += pulp.lpSum(self.x[option] for option in limit.options) <= limit.most

    def _hours(self) -> None:
        spent: dict[str, list[object]] = {name: [] for name in self.problem.pools}
        for work in self.problem.work:
            if work.pool in spent:
                taken = self._binary("z")
                for option in work.options:
                    self.program += taken >= self.x[option]
                spent[work.pool].append(work.hours * taken)
        for name, taken_on in spent.items():
            self.program += pulp.lpSum(taken_on) <= self.problem.pools[name]

    def _met(self, clause: Clause) -> object:
        ways = []
        for way in clause:
            column = self._binary("v")
            for seat in way.seats:
                self.program += column <= pulp.lpSum(self.x[option] for option in seat)
            for option in way.spoiled_by:
                self.program += column + self.x[option] <= 1
            ways.append(column)
        return pulp.lpSum(ways)
