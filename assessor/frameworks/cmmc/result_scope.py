"""What is inside a CMMC assessment and how it is treated: exceptions, outside providers, assets."""

from __future__ import annotations

from collections.abc import Mapping

from assessor.frameworks.cmmc.vocabulary import DataHeld, FedrampModerate, ProviderKind
from assessor.model.value import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimedException:
    """An exception that was stated, by which a requirement counts as met."""

    ref: str
    """The requirement's full reference."""
    id: str
    """The requirement's id in the catalog."""
    title: str
    """The title as printed."""
    kind: str
    """Which kind it is."""
    kind_title: str
    """The kind of exception, in words."""
    stated: Mapping[str, str | bool]
    """What was stated of it."""
    lacks: tuple[str, ...]
    """What it still needs to count as met."""
    citation: str
    """The paragraph this rests on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProviderScope:
    """A provider and what CMMC asks of it."""

    provider: str
    """The provider's id."""
    name: str
    """Its name."""
    kind: ProviderKind
    """Which kind it is."""
    holds: DataHeld
    """What lies on its equipment."""
    in_scope: bool
    """Whether its services are inside the assessment."""
    fedramp_needed: bool
    """Whether FedRAMP Moderate or its equivalent is needed."""
    fedramp_moderate: FedrampModerate | None
    """What was stated of FedRAMP."""
    fedramp_met: bool | None
    """Whether that is enough; null where not needed or not stated."""
    treatment: str
    """How it is treated."""
    citation: str
    """The paragraph this rests on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AssetScope:
    """A category of assets at this level."""

    category: str
    """The category's id."""
    title: str
    """The title as printed."""
    count: int | None
    """How many there are."""
    treatment: str
    """How it is treated."""
    citation: str
    """The paragraph this rests on."""
    described: bool
    """Whether the security plan has to say how such assets are managed, and under which policy."""
    policy: str | None
    """How they are managed, and under which policy, as stated; null where nobody stated it."""
    verify: bool
    """True where we still want to check the source."""
