"""What packages are made of beside the market: offers of one seller's own, and people who could be hired."""

from __future__ import annotations

from assessor.model.value import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """One offer of the provider whose own offers were compared."""

    id: str
    """Its id among suppliers."""
    title: str
    """The provider and what it calls the offer."""
    model: str
    """The support model whose terms it has."""
    offering: str | None
    """The offering of that model; null where the model has one."""
    functions: tuple[str, ...]
    """The functions it includes."""
    term_months: float | None
    """Its term; null where not stated."""
    least_monthly: float | None
    """The least it bills a month, USD; null where not stated."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offers:
    """Whose own offers were compared in place of the usual offerings of their models."""

    provider: str
    """The provider's id."""
    name: str
    """Its name."""
    valid_until: str | None
    """The last day they hold; null where not stated."""
    option: str | None
    """What `--offers` takes to compare them again; null where the engagement names the file."""
    offers: tuple[Offer, ...]
    """In the order of the file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """Somebody who could be hired."""

    id: str
    """Its id among suppliers."""
    title: str
    """What the position is called."""
    part: float
    """The part of a full-time position; 1 where it is not divided."""
    people: float
    """The full-time positions it takes."""
    functions: tuple[str, ...]
    """The work it brings a skill for."""
    hours: float
    """Hours a month it brings."""
    annual: float
    """What it costs a year with taxes, benefits and tools of its own, USD."""
