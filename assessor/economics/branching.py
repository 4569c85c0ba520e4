"""Branch and bound on one solver that stays warm: every part of the search space is the same program with other bounds.

A **node** is such a part: columns held at a value, rows held at a bound. Its optimum without whole columns bounds what
it holds; where that is not whole and could still be cheaper than what was found, it is split at one column. What is
left in the end, the **leaves**, is kept: the duals of their rows say what they cost at least where a row is let go of,
and those that can be as cheap as the optimum hold every other optimum.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import highspy
import numpy as np

from assessor.economics.tolerances import HALF, INFINITE
from assessor.model.value import dataclass, replace

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

_WHOLE: Final = 1e-6  # how far from 0 or 1 a column may be that counts as whole
# A reduced cost above this makes a solution dearer: costs are whole, and those below it add up to less than one.
_DEARER: Final = 1e-3
MOST_NODES: Final = 400  # beyond so many, the solver's own search with its cuts is the faster one


@dataclass(frozen=True, slots=True, eq=False)
class Node:
    """A part of the search space; nothing in it costs less than `bound`.

    `duals` are those of the rows that the bound rests on, what a unit of each costs; None where nothing was admitted or
    nothing is known. `solved` says whether they are of this very part and not of one around it.
    """

    columns: tuple[tuple[int, float], ...] = ()
    rows: tuple[tuple[int, float], ...] = ()
    bound: float = -INFINITE
    duals: Any = None  # numpy has no place among the types of this package
    reduced_costs: Any = None
    values: Any = None
    solved: bool = False
    split: tuple[int, bool, float, float] | None = None  # the column, the side, how far it moved, the bound before

    def without(self, rows: Collection[int]) -> Node:
        """What is left of a part where these rows, each of which asks for one at least, ask for nothing."""
        if self.duals is None:
            return Node(self.columns, self.rows)
        lost = sum(max(0.0, float(self.duals[row])) for row in rows)
        return replace(self, bound=self.bound - lost, solved=False)


@dataclass(frozen=True, slots=True, eq=False)
class Branched:
    """What a search came to: the cheapest whole solution under the cutoff with its cost, and the leaves.

    One that was cut short is not `finished` and has no leaves; nothing it did not get to costs less than `bound`.
    """

    values: Any
    cost: float
    leaves: tuple[Node, ...] = ()
    finished: bool = True
    bound: float = INFINITE


class Branching:
    """The search over one loaded solver. Bounds are those of the whole space."""

    def __init__(self, solver: Any, whole: Sequence[int], leading: Collection[int]) -> None:
        self.solver = solver
        model = solver.getLp()
        self.lower, self.upper = np.array(model.col_lower_), np.array(model.col_upper_)
        self._now = self.lower.copy(), self.upper.copy()  # what the solver has
        self._whole = np.array(whole, dtype=np.int32)
        self._leading = np.isin(self._whole, np.array(sorted(leading), dtype=np.int32))
        self._gains = np.zeros(
            (2, len(self.lower))
        )  # of a column split at, by side: what the bound rose by, for a whole one
        self._splits = np.zeros((2, len(self.lower)))
        self._held: dict[int, tuple[float, float]] = {}  # rows held at a bound for now, with their own bounds

    def hold(self, columns: Any, values: Any) -> None:
        """Keep columns at a value in the whole space from now on."""
        self.lower[columns] = self.upper[columns] = values

    def free(self) -> None:
        """Hold no column any more."""
        self.lower[:], self.upper[:] = 0.0, 1.0

    def enter(self, node: Node) -> bool:
        """Set the bounds of a node; False where they contradict those of the whole space."""
        lower, upper = self.lower.copy(), self.upper.copy()
        for column, value in node.columns:
            if not lower[column] <= value <= upper[column]:
                return False
            lower[column] = upper[column] = value
        other = np.flatnonzero((lower != self._now[0]) | (upper != self._now[1])).astype(np.int32)
        if len(other):
            self.solver.changeColsBounds(len(other), other, lower[other], upper[other])
        self._now = lower, upper
        for row, bounds in self._held.items():
            self.solver.changeRowBounds(row, *bounds)
        self._held = {}
        if node.rows:
            model = self.solver.getLp()
            below, above = model.row_lower_, model.row_upper_
            self._held = {row: (below[row], above[row]) for row, _ in node.rows}
            for row, value in node.rows:
                self.solver.changeRowBounds(row, value, value)
        return True

    def leave(self) -> None:
        """Set the bounds of the whole space."""
        self.enter(Node())

    def search(self, nodes: Iterable[Node], cutoff: float, most: int = MOST_NODES) -> Branched:
        """The cheapest whole solution of these parts that costs less than the cutoff; of `most` parts at most."""
        waiting = [Node(node.columns, node.rows, node.bound, node.duals) for node in nodes]
        waiting.sort(key=lambda node: -node.bound)
        leaves: list[Node] = []
        best, cost = None, INFINITE
        for _ in range(most):
            if not waiting:
                return Branched(best, cost, tuple(leaves))
            node = waiting.pop()
            if node.bound < INFINITE and node.bound <= cutoff - HALF:
                relaxed = self._relaxed(node)
                if relaxed is None:
                    return Branched(best, cost, finished=False, bound=_least([node, *waiting]))
                node = relaxed
            if node.values is None or node.bound > cutoff - HALF:
                leaves.append(node)
                continue
            column = self._split(node.values)
            if column is None:
                best, cost, cutoff = node.values, node.bound, node.bound
                leaves.append(node)
            else:
                waiting += _halves(node, column)
        return Branched(best, cost, finished=False, bound=_least(waiting))

    def faces(self, leaves: Iterable[Node], cost: int) -> list[Node] | None:
        """The parts that hold every whole solution of so much, and of these as few others as duals tell apart.

        None where there are too many.
        """
        waiting = [leaf for leaf in leaves if leaf.bound <= cost + HALF]
        found: list[Node] = []
        for _ in range(MOST_NODES):
            if not waiting:
                return found
            node = waiting.pop()
            relaxed = node if node.solved else self._relaxed(node)
            if relaxed is None:
                return None
            if relaxed.values is None or relaxed.bound > cost + HALF:
                continue
            column = self._split(relaxed.values) if relaxed.bound < cost - _DEARER else None
            if column is None:
                found.append(self._face(relaxed))
            else:
                waiting += _halves(relaxed, column)
        return None

    def _relaxed(self, node: Node) -> Node | None:
        """A node with its optimum without whole columns; None where the solver gave up."""
        closed = Node(node.columns, node.rows, INFINITE, solved=True)
        if not self.enter(node):
            return closed
        self.solver.run()
        status = self.solver.getModelStatus()
        if status == highspy.HighsModelStatus.kInfeasible:
            return closed
        if status != highspy.HighsModelStatus.kOptimal:
            return None
        solution = self.solver.getSolution()
        bound = self.solver.getInfo().objective_function_value
        if node.split is not None:
            column, side, moved, before = node.split
            self._gains[int(side), column] += max(bound - before, 0.0) / moved
            self._splits[int(side), column] += 1
        return replace(
            node,
            split=None,
            bound=bound,
            duals=np.array(solution.row_dual),
            reduced_costs=np.array(solution.col_dual),
            values=np.array(solution.col_value),
            solved=True,
        )

    def _split(self, values: Any) -> int | None:
        """The column to split at: one that decides on others before the rest, of these the one that costs most."""
        value = values[self._whole]
        away = abs(value - value.round())
        open_ = away >= _WHOLE
        if not open_.any():
            return None
        if (open_ & self._leading).any():
            open_ &= self._leading
        there = self._whole[open_]
        tried = self._splits.sum()
        usual = self._gains.sum() / tried if tried else 1.0
        each = np.where(
            self._splits[:, there] > 0, self._gains[:, there] / np.maximum(self._splits[:, there], 1), usual
        )
        down, up = each[0] * value[open_], each[1] * (1 - value[open_])
        return int(there[int((np.maximum(down, 1e-6) * np.maximum(up, 1e-6)).argmax())])

    def _face(self, node: Node) -> Node:
        """The part of a node in which everything costs as much as its optimum.

        A column with a reduced cost stays as it is, and a row with a dual stays at its bound.
        """
        held = dict(node.columns)
        for column in np.flatnonzero(abs(node.reduced_costs) > _DEARER).tolist():
            held[column] = float(node.values[column].round())
        model = self.solver.getLp()
        below, above = model.row_lower_, model.row_upper_
        rows = {
            row: below[row] if node.duals[row] > 0 else above[row]
            for row in np.flatnonzero(abs(node.duals) > _DEARER).tolist()
        }
        return Node(tuple(held.items()), tuple(rows.items()))


def _least(nodes: Iterable[Node]) -> float:
    """What everything in these costs at least."""
    return min((node.bound for node in nodes), default=INFINITE)


def _halves(node: Node, column: int) -> tuple[Node, Node]:
    """A node with a column at 0, and at 1; the half nearer to where the column is comes last and is looked at first."""
    value = float(node.values[column])
    parts = [
        replace(
            node,
            columns=(*node.columns, (column, float(side))),
            reduced_costs=None,
            values=None,
            solved=False,
            split=(column, side, abs(side - value), node.bound),
        )
        for side in (False, True)
    ]
    return (parts[0], parts[1]) if value > HALF else (parts[1], parts[0])
