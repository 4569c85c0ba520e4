"""Cases judged: each expected verdict beside the one the rules give."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.assess.case_coverage import coverage_of
from assessor.assess.engine import assess_engagement
from assessor.assess.explanation import explanation_of
from assessor.model.scales import PREDICATES
from assessor.result.case_outcome import CaseOutcome, CaseReport, ExpectationOutcome, FrameworkTally

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor.model.engagement import Engagement
    from assessor.model.plan import Plan
    from assessor.model.rule_case import RuleCase


def case_outcome(case: RuleCase, engagement: Engagement, plan: Plan) -> CaseOutcome:
    """One case, judged as an engagement file would be; the plan may hold more frameworks than the case asks about."""
    narrow = plan.narrowed(engagement.frameworks)
    wanted = {expected.obligation for expected in case.expect}
    names = {expected.arrangement for expected in case.expect}
    assessment = assess_engagement(narrow, engagement, only=lambda row: row.ref in wanted, arrangements=sorted(names))
    rows = {row.ref: row for row in narrow.obligations if row.ref in wanted}
    of_catalog = {item.catalog: item.id for item in plan.terrain.frameworks.values()}
    outcomes = []
    for expected in case.expect:
        row, told = rows[expected.obligation], bool(expected.never_says)
        explanation = explanation_of(assessment, row, (expected.arrangement,), changes=told)
        verdict = explanation.obligation.verdicts[expected.arrangement]
        short = {comparison.predicate for comparison in (*verdict.failing, *verdict.unknown)}
        outcomes.append(
            ExpectationOutcome(
                expected=expected,
                framework=of_catalog[row.catalog],
                verdict=verdict.verdict,
                predicates=tuple(name for name in PREDICATES if name in short),
                explanation=explanation,
            )
        )
    return CaseOutcome(case=case, expectations=tuple(outcomes))


def case_report(outcomes: Sequence[CaseOutcome], plan: Plan, *, coverage: bool = False) -> CaseReport:
    """All of them, with the counts of every framework of which something is expected; their coverage if asked for."""
    counts = [_tally(outcomes, rules.id, rules.title) for rules in plan.terrain.frameworks.values()]
    tallies = tuple(item for item in counts if item.expectations)
    covered = coverage_of(outcomes, plan, [item.framework for item in tallies]) if coverage else None
    return CaseReport(outcomes=tuple(outcomes), tallies=tallies, coverage=covered)


def _tally(outcomes: Sequence[CaseOutcome], name: str, title: str) -> FrameworkTally:
    concerned = [
        (outcome.case, [one for one in outcome.expectations if one.framework == name])
        for outcome in outcomes
        if any(one.framework == name for one in outcome.expectations)
    ]
    expectations = [one for _, ones in concerned for one in ones]
    return FrameworkTally(
        framework=name,
        title=title,
        cases=len(concerned),
        traps=sum(case.trap for case, _ in concerned),
        expectations=len(expectations),
        passed=sum(not one.misses for one in expectations),
        in_place=sum(one.expected.in_place for one in expectations),
    )
