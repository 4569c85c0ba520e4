"""Today's gap register: what stands behind the rows that are not in place, once per cause.

A finding has the four parts of the Yellow Book (GAO-24-106786, 6.17): criterion, condition, cause, effect; and an
action. One missing paper is one finding with as many rows as it holds back. How grave it is, and by when somebody acts,
say the rules under rules/severity (`severity.py`); who acts, and what it costs, `remedies.py`.
"""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

from assessor.assess import work_holders
from assessor.assess.finding_causes import Cause, Causes
from assessor.assess.own_plans import own_plans
from assessor.assess.remedies import Remedies
from assessor.assess.severity import Grades
from assessor.evaluate.supply import RECOMMENDED, TODAY
from assessor.model.day import halfway
from assessor.model.scales import CUSTOMER, IN_PLACE, Verdict
from assessor.model.severity import SEVERITY_ORDER
from assessor.model.value import dataclass, field, replace
from assessor.result.finding import (
    OPEN_QUESTIONS,
    CadenceAspect,
    Finding,
    FindingComparison,
    FindingCounts,
    Foundation,
    OverdueAnalysis,
    VerdictCounts,
    is_question,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assessor.assess.engine import Assessment
    from assessor.model.severity import Stake
    from assessor.result.comparison import Comparison
    from assessor.result.obligation import Demand, Obligation
    from assessor.result.recommendation import Recommendation

_DEAR = float("inf")


@dataclass(frozen=True, slots=True)
class _Pile:
    """The rows that one cause holds back, and the comparisons that show it."""

    rows: dict[str, Obligation] = field(default_factory=dict)
    shown: list[FindingComparison] = field(default_factory=list)

    def compared(self) -> list[tuple[Demand, Comparison]]:
        """The comparisons with their demands."""
        return [_compared(self.rows[shown.ref], shown) for shown in self.shown]


def findings(
    assessment: Assessment,
    obligations: Sequence[Obligation],
    stakes: Mapping[str, Stake],
    bought: Recommendation | None,
) -> tuple[Finding, ...]:
    """The register: gravest, then due first, then what most depends on, then cheapest; ids follow the order."""
    remedies = Remedies(assessment, bought)
    causes = Causes(assessment.case)
    piles: dict[Cause, _Pile] = {}
    for obligation in obligations:
        for cause, shown in causes.of(obligation):
            pile = piles.setdefault(cause, _Pile())
            pile.rows[obligation.ref] = obligation
            if shown is not None:
                pile.shown.append(shown)
    grades = Grades(assessment, stakes, [(cause, pile.rows.values()) for cause, pile in piles.items()], obligations)
    held = Counter(ref for pile in piles.values() for ref in pile.rows)
    register = [
        _finding(assessment, cause, pile, grades, remedies, alone=sum(held[ref] == 1 for ref in pile.rows))
        for cause, pile in piles.items()
    ]
    register = [
        _planned(each, cause, assessment, stakes, remedies) for each, cause in zip(register, piles, strict=True)
    ]
    register = _answered_before_buying(_papers_before_work(register), assessment.case.as_of)
    return _numbered(sorted(register, key=_weight))


def _papers_before_work(register: Sequence[Finding]) -> list[Finding]:
    """Papers of a party due no later than the first work bought of it: once it has the work, it has the upper hand."""
    bought: dict[str, str] = {}
    for each in register:
        if each.remedy is not None and each.kind not in OPEN_QUESTIONS and _is_bought(each):
            bought[each.remedy.supplier] = min(each.due, bought.get(each.remedy.supplier, each.due))
    return [
        replace(each, due=first)
        if each.kind == "contract" and (first := bought.get(each.provider or "", each.due)) < each.due
        else each
        for each in register
    ]


def _answered_before_buying(register: Sequence[Finding], as_of: date) -> list[Finding]:
    """Questions due halfway to the first purchase that mends a finding: an answer can change what is bought."""
    bought = first_purchase(register)
    if bought is None:
        return list(register)
    first = halfway(as_of, date.fromisoformat(bought)).isoformat()
    return [replace(each, due=first) if is_question(each) and each.due > first else each for each in register]


def first_purchase(register: Sequence[Finding]) -> str | None:
    """The first day on which somebody is paid to mend a finding; None where nobody is."""
    return min((each.due for each in register if each.kind not in OPEN_QUESTIONS and _is_bought(each)), default=None)


def _is_bought(finding: Finding) -> bool:
    """Whether somebody is paid to mend it, at a price that is known or has to be quoted."""
    if finding.remedy is None:
        return finding.kind == "unowned"
    return bool(finding.remedy.functions) and finding.remedy.annual_cost != 0


def _weight(finding: Finding) -> tuple[int, str, int, float]:
    """Equal ones stay in catalog order."""
    cost = finding.remedy.annual_cost if finding.remedy is not None else 0.0
    return (
        SEVERITY_ORDER.index(finding.severity),
        finding.due,
        -len(finding.obligations),
        _DEAR if cost is None else cost,
    )


def _numbered(register: Sequence[Finding]) -> tuple[Finding, ...]:
    """Findings with the ids of their order."""
    return tuple(replace(finding, id=f"F-{number:03}") for number, finding in enumerate(register, 1))


def finding_counts(register: Sequence[Finding]) -> FindingCounts:
    """How many findings there are of each severity."""
    counts = Counter(finding.severity for finding in register)
    return FindingCounts(high=counts["high"], medium=counts["medium"], low=counts["low"])


def _finding(
    assessment: Assessment, cause: Cause, pile: _Pile, grades: Grades, remedies: Remedies, *, alone: int
) -> Finding:
    counts = Counter(row.verdicts[TODAY].verdict for row in pile.rows.values())
    compared = pile.compared()
    capabilities = sorted({demand.capability for demand, _ in compared if demand.capability is not None})
    functions = sorted({comparison.function for _, comparison in compared if comparison.function is not None})
    groups = _groups(compared)
    able = work_holders.able_elsewhere(assessment, cause.provider, pile.rows) if groups else ()
    then = work_holders.as_recommended(assessment, frozenset(capabilities), pile.rows)
    grade = grades.of(cause, pile.rows.values(), capabilities)
    return Finding(
        id="",
        kind=cause.kind,
        cause=cause.gate or cause.foundation,
        severity=grade.severity,
        why=grade.why,
        due=grade.due,
        by_law=grade.by_law,
        owner=remedies.owner(cause),
        plans=(),
        past=remedies.past(cause),
        remedy=remedies.remedy(
            cause,
            tuple(functions),
            work_holders.wider(then, able) if groups else None,
            work_holders.functions_doing(then),
        ),
        provider=cause.provider or (CUSTOMER if cause.duty else None),
        function=functions[0] if len(functions) == 1 else None,
        capability=capabilities[0] if len(capabilities) == 1 else None,
        functions=tuple(functions),
        capabilities=tuple(capabilities),
        duty=cause.duty,
        part=cause.part,
        facts=cause.facts,
        able_functions=cause.functions if cause.kind in ("unowned", "unstated_function") else (),
        predicate=cause.predicate,
        aspect=_aspect(compared) if cause.kind == "cadence" else None,
        groups=groups,
        elsewhere=able,
        foundation=_foundation(assessment, pile) if cause.foundation is not None else None,
        analysis=_analysis(assessment, cause),
        statement=cause.statement,
        models=() if cause.statement is not None else _models(assessment, pile),
        comparisons=tuple(pile.shown),
        obligations=tuple(pile.rows),
        of_matrix=work_holders.of_matrix(assessment, cause.kind, pile.rows),
        alone=alone,
        verdict_counts=VerdictCounts(
            gap=counts[Verdict.GAP],
            partial=counts[Verdict.PARTIAL],
            not_assessable=counts[Verdict.NOT_ASSESSABLE],
        ),
    )


def _planned(
    finding: Finding, cause: Cause, assessment: Assessment, stakes: Mapping[str, Stake], remedies: Remedies
) -> Finding:
    """The finding with what the organization plans against it, whose owner sees to it."""
    engagement = assessment.case.engagement
    plans = own_plans(finding.key, finding.obligations, engagement.plan_of_action, stakes, engagement.as_of)
    return replace(finding, plans=plans, owner=remedies.owner(cause, plans)) if plans else finding


def _compared(obligation: Obligation, shown: FindingComparison) -> tuple[Demand, Comparison]:
    verdict = obligation.verdicts[TODAY]
    comparison = (verdict.failing if shown.among == "failing" else verdict.unknown)[shown.place]
    return obligation.demands[comparison.demand], comparison


def _aspect(compared: Sequence[tuple[Demand, Comparison]]) -> CadenceAspect | None:
    """The one part of schedule and response that all demands ask for, or that none of it is listed."""
    aspects: set[CadenceAspect | None] = set()
    for demand, comparison in compared:
        asked: list[CadenceAspect] = ["interval"] if demand.every is not None else []
        asked += ["event"] if demand.event is not None else []
        asked += ["state"] if demand.state else []
        listed = comparison.shortfall not in ("not_listed", "not_sold", "left_out", "not_ordered")
        aspects.add("not_listed" if not listed else asked[0] if len(asked) == 1 else None)
    return aspects.pop() if len(aspects) == 1 else None


def _groups(compared: Sequence[tuple[Demand, Comparison]]) -> tuple[str, ...]:
    """The asset groups all of it fails in, where others are served."""
    groups = [comparison.groups for _, comparison in compared]
    return tuple(sorted({group for some in groups for group in some})) if all(groups) else ()


def _foundation(assessment: Assessment, pile: _Pile) -> Foundation | None:
    """What the decision about the first row rests on."""
    use = assessment.judgements[TODAY][next(iter(pile.rows))].alternative
    rule = use.rule.rests_on if use is not None else None
    return None if rule is None else Foundation(title=rule.title, citation=rule.citation, action=rule.action)


def _analysis(assessment: Assessment, cause: Cause) -> OverdueAnalysis | None:
    """The risk analysis behind a frequency, where the framework asks for one."""
    if cause.kind not in ("frequency", "unstated_frequency"):
        return None
    frequency = assessment.case.own_frequencies.get(cause.ref or "")
    if frequency is None:
        return None
    return OverdueAnalysis(
        title=frequency.document, place=frequency.where, age_days=frequency.age, citation=frequency.citation
    )


def _models(assessment: Assessment, pile: _Pile) -> tuple[str, ...]:
    """Which support models would bring all these rows in place, as judged."""
    return tuple(
        name
        for name in assessment.arrangements
        if name not in (TODAY, RECOMMENDED)
        and all(row.verdicts[name].verdict in IN_PLACE for row in pile.rows.values())
    )
