"""The risk of a breach as figures of the result, each with its range."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Final

from assessor.economics.chance import NOISE, Chance, quantile
from assessor.economics.losses import TAIL
from assessor.result.breach_risk import BreachBasis, BreachRisk, SafeguardEffect
from assessor.result.prices import Range

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor.economics.breaches import Breaches, Safeguards
    from assessor.economics.chance import Floats
    from assessor.evaluate.supply import Arrangement

_DRAWS: Final = 2_000
_CENTS: Final = 2
_DIGITS: Final = 6


class BreachRisks:
    """Figures of one engagement; arrangements with the same safeguards share theirs."""

    def __init__(self, breaches: Breaches, seed: int) -> None:
        self.breaches = breaches
        self.seed = seed
        self._inputs: dict[str, Floats] = {}
        self._known: dict[Safeguards, BreachRisk] = {}

    def of(self, arrangement: Arrangement) -> BreachRisk:
        """The figure of an arrangement."""
        return self.holding(self.breaches.safeguards(arrangement))

    def holding(self, held: Safeguards) -> BreachRisk:
        """The figure of a set of safeguards."""
        if held not in self._known:
            self._known[held] = self._made(held)
        return self._known[held]

    def _made(self, held: Safeguards) -> BreachRisk:
        breaches, value = self.breaches, self.breaches.parameters.value
        expected = breaches.expected(held)
        drawn = breaches.probability(held, self._input) * breaches.cost(held, self._input)
        low, high = quantile(drawn, 1 - TAIL) or 0.0, quantile(drawn, TAIL) or 0.0
        return BreachRisk(
            safeguards=tuple(one.id for one in breaches.law.safeguards if one.id in held),
            probability=round(float(breaches.probability(held, value)), _DIGITS),
            cost=round(float(breaches.cost(held, value))),
            expected=round(expected),
            range=Range(low=round(low), high=round(high)),
            compared=round(breaches.compared(held), _CENTS),
        )

    def _input(self, name: str) -> Floats:
        """An input over its range, in a stream of its own: the draws by which packages are compared."""
        if name not in self._inputs:
            chance = Chance(self.seed, NOISE + zlib.crc32(name.encode()), _DRAWS)
            self._inputs[name] = chance.of(self.breaches.parameters, name)
        return self._inputs[name]

    def basis(self) -> BreachBasis:
        """What the figures rest on."""
        law, parameters = self.breaches.law, self.breaches.parameters
        return BreachBasis(
            counted=self.breaches.counted,
            rate=parameters[law.rate].id,
            cost=parameters[law.cost].id,
            insured=parameters[law.insured].id,
            probability_stated=parameters[law.rate].stated,
            cost_stated=parameters[law.cost].stated,
            safeguards=tuple(self._effects()),
        )

    def _effects(self) -> Iterator[SafeguardEffect]:
        for one in self.breaches.law.safeguards:
            left = self.breaches.parameters[one.remaining]
            yield SafeguardEffect(
                id=one.id,
                title=one.title,
                of=one.of,
                parameter=left.id,
                low=left.low,
                remaining=left.value,
                high=left.high,
            )
