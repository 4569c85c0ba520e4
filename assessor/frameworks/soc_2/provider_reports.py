"""Providers' own reports: how far they reach, what they hold back, what they expect of their customers."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from assessor.frameworks.soc_2.criteria import capability_today
from assessor.frameworks.soc_2.operating_period import gaps
from assessor.frameworks.soc_2.result_providers import ProviderReportException, ReliedOnReport, UserControl
from assessor.model.interval import DAY, seconds
from assessor.model.scales import DemandResult

if TYPE_CHECKING:
    from assessor.evaluate.case import Case
    from assessor.frameworks.soc_2.criteria import Today
    from assessor.frameworks.soc_2.result_providers import ReportState
    from assessor.frameworks.soc_2.rules import Soc2Rules
    from assessor.frameworks.soc_2.statements import Cuec, ProviderReport, Soc2Block, UserControlState


def relied_on_reports(case: Case, rules: Soc2Rules, block: Soc2Block) -> tuple[ReliedOnReport, ...]:
    """Every report as it stands at `as_of`, in the order of the engagement; only a provider's newest is relied on."""
    newest = _newest(case, block)
    return tuple(
        _report(case, rules, block, report, relied_on=newest[report.provider] is report)
        for report in block.provider_reports
    )


def _newest(case: Case, block: Soc2Block) -> dict[str, ProviderReport]:
    """The report of each provider that ends last; one that begins after our period only where there is no other."""
    until = reaches_to(case, block)
    ordered = sorted(block.provider_reports, key=lambda item: (not _begins_after(item, until), item.period_to))
    return {item.provider: item for item in ordered}


def _begins_after(report: ProviderReport, until: str) -> bool:
    return report.period_from is not None and report.period_from > until


def _report(
    case: Case, rules: Soc2Rules, block: Soc2Block, report: ProviderReport, *, relied_on: bool
) -> ReliedOnReport:
    clean = any(opinion.id == report.opinion and opinion.clean for opinion in rules.opinions)
    state = state_of(case, rules, block, report)
    runs = functions_of(case, report.provider)
    outside = None
    if report.scope_covers is not None:
        outside = tuple(name for name in runs if name not in report.scope_covers)
    only_design = block.type > report.type
    reach = _reach(block, report, state)
    unanswered = any(exception.response is None for exception in report.exceptions_relevant)
    held_back = bool(only_design or outside or unanswered or reach.uncovered or report.carve_outs) or not clean
    open_state = any(term.id == state and term.open for term in rules.report_states)
    return ReliedOnReport(
        provider=report.provider,
        type=report.type,
        period_from=report.period_from,
        period_to=report.period_to,
        opinion=report.opinion,
        clean=clean,
        relied_on=relied_on,
        state=state,
        age_days=_days(report.period_to, case.engagement.as_of),
        gap_days=max(0, _days(report.period_to, reaches_to(case, block))),
        bridge_letter_until=report.bridge_letter_until,
        covered_days=reach.covered,
        of_days=reach.whole,
        uncovered_days=reach.uncovered,
        runs=tuple(runs),
        outside_scope=outside,
        exceptions=tuple(
            ProviderReportException(text=exception.text, capability=exception.capability, response=exception.response)
            for exception in report.exceptions_relevant
        ),
        carve_outs=report.carve_outs,
        only_design=only_design,
        open=relied_on and (held_back or open_state),
    )


def state_of(case: Case, rules: Soc2Rules, block: Soc2Block, report: ProviderReport) -> ReportState:
    """Where a report stands: by its age, and by the gap to the end of our own period."""
    limits = rules.provider_reports
    if _days(report.period_to, case.engagement.as_of) > seconds(limits.stale_after) // DAY:
        return "stale"
    until = reaches_to(case, block)
    if _begins_after(report, until):
        return "after_period"
    gap = _days(report.period_to, until)
    if gap <= 0:
        return "covers"
    if gap > seconds(limits.bridge_gap) // DAY:
        return "gap_too_long"
    letter = report.bridge_letter_until
    return "bridged" if letter is not None and letter >= until else "needs_letter"


def reaches_to(case: Case, block: Soc2Block) -> str:
    """The day a provider's report has to reach: the end of our period, the day of a type 1 report, else `as_of`."""
    if block.period is not None:
        return block.period.to
    return block.as_of_date or case.engagement.as_of


def _days(start: str, end: str) -> int:
    return (date.fromisoformat(end) - date.fromisoformat(start)).days


class _Reach(NamedTuple):
    """Days of our period that the reports of a provider cover, of how many, and how many are left open."""

    covered: int | None
    whole: int | None
    uncovered: int | None


def _reach(block: Soc2Block, report: ProviderReport, state: str) -> _Reach:
    """How many days of our period all the type 2 reports of a provider cover together, and how many they should.

    What lies behind the end of this report is a matter of its state and of letters, and is not uncovered here; nor is
    anything where its type or its state already says that it cannot speak for the period.
    """
    if block.period is None:
        return _Reach(None, None, None)
    spans = [
        (item.period_from, item.period_to)
        for item in block.provider_reports
        if item.provider == report.provider and item.type > 1 and item.period_from is not None
    ]
    days = block.period.days
    uncovered = None
    if report.type > 1 and state not in ("stale", "after_period"):
        uncovered = sum(gaps(block.period, [*spans, (report.period_to, max(report.period_to, block.period.to))]))
    return _Reach(days - sum(gaps(block.period, spans)), days, uncovered)


def functions_of(case: Case, provider: str) -> list[str]:
    """What a provider runs today, by the rules' order."""
    today = case.engagement.today
    return [name for name in case.terrain.functions if provider in today.get(name, ())]


def user_controls(case: Case, block: Soc2Block, today: Today) -> tuple[UserControl, ...]:
    """Every control that a relied-on report expects of us, mapped to a capability and held against today."""
    newest = _newest(case, block)
    return tuple(
        UserControl(
            id=control.id,
            provider=report.provider,
            text=control.text,
            capability=control.capability,
            stated=control.state,
            state=user_control_state(today, control),
        )
        for report in block.provider_reports
        if newest[report.provider] is report
        for control in report.cuecs
    )


def user_control_state(today: Today, control: Cuec) -> UserControlState:
    """`unmapped`, `missing`, `in_place` or `unknown`: what the verdicts of today say goes before what was stated."""
    if control.capability is None or control.state == "unmapped":
        return "unmapped"
    if control.state == "missing":
        return "missing"
    result = capability_today(today, control.capability)
    if result is None:  # nothing that applies asks for it, so only the statement speaks
        return control.state or "unknown"
    if result >= DemandResult.MET_WITH_DUTY:
        return "in_place"
    return "unknown" if result is DemandResult.UNKNOWN else "missing"
