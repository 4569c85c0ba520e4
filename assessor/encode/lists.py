"""The texts of the registers: findings, duties, records of evidence, contracts, the columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assessor.encode.prose import Context, Prose
from assessor.result.action import Action
from assessor.result.contract import ContractPoint
from assessor.result.duty import Duty
from assessor.result.evidence import EvidenceRecord
from assessor.result.finding import Finding
from assessor.result.law import Standing
from assessor.result.subjects import ArrangementTitle
from assessor.result.texts import TextKey
from assessor.words import actions, arrangements, contracts, evidence, findings, law

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessor.encode.prose import Text


def _arrangement(title: ArrangementTitle, context: Context) -> Mapping[str, Text]:
    whole, label = arrangements.titles(context.key, title, context.names.support_models)
    return {"title": whole, "label": label}


def _duty(duty: Duty, context: Context) -> Mapping[str, Text]:
    return {"title": context.names.duty(duty.id), "statement": context.names.statements[duty.id]}


def _finding(finding: Finding, context: Context) -> Mapping[str, Text]:
    subject = context.subjects.of(finding)
    parts = findings.parts(subject)
    return {
        "title": parts.title,
        "criterion": findings.criterion(subject),
        "condition": parts.condition,
        "cause_text": parts.cause,
        "effect": findings.effect(subject),
        "action": actions.by_plan([parts], parts.action),
    }


def _action(action: Action, context: Context) -> Mapping[str, Text]:
    subjects, behind = context.subjects, frozenset(action.findings)
    parts = {
        finding.id: findings.parts(subjects.of(finding)) for finding in context.result.findings if finding.id in behind
    }
    return {"text": actions.text(action, parts, context.names)}


def _record(record: EvidenceRecord, context: Context) -> Mapping[str, Text]:
    return {"about": evidence.about(record, context.names)}


def _point(point: ContractPoint, context: Context) -> Mapping[str, Text]:
    names, as_of = context.names, context.result.as_of
    return {
        "about": contracts.about(point, names),
        "needs": contracts.needs(point, names, as_of),
        "has": contracts.has(point, names),
        "text": contracts.text(point, names, as_of),
    }


def _entry(entry: Standing, _context: Context) -> Mapping[str, Text]:
    return {"text": law.text(entry)}


REGISTERS_PROSE: tuple[Prose[Any], ...] = (  # each Prose speaks of another type
    Prose(
        ArrangementTitle,
        {"title": TextKey(doc="Its title in full."), "label": TextKey(doc="Its title as a column heading.")},
        _arrangement,
    ),
    Prose(
        Duty,
        {"title": TextKey(doc="Its short name."), "statement": TextKey(doc="What is to be done.")},
        _duty,
    ),
    Prose(
        Finding,
        {
            "title": TextKey(doc="In one line."),
            "criterion": TextKey(doc="What should be."),
            "condition": TextKey(doc="What was found."),
            "cause_text": TextKey(doc="Why it is so."),
            "effect": TextKey(doc="What follows from it."),
            "action": TextKey(doc="What to do."),
        },
        _finding,
    ),
    Prose(Action, {"text": TextKey(doc="What is done, in a sentence.")}, _action),
    Prose(EvidenceRecord, {"about": TextKey(doc="What it speaks of.")}, _record),
    Prose(
        ContractPoint,
        {
            "about": TextKey(doc="What it is about; null for the paper itself.", optional=True),
            "needs": TextKey(doc="What is needed, or stated elsewhere."),
            "has": TextKey(doc="What the contract says."),
            "text": TextKey(doc="Both in a sentence."),
        },
        _point,
    ),
    Prose(Standing, {"text": TextKey(doc="In one sentence.")}, _entry),
)
