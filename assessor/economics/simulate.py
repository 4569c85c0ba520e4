"""A year of incidents, many times over (numpy, imported when a simulation runs).

Counts by severity are Poisson, or negative binomial where incidents cluster; hours are lognormal. One set of draws
serves every regime (common random numbers), so that differences between them are not noise.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from assessor.model.value import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]

# Hours are drawn for at most so many incidents of a severity. Where there are more, each year takes a stretch of the
# drawn hours at a random place: every year keeps its exact law, two years may share some incidents.
POOL = 1 << 20
GENERATOR = "numpy PCG64"


@dataclass(frozen=True, slots=True, kw_only=True)
class Law:
    """One severity: expected incidents a year, shares under steady upkeep, and the hours each takes.

    Of the incidents of a year `prevented` do not happen under upkeep; of the others `kept` stay this bad and the
    rest become one class milder.
    """

    id: str
    yearly: float
    mean: float
    sigma: float
    prevented: float = 0.0
    kept: float = 1.0


class Measured(NamedTuple):
    """What is counted in a year: the incidents of a severity, or their hours, each counted as at least `least`."""

    severity: int
    least: float | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Stretch:
    """The incidents of one severity in every simulated year: how many with and without upkeep, and their hours."""

    counts: Ints
    counts_kept: Ints
    starts: Ints
    hours: Floats

    def number(self, *, steady: bool) -> Ints:
        """Incidents of each year."""
        return self.counts_kept if steady else self.counts


class Years:
    """All draws of one engagement."""

    def __init__(self, laws: Sequence[Law], *, trials: int, seed: int, dispersion: float | None = None) -> None:
        import numpy as np  # noqa: PLC0415 - loaded only when something is simulated

        self.trials = trials
        self._np: Any = np
        self._sums: dict[tuple[int, float, bool], Floats] = {}
        self._numbers: dict[tuple[int, bool], Floats] = {}
        self._means: dict[tuple[Measured, bool], float] = {}
        draw = np.random.Generator(np.random.PCG64(seed))
        # A year's own rate: gamma with mean 1 and variance 1/k, shared by all severities, so that bad years are
        # bad throughout.
        mood: Any = 1.0 if dispersion is None else draw.standard_gamma(dispersion, trials) / dispersion
        same, moved, gone = [], [], []
        for law in laws:
            rate = law.yearly * mood
            same.append(draw.poisson(rate * (1 - law.prevented) * law.kept, trials))
            moved.append(draw.poisson(rate * (1 - law.prevented) * (1 - law.kept), trials))
            gone.append(draw.poisson(rate * law.prevented, trials))
        self.parts: list[Stretch] = []
        for place, law in enumerate(laws):
            worse = moved[place + 1] if place + 1 < len(laws) else np.zeros(trials, dtype=np.int64)
            counts = same[place] + moved[place] + gone[place]
            kept = same[place] + worse
            most = np.maximum(counts, kept)
            total = int(most.sum())
            size = min(total, POOL)
            starts = np.cumsum(most) - most if total <= POOL else (draw.random(trials) * size).astype(np.int64)
            drawn = draw.standard_normal(size)
            drawn *= law.sigma
            drawn += np.log(law.mean) - law.sigma**2 / 2 if law.mean > 0 else -np.inf
            self.parts.append(Stretch(counts, kept, starts, np.exp(drawn)))

    def hours(self, severity: int, *, steady: bool, least: float = 0.0) -> Floats:
        """Hours of all incidents of a severity in each year, each counted as at least `least`."""
        key = (severity, least, steady)
        if key not in self._sums:
            part, running = self.parts[severity], self._running(severity, least)
            for kept in (False, True):  # both, so that the running totals need not be held
                rounds, beyond = self._np.divmod(part.starts + part.number(steady=kept), max(1, len(part.hours)))
                self._sums[severity, least, kept] = running[beyond] - running[part.starts] + rounds * running[-1]
        return self._sums[key]

    def measured(self, measure: Measured, *, steady: bool) -> Floats:
        """What is counted, in each year."""
        if measure.least is None:
            key = (measure.severity, steady)
            if key not in self._numbers:
                self._numbers[key] = self.parts[measure.severity].number(steady=steady).astype(float)
            return self._numbers[key]
        return self.hours(measure.severity, steady=steady, least=measure.least)

    def mean(self, measure: Measured, *, steady: bool) -> float:
        """Its mean over the years."""
        key = (measure, steady)
        if key not in self._means:
            self._means[key] = float(self.measured(measure, steady=steady).mean())
        return self._means[key]

    def _running(self, severity: int, least: float) -> Floats:
        """Running totals of the drawn hours, from 0."""
        np = self._np
        hours = self.parts[severity].hours
        totals: Floats = np.empty(len(hours) + 1)
        totals[0] = 0.0
        np.cumsum(np.maximum(hours, least) if least > 0 else hours, out=totals[1:])
        return totals
