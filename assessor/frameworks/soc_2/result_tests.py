"""What samples of controls showed, as a SOC 2 report prints it."""

from __future__ import annotations

from typing import Literal

from assessor.model.value import dataclass

MitigationFinding = Literal["not_this_criterion", "not_looked_at", "deviated", "unknown_population", "no_deviation"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TestOfControl:
    """A tested control."""

    id: str
    """Its id."""
    control: str
    """What it is."""
    obligations: tuple[str, ...]
    """The criteria it serves."""
    capability: str | None
    """The capability it belongs to."""
    frequency: str | None
    """How often it runs."""
    population: int | None
    """How often it should have run; null when nobody can show it."""
    sample: int
    """How many were looked at."""
    deviations: int
    """How many deviated."""
    rate: float | None
    """Deviations in the sample, from 0 to 1."""
    usual_sample: tuple[int, ...] | None
    """The usual size, least and most."""
    small_sample: bool
    """Whether the sample is smaller than usual."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MitigatingControl:
    """One of them."""

    id: str
    """Its test."""
    control: str
    """What it is."""
    holds: bool
    """Whether it holds."""
    small_sample: bool
    """Whether its sample is smaller than usual."""
    finding: MitigationFinding
    """What its own test showed of it: not tested for this criterion, nothing looked at, deviated, of an unknown
    population, or no deviation."""
    sample: int
    """How many were looked at."""
    population: int | None
    """Out of how many; null when nobody can show it."""
    deviations: int
    """How many deviated."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExceptionNoted:
    """An exception."""

    test: str
    """The test."""
    obligation: str
    """A row of a catalog: catalog id, colon, the framework's own id."""
    control: str
    """What deviated."""
    population: int | None
    """Its population."""
    sample: int
    """Looked at."""
    deviations: int
    """Deviated."""
    cause: str | None
    """Why, as stated."""
    response: str | None
    """What was done, as stated."""
    mitigated: bool
    """Whether other controls meet the criterion."""
    instead: tuple[MitigatingControl, ...]
    """Controls named in its place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoOccurrence:
    """Nothing occurred."""

    obligation: str
    """A row of a catalog: catalog id, colon, the framework's own id."""
    capability: str | None
    """Of what."""
    reason: str
    """Why."""
