"""The gap register: one finding for each cause behind rows that are not in place today."""

from __future__ import annotations

from typing import Literal

from assessor.model.value import dataclass
from assessor.result.scales import FindingKind


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictCounts:
    """Their verdicts."""

    gap: int
    """Gaps."""
    partial: int
    """Partials."""
    not_assessable: int
    """Not assessable."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One cause behind rows that are not in place today."""

    id: str
    """Its number in this result."""
    kind: FindingKind
    """What it is about."""
    cause: str | None
    """The gate whose paper is missing."""
    title: str
    """In one line."""
    criterion: str
    """What should be."""
    condition: str
    """What was found."""
    cause_text: str
    """Why it is so."""
    effect: str
    """What follows from it."""
    action: str
    """What to do."""
    severity: Literal["high", "medium", "low"]
    """high: a gap rests on it; medium: a partial; low: only unknowns."""
    provider: str | None
    """The provider it is about; customer for a duty."""
    function: str | None
    """The one function it is about."""
    capability: str | None
    """The one capability it is about."""
    functions: tuple[str, ...]
    """All functions it is about."""
    capabilities: tuple[str, ...]
    """All capabilities it is about."""
    duty: str | None
    """The duty it is about."""
    obligations: tuple[str, ...]
    """The rows it holds back."""
    alone: int
    """How many of them nothing else holds back."""
    verdict_counts: VerdictCounts
    """Their verdicts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingCounts:
    """How many findings there are of each severity."""

    high: int
    """High."""
    medium: int
    """Medium."""
    low: int
    """Low."""
