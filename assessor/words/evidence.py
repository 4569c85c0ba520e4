"""What records of evidence are about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.words import duties, grammar

if TYPE_CHECKING:
    from assessor.model.scales import ProofWord
    from assessor.result.evidence import EvidenceRecord
    from assessor.result.verdict import ObligationVerdict
    from assessor.words.names import Names


def about(record: EvidenceRecord, names: Names) -> str:
    """The capability or the duty a record speaks of, the parts of it that it shows, the frameworks it is about."""
    whole = record.capability_title or ""
    if record.duty is not None and record.duty_origin is not None:
        whole = duties.title(record.duty, record.duty_origin, names.events)
    shown = f": {', '.join(part.replace('_', ' ') for part in record.parts)}" if record.parts else ""
    alone = f" (for {grammar.listed([names.frameworks.get(it, it) for it in record.frameworks])} only)"
    return f"{whole}{shown}{alone if record.frameworks else ''}"


def proof(verdict: ObligationVerdict) -> ProofWord | None:
    """How the proof of a verdict is shown: a record that is too old is said, also where another part has none."""
    return "stale" if verdict.stale and verdict.evidence == "declared" else verdict.evidence
