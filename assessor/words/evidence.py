"""What records of evidence are about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.words import duties

if TYPE_CHECKING:
    from assessor.result.evidence import EvidenceRecord
    from assessor.words.names import Names


def about(record: EvidenceRecord, names: Names) -> str:
    """The capability or the duty a record speaks of."""
    if record.duty is not None and record.duty_origin is not None:
        return duties.title(record.duty, record.duty_origin, names.events)
    return record.capability_title or ""
