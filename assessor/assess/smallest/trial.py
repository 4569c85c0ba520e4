"""An obligation judged again with some statements changed: the engagement is another, the evaluator the same."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final

from assessor.evaluate import supply
from assessor.evaluate.capacity import Capacity
from assessor.evaluate.changed import changed, same
from assessor.evaluate.demand import Judge
from assessor.evaluate.obligation import judge
from assessor.evaluate.supply import Arrangement
from assessor.model.scales import IN_PLACE, DemandResult, Verdict
from assessor.model.stated import with_statement
from assessor.model.value import replace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from assessor.evaluate.case import Case
    from assessor.evaluate.outcome import Alternative, Judgement
    from assessor.evaluate.supply import Supplier
    from assessor.model.engagement import Engagement
    from assessor.model.plan import Demand, Obligation
    from assessor.model.row_finding import RowFinding
    from assessor.result.smallest import Atom

# How many benches are kept: one takes as much memory as some providers, and a little for each there is.
_KEPT: Final = 300_000
_LEAST: Final = 50
Ignored = frozenset[tuple[object, ...]]
_Written = tuple[tuple[tuple[str, ...], str], ...]


def known_by(finding: RowFinding) -> tuple[object, ...]:
    """What makes a finding the same under another engagement."""
    return finding.rule, finding.code, finding.place


class Bench:
    """An engagement ready to be judged today: its case, and what was found out of it for any obligation.

    `ways` are those to mend one demand, by what the demand asks (smallest/goals.py); `assigned` those by which one
    provider more takes work on, by all that is read for it (smallest/assigned.py).
    """

    def __init__(self, case: Case, arrangement: Arrangement) -> None:
        self.case, self.judge_of, self.arrangement = case, Judge(case, Capacity(case)), arrangement
        self.ways: dict[tuple[object, ...], list[tuple[Atom, ...]]] = {}
        self.assigned: dict[tuple[object, ...], list[tuple[Atom, ...]]] = {}
        self._hired: dict[tuple[str, str], tuple[Supplier, Arrangement]] = {}

    def with_supplier(self, function: str, provider: str) -> tuple[Supplier, Arrangement]:
        """A provider beside what it runs already, as if it were somebody else, and who runs what then."""
        key = function, provider
        if key not in self._hired:
            hired = replace(self.case.suppliers[provider])
            there = [item for item in self.arrangement.supply.get(function) or () if item.id != provider]
            named = sorted([*there, hired], key=lambda item: item.id)
            assigned = Arrangement(self.arrangement.name, {**self.arrangement.supply, function: tuple(named)})
            self._hired[key] = hired, assigned
        return self._hired[key]


class Trial:
    """One obligation under one engagement; it is judged when that is asked for first."""

    def __init__(self, bench: Bench, judgement: Callable[[], Judgement]) -> None:
        self.bench, self.case = bench, bench.case
        self.judge_of, self.arrangement = bench.judge_of, bench.arrangement
        self._judgement = judgement

    @cached_property
    def judged(self) -> Judgement:
        """The obligation as it stands under this engagement."""
        return self._judgement()

    def in_place(self, ignored: Ignored = frozenset()) -> bool:
        """Whether nothing more has to change: by the terms alone where people decided, beside what is `ignored`."""
        judged = self.judged
        if (judged.derived or judged.verdict) in IN_PLACE:
            return True
        if not ignored or {known_by(item) for item in judged.findings} - ignored:
            return False
        if judged.alternative is not None and judged.alternative.accepted:
            return True
        best = [max(outcome.result for outcome in clause) for clause in judged.outcomes if clause]
        return bool(best) and min(best) >= DemandResult.MET_WITH_DUTY

    @property
    def falls_away(self) -> bool:
        """Whether the obligation no longer applies, which is no way to keep it."""
        return self.judged.verdict is Verdict.NOT_APPLICABLE

    def with_supplier(self, row: Obligation, demand: Demand, function: str, provider: str) -> Alternative:
        """How a demand would stand through a provider that ran one more function."""
        hired, assigned = self.bench.with_supplier(function, provider)
        return self.judge_of.through(row, demand, function, hired, assigned)


def applied(case: Case, atoms: Iterable[Atom]) -> Engagement:
    """The engagement with every atom's statements made in it."""
    made = case.engagement
    for statement in (statement for atom in atoms for statement in atom.statements):
        made = with_statement(made, statement.place, statement.value, case.plan.registry)
    return made


def as_it_is(case: Case) -> Bench:
    """The engagement with nothing changed."""
    return Bench(case, supply.today(case.terrain, case.engagement, case.suppliers))


def tried(base: Case, row: Obligation, engagement: Engagement, *, judged_whole: bool) -> Trial:
    """The obligation under another engagement, judged whole or beside what statements say (see `bench_of`)."""
    return _trial(bench_of(base, engagement, judged_whole=judged_whole), row)


def _trial(bench: Bench, row: Obligation) -> Trial:
    return Trial(bench, lambda: judge(bench.case, bench.judge_of, row, [bench.arrangement], proven=False))


def bench_of(base: Case, engagement: Engagement, *, judged_whole: bool) -> Bench:
    """Another engagement ready to be judged.

    What statements for the frameworks say against obligations is worked out anew where `judged_whole`, else taken
    over: it costs more than all the rest, and few changes touch it.
    """
    case = changed(base, engagement)
    if not judged_whole and same("organization", engagement, base.engagement):
        case.row_findings = base.row_findings
    return Bench(case, supply.today(case.terrain, engagement, case.suppliers))


class Trials:
    """Trials of one case, kept: several searches, also those of other obligations, come by the same atoms."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.unchanged = as_it_is(case)
        self._shared = case.judged_work, case.ledgers
        self._benches: dict[tuple[_Written, bool], Bench] = {}
        self._row: Obligation | None = None
        self._trials: dict[tuple[_Written, bool], Trial] = {}  # of that one obligation
        self._most = _KEPT // (_LEAST + len(case.engagement.providers))

    def of(self, row: Obligation, atoms: Iterable[Atom], *, judged_whole: bool) -> Trial:
        """An obligation with these atoms made, one after the other."""
        made = tuple(atoms)
        key = tuple((item.place, repr(item.value)) for atom in made for item in atom.statements), judged_whole
        if self._row is not row:
            self._row, self._trials = row, {}
        if key not in self._trials:
            self._trials[key] = _trial(self._bench(key, made), row)
        return self._trials[key]

    def _bench(self, key: tuple[_Written, bool], made: tuple[Atom, ...]) -> Bench:
        bench = self._benches.get(key)
        if bench is None:
            written, whole = key
            other = self._benches.get((written, not whole))
            engagement = other.case.engagement if other is not None else applied(self.case, made)
            while len(self._benches) >= self._most:
                del self._benches[next(iter(self._benches))]
            bench = self._benches[key] = bench_of(self.case, engagement, judged_whole=whole)
            work, ledgers = self._shared
            if bench.case.judged_work is work and bench.case.ledgers is ledgers:
                bench.assigned = self.unchanged.assigned
        return bench
