"""The sentences of SOC 2: what other tests showed, what is open at providers, what could qualify an opinion."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessor.frameworks.soc_2.result import OpinionRisk, OpinionRiskKind
    from assessor.frameworks.soc_2.result_providers import SubserviceGap
    from assessor.frameworks.soc_2.result_tests import MitigatingControl
    from assessor.words.names import Names

SUBSERVICE_GAPS: Final[Mapping[SubserviceGap, str]] = {
    "no_csocs": "what is counted on there is not listed",
    "no_monitoring": "nothing is named that keeps an eye on it",
    "not_monitored": "what should keep an eye on it is not in place",
    "monitoring_unknown": "whether anything keeps an eye on it is not known",
    "no_report": "there is no report of its own to read",
    "no_assertion": "its managers have not signed an assertion of their own",
}
# One of its kind, and several.
_RISKS: Final[Mapping[OpinionRiskKind, tuple[str, str]]] = {
    "assertion_not_done": ("Management's assertion is not done; without it there is no report.", ""),
    "assertion_unknown": (
        "Whether management signs its assertion is not stated; without it there is no report.",
        "",
    ),
    "exception": (
        "One criterion with an exception and nothing in its place: {refs}.",
        "{count} criteria with an exception and nothing in its place: {refs}.",
    ),
    "undetermined": (
        "One criterion that cannot be determined, a limit of scope: {refs}.",
        "{count} criteria that cannot be determined, a limit of scope: {refs}.",
    ),
    "design_only": (
        "One criterion set up and not shown to have worked over the whole period: {refs}.",
        "{count} criteria set up and not shown to have worked over the whole period.",
    ),
    "report_stale": ("The report of {who} has expired.", ""),
    "report_gap_too_long": ("The report of {who} ends too long before your period does.", ""),
    "report_needs_letter": ("No letter of {who} bridges the gap to the end of your period.", ""),
    "report_after_period": ("The report of {who} begins after your period has ended.", ""),
    "report_days": (
        "One day of your period before the report of {who} ends is in none of its reports.",
        "{count} days of your period before the report of {who} ends are in none of its reports.",
    ),
    "report_opinion": ("The opinion in the report of {who} holds something back.", ""),
    "report_type": ("The report of {who} is of type 1 and says nothing about whether things worked.", ""),
    "report_scope": (
        "The report of {who} leaves out one of the functions it runs for you.",
        "The report of {who} leaves out {count} of the functions it runs for you.",
    ),
    "report_exceptions": (
        "One exception in the report of {who} touches what you use and has no answer.",
        "{count} exceptions in the report of {who} touch what you use and have no answer.",
    ),
    "cuec_unmapped": (
        "One control that {who} expects of you is nobody's.",
        "{count} controls that {who} expects of you are nobody's.",
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
        return "nothing of it was looked at"
    if control.finding == "deviated":
        return f"{control.deviations} of {control.sample} deviated"
    if control.finding == "unknown_population":
        return f"no deviation in {control.sample}, of nobody knows how many"
    fewer = ", fewer than is usual" if control.small_sample else ""
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
