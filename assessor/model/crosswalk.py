"""Crosswalks: typed edges from obligations to controls, and what they demand of capabilities."""

from __future__ import annotations

from typing import Self

from assessor.model.catalog import Provenance
from assessor.model.scales import Basis, Relationship, Weight
from assessor.model.scales import Independence as Party
from assessor.model.span import NOWHERE, Span
from assessor.model.value import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class CapabilityChoice:
    """The capabilities an edge names: all of a list, or any one of a group."""

    all_of: tuple[str, ...] = ()
    any_of: tuple[str, ...] = ()

    @classmethod
    def from_list(cls, names: list[str]) -> Self:
        """The short way of writing: a plain list asks for all of them."""
        return cls(all_of=tuple(names))

    @property
    def names(self) -> tuple[str, ...]:
        """The capabilities, whichever way they combine."""
        return self.all_of or self.any_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Aspect:
    """A class of detection or evidence with a basis of its own."""

    class_: str
    basis: Basis | None = None

    @classmethod
    def from_text(cls, text: str) -> Self:
        """The short way of writing: only the class, with the edge's basis."""
        return cls(class_=text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Independence:
    """Who must not do the work: anybody serving here (`third_party`), or whoever runs the functions in `from`.

    `defines_work` says that the work is only that work when somebody independent does it, as a scan by an approved
    vendor is.
    """

    is_: Party
    from_: tuple[str, ...] = ()
    basis: Basis | None = None
    defines_work: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DemandText:
    """A demand as an author writes it; only what differs from the capability's defaults."""

    every: str | None = None
    loosest: str | None = None
    event: str | None = None
    within: str | None = None
    hours: str | None = None
    state: bool = False
    detection: Aspect | None = None
    evidence: Aspect | None = None
    independence: Independence | None = None
    basis: Basis = "engine_default"
    because: str | None = None
    citation: str | None = None
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """One essential edge, or a group of alternative edges (`any_of`).

    Of weight `side`, and with its reason, where it only accompanies the point of the obligation. `across` says why work
    carries a control of a family that none of the capability's own controls is of.
    """

    control: str | None = None
    capabilities: CapabilityChoice | None = None
    relationship: Relationship | None = None
    rationale: str | None = None
    demand: DemandText | None = None
    any_of: tuple[Edge, ...] = ()
    weight: Weight = "core"
    reason: str | None = None
    across: str | None = None
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Population:
    """A demand over all providers within a gate's reach."""

    of: str
    gate: str
    weight: Weight = "core"
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Everything the crosswalk says of one obligation."""

    obligation: str
    essential: tuple[Edge, ...] = ()
    supporting: tuple[str, ...] = ()
    population: Population | None = None
    reviewed: bool = False
    note: str | None = None
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class CrosswalkHeader:
    """From which catalog to which, and by whom."""

    source: str
    target: str
    provenance: Provenance


@dataclass(frozen=True, slots=True, kw_only=True)
class Crosswalk:
    """One crosswalk file."""

    crosswalk: CrosswalkHeader
    entries: tuple[Entry, ...]
    span: Span = field(default=NOWHERE, compare=False, repr=False)
