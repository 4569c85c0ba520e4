"""HIPAA's figures in sentences: why a contract is needed, what a decision lacks, how long a paper is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.frameworks.hipaa.rules import NOW
from assessor.frameworks.todays_verdict import todays_verdict
from assessor.model.scales import Verdict
from assessor.words import alternatives
from assessor.words.reasons import reason

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessor.frameworks.hipaa.result import AddressableRow, RiskAnalysis
    from assessor.frameworks.hipaa.result_breach import RetainedDocument
    from assessor.frameworks.hipaa.vocabulary import ContractNeed
    from assessor.result.result import Result
    from assessor.words.names import Names

_CONTRACT_NEEDS: Final[Mapping[ContractNeed, str]] = {
    "workforce": "own staff are part of the workforce",
    "no_patient_data": "it does not come near patient data",
    "no_role": "the organization is neither a covered entity nor a business associate",
    "stated": "it handles patient data",
    "kind_of_work": "its kind of work brings it near patient data",
}
_IDLE: Final = "; a decision is written down too, which nothing rests on"
_NO_DECISION: Final = ", and no decision is written down"


def contract_need(need: ContractNeed) -> str:
    """Why a provider needs a business associate contract, or does not."""
    return _CONTRACT_NEEDS[need]


def risk_analysis(analysis: RiskAnalysis) -> str:
    """Whether the risk analysis is current, in a phrase."""
    if analysis.standing is None:
        return "not older than the last material change"
    return alternatives.standing(analysis.standing)


def decision(row: AddressableRow, result: Result, names: Names) -> str:
    """Why an addressable specification counts as it does, or what its decision lacks."""
    if row.decision == "not_applicable":
        return reason(todays_verdict(result, row.ref).why, names) or "does not apply"
    if row.decision in ("alternative", "no_measure"):
        return _documented(row, result)
    if row.decision == "held_back":
        gate = names.gates[row.gate or ""]
        return f"carried out as the rule describes it, but without the {gate.title.lower()}"
    in_part = row.verdict is Verdict.PARTIAL
    return {
        "determined": "decided by a determination",
        "implemented": f"carried out as the rule describes it{_IDLE if row.idle else ''}",
        "unknown": f"whether it is carried out is not known{_NO_DECISION}",
        "none": f"{'carried out in part' if in_part else 'not carried out'}{_NO_DECISION}",
    }[row.decision]


def _documented(row: AddressableRow, result: Result) -> str:
    """What a documented decision lacks, else what a reviewer must look at."""
    remarks: list[str] = []
    alternative = todays_verdict(result, row.ref).alternative
    if alternative is not None:
        lacks = [alternatives.lack(remark, alternative) for remark in alternative.lacks]
        remarks = lacks or [alternatives.flag(remark) for remark in alternative.flagged]
    return "; ".join(remarks) or "states why, and what is done instead"


def retention(document: RetainedDocument) -> str:
    """Where a paper stands, with the days that decide it."""
    if document.until is None:
        return _retention_without_end(document)
    return {
        "destroyed_early": f"destroyed on {document.destroyed_on}; it had to be kept until {document.until}",
        "destroyed": f"destroyed on {document.destroyed_on}, after the {document.years} years",
        "planned_early": f"meant to go on {document.kept_until}; it has to be kept until {document.until}",
        "kept": f"kept; it may go from {document.until} on",
        "ended": f"the {document.years} years ended on {document.until}",
    }[document.state]


def _retention_without_end(document: RetainedDocument) -> str:
    """Where a paper stands that is in force, or of which nobody says whether it is."""
    in_force = document.last_effective == NOW
    if document.state in ("destroyed_early", "planned_early"):
        destroyed = document.state == "destroyed_early"
        gone = f"destroyed on {document.destroyed_on}" if destroyed else f"meant to go on {document.kept_until}"
        kept = "it is still in force" if in_force else f"it has to be kept until {document.earliest} at least"
        return f"{gone}; {kept}"
    if in_force:
        return f"in force; {document.years} years run from the day it is not any more"
    if document.state == "unknown":
        return "when it was last in force is not stated, so the end of its years is not known"
    return f"kept; when it was last in force is not stated, {document.earliest} is the earliest end of its years"
