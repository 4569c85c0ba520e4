"""The texts of the registers: duties, records of evidence, contracts, the columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assessor.encode.prose import Context, Prose
from assessor.result.contract import ContractPoint
from assessor.result.duty import Duty
from assessor.result.evidence import EvidenceRecord
from assessor.result.subjects import ArrangementTitle
from assessor.result.texts import TextKey
from assessor.words import arrangements, contracts, evidence

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessor.encode.prose import Text


def _arrangement(title: ArrangementTitle, context: Context) -> Mapping[str, Text]:
    whole, label = arrangements.titles(context.key, title, context.names.support_models)
    return {"title": whole, "label": label}


def _duty(duty: Duty, context: Context) -> Mapping[str, Text]:
    return {"title": context.names.duty(duty.id), "statement": context.names.statements[duty.id]}


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
)
