"""An obligation and what it demands."""

from __future__ import annotations

from collections.abc import Mapping

from assessor.model.scales import Basis, Independence, Performer, Relationship, Specification, Weight
from assessor.model.value import dataclass
from assessor.result.reason import Reason
from assessor.result.scales import DemandKind
from assessor.result.verdict import ObligationVerdict


@dataclass(frozen=True, slots=True, kw_only=True)
class DemandedClass:
    """A class demanded, with its own basis."""

    class_: str
    """The class."""
    basis: Basis
    """On what a demand rests; engine_default never fails anything by its size."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DemandedIndependence:
    """Who must not do the work."""

    is_: Independence
    """third_party or separate_person."""
    from_: tuple[str, ...]
    """separate_person: the functions whose people must not do it."""
    basis: Basis
    """On what a demand rests; engine_default never fails anything by its size."""
    defines_work: bool
    """Whether the work is not done at all where somebody else does it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand:
    """What the obligation asks of one capability, of the organization (a duty) or of all providers (a population)."""

    clause: int
    """All clauses must be met; of the demands with one clause number, any one."""
    weight: Weight
    """Of its clause: unmet, a core one is a gap, a side one only partial."""
    side_reason: str | None
    """Why the clause is side; null for a core one."""
    capability: str | None
    """The capability; null for a duty or a population."""
    duty: str | None
    """The organization's duty that decides it, or that comes with the capability."""
    population: str | None
    """The gate whose paper every provider in reach must have signed."""
    control: str | None
    """The NIST SP 800-53 r5 control the demand comes through."""
    control_title: str | None
    """Its title."""
    relationship: Relationship | None
    """How the obligation relates to the control, in OSCAL's words."""
    rationale: str | None
    """Why the control is essential here."""
    kind: DemandKind
    """What is asked."""
    every: str | None
    """Interval as an ISO 8601 duration, or as_defined: the organization sets it."""
    loosest: str | None
    """The longest interval that still passes where the interval is an engine default."""
    event: str | None
    """The event that must be acted on."""
    within: str | None
    """The time allowed after the event."""
    hours: str | None
    """Coverage hours demanded, such as 24x7."""
    state: bool
    """Whether something must be in force."""
    basis: Basis
    """On what the timing rests."""
    citation: str | None
    """Where the timing stands."""
    because: str | None
    """Why the timing is what it is, where no text gives it."""
    evidence: DemandedClass | None
    """The class of record demanded."""
    detection: DemandedClass | None
    """The way of noticing demanded."""
    independence: DemandedIndependence | None
    """Who must not do the work."""
    evidence_types: tuple[str, ...]
    """Artefacts to ask for; they decide nothing."""
    functions: tuple[str, ...]
    """Functions that deliver the capability."""
    together: bool
    """Whether all of these functions are needed, or any one of them."""
    performed_by: Performer
    """Who performs a capability."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Obligation:
    """A judged obligation."""

    ref: str
    """A row of a catalog: catalog id, colon, the framework's own id."""
    id: str
    """The framework's own id."""
    catalog: str
    """Its catalog."""
    parent: str | None
    """The row above it, or null."""
    title: str
    """Its title."""
    statement: str | None
    """What must be true, in our own words."""
    citation: str | None
    """Where it stands."""
    specification: Specification | None
    """Required or addressable, where its framework tells the two apart; else null."""
    applicable: bool | None
    """Whether it applies; null when a fact is missing."""
    why: Reason | None
    """Why it does not apply, or which fact is missing."""
    supporting: tuple[str, ...]
    """Controls that support it; they decide nothing."""
    demands: tuple[Demand, ...]
    """What it asks for."""
    verdicts: Mapping[str, ObligationVerdict]
    """By arrangement."""
