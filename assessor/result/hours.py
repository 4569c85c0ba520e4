"""Hours of own staff by function, and what a seat at all hours takes."""

from __future__ import annotations

from assessor.model.scales import TruthWord
from assessor.model.value import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class FunctionHours:
    """What one function takes of own staff."""

    function: str
    """The function."""
    title: str
    """Its title."""
    hours: float
    """Hours a month, requests for help included."""
    tickets: float
    """Of these for requests for help."""
    today: bool
    """Whether own staff runs it today."""
    reached: TruthWord
    """Whether the hours there are reach its work."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatFigures:
    """A seat staffed at all hours."""

    positions: float
    """Full-time positions it takes."""
    with_leave: float
    """The same with leave and illness."""
    have: float | None
    """Positions there are."""
    staffed: bool | None
    """Whether they are enough for one seat."""
    demanded_by: tuple[str, ...]
    """Capabilities some obligation wants at all hours."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CapacityFigures:
    """Hours of own staff."""

    arrangement: str
    """The arrangement that gives all work to own staff."""
    available: float | None
    """Hours a month there are; null where not known."""
    needed: float
    """Hours a month all functions take."""
    needed_today: float
    """Hours a month of the functions own staff runs today."""
    positions: float | None
    """Full-time positions."""
    by_function: tuple[FunctionHours, ...]
    """The hours by function."""
    seat: SeatFigures
    """A seat staffed at all hours."""
