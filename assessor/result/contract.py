"""What contracts with providers leave open."""

from __future__ import annotations

from typing import Literal

from assessor.model.value import dataclass
from assessor.result.scales import ContractPointKind


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractRefusal:
    """That the contract says of some work that it is not the provider's."""

    place: Literal["matrix", "excludes"]
    """matrix: a line of the responsibility matrix; excludes: what the contract leaves out."""
    text: str | None
    """The contract's own words, where somebody copied them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractClause:
    """A clause a paper must have."""

    id: str
    """Its id."""
    title: str
    """What it must say."""
    citation: str
    """Where that stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractTerm:
    """One side of a compared term; all null: nothing is promised."""

    every: str | None = None
    """An interval, as a duration."""
    within: str | None = None
    """A time after the event, as a duration."""
    hours: str | None = None
    """Coverage hours, such as 24x7."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractPoint:
    """One point a contract leaves open."""

    provider: str
    """Whose contract."""
    kind: ContractPointKind
    """What it is about."""
    refs: tuple[str, ...] = ()
    """The obligations it touches."""
    capability: str | None = None
    """The capability it is about."""
    function: str | None = None
    """The function it is about."""
    refusal: ContractRefusal | None = None
    """Where the contract says that the work is not the provider's."""
    starts: str | None = None
    """The day a contract begins that is not yet in force."""
    ends: str | None = None
    """The day a contract ended that is no longer in force."""
    gate: str | None = None
    """The gate whose paper is missing, or lacks a clause."""
    document: str | None = None
    """A paper known to be missing that no gate asks for."""
    clause: ContractClause | None = None
    """The clause the paper lacks."""
    event: str | None = None
    """The event that is answered."""
    needed: ContractTerm | None = None
    """The term that is asked for, or that the engagement states."""
    promised: ContractTerm | None = None
    """The term the contract promises."""
    assumed: bool | None = None
    """Whether the term that contradicts the contract comes from the tier and was not stated for the provider."""
    looser: bool | None = None
    """Whether the contract promises less than the engagement says."""
    claimants: tuple[str, ...] = ()
    """Everybody who says that the work is theirs."""
    given_to: tuple[str, ...] | None = None
    """Who else does today what the matrix gives to the provider; null where the organization does it in any case."""
