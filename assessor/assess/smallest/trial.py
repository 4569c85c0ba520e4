"""An obligation judged again with some statements changed: the engagement is another, the evaluator the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.evaluate import supply
from assessor.evaluate.capacity import Capacity
from assessor.evaluate.case import Case
from assessor.evaluate.demand import Judge
from assessor.evaluate.obligation import judge
from assessor.evaluate.supply import Arrangement
from assessor.model.named_tuple import NamedTuple
from assessor.model.scales import IN_PLACE, Result, Verdict
from assessor.model.stated import with_statement

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assessor.evaluate.outcome import Alternative, Judgement
    from assessor.model.engagement import Engagement
    from assessor.model.plan import Demand, Obligation
    from assessor.model.row_finding import RowFinding
    from assessor.result.smallest import Atom

_SHARED = ("applicability", "breadth", "provider_gates", "_own_facts", "doubtful")


Ignored = frozenset[tuple[object, ...]]


def known_by(finding: RowFinding) -> tuple[object, ...]:
    """What makes a finding the same under another engagement."""
    return finding.rule, finding.code, finding.place


class Trial(NamedTuple):
    """One obligation under one engagement."""

    case: Case
    judge_of: Judge
    arrangement: Arrangement
    judged: Judgement

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

    def with_supplier(self, row: Obligation, demand: Demand, function: str, provider: str) -> Alternative | None:
        """How a demand would stand through a provider that ran one more function."""
        known = supply.providers_of(self.case.terrain, self.case.engagement)
        there = [item for item in self.arrangement.supply.get(function) or () if item.id != provider]
        named = sorted([*there, known[provider]], key=lambda item: item.id)
        assigned = Arrangement(self.arrangement.name, {**self.arrangement.supply, function: tuple(named)})
        outcome = self.judge_of.demand(row, demand, assigned)
        ways = outcome.alternatives if outcome is not None else ()
        return next(
            (way for way in ways if way.done is None and way.function == function and way.supplier is known[provider]),
            None,
        )


def applied(case: Case, atoms: Iterable[Atom]) -> Engagement:
    """The engagement with every atom's statements made in it."""
    made = case.engagement
    for statement in (statement for atom in atoms for statement in atom.statements):
        made = with_statement(made, statement.place, statement.value, case.plan.registry)
    return made


def tried(base: Case, row: Obligation, engagement: Engagement, *, judged_whole: bool) -> Trial:
    """The obligation under another engagement.

    What statements for the frameworks say against it is worked out anew where `judged_whole`, else taken over: it
    costs more than all the rest, and few changes touch it.
    """
    case = Case(base.plan, engagement)
    if engagement.organization == base.engagement.organization:
        for name in _SHARED:
            if name in vars(base):
                vars(case)[name] = vars(base)[name]
        if not judged_whole:
            case.row_findings = base.row_findings
    judge_of = Judge(case, Capacity(case))
    arrangement = supply.today(case.terrain, engagement)
    return Trial(case, judge_of, arrangement, judge(case, judge_of, row, [arrangement]))
