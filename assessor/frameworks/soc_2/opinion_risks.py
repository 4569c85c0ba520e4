"""What could make a CPA firm hold something back. A list of reasons, never a forecast of an opinion."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.frameworks.soc_2.criteria import duty_today
from assessor.frameworks.soc_2.result import OpinionRisk
from assessor.model.scales import Truth

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from assessor.evaluate.case import Case
    from assessor.frameworks.soc_2.result import Criterion, OpinionRiskKind, StandingWord
    from assessor.frameworks.soc_2.result_providers import (
        ReliedOnReport,
        ReportState,
        SubserviceOrganization,
        UserControl,
    )
    from assessor.frameworks.soc_2.rules import Soc2Rules

_STANDINGS: Final[tuple[tuple[StandingWord, OpinionRiskKind], ...]] = (
    ("exception", "exception"),
    ("undetermined", "undetermined"),
    ("design_only", "design_only"),
)
_STATES: Final[Mapping[ReportState, OpinionRiskKind]] = {
    "stale": "report_stale",
    "gap_too_long": "report_gap_too_long",
    "needs_letter": "report_needs_letter",
    "after_period": "report_after_period",
}


def opinion_risks(
    case: Case,
    rules: Soc2Rules,
    criteria: Sequence[Criterion],
    organizations: Sequence[SubserviceOrganization],
    reports: Sequence[ReliedOnReport],
    controls: Sequence[UserControl],
) -> tuple[OpinionRisk, ...]:
    """Reasons in the order a CPA firm would meet them; `refs` are criteria, `who` a provider."""
    return (
        *_assertion(case, rules),
        *_criteria(criteria),
        *(_risk(gap, who=row.name) for row in organizations for gap in row.open),
        *(risk for report in reports if report.relied_on for risk in _report(report)),
        *_user_controls(controls),
    )


def _risk(kind: OpinionRiskKind, *, refs: tuple[str, ...] = (), who: str | None = None, count: int = 1) -> OpinionRisk:
    return OpinionRisk(kind=kind, refs=refs, who=who, count=count)


def _assertion(case: Case, rules: Soc2Rules) -> Iterator[OpinionRisk]:
    done = duty_today(case, rules.assertion_duty)
    if done is not Truth.YES:
        yield _risk("assertion_not_done" if done is Truth.NO else "assertion_unknown")


def _criteria(criteria: Sequence[Criterion]) -> Iterator[OpinionRisk]:
    for standing, kind in _STANDINGS:
        refs = tuple(row.ref for row in criteria if row.standing == standing)
        if refs:
            yield _risk(kind, refs=refs, count=len(refs))


def _report(report: ReliedOnReport) -> Iterator[OpinionRisk]:
    who = report.provider
    if report.state in _STATES:
        yield _risk(_STATES[report.state], who=who)
    if report.uncovered_days:
        yield _risk("report_days", who=who, count=report.uncovered_days)
    if not report.clean:
        yield _risk("report_opinion", who=who)
    if report.only_design:
        yield _risk("report_type", who=who)
    if report.outside_scope:
        yield _risk("report_scope", who=who, count=len(report.outside_scope))
    unanswered = sum(exception.response is None for exception in report.exceptions)
    if unanswered:
        yield _risk("report_exceptions", who=who, count=unanswered)
    if report.carve_outs:
        yield _risk("report_carve_outs", who=who, count=len(report.carve_outs))


def _user_controls(controls: Sequence[UserControl]) -> Iterator[OpinionRisk]:
    kinds: tuple[tuple[str, OpinionRiskKind], ...] = (("unmapped", "cuec_unmapped"), ("missing", "cuec_missing"))
    for state, kind in kinds:
        open_ = [control.provider for control in controls if control.state == state]
        for who in dict.fromkeys(open_):
            yield _risk(kind, who=who, count=open_.count(who))
