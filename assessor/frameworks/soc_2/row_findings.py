"""What is stated for a SOC 2 report against criteria: samples that deviated, reports that expired, nobody watching."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.frameworks.soc_2.control_tests import by_id, mitigated
from assessor.frameworks.soc_2.criteria import criteria, duty_today
from assessor.frameworks.soc_2.provider_reports import relied_on_reports
from assessor.frameworks.soc_2.rules import soc_2_rules
from assessor.frameworks.soc_2.statements import soc_2_statements
from assessor.frameworks.soc_2.subservice_organizations import CARVE_OUT
from assessor.model.row_finding import FindingBook
from assessor.model.scales import Truth
from assessor.model.value import replace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor.evaluate.case import Case
    from assessor.frameworks.soc_2.result_providers import ReliedOnReport
    from assessor.frameworks.soc_2.rules import Soc2Rules
    from assessor.frameworks.soc_2.statements import Cuec, Soc2Block, Subservice
    from assessor.model.row_finding import FindingCode, RowFinding

_BLOCK: Final = "soc_2"


def row_findings(case: Case) -> Iterator[RowFinding]:
    """Every one of an engagement; none without the rules of SOC 2 reports or the block."""
    rules, block = soc_2_rules(case.terrain), soc_2_statements(case.engagement)
    if rules is None or block is None:
        return
    book = FindingBook(rules.row_findings)
    yield from _deviations(case, book, block)
    for report in relied_on_reports(case, rules, block):
        if report.relied_on:
            yield from _report(case, rules, book, report)
    for organization in block.subservice:
        yield from _watching(case, rules, book, organization, block)
    for report_ in block.provider_reports:
        for control in report_.cuecs:
            yield from _user_control(case, rules, book, control, report_.provider)


def _deviations(case: Case, book: FindingBook, block: Soc2Block) -> Iterator[RowFinding]:
    """Controls that deviated in the sample, for each criterion that nothing in their place meets."""
    tests = by_id(block.controls_tested)
    duties = {item.id: item.duty for item in case.terrain.capabilities.values() if item.duty is not None}
    for test in block.controls_tested:
        open_ = tuple(ref for ref in test.criteria if not mitigated(test, ref, tests))
        if test.deviations and open_:
            for finding in book.of("test_of_control", "deviating", "part", _BLOCK, "controls_tested", test.id):
                yield replace(
                    finding,
                    subject=test.control,
                    duty=duties.get(test.capability or "", finding.duty),
                    concerns=tuple(dict.fromkeys((*open_, *finding.concerns))),
                    failed=test.deviations,
                    of=test.sample,
                )


def _report(case: Case, rules: Soc2Rules, book: FindingBook, report: ReliedOnReport) -> Iterator[RowFinding]:
    """The newest report of a provider: expired, not reaching far enough, or with something held back."""
    place = (_BLOCK, "provider_reports", report.provider)
    names = {provider.id: provider.name or provider.id for provider in case.engagement.providers}
    every = rules.provider_reports.stale_after
    who = names.get(report.provider, report.provider)
    for finding in book.of("provider_report_age", "stale", "part", *place):
        if report.state == "stale":
            yield replace(
                finding,
                subject=who,
                provider=report.provider,
                on=report.period_to,
                days=report.age_days,
                every=every,
                parts=("current_report",),
            )
    gap = report.gap_days if report.state in ("gap_too_long", "needs_letter") else report.uncovered_days
    for finding in book.of("provider_report_age", "not_shown", "part", *place):
        if gap and report.state != "stale":
            yield replace(finding, subject=who, provider=report.provider, days=gap)
    lacks = [
        *([f"opinion_{report.opinion}"] if not report.clean else []),
        *(["answer_to_an_exception"] if any(item.response is None for item in report.exceptions) else []),
        *(report.outside_scope or ()),
        *(["operating_effectiveness"] if report.only_design else []),
        *(["your_period"] if report.state == "after_period" else []),
    ]
    for finding in book.of("provider_report", "incomplete", "part", *place):
        if lacks:
            yield replace(finding, subject=who, provider=report.provider, parts=tuple(lacks))


def _watching(
    case: Case, rules: Soc2Rules, book: FindingBook, item: Subservice, block: Soc2Block
) -> Iterator[RowFinding]:
    """An organization left out of the report: nobody watches it, nothing is counted on there, it has no report."""
    carved = item.method == CARVE_OUT
    unwatched = item.monitoring is None or duty_today(case, rules.carve_out_duty) is Truth.NO
    if item.monitoring is not None and item.monitoring not in case.terrain.capabilities:
        unwatched = unwatched or duty_today(case, item.monitoring) is Truth.NO
    reported = any(report.provider == item.provider for report in block.provider_reports)
    lacks = (
        [
            *(["controls_counted_on_there"] if not item.csocs else []),
            *(["somebody_watching_it"] if unwatched else []),
            *(["report_of_its_own"] if not reported else []),
        ]
        if carved
        else ([] if item.assertion else ["its_own_assertion"])
    )
    names = {provider.id: provider.name or provider.id for provider in case.engagement.providers}
    subject = item.name or names.get(item.provider or "", item.provider or "")
    for finding in book.of("subservice", "incomplete", "part", _BLOCK, "subservice", subject):
        if lacks:
            yield replace(finding, subject=subject, provider=item.provider, parts=tuple(lacks))


def _user_control(
    case: Case, rules: Soc2Rules, book: FindingBook, control: Cuec, provider: str
) -> Iterator[RowFinding]:
    """A control expected of us that is said to be missing, or of which nobody has looked whose work it is."""
    unmapped = control.capability is None or control.state == "unmapped"
    if not unmapped and control.state != "missing":
        return
    asking = tuple(
        row.ref
        for row in criteria(case, rules)
        if not unmapped and any(demand.capability == control.capability for part in row.clauses for demand in part)
    )
    code: FindingCode = "missing" if control.state == "missing" else "unmapped"
    for finding in book.of("user_control", code, "part", _BLOCK, "provider_reports", provider, "cuecs", control.id):
        yield replace(
            finding,
            subject=control.text,
            provider=provider,
            concerns=tuple(dict.fromkeys((*asking, *finding.concerns))),
        )
