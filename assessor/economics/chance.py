"""Draws over the ranges of parameters: triangular between low and high with the peak at what counts.

Each question draws from a stream of its own, so that one more question never changes the answer to another.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from assessor.economics.parameters import Parameters

    Floats = NDArray[np.float64]

DRAWS = 20_000
FREQUENCY, CROSSOVER, NOISE = 1, 2, 3


class Chance:
    """A stream of draws."""

    def __init__(self, seed: int, stream: int, draws: int = DRAWS) -> None:
        import numpy as np  # noqa: PLC0415 - loaded only when something is drawn

        self.draws = draws
        self.np: Any = np
        self._stream = np.random.Generator(np.random.PCG64(np.random.SeedSequence([seed, stream])))

    def of(self, parameters: Parameters, name: str) -> Floats:
        """A parameter over its range; always the same number where it has none."""
        return self.between(*parameters.edges(name))

    def between(self, low: float, value: float, high: float) -> Floats:
        """A triangular draw; a range of no width still uses up its place in the stream."""
        share = self._stream.random(self.draws)
        draws: Floats
        if high <= low:
            draws = self.np.full(self.draws, float(value))
            return draws
        peak = (value - low) / (high - low)
        width = high - low
        rising = low + width * self.np.sqrt(share * peak)
        falling = high - width * self.np.sqrt((1 - share) * (1 - peak))
        draws = self.np.where(share < peak, rising, falling)
        return draws

    def gamma(self, shape: float, rate: float) -> Floats:
        """A gamma draw with mean shape / rate."""
        draws: Floats = self._stream.standard_gamma(shape, self.draws) / rate
        return draws


def quantile(values: Floats, share: float) -> float | None:
    """An order statistic; None where it is not finite."""
    import numpy as np  # noqa: PLC0415 - loaded only when something is drawn

    place = min(len(values) - 1, max(0, int(np.ceil(share * len(values))) - 1))
    statistic = float(np.partition(values, place)[place])
    return statistic if np.isfinite(statistic) else None
