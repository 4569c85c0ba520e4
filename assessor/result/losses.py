"""What a year costs by chance: simulated years, their figures, and who handles incidents."""

from __future__ import annotations

from typing import Literal

from assessor.model.value import dataclass
from assessor.result.scales import CrossoverSide, Measure


@dataclass(frozen=True, slots=True, kw_only=True)
class YearFigures:
    """The figures a year's cost is described by, USD."""

    mean: float
    """Mean of a year."""
    p50: float
    """Median: half of the years stay below."""
    p80: float
    """Four years in five stay below."""
    p90: float
    """Nine years in ten stay below."""
    p95: float
    """Nineteen years in twenty stay below."""
    p99: float
    """Ninety-nine years in a hundred stay below."""
    cvar95: float
    """Mean of the worst twentieth of years."""

    def figure(self, measure: Measure) -> float:
        """The figure of a name."""
        value: float = getattr(self, measure)
        return value


@dataclass(frozen=True, slots=True, kw_only=True)
class StandardErrors(YearFigures):
    """The standard error of each figure, USD."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Losses(YearFigures):
    """Yearly cost that comes by chance."""

    se: StandardErrors
    """Standard errors."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals(YearFigures):
    """Fees, onboarding and losses together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Regime:
    """How incidents are handled."""

    key: str
    """Short name of the regime."""
    responder: str
    """Who handles incidents."""
    upkeep: bool
    """Whether steady upkeep prevents incidents."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Histogram:
    """How the totals of the simulated years are spread."""

    edges: tuple[float, ...]
    """Edges of the bins, USD."""
    shares: tuple[float, ...]
    """Share of years in each bin; the last one holds all beyond."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedLosses(YearFigures):
    """One side of the comparison: fees and losses of a year together."""

    fees_annual: float
    """Certain cost of a year, USD."""
    se: StandardErrors
    """Standard errors."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cheaper:
    """Which side is cheaper by each figure; null for a tie."""

    mean: CrossoverSide | None
    """By the mean."""
    p50: CrossoverSide | None
    """By the median."""
    p80: CrossoverSide | None
    """By what four years in five stay below."""
    p90: CrossoverSide | None
    """By what nine years in ten stay below."""
    p95: CrossoverSide | None
    """By what nineteen years in twenty stay below."""
    p99: CrossoverSide | None
    """By what ninety-nine years in a hundred stay below."""
    cvar95: CrossoverSide | None
    """By the mean of the worst twentieth of years."""

    def side(self, measure: Measure) -> CrossoverSide | None:
        """The cheaper side by the figure of a name."""
        found: CrossoverSide | None = getattr(self, measure)
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class RegimeComparison:
    """Break-fix and the usual managed package, alone, for the same incidents."""

    break_fix: ComparedLosses
    """Break-fix."""
    managed: ComparedLosses
    """Managed services."""
    cheaper: Cheaper
    """Which is cheaper by each figure; null for a tie."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CeilingScenario:
    """What an hour would cost at the worst published figure; used in no other figure."""

    usd_per_minute: float
    """USD a minute."""
    usd_per_hour: float
    """USD an hour."""
    own_usd_per_hour: float
    """What an hour costs here, USD."""
    parameter: str
    """The input that figure is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Simulation:
    """How years were simulated."""

    trials: int
    """Simulated years."""
    seed: int
    """Seed."""
    generator: str
    """Generator of random numbers."""
    counts: Literal["poisson", "negative_binomial"]
    """Law of the counts."""
    dispersion: float | None
    """The k of the negative binomial; null for Poisson."""
    standard_errors: Literal["asymptotic"]
    """How standard errors were found."""
