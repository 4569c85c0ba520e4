"""The sentences that HIPAA's figures carry in the JSON object, beside the values they are made from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assessor.encode.prose import Prose
from assessor.frameworks.hipaa import breach_words, words
from assessor.frameworks.hipaa.result import AddressableRow, AssociateContract, RiskAnalysis
from assessor.frameworks.hipaa.result_breach import Clock, Incident, RetainedDocument
from assessor.result.texts import TextKey

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessor.encode.prose import Context


def _contract(contract: AssociateContract, _context: Context) -> Mapping[str, str]:
    return {"why": words.contract_need(contract.need)}


def _risk_analysis(analysis: RiskAnalysis, _context: Context) -> Mapping[str, str]:
    return {"why": words.risk_analysis(analysis)}


def _decision(row: AddressableRow, context: Context) -> Mapping[str, str]:
    return {"why": words.decision(row, context.result, context.names)}


def _retention(document: RetainedDocument, _context: Context) -> Mapping[str, str]:
    return {"why": words.retention(document)}


def _incident(incident: Incident, _context: Context) -> Mapping[str, str]:
    return {"why": breach_words.incident(incident)}


def _notice(clock: Clock, _context: Context) -> Mapping[str, str]:
    return {"why": breach_words.notice(clock)}


PROSE: tuple[Prose[Any], ...] = (
    Prose(AssociateContract, {"why": TextKey(doc="Why one is needed or not.")}, _contract),
    Prose(RiskAnalysis, {"why": TextKey(doc="Whether it is current, in words.")}, _risk_analysis),
    Prose(AddressableRow, {"why": TextKey(doc="Why it counts, or what it lacks.")}, _decision),
    Prose(RetainedDocument, {"why": TextKey(doc="Where it stands, in words.")}, _retention),
    Prose(Incident, {"why": TextKey(doc="Why it is a breach, or is none.")}, _incident),
    Prose(Clock, {"why": TextKey(doc="Why it is owed or not.")}, _notice),
)
