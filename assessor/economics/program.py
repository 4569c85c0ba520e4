"""A problem as a mixed-integer program for HiGHS: built once, solved as often as asked.

Columns: one for each option (chosen or not), its own fee where a bundle could pay instead, each bundle, each supplier
with an entrance fee, each way that takes more than one option or forbids some, each piece of shared work, each
combination of classes of the outlook (divided by `regime_kinds`), and each set of safeguards. Rows are those of the
problem's statement; docs/recommendation.md lists them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.economics.linear import LinearProgram
from assessor.economics.regime_kinds import regime_kinds
from assessor.economics.rows import aggregated, row_of
from assessor.economics.tolerances import INFINITE
from assessor.model.value import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from assessor.economics.branching import Node
    from assessor.economics.problem import Choice, Clause, Limit, Problem, SupplierLimit, Way
    from assessor.economics.rows import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the solver came back with; no choice where there is none, or none was found in time.

    `gap` is how far (cents) a better choice could still be, 0 when there is none.
    """

    choice: Choice | None
    proven: bool
    gap: int = 0


class Program(LinearProgram):
    """The columns and rows of one problem; the first columns are its options."""

    def __init__(
        self,
        problem: Problem,
        clauses: Iterable[Clause] | None = None,
        *,
        plain: bool = False,
        open_ended: bool = False,
    ) -> None:
        """Take all targets' clauses unless others are given; `plain` leaves equal and implied rows in.

        With `open_ended` no target must be met: each group of equal ones has a column of its own that says whether it
        is, in `met` with how many they are. `asked` has the row of each clause that has one, `limits` those of limits.
        """
        super().__init__([float(option.moving + option.added) for option in problem.options])
        self.problem = problem
        self.constant = sum(bundle.running for bundle in problem.bundles)
        self.met: dict[int, int] = {}
        self.asked: list[int] = []
        self.limits: dict[Limit | SupplierLimit, int] = {}
        self._payer: dict[int, int] = {}  # of an option sold in one bundle alone, the column of that bundle
        self._one_for_each_function()
        self._limits()
        self._fees()
        self._entrance()
        self._hours()
        self._outlook()
        self._exposure()
        if open_ended:
            self._targets()
            self.load()
            return
        asked = [clause for target in problem.targets for clause in target.clauses] if clauses is None else clauses
        self._clauses(asked, plain=plain)
        self.load()

    def run(self, *, seconds: float = INFINITE, below: float = INFINITE, parts: Sequence[Node] | None = None) -> Answer:
        """Solve what the program holds now, for at most so many seconds, for something that costs less than `below`."""
        solution = self.solve(seconds=seconds, below=below, parts=parts)
        options = range(len(self.problem.options))
        choice = None if solution.columns is None else solution.columns.intersection(options)
        return Answer(choice=choice, proven=solution.proven, gap=solution.gap)

    def _one_for_each_function(self) -> None:
        for name, options in self.problem.functions.items():
            self.row(dict.fromkeys(options, 1.0), float(name in self.problem.needed), 1.0)
        for _ in self.problem.needed - set(self.problem.functions):  # nobody at all offers it
            self.row({}, 1.0, INFINITE)

    def _limits(self) -> None:
        """What is barred, and what comes only with something else, what may be chosen only so often."""
        for option in sorted(self.problem.barred):
            self.row({option: 1.0}, 0.0, 0.0)
        for option, others in sorted(self.problem.requires.items()):
            if option in others:  # it is its own company: nothing more is asked
                continue
            self.row({**dict.fromkeys(sorted(others), 1.0), option: -1.0}, 0.0, INFINITE)
        for held in self.problem.kept:
            self.row(dict.fromkeys(sorted(held), 1.0), 1.0, INFINITE)
        for limit in self.problem.limits:
            self.limits[limit] = self.row(dict.fromkeys(sorted(limit.options), 1.0), -INFINITE, limit.most)

    def _fees(self) -> None:
        """An option costs its own fee, or is covered by a bundle that is bought."""
        covering: dict[int, list[int]] = {}
        for bundle in self.problem.bundles:
            column = self.column(bundle.more)
            self.leading.add(column)
            for option in sorted(bundle.covers):
                covering.setdefault(option, []).append(column)
        self._payer = {
            option: columns[0]
            for option, columns in covering.items()
            if len(columns) == 1 and self.problem.options[option].fee is None
        }
        for index, fee in enumerate(option.fee for option in self.problem.options):
            if index not in covering:
                if fee is None:
                    self.row({index: 1.0}, 0.0, 0.0)
                else:
                    self.costs[index] += fee
                continue
            paid = {} if fee is None else {self.column(fee): 1.0}
            self.row({**dict.fromkeys(covering[index], 1.0), **paid, index: -1.0}, 0.0, INFINITE)

    def _entrance(self) -> None:
        """A supplier is used as soon as one of its options is chosen; of the tiers of one contract, one at most is."""
        suppliers = {option.supplier for option in self.problem.options}
        paid = {name for name, cost in self.problem.entrance.items() if cost}
        rivals = [sorted(tier & suppliers) for tier in self.problem.tiers if len(tier & suppliers) > 1]
        limited = [(limit, sorted(limit.suppliers & suppliers)) for limit in self.problem.supplier_limits]
        used: dict[str, int] = {}
        for name in sorted(paid.union(*rivals, *(names for _, names in limited)) & suppliers):
            column = used[name] = self.column(self.problem.entrance.get(name, 0))
            self.leading.add(column)
            for index, option in enumerate(self.problem.options):
                if option.supplier == name:
                    self.row({column: 1.0, index: -1.0}, 0.0, INFINITE)
        for names in rivals:
            self.row({used[name]: 1.0 for name in names}, -INFINITE, 1.0)
        for limit, names in limited:
            self.limits[limit] = self.row({used[name]: 1.0 for name in names}, -INFINITE, limit.most)

    def _hours(self) -> None:
        """Work is taken on as soon as one of its options is chosen; pools without an end have no row.

        Where one bundle pays for everybody in a pool, there are its hours only if it is bought: a part of it, as a
        solution that is not whole has it, brings that part of them.
        """
        spent: dict[str, dict[int, float]] = {name: {} for name in sorted(self.problem.pools)}
        for work in self.problem.work:
            if work.pool not in spent:
                continue
            if len(work.options) == 1:
                column = next(iter(work.options))
            else:
                column = self.column(integer=False)
                for option in sorted(work.options):
                    self.row({column: 1.0, option: -1.0}, 0.0, INFINITE)
            terms = spent[work.pool]
            terms[column] = terms.get(column, 0.0) + work.hours
        for name, terms in spent.items():
            if terms:
                everybody = frozenset[int]().union(*(work.options for work in self.problem.work if work.pool == name))
                payers = {self._payer.get(option) for option in everybody}
                hours = float(self.problem.pools[name])
                payer = payers.pop() if len(payers) == 1 else None
                if payer is None:
                    self.row(terms, -INFINITE, hours)
                else:
                    self.row({**terms, payer: -hours}, -INFINITE, 0.0)

    def _outlook(self) -> None:
        """Exactly one combination of classes, and in each feature the class of the option that is chosen.

        Where several combinations of the last features are of one kind, each has a column beside those of the kinds.
        """
        outlook = self.problem.outlook
        if not outlook.losses:
            return
        at, losses, kinds = regime_kinds(outlook)
        losing = {place: self.column(loss) for place, loss in sorted(losses.items())}
        self.row(dict.fromkeys(losing.values(), 1.0), 1.0, 1.0)
        behind = {words: self.column(integer=False) for words in sorted(kinds)} if at < len(outlook.features) else {}
        for kind in sorted(set(kinds.values())) if behind else ():
            terms = {column: 1.0 for (_, other), column in losing.items() if other == kind}
            terms.update((column, -1.0) for words, column in behind.items() if kinds[words] == kind)
            self.row(terms, 0.0, 0.0)
        for position, (_, classes) in enumerate(outlook.features):
            if position < at:
                self._feature(classes, [(front[position], column) for (front, _), column in losing.items()])
            else:
                self._feature(classes, [(words[position - at], column) for words, column in behind.items()])

    def _feature(self, classes: Mapping[int, str], columns: Iterable[tuple[str, int]]) -> None:
        """In one feature the class of the option that is chosen; `columns` are those of combinations, with theirs."""
        holding: dict[str, dict[int, float]] = {name: {} for name in sorted({*classes.values(), ""})}
        for name, column in columns:
            if name in holding:
                holding[name][column] = 1.0
        for name, terms in holding.items():
            if name:
                terms.update((option, -1.0) for option, word in sorted(classes.items()) if word == name)
                self.row(terms, 0.0, 0.0)
            else:
                terms.update((option, 1.0) for option, word in sorted(classes.items()) if word)
                self.row(terms, 1.0, 1.0)

    def _exposure(self) -> None:
        """One set of safeguards, none of which is in it without one of its options: the cheapest is all there are."""
        exposure = self.problem.exposure
        if not exposure.losses:
            return
        ordered = sorted(exposure.losses.items(), key=lambda item: sorted(item[0]))
        columns = {held: self.column(loss, integer=False) for held, loss in ordered}
        self.row(dict.fromkeys(columns.values(), 1.0), 1.0, 1.0)
        for name, options in exposure.safeguards:
            having = {column: -1.0 for held, column in columns.items() if name in held}
            self.row({**dict.fromkeys(sorted(options), 1.0), **having}, 0.0, INFINITE)

    def _targets(self) -> None:
        """Whether each target is met; equal ones share a column."""
        groups: dict[frozenset[Clause], int] = {}
        for target in self.problem.targets:
            groups[frozenset(target.clauses)] = groups.get(frozenset(target.clauses), 0) + 1
        columns: dict[Clause, int | None] = {}
        ways: dict[Way, int] = {}
        for clauses, count in groups.items():
            held = [self._held(clause, columns, ways) for clause in sorted(clauses, key=clause_key)]
            column = self.column()
            self.met[column] = count
            for clause_held in held:
                if clause_held is not None:
                    self.row({clause_held: 1.0, column: -1.0}, 0.0, INFINITE)

    def _held(self, clause: Clause, columns: dict[Clause, int | None], ways: dict[Way, int]) -> int | None:
        """A column that is 1 only if a clause is met; None where it always is."""
        if clause not in columns:
            row = row_of(clause)
            if row is None:
                columns[clause] = None
            else:
                column = columns[clause] = self.column(integer=False)
                alone = dict.fromkeys(sorted(row.alone), 1.0)
                self.row({**alone, column: -1.0, **self._others(row, ways)}, 0.0, INFINITE)
        return columns[clause]

    def _clauses(self, clauses: Iterable[Clause], *, plain: bool) -> None:
        rows = filter(None, map(row_of, clauses)) if plain else aggregated(clauses)
        ways: dict[Way, int] = {}
        for row in rows:
            alone = dict.fromkeys(sorted(row.alone), 1.0)
            self.asked.append(self.row({**alone, **self._others(row, ways)}, 1.0, INFINITE))

    def _others(self, row: Row, ways: dict[Way, int]) -> dict[int, float]:
        """The terms of a row that are ways of several seats; each way has one column, in `ways`."""
        for way in sorted(row.other, key=_way_key):
            if way not in ways:
                ways[way] = self._way(way)
        return {ways[way]: 1.0 for way in sorted(row.other, key=_way_key)}

    def _way(self, way: Way) -> int:
        column = self.column()
        for seat in way.seats:
            self.row({**dict.fromkeys(sorted(seat), 1.0), column: -1.0}, 0.0, INFINITE)
        for option in sorted(way.spoiled_by):
            self.row({column: 1.0, option: 1.0}, -INFINITE, 1.0)
        return column


def clause_key(clause: Clause) -> list[tuple[object, ...]]:
    """An order of clauses that depends on nothing but their content."""
    return sorted(map(_way_key, clause))


def _way_key(way: Way) -> tuple[object, ...]:
    return tuple(sorted(map(sorted, way.seats))), sorted(way.spoiled_by)
