"""A problem as a mixed-integer program for HiGHS: built once, solved as often as asked.

Columns: one for each option (chosen or not), its own fee where a bundle could pay instead, each bundle, each supplier
with an entrance fee, each way that takes more than one option or forbids some, each piece of shared work, and each
combination of classes of the outlook. Rows are those of the problem's statement; docs/recommendation.md lists them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assessor.economics.rows import aggregated, row_of
from assessor.model.value import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from assessor.economics.problem import Choice, Clause, Problem, Way

_HALF = 0.5
INFINITE = float("inf")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What the solver came back with; no choice where there is none, or none was found in time.

    `gap` is how far (cents) a better choice could still be, 0 when there is none.
    """

    choice: Choice | None
    proven: bool
    gap: int = 0


class Program:
    """The columns and rows of one problem, with the solver that holds them."""

    def __init__(self, problem: Problem, clauses: Iterable[Clause] | None = None, *, plain: bool = False) -> None:
        """Take all targets' clauses unless others are given; `plain` leaves equal and implied rows in."""
        self.problem = problem
        self.costs: list[float] = [0.0] * len(problem.options)
        self._integer: list[bool] = [True] * len(problem.options)
        self._starts: list[int] = [0]
        self._index: list[int] = []
        self._value: list[float] = []
        self._lower: list[float] = []
        self._upper: list[float] = []
        self._one_for_each_function()
        self._fees()
        self._entrance()
        self._hours()
        self._outlook()
        asked = [clause for target in problem.targets for clause in target.clauses] if clauses is None else clauses
        self._clauses(asked, plain=plain)
        self.solver = self._loaded()

    @property
    def size(self) -> tuple[int, int]:
        """Columns and rows."""
        return len(self.costs), len(self._lower)

    def _column(self, cost: float = 0.0, *, integer: bool = True) -> int:
        self.costs.append(cost)
        self._integer.append(integer)
        return len(self.costs) - 1

    def _row(self, terms: Mapping[int, float], lower: float, upper: float) -> None:
        self._index.extend(terms)
        self._value.extend(terms.values())
        self._starts.append(len(self._index))
        self._lower.append(lower)
        self._upper.append(upper)

    def _one_for_each_function(self) -> None:
        for name, there in self.problem.functions.items():
            self._row(dict.fromkeys(there, 1.0), float(name in self.problem.needed), 1.0)
        for _ in self.problem.needed - set(self.problem.functions):  # nobody at all offers it
            self._row({}, 1.0, INFINITE)

    def _fees(self) -> None:
        """An option costs its own fee, or is covered by a bundle that is bought."""
        covering: dict[int, list[int]] = {}
        for bundle in self.problem.bundles:
            column = self._column(bundle.fee)
            for item in sorted(bundle.covers):
                covering.setdefault(item, []).append(column)
        for index, option in enumerate(self.problem.options):
            if index not in covering:
                if option.fee is None:
                    self._row({index: 1.0}, 0.0, 0.0)
                else:
                    self.costs[index] = option.fee
                continue
            paid = {} if option.fee is None else {self._column(option.fee): 1.0}
            self._row({**dict.fromkeys(covering[index], 1.0), **paid, index: -1.0}, 0.0, INFINITE)

    def _entrance(self) -> None:
        """A supplier is used as soon as one of its options is chosen; of the tiers of one contract, one at most is."""
        there = {option.supplier for option in self.problem.options}
        paid = {name for name, cost in self.problem.entrance.items() if cost}
        rivals = [sorted(tier & there) for tier in self.problem.tiers if len(tier & there) > 1]
        used: dict[str, int] = {}
        for name in sorted(paid.union(*rivals) & there):
            column = used[name] = self._column(self.problem.entrance.get(name, 0))
            for index, option in enumerate(self.problem.options):
                if option.supplier == name:
                    self._row({column: 1.0, index: -1.0}, 0.0, INFINITE)
        for names in rivals:
            self._row({used[name]: 1.0 for name in names}, -INFINITE, 1.0)

    def _hours(self) -> None:
        """Work is taken on as soon as one of its options is chosen; pools without an end have no row."""
        taken: dict[str, dict[int, float]] = {name: {} for name in sorted(self.problem.pools)}
        for item in self.problem.work:
            if item.pool not in taken:
                continue
            if len(item.options) == 1:
                column = next(iter(item.options))
            else:
                column = self._column(integer=False)
                for option in sorted(item.options):
                    self._row({column: 1.0, option: -1.0}, 0.0, INFINITE)
            terms = taken[item.pool]
            terms[column] = terms.get(column, 0.0) + item.hours
        for name, terms in taken.items():
            if terms:
                self._row(terms, -INFINITE, self.problem.pools[name])

    def _outlook(self) -> None:
        """Exactly one combination of classes, and in each feature the class of the option that is chosen."""
        outlook = self.problem.outlook
        if not outlook.losses:
            return
        columns = {regime: self._column(loss) for regime, loss in sorted(outlook.losses.items())}
        self._row(dict.fromkeys(columns.values(), 1.0), 1.0, 1.0)
        for position, (_, classes) in enumerate(outlook.features):
            for name in sorted({*classes.values(), ""}):
                terms = {column: 1.0 for regime, column in columns.items() if regime[position] == name}
                if name:
                    terms.update((item, -1.0) for item, told in sorted(classes.items()) if told == name)
                    self._row(terms, 0.0, 0.0)
                else:
                    terms.update((item, 1.0) for item, told in sorted(classes.items()) if told)
                    self._row(terms, 1.0, 1.0)

    def _clauses(self, clauses: Iterable[Clause], *, plain: bool) -> None:
        rows = filter(None, map(row_of, clauses)) if plain else aggregated(clauses)
        ways: dict[Way, int] = {}
        for row in rows:
            terms = dict.fromkeys(sorted(row.alone), 1.0)
            for way in sorted(row.other, key=_way_key):
                if plain or way not in ways:
                    ways[way] = self._way(way)
                terms[ways[way]] = 1.0
            self._row(terms, 1.0, INFINITE)

    def _way(self, way: Way) -> int:
        column = self._column()
        for seat in way.seats:
            self._row({**dict.fromkeys(sorted(seat), 1.0), column: -1.0}, 0.0, INFINITE)
        for item in sorted(way.spoiled_by):
            self._row({column: 1.0, item: 1.0}, -INFINITE, 1.0)
        return column

    def _loaded(self) -> Any:
        import highspy  # noqa: PLC0415 - the solver comes in only when something is to be decided
        import numpy as np  # noqa: PLC0415

        from assessor.economics.solver import solver_with  # noqa: PLC0415

        model = highspy.HighsLp()
        model.num_col_, model.num_row_ = len(self.costs), len(self._lower)
        model.col_cost_ = np.array(self.costs, dtype=float)
        model.col_lower_ = np.zeros(len(self.costs))
        model.col_upper_ = np.ones(len(self.costs))
        model.row_lower_, model.row_upper_ = np.array(self._lower, dtype=float), np.array(self._upper, dtype=float)
        model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        model.a_matrix_.start_ = np.array(self._starts, dtype=np.int32)
        model.a_matrix_.index_ = np.array(self._index, dtype=np.int32)
        model.a_matrix_.value_ = np.array(self._value, dtype=float)
        kinds = (highspy.HighsVarType.kContinuous, highspy.HighsVarType.kInteger)
        model.integrality_ = [kinds[integer] for integer in self._integer]
        solver: Any = solver_with(_OPTIONS)
        solver.passModel(model)
        return solver

    def price_at(self, costs: Sequence[float]) -> None:
        """Give every column another cost (of a problem with the same columns)."""
        self._set_costs(list(costs))
        self.costs = list(costs)

    def run(self, *, limit: float = INFINITE) -> Found:
        """Solve what the program holds now, for at most `limit` seconds."""
        import highspy  # noqa: PLC0415

        self.solver.setOptionValue("time_limit", self.solver.getRunTime() + limit)
        self.solver.run()
        status = self.solver.getModelStatus()
        if status == highspy.HighsModelStatus.kInfeasible:
            return Found(choice=None, proven=True)
        info = self.solver.getInfo()
        proven = status == highspy.HighsModelStatus.kOptimal
        if info.primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
            return Found(choice=None, proven=False)
        values = self.solver.getSolution().col_value
        choice = frozenset(index for index in range(len(self.problem.options)) if values[index] > _HALF)
        gap = 0 if proven else max(0, round(info.objective_function_value - info.mip_dual_bound))
        return Found(choice=choice, proven=proven, gap=gap)

    def at_most(self, cost: int) -> None:
        """Keep the present costs at or below a sum from now on."""
        terms = {index: value for index, value in enumerate(self.costs) if value}
        self._add({**terms}, -INFINITE, cost + _HALF)

    def forbid(self, chosen: Iterable[int]) -> None:
        """Refuse every choice that holds all of these."""
        items = sorted(chosen)
        self._add(dict.fromkeys(items, 1.0), -INFINITE, len(items) - 1)

    def demand(self, chosen: Iterable[int], amount: int) -> None:
        """Fix how many of these options are chosen."""
        self._add(dict.fromkeys(sorted(chosen), 1.0), amount, amount)

    def weigh(self, weights: Mapping[int, float]) -> None:
        """Minimize something else than the cost from now on."""
        self._set_costs([weights.get(index, 0.0) for index in range(len(self.costs))])

    def _add(self, terms: Mapping[int, float], lower: float, upper: float) -> None:
        import numpy as np  # noqa: PLC0415

        index = np.array(list(terms), dtype=np.int32)
        self.solver.addRow(lower, upper, len(terms), index, np.array(list(terms.values()), dtype=float))

    def _set_costs(self, costs: list[float]) -> None:
        import numpy as np  # noqa: PLC0415

        everything = np.arange(len(costs), dtype=np.int32)
        self.solver.changeColsCost(len(costs), everything, np.array(costs, dtype=float))


# One thread and a fixed seed, so that the same program always takes the same path; amounts are whole cents, so an
# absolute gap below one proves the optimum.
_OPTIONS: dict[str, Any] = {
    "threads": 1,
    "random_seed": 20261121,
    "mip_rel_gap": 0.0,
    "mip_abs_gap": _HALF,
    "mip_feasibility_tolerance": 1e-9,
    "primal_feasibility_tolerance": 1e-9,
    # On programs this small the search for a first solution takes longer than the proof of the best one.
    "mip_heuristic_run_feasibility_jump": False,
}


def _way_key(way: Way) -> tuple[object, ...]:
    return tuple(sorted(map(sorted, way.seats))), sorted(way.spoiled_by)
