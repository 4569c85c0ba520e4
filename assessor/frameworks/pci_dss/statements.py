"""What an engagement states for PCI DSS beyond facts: volumes, channels, papers (the block `pci_dss`)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from assessor.model.condition import Scalar
from assessor.model.engagement import Engagement
from assessor.model.framework import own
from assessor.model.span import NOWHERE, Span
from assessor.model.value import dataclass, field

ChannelKind = Literal["e-commerce", "moto", "card_present"]


@dataclass(frozen=True, slots=True, kw_only=True)
class BrandVolume:
    """Payments a year with one brand's cards, by channel (any, card-not-present, e-commerce)."""

    brand: str
    transactions: Mapping[str, int] = field(default_factory=dict)
    designated_level: int | None = None
    category: str | None = None
    note: str | None = None
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Acquirer:
    """What the bank that settles the cards has stated, and when."""

    name: str | None = None
    level: int | None = None
    on: str | None = None
    agrees_saq_per_channel: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """One way of taking cards; `answers` are those of rules/scoring/pci-saq.yaml."""

    id: str
    kind: ChannelKind
    title: str | None = None
    answers: Mapping[str, Scalar] = field(default_factory=dict)
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskAnalysis:
    """A targeted risk analysis (12.3.1): the rhythm chosen, and why."""

    obligation: str
    frequency: str
    on: str
    rationale: str
    reviewed: str | None = None
    by: str | None = None
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Customized:
    """A control of one's own design (12.3.2, Appendix D): its matrix and its risk analysis."""

    obligation: str
    objective: str | None = None
    controls_matrix: str | None = None
    tra_on: str | None = None
    by: str | None = None
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalException:
    """A requirement a law forbids to meet (the attestation names it)."""

    obligation: str
    law: str
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProviderStatus:
    """What is known of a third-party service provider's standing, by date."""

    provider: str
    chosen_with_care_on: str | None = None
    status_checked_on: str | None = None
    service: str | None = None
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class StrayCardData:
    """Card data found where it does not belong: where, since which day it is known, and when it was removed.

    `sensitive` says whether the code, the track or the PIN is among it, which nobody may keep after the payment.
    """

    id: str
    where: str
    found: str
    sensitive: bool | None = None
    removed: str | None = None
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class PciDss:
    """The whole block. `targeted_risk_analyses` left out: the intervals of `defined_frequencies` stand as they are.

    Worksheets of compensating controls are documented alternatives and stand under `alternatives`.
    """

    brands: tuple[BrandVolume, ...] = ()
    compromised_on: str | None = None
    acquirer: Acquirer | None = None
    channels: tuple[Channel, ...] = ()
    channels_separated: bool | None = None
    targeted_risk_analyses: tuple[RiskAnalysis, ...] | None = None
    customized: tuple[Customized, ...] = ()
    legal_exceptions: tuple[LegalException, ...] = ()
    service_providers: tuple[ProviderStatus, ...] = ()
    stray_card_data: tuple[StrayCardData, ...] = ()
    span: Span = field(default=NOWHERE, compare=False, repr=False)


BLOCK = "pci_dss"


def pci_statements(engagement: Engagement) -> PciDss | None:
    """The block `pci_dss:` of an engagement; None where there is none."""
    return own(engagement.blocks, BLOCK, PciDss)
