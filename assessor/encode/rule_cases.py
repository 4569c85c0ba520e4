"""Cases and what became of them as JSON: codes and text side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assessor.words.case_outcomes import because

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assessor.model.rule_case import Expectation, RuleCase
    from assessor.result.case_outcome import CaseReport, ExpectationOutcome, FamilyCoverage, FrameworkTally


def report_object(report: CaseReport) -> dict[str, Any]:
    """Everything that was run, and the counts; where coverage was asked for, also which rules no case exercises."""
    return {
        "passed": report.passed,
        "frameworks": [_tally(counts) for counts in report.tallies],
        "cases": [
            {
                **_head(outcome.case),
                "passed": outcome.passed,
                "expectations": [_outcome(one) for one in outcome.expectations],
            }
            for outcome in report.outcomes
        ],
        **({"coverage": [_coverage(item) for item in report.coverage]} if report.coverage is not None else {}),
    }


def cases_list(cases: Iterable[RuleCase]) -> list[dict[str, Any]]:
    """The cases, not judged."""
    return [{**_head(case), "expectations": [_expectation(item) for item in case.expect]} for case in cases]


def _head(case: RuleCase) -> dict[str, Any]:
    return {
        "id": case.id,
        "title": case.title,
        "trap": case.trap,
        "source": case.source,
        "path": case.span.path,
        "line": case.span.line,
    }


def _expectation(item: Expectation) -> dict[str, Any]:
    return {
        "obligation": item.obligation,
        "arrangement": item.arrangement,
        "expected": item.verdict,
        "exactly": item.exactly,
        "predicate": item.predicate,
        "never_says": list(item.never_says),
    }


def _outcome(one: ExpectationOutcome) -> dict[str, Any]:
    return {
        **_expectation(one.expected),
        "framework": one.framework,
        "verdict": one.verdict,
        "predicates": list(one.predicates),
        "said": list(one.said),
        "misses": list(one.misses),
        "because": because(one),
    }


def _tally(counts: FrameworkTally) -> dict[str, Any]:
    return {
        "framework": counts.framework,
        "title": counts.title,
        "cases": counts.cases,
        "traps": counts.traps,
        "expectations": counts.expectations,
        "passed": counts.passed,
        "in_place": counts.in_place,
    }


def _coverage(item: FamilyCoverage) -> dict[str, Any]:
    return {
        "family": item.family,
        "rules": len(item.exercised) + len(item.idle),
        "exercised": len(item.exercised),
        "not_exercised": list(item.idle),
    }
