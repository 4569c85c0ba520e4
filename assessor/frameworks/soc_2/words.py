"""The sentences of SOC 2: what other tests showed, what is open at providers, what could qualify an opinion."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.words.grammar import day

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessor.frameworks.soc_2.result import OpinionRisk, OpinionRiskKind, Soc2Score
    from assessor.frameworks.soc_2.result_providers import SubserviceGap
    from assessor.frameworks.soc_2.result_tests import MitigatingControl
    from assessor.words.names import Names

_OVER_TIME: Final = 2  # the type of report that speaks of a period
SUBSERVICE_GAPS: Final[Mapping[SubserviceGap, str]] = {
    "no_csocs": "the controls relied on are not listed",
    "no_monitoring": "no monitoring is named",
    "not_monitored": "its monitoring is not in place",
    "monitoring_unknown": "whether it is monitored is not known",
    "no_report": "it has no report of its own",
    "no_assertion": "its management has not signed an assertion of its own",
}
# One of its kind, and several.
_RISKS: Final[Mapping[OpinionRiskKind, tuple[str, str]]] = {
    "assertion_not_done": ("Management has not made its assertion; without it there is no report.", ""),
    "assertion_unknown": (
        "Whether management makes its assertion is not stated; without it there is no report.",
        "",
    ),
    "exception": (
        "One criterion has an unmitigated exception: {refs}.",
        "{count} criteria have an unmitigated exception: {refs}.",
    ),
    "undetermined": (
        "One criterion cannot be determined, which is a scope limitation: {refs}.",
        "{count} criteria cannot be determined, which is a scope limitation: {refs}.",
    ),
    "design_only": (
        "One criterion is designed, but not shown to have operated throughout the period: {refs}.",
        "{count} criteria are designed, but not shown to have operated throughout the period.",
    ),
    "report_stale": ("The report from {who} has expired.", ""),
    "report_gap_too_long": ("The report from {who} ends too long before your period does.", ""),
    "report_needs_letter": ("No letter from {who} bridges the gap to the end of your period.", ""),
    "report_after_period": ("The report from {who} begins after your period has ended.", ""),
    "report_days": (
        "One day of your period before the report from {who} ends is in none of its reports.",
        "{count} days of your period before the report from {who} ends are in none of its reports.",
    ),
    "report_opinion": ("The report from {who} does not carry an unqualified opinion.", ""),
    "report_type": ("The report from {who} is type 1 and does not cover operating effectiveness.", ""),
    "report_scope": (
        "The report from {who} leaves out one of the functions it runs for you.",
        "The report from {who} leaves out {count} of the functions it runs for you.",
    ),
    "report_exceptions": (
        "One exception in the report from {who} affects what you use and is not addressed.",
        "{count} exceptions in the report from {who} affect what you use and are not addressed.",
    ),
    "report_carve_outs": (
        "The report from {who} leaves out somebody whom it relies on, and nothing speaks for them.",
        "The report from {who} leaves out {count} of those whom it relies on, and nothing speaks for them.",
    ),
    "cuec_unmapped": (
        "One control that {who} expects of you is not assigned.",
        "{count} controls that {who} expects of you are not assigned.",
    ),
    "cuec_missing": (
        "One control that {who} expects of you is not in place.",
        "{count} controls that {who} expects of you are not in place.",
    ),
}


def mitigation(control: MitigatingControl) -> str:
    """What the test of a control named in place of another showed."""
    if control.finding == "not_this_criterion":
        return "was not tested for this criterion"
    if control.finding == "not_looked_at":
        return "was not sampled"
    if control.finding == "deviated":
        return f"{control.deviations} of {control.sample} deviated"
    if control.finding == "unknown_population":
        return f"no deviation in {control.sample}, population unknown"
    fewer = ", fewer than usual" if control.small_sample else ""
    return f"no deviation in {control.sample:,} of {control.population or 0:,}{fewer}"


def opinion_risk(risk: OpinionRisk, names: Names) -> str:
    """One reason that could qualify an opinion, as a sentence."""
    who = names.provider(risk.who) if risk.who is not None else ""
    gap = next((text for kind, text in SUBSERVICE_GAPS.items() if kind == risk.kind), None)
    if gap is not None:  # what is open at a subservice organization is a kind of risk too
        return f"{who}: {gap}."
    one, many = _RISKS[risk.kind]
    refs = ", ".join(names.obligations(risk.refs))
    return (many if many and risk.count > 1 else one).format(count=risk.count, who=who, refs=refs)


def which_period(score: Soc2Score, as_of: str, whole: int) -> str:
    """The decision on the period of a type 2 report once it is over and records do not cover all of it; else empty.

    Days are ISO dates; `whole` is how many criteria are in scope. That a first period may be three months is custom.
    """
    unshown = sum(row.standing == "design_only" for row in score.criteria)
    if score.type != _OVER_TIME or score.period is None or score.period.to >= as_of or not unshown:
        return ""
    return (
        f"Decide which period the report is to cover: the one stated ended on {day(score.period.to)}, and for "
        f"{unshown} of {whole} criteria records do not cover it. Agree a later one with the CPA firm (three months or "
        "more is usual for a first report), have a type 1 report as of a day made meanwhile, or keep this period and "
        "expect a qualified opinion or none."
    )
