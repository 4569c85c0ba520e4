"""HIPAA's figures in sentences: why a contract is needed, what a decision lacks, how long a paper is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.frameworks.hipaa.rules import NOW
from assessor.frameworks.todays_verdict import todays_verdict, unfinished
from assessor.model.scales import Verdict
from assessor.words import alternatives, grounds
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
    "no_patient_data": "it has no contact with patient data",
    "no_role": "the organization is neither a covered entity nor a business associate",
    "stated": "it handles patient data",
    "kind_of_work": "its kind of work brings it into contact with patient data",
}
_IDLE: Final = "; the decision on record is not needed"
_NO_DECISION: Final = ", and no decision is documented"


def contract_need(need: ContractNeed) -> str:
    """Why a provider needs a business associate contract, or does not."""
    return _CONTRACT_NEEDS[need]


def risk_analysis(analysis: RiskAnalysis) -> str:
    """Whether the risk analysis is current, in a phrase."""
    if analysis.standing is None:
        return "no older than the last material change"
    return alternatives.standing(analysis.standing)


def decision(row: AddressableRow, result: Result, names: Names) -> str:
    """Why an addressable specification counts as it does, or what its decision lacks."""
    if row.decision == "not_applicable":
        return reason(todays_verdict(result, row.ref).why, names) or "does not apply"
    if row.decision in ("alternative", "no_measure"):
        return _documented(row, result)
    if row.decision == "held_back":
        gate = names.gates[row.gate or ""]
        return f"implemented as the rule describes, but without the {gate.title.lower()}"
    in_part = row.verdict is Verdict.PARTIAL
    return {
        "determined": "decided by a determination",
        "implemented": f"{_implemented(row, result)}{_IDLE if row.idle else ''}",
        "unknown": f"whether it is implemented is not known{_NO_DECISION}",
        "none": f"{'partly implemented' if in_part else 'not implemented'}{_NO_DECISION}",
    }[row.decision]


def _implemented(row: AddressableRow, result: Result) -> str:
    waits = row.decision == "implemented" and unfinished(todays_verdict(result, row.ref))
    return f"rests {grounds.UNFINISHED}" if waits else "implemented as the rule describes"


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
        "destroyed": f"destroyed on {document.destroyed_on}, after the {document.years}-year period",
        "planned_early": f"to be kept only until {document.kept_until}; it must be kept until {document.until}",
        "kept": f"kept; may be destroyed from {document.until} on",
        "ended": f"the {document.years}-year period ended on {document.until}",
    }[document.state]


def _retention_without_end(document: RetainedDocument) -> str:
    """Where a paper stands that is in force, or of which nobody says whether it is."""
    in_force = document.last_effective == NOW
    if document.state in ("destroyed_early", "planned_early"):
        destroyed = document.state == "destroyed_early"
        gone = f"destroyed on {document.destroyed_on}" if destroyed else f"to be kept only until {document.kept_until}"
        kept = "it is still in effect" if in_force else f"it must be kept until at least {document.earliest}"
        return f"{gone}; {kept}"
    if in_force:
        return f"in effect; the {document.years} years start when it no longer is"
    if document.state == "unknown":
        return "when it was last in effect is not stated, so the end of its retention period is unknown"
    return f"kept; it must be kept until at least {document.earliest}, as when it was last in effect is not stated"
