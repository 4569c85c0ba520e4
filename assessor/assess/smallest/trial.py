"""An obligation judged again with some statements changed: the engagement is another, the evaluator the same."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from assessor.evaluate import supply
from assessor.evaluate.capacity import Capacity
from assessor.evaluate.case import Case
from assessor.evaluate.demand import Judge
from assessor.evaluate.obligation import judge
from assessor.evaluate.supply import Arrangement
from assessor.model.scales import IN_PLACE, Result, Verdict
from assessor.model.stated import with_statement
from assessor.model.value import replace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from assessor.evaluate.outcome import Alternative, Judgement
    from assessor.model.engagement import Engagement
    from assessor.model.plan import Demand, Obligation
    from assessor.model.row_finding import RowFinding
    from assessor.result.smallest import Atom

# What of a case stays as it is where the organization is the same, and what where these parts of the engagement are.
_SHARED = ("applicability", "breadth", "work_of", "provider_gates", "_own_facts", "doubtful")
_RESTS_ON = {
    "held_records": ("evidence",),
    "records": ("evidence",),
    "determined": ("determinations",),
    "own_frequencies": ("organization", "blocks", "defined_frequencies"),
    "demanded": ("organization", "blocks", "defined_frequencies"),
    "ledgers": ("organization", "blocks", "defined_frequencies", "operations"),
}


Ignored = frozenset[tuple[object, ...]]
_Written = tuple[tuple[tuple[str, ...], str], ...]


def known_by(finding: RowFinding) -> tuple[object, ...]:
    """What makes a finding the same under another engagement."""
    return finding.rule, finding.code, finding.place


class Trial:
    """One obligation under one engagement; it is judged when that is asked for first."""

    def __init__(
        self, case: Case, judge_of: Judge, arrangement: Arrangement, judgement: Callable[[], Judgement]
    ) -> None:
        self.case, self.judge_of, self.arrangement = case, judge_of, arrangement
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
        return bool(best) and min(best) >= Result.MET_WITH_DUTY

    @property
    def falls_away(self) -> bool:
        """Whether the obligation no longer applies, which is no way to keep it."""
        return self.judged.verdict is Verdict.NOT_APPLICABLE

    def with_supplier(self, row: Obligation, demand: Demand, function: str, provider: str) -> Alternative:
        """How a demand would stand through a provider that ran one more function."""
        hired = replace(self.case.suppliers[provider])  # beside what it runs already, as if it were somebody else
        there = [item for item in self.arrangement.supply.get(function) or () if item.id != provider]
        named = sorted([*there, hired], key=lambda item: item.id)
        assigned = Arrangement(self.arrangement.name, {**self.arrangement.supply, function: tuple(named)})
        return self.judge_of.through(row, demand, function, hired, assigned)


def applied(case: Case, atoms: Iterable[Atom]) -> Engagement:
    """The engagement with every atom's statements made in it."""
    made = case.engagement
    for statement in (statement for atom in atoms for statement in atom.statements):
        made = with_statement(made, statement.place, statement.value, case.plan.registry)
    return made


def as_it_is(case: Case) -> Callable[[Judgement], Trial]:
    """What makes a trial in which nothing is changed of a judgement of today; all of them share their ledgers."""
    judge_of, arrangement = Judge(case, Capacity(case)), supply.today(case.terrain, case.engagement, case.suppliers)
    return lambda judged: Trial(case, judge_of, arrangement, lambda: judged)


def tried(base: Case, row: Obligation, engagement: Engagement, *, judged_whole: bool) -> Trial:
    """The obligation under another engagement.

    What statements for the frameworks say against it is worked out anew where `judged_whole`, else taken over: it
    costs more than all the rest, and few changes touch it.
    """
    case, known = Case(base.plan, engagement), base.engagement
    shared = [name for name, parts in _RESTS_ON.items() if all(_same(part, engagement, known) for part in parts)]
    if _same("organization", engagement, known):
        shared += _SHARED
        if not judged_whole:
            case.row_findings = base.row_findings
    vars(case).update({name: vars(base)[name] for name in shared if name in vars(base)})
    there = base.suppliers
    vars(case)["suppliers"] = {
        item.id: there[item.id]
        if item.id in there and there[item.id].provider is item
        else supply.supplier_of(case.terrain, item)
        for item in engagement.providers
    }
    judge_of = Judge(case, Capacity(case))
    arrangement = supply.today(case.terrain, engagement, case.suppliers)
    return Trial(case, judge_of, arrangement, lambda: judge(case, judge_of, row, [arrangement]))


def _same(part: str, engagement: Engagement, other: Engagement) -> bool:
    """Whether two engagements say the same in one part; what no statement touched is the very same object."""
    here, there = getattr(engagement, part), getattr(other, part)
    return here is there or (part == "organization" and bool(here == there))


class Trials:
    """Trials of one obligation, kept: several searches come by the same atoms."""

    def __init__(self, case: Case, row: Obligation) -> None:
        self.case, self.row = case, row
        self._engagements: dict[_Written, Engagement] = {}
        self._known: dict[tuple[_Written, bool], Trial] = {}

    def of(self, atoms: Iterable[Atom], *, judged_whole: bool) -> Trial:
        """The obligation with these atoms made, one after the other."""
        made = tuple(atoms)
        written = tuple((item.place, repr(item.value)) for atom in made for item in atom.statements)
        key = written, judged_whole
        if key not in self._known:
            if written not in self._engagements:
                self._engagements[written] = applied(self.case, made)
            self._known[key] = tried(self.case, self.row, self._engagements[written], judged_whole=judged_whole)
        return self._known[key]
