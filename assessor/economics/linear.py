"""A mixed-integer program of columns between 0 and 1 and rows over them, and HiGHS to solve it.

It is solved without its whole columns first: where that optimum is whole, as it mostly is, it is the optimum, and the
next question starts from it. Where it is not, the space is split (`branching`), and only where it would be split too
often does HiGHS search with its own cuts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from assessor.economics.tolerances import HALF, INFINITE
from assessor.model.value import dataclass

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from assessor.economics.branching import Branched, Branching, Node

# One thread and a fixed seed, so that the same program always takes the same path; amounts are whole cents, so an
# absolute gap below one proves the optimum.
_OPTIONS: dict[str, Any] = {  # HiGHS takes numbers, texts and booleans
    "threads": 1,
    "random_seed": 20261121,
    "mip_rel_gap": 0.0,
    "mip_abs_gap": HALF,
    "mip_feasibility_tolerance": 1e-9,
    "primal_feasibility_tolerance": 1e-9,
    # On programs this small the search for a first solution takes longer than the proof of the best one.
    "mip_heuristic_run_feasibility_jump": False,
}


_LARGE: Final = 2_000  # columns: several dozen providers that differ, each at work


@dataclass(frozen=True, slots=True, kw_only=True)
class Solution:
    """What the solver came back with; no columns where there are none, or none were found in time.

    `columns` are those that are 1, `gap` how far (in units of cost) a better solution could still be, 0 if there is
    none.
    """

    columns: frozenset[int] | None
    proven: bool
    gap: int = 0


class LinearProgram:
    """Columns with costs, rows over them, and the solver that holds both once they are loaded."""

    def __init__(self, costs: Sequence[float]) -> None:
        """Begin with one whole column a cost."""
        self.costs: list[float] = list(costs)
        self.solver: Any = None  # HiGHS has no types
        self.leading: set[int] = set()  # columns that decide on others, such as packages: split at these first
        self._whole: Any = None
        self._branching: Branching | None = None
        self._all: Sequence[Node] = ()
        self._parts: Sequence[Node] = ()  # what of the space is looked at
        self._stays = False  # whether a row keeps the cost down
        self.leaves: tuple[Node, ...] | None = None  # of the last search, unless it was the solver's own
        self._integer: list[bool] = [True] * len(costs)
        self._starts: list[int] = [0]
        self._index: list[int] = []
        self._value: list[float] = []
        self._lower: list[float] = []
        self._upper: list[float] = []

    @property
    def size(self) -> tuple[int, int]:
        """Columns and rows."""
        return len(self.costs), len(self._lower)

    def column(self, cost: float = 0.0, *, integer: bool = True) -> int:
        """One more column, by its position."""
        self.costs.append(cost)
        self._integer.append(integer)
        return len(self.costs) - 1

    def row(self, terms: Mapping[int, float], lower: float, upper: float) -> int:
        """One more row, by its position: the sum of the terms lies between two bounds."""
        self._index.extend(terms)
        self._value.extend(terms.values())
        self._starts.append(len(self._index))
        self._lower.append(lower)
        self._upper.append(upper)
        return len(self._lower) - 1

    def load(self) -> None:
        """Give the solver what there is so far; from now on rows are added to it alone."""
        import highspy  # noqa: PLC0415 - the solver comes in only when something is to be decided
        import numpy as np  # noqa: PLC0415

        from assessor.economics.branching import Branching, Node  # noqa: PLC0415
        from assessor.economics.solver import solver_with  # noqa: PLC0415

        model = highspy.HighsLp()
        model.num_col_, model.num_row_ = self.size
        model.col_cost_ = np.array(self.costs, dtype=float)
        model.col_lower_ = np.zeros(len(self.costs))
        model.col_upper_ = np.ones(len(self.costs))
        model.row_lower_, model.row_upper_ = np.array(self._lower, dtype=float), np.array(self._upper, dtype=float)
        model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        model.a_matrix_.start_ = np.array(self._starts, dtype=np.int32)
        model.a_matrix_.index_ = np.array(self._index, dtype=np.int32)
        model.a_matrix_.value_ = np.array(self._value, dtype=float)
        self._whole = np.flatnonzero(self._integer).astype(np.int32)
        self.solver = solver_with(_OPTIONS)
        self.solver.passModel(model)
        self._branching = Branching(self.solver, self._whole, self.leading)
        self._all = self._parts = (Node(),)

    def solve(
        self, *, seconds: float = INFINITE, below: float = INFINITE, parts: Sequence[Node] | None = None
    ) -> Solution:
        """Solve what the program holds now, for at most so many seconds: the cheapest of what costs less than `below`.

        `parts` are the same space, divided further, where more is known of it than that it is all there is.
        """
        branching = self._searched()
        self.solver.setOptionValue("time_limit", self.solver.getRunTime() + seconds)
        found = branching.search(self._parts if parts is None else parts, below, self._most_nodes())
        if found.finished:
            self.leaves = found.leaves
            return Solution(columns=None if found.values is None else _ones(found.values), proven=True)
        self.leaves = None
        return self._handed_over(found, below)

    def _most_nodes(self) -> int:
        """How many parts are looked at before the solver searches by itself: of a large program fewer.

        Each of them takes as long as the program is large, and longer beside a row over all costs, where the solver's
        cuts are soon done.
        """
        from assessor.economics.branching import MOST_NODES  # noqa: PLC0415

        columns = len(self.costs)
        if columns <= _LARGE:
            return MOST_NODES
        return 0 if self._stays else MOST_NODES * _LARGE // columns

    def _handed_over(self, begun: Branched, below: float) -> Solution:
        """The optimum by the solver's own search, part by part; at least what the search cut short had found.

        Where the space was divided further, its many parts are not searched one by one: cuts work on the whole.
        """
        import highspy  # noqa: PLC0415
        import numpy as np  # noqa: PLC0415

        branching = self._searched()
        columns, least = (None, below) if begun.values is None else (_ones(begun.values), begun.cost)
        bound = INFINITE  # below which nothing in any part can be
        self._declare(highspy.HighsVarType.kInteger)
        for part in self._parts:
            if not branching.enter(part):
                continue
            self.solver.run()
            status = self.solver.getModelStatus()
            if status == highspy.HighsModelStatus.kInfeasible:
                continue
            info = self.solver.getInfo()
            cost = info.objective_function_value
            bound = min(bound, cost if status == highspy.HighsModelStatus.kOptimal else info.mip_dual_bound)
            found = info.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
            if found and cost < least - HALF:
                columns, least = _ones(np.array(self.solver.getSolution().col_value)), cost
        self._declare(highspy.HighsVarType.kContinuous)
        branching.leave()
        bound = max(bound, min(begun.bound, least), self._floor())
        proven = bound >= least - HALF
        return Solution(columns=columns, proven=proven, gap=0 if proven or columns is None else round(least - bound))

    def _floor(self) -> float:
        """What costs as they are now add up to at least, whatever the rows say."""
        import numpy as np  # noqa: PLC0415

        return float(np.minimum(np.array(self.solver.getLp().col_cost_), 0.0).sum())

    def _searched(self) -> Branching:
        if self._branching is None:
            raise ValueError("a program is loaded before it is solved")
        return self._branching

    def _declare(self, kind: Any) -> None:
        """Say of every column that must be whole what it is to the solver."""
        import numpy as np  # noqa: PLC0415

        count = len(self._whole)
        self.solver.changeColsIntegrality(count, self._whole, np.full(count, int(kind), dtype=np.uint8))

    def stay(self, cost: int) -> None:
        """Keep to solutions that cost no more than the one just found, which costs so much, from now on."""
        found = None if self.leaves is None else self._searched().faces(self.leaves, cost)
        if found is None:
            self._searched().leave()
            self._stays = True
            terms = {index: value for index, value in enumerate(self.costs) if value}
            self._add(terms, -INFINITE, cost + HALF)
        else:
            self._parts = found

    def begin_anew(self) -> bool:
        """Minimize the cost over the whole space again, as before `stay`; False where that left a row behind."""
        if self._stays:
            return False
        self._searched().free()
        self._searched().leave()  # rows that a part held go back to their own bounds
        self._parts = self._all
        self.weigh_costs()
        return True

    def fix(self, columns: Iterable[int], kept: Collection[int]) -> None:
        """Let these columns be as they are in a solution from now on: 1 if kept, else 0."""
        import numpy as np  # noqa: PLC0415

        fixed = sorted(columns)
        values = np.array([float(column in kept) for column in fixed])
        self._searched().hold(np.array(fixed, dtype=np.int32), values)

    def bound(self, row: int, lower: float, upper: float) -> None:
        """Give a row other bounds from now on."""
        self.solver.changeRowBounds(row, lower, upper)

    def forbid(self, columns: Iterable[int]) -> None:
        """Refuse every solution that holds all of these."""
        terms = dict.fromkeys(sorted(columns), 1.0)
        self._add(terms, -INFINITE, len(terms) - 1)

    def at_least(self, terms: Mapping[int, float], amount: float) -> None:
        """Keep a sum of columns at or above an amount from now on."""
        self._add(terms, amount, INFINITE)

    def weigh_costs(self) -> None:
        """Minimize the cost again."""
        self._set_costs(self.costs)

    def weigh(self, weights: Mapping[int, float]) -> None:
        """Minimize something else than the cost from now on."""
        self._set_costs([weights.get(index, 0.0) for index in range(len(self.costs))])

    def _add(self, terms: Mapping[int, float], lower: float, upper: float) -> None:
        import numpy as np  # noqa: PLC0415

        index = np.array(list(terms), dtype=np.int32)
        self.solver.addRow(lower, upper, len(terms), index, np.array(list(terms.values()), dtype=float))

    def _set_costs(self, costs: Sequence[float]) -> None:
        import numpy as np  # noqa: PLC0415

        everything = np.arange(len(costs), dtype=np.int32)
        self.solver.changeColsCost(len(costs), everything, np.array(costs, dtype=float))


def _ones(values: Any) -> frozenset[int]:
    """The columns that are 1."""
    return frozenset((values > HALF).nonzero()[0].tolist())
