"""What an auditor will ask to see, and the records that are held."""

from __future__ import annotations

from assessor.model.scales import EvidenceResult, EvidenceSource, Extent, ProofWord
from assessor.model.value import dataclass
from assessor.result.duty import DutyOrigin


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceRequest:
    """What an auditor will ask to see."""

    capability: str
    """The capability."""
    title: str
    """Its title."""
    types: tuple[str, ...]
    """The artefacts."""
    cadence: str | None
    """How often one is made."""
    from_: tuple[str, ...]
    """Who has them."""
    obligations: tuple[str, ...]
    """What they serve."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceRecord:
    """A record the engagement holds."""

    id: str
    """Its id."""
    title: str | None
    """Its title."""
    capability: str | None
    """The capability it speaks of."""
    capability_title: str | None
    """Its title; it may be one that no obligation demands."""
    duty: str | None
    """The duty it speaks of."""
    duty_origin: DutyOrigin | None
    """Where that duty comes from; it may be one that no verdict rests on."""
    parts: tuple[str, ...]
    """The parts of the duty it shows; without any, no part that an obligation asks for by itself."""
    part_titles: tuple[str, ...]
    """Their titles."""
    frameworks: tuple[str, ...]
    """The frameworks it is about; empty for all."""
    provider: str | None
    """Whose work it shows."""
    source: EvidenceSource
    """Where it comes from."""
    collected: str
    """When it was made."""
    speaks_from: str | None
    """The first day of the period it speaks of; null where it speaks of the day it was made."""
    speaks_to: str
    """The last day it speaks of: the end of its period, or the day it was made."""
    age_days: int
    """How long before the day of the assessment that is."""
    result: EvidenceResult
    """Whether it shows that the work was done."""
    extent: Extent | None
    """How far it speaks against what it is about; null where it supports."""
    failed: int | None
    """How many of those looked at it speaks against, where it counts them."""
    of: int | None
    """How many were looked at."""
    inadequate: str | None
    """Why what it shows does not do, where somebody says so; it then counts as one that contradicts."""
    stands: bool | None
    """Whether it still speaks against it, or newer support ended that; null where it supports."""
    proof: ProofWord | None
    """What it proves today; null where it decides nothing."""
    obligations: tuple[str, ...]
    """The obligations it decided the proof of."""
