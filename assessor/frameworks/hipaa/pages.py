"""The pages on HIPAA: roles and contracts, decisions about addressable measures; papers kept and breaches."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.frameworks.hipaa import clock_pages
from assessor.frameworks.hipaa.addressable_groups import applies, count, grouped
from assessor.frameworks.hipaa.addressable_tables import remaining_lists, risk_analysis_callout, specification_table
from assessor.frameworks.hipaa.contract_tables import contract_table, role_blocks
from assessor.frameworks.hipaa.result import HipaaScore
from assessor.report.sheet import Figure, Sheet
from assessor.report.text import shorten
from assessor.words import grammar

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessor.frameworks.hipaa.addressable_groups import Grouped
    from assessor.frameworks.hipaa.result import AssociateContract, RiskAnalysis
    from assessor.model.scales import TruthWord
    from assessor.report.names import BriefNames
    from assessor.result.result import Result

ID: Final = "hipaa"
_ISSUER: Final = (
    "There is no HIPAA certification, and this brief is not one. Only the HHS Office for Civil Rights and state "
    "attorneys general make findings."
)
_CURRENT: Final[Mapping[TruthWord, str]] = {"yes": "Current", "no": "Outdated", "unknown": "Unknown"}
_MOST_NAMED: Final = 3


def sheets_of(result: Result, names: BriefNames) -> tuple[Sheet, ...]:
    """One sheet where HIPAA was chosen, and a second one where papers or incidents are stated."""
    score = (result.scores or {}).get(ID)
    if not isinstance(score, HipaaScore) or not score.addressable:
        return ()
    return (_decisions(score, result, names), *clock_pages.sheets_of(score))


def _decisions(score: HipaaScore, result: Result, names: BriefNames) -> Sheet:
    groups = grouped(score.addressable)
    missing = [contract for contract in score.contracts if contract.state == "missing" and contract.needed == "yes"]
    return Sheet(
        anchor="hipaa",
        kicker="HIPAA",
        title=_title(score, groups, missing),
        lede=_lede(score),
        figures=_figures(score, groups, missing),
        blocks=(
            *risk_analysis_callout(score.risk_analysis),
            specification_table(score, groups, result, names),
            *remaining_lists(score, result, names),
            contract_table(score.contracts),
            *role_blocks(score.actor),
        ),
    )


def _title(score: HipaaScore, groups: Grouped, missing: list[AssociateContract]) -> str:
    """The conclusion: contracts first, because everything of such a provider waits for one; then decisions."""
    undecided, untested = count(groups, "none", "refused"), count(groups, "not_tested")
    short = count(groups, "found_not_met", "found_in_part")
    parts = []
    if missing:
        named = grammar.listed([shorten(contract.name, 60) for contract in missing[:_MOST_NAMED]])
        beyond = len(missing) - _MOST_NAMED
        more = f" and {beyond} more" if beyond > 0 else ""
        parts.append(f"{named}{more} {grammar.verb(len(missing), 'handles', 'handle')} patient data without a contract")
    if undecided:
        parts.append(f"{_measures(undecided)} {grammar.verb(undecided, 'lacks', 'lack')} a valid decision")
    if short:
        parts.append(f"{_measures(short)} {grammar.verb(short, 'was', 'were')} found not fully implemented")
    if untested:
        parts.append(f"{_measures(untested)} {grammar.verb(untested, 'was', 'were')} not tested")
    return "; ".join(parts) or _nothing_open(score, groups)


def _nothing_open(score: HipaaScore, groups: Grouped) -> str:
    """The conclusion where no contract is missing and nothing was found short: no more than is known."""
    unknown = count(groups, "unknown")
    if unknown:
        return f"HIPAA: not known whether {_measures(unknown)} {grammar.verb(unknown, 'is', 'are')} implemented"
    if not any(map(applies, score.addressable)):
        return "HIPAA: no addressable specification applies"
    return "HIPAA: no contract is known to be missing, and no addressable specification lacks a decision"


def _measures(number: int) -> str:
    return f"{number} addressable {grammar.noun(number, 'specification')}"


def _lede(score: HipaaScore) -> str:
    held = [role.title.lower() for role in score.actor.roles if role.holds == "yes"]
    unknown = [role.title.lower() for role in score.actor.roles if role.holds == "unknown"]
    sentences = []
    if held:
        sentences.append(f"The organization is a {' and a '.join(held)}.")
    if unknown:
        sentences.append(f"Whether it is a {' or a '.join(unknown)} is not stated.")
    if not sentences:
        sentences.append(
            "The organization is neither a covered entity nor a business associate: HIPAA requires nothing of it."
        )
    return " ".join([*sentences, _ISSUER])


def _figures(score: HipaaScore, groups: Grouped, missing: list[AssociateContract]) -> tuple[Figure, ...]:
    contracts = [contract for contract in score.contracts if contract.needed != "no"]
    signed = sum(contract.state == "signed" for contract in contracts)
    replaced = count(groups, "accepted", "flagged")
    short = count(groups, "found_not_met", "found_in_part")
    undecided = count(groups, "none", "refused") + short
    without = "without one, or found not fully implemented" if short else "without one"
    return (
        Figure(f"{signed} of {len(contracts)}", "contracts signed with those who handle patient data", bool(missing)),
        Figure(str(replaced), f"addressable {grammar.noun(replaced, 'specification')} replaced by a valid decision"),
        Figure(
            str(undecided), f"addressable {grammar.noun(undecided, 'specification')} {without}", alarming=undecided > 0
        ),
        _risk_analysis(score.risk_analysis),
    )


# what nobody has stated of a risk analysis, where that alone keeps it from being judged
_NOT_STATED: Final[Mapping[str, str]] = {
    "change_not_stated": ": not stated whether something material changed since",
    "undated": ": its day is not stated",
}


def _risk_analysis(analysis: RiskAnalysis) -> Figure:
    """Its day where it holds: the rule sets no interval, and nothing material has changed since; else what is wrong."""
    if analysis.current == "yes" and analysis.on:
        return Figure(
            analysis.on, "day of the risk analysis, with no material change since: every such decision rests on it"
        )
    never_done = analysis.standing is not None and analysis.standing.state == "never_done"
    value = "None" if never_done else _CURRENT[analysis.current]
    dated = f" of {grammar.day(analysis.on)}" if analysis.on and not never_done else ""
    open_ = _NOT_STATED.get(analysis.standing.state, "") if analysis.standing is not None else ""
    told = f"risk analysis{dated}, the basis for every such decision{open_}"
    return Figure(value, told, analysis.current == "no")
