"""What a breach of data could cost in a year, apart from every other loss; docs/economics.md has the law.

A breach comes with a yearly chance and costs a lognormal amount. Safeguards leave a share of either. The figures of the
rules speak of insured organizations, of whom some have a safeguard and some do not; what the organization itself states
holds for how things stand today. Where no safeguard of an arrangement is known, none is counted.
"""

from __future__ import annotations

from functools import cached_property
from statistics import NormalDist
from typing import TYPE_CHECKING, Any, Final

from assessor.economics.amounts import cents
from assessor.economics.losses import TAIL
from assessor.economics.problem import Exposure, subsets
from assessor.model.scales import Truth

if TYPE_CHECKING:
    from assessor.economics.market import Market
    from assessor.economics.parameters import Figure, Parameters
    from assessor.evaluate.case import Case
    from assessor.evaluate.supply import Arrangement, Supplier
    from assessor.evaluate.terms import Terms
    from assessor.model.economics import BreachLaw, BreachSide, Safeguard

    # Safeguards in place, by id.
    Safeguards = frozenset[str]

_NORMAL: Final = NormalDist()
_WORST: Final = 1 - TAIL


class Breaches:
    """The risk of a breach for one engagement, under any set of safeguards. `counted` says whether it is compared."""

    def __init__(self, law: BreachLaw, case: Case, parameters: Parameters, now: Arrangement, weight: float) -> None:
        self.law = law
        self.case = case
        self.parameters = parameters
        self.weight = weight
        self.counted = case.engagement.risk is not None and case.engagement.risk.breach is not None
        self.now = self.safeguards(now)

    def safeguards(self, arrangement: Arrangement) -> Safeguards:
        """What an arrangement has: somebody whose work it is. Hours are left aside."""
        return frozenset(
            one.id
            for one in self.law.safeguards
            if any(
                self.brings(one, function, supplier, today=arrangement.is_today)
                for function, suppliers in arrangement.supply.items()
                for supplier in suppliers or ()
            )
        )

    def brings(self, safeguard: Safeguard, function: str, supplier: Supplier, *, today: bool = False) -> bool:
        """Whether a supplier that runs a function does work of a safeguard there.

        It stands in its contract or comes with its tier; what is sold on order is ordered where an obligation asks for
        it and takes nothing else, but not today. Terms that say it is neither set up nor scheduled bring nothing.
        """
        capabilities = self.case.terrain.capabilities
        for name in safeguard.capabilities:
            if name in capabilities and function in capabilities[name].delivered_by.functions:
                terms = supplier.terms(function, name)
                if terms is None or _refused(terms):
                    continue
                if terms.counts or (not today and name in self._asked):
                    return True
        return False

    @cached_property
    def _asked(self) -> frozenset[str]:
        """The capabilities that obligations ask for and take nothing in place of, so that they have to be ordered."""
        return frozenset(
            clause[0].capability
            for row in self.case.plan.obligations
            if self.case.applicability[row.ref] is Truth.YES
            for clause in row.clauses
            if len(clause) == 1 and clause[0].capability is not None
        )

    def probability(self, held: Safeguards, figure: Figure) -> Any:
        """The chance of a breach within a year; one at most is counted."""
        rate = figure(self.law.rate) * self._left("rate", held, figure)
        return rate.clip(max=1.0) if hasattr(rate, "clip") else min(1.0, rate)

    def cost(self, held: Safeguards, figure: Figure) -> Any:
        """What one costs on average, USD."""
        return figure(self.law.cost) * self._left("cost", held, figure)

    def _left(self, side: BreachSide, held: Safeguards, figure: Figure) -> Any:
        """What safeguards leave, as a share of what they leave where the figure comes from."""
        base = self.law.rate if side == "rate" else self.law.cost
        own = self.parameters[base].stated
        insured = figure(self.law.insured)
        share: Any = 1.0
        for one in self.law.safeguards:
            if one.of == side:
                remaining = figure(one.remaining)
                here = remaining if one.id in held else 1.0
                usual = 1.0 - insured * (1.0 - remaining)
                there = (remaining if one.id in self.now else 1.0) if own else usual
                # the figure was taken where some had the safeguard already: what it did there is in it and is taken out
                share = share * here / there
        return share

    def expected(self, held: Safeguards) -> float:
        """USD in a mean year."""
        value = self.parameters.value
        return float(self.probability(held, value) * self.cost(held, value))

    def bad_years(self, held: Safeguards) -> float:
        """The mean of the worst twentieth of years, USD: a breach rarer than that lies in it as a whole."""
        value = self.parameters.value
        chance = self.probability(held, value)
        whole = float(chance * self.cost(held, value)) / _WORST
        if chance <= _WORST:
            return whole
        point = _NORMAL.inv_cdf(1 - _WORST / chance)
        return whole * _NORMAL.cdf(self.law.sigma - point)

    def compared(self, held: Safeguards) -> float:
        """What counts in a comparison, USD a year: nothing unless the engagement states that breaches count."""
        if not self.counted:
            return 0.0
        expected = self.expected(held)
        return expected + self.weight * (self.bad_years(held) - expected)

    def exposure(self, market: Market) -> Exposure:
        """The table of a market: which options bring which safeguard, and what every set of them leaves to lose."""
        if not self.counted:
            return Exposure()
        bringing = {
            one.id: frozenset(
                option for option, place in enumerate(market.places) if self.brings(one, place.function, place.supplier)
            )
            for one in self.law.safeguards
        }
        every = map(frozenset, subsets(list(bringing)))
        return Exposure(safeguards=tuple(bringing.items()), losses={held: cents(self.compared(held)) for held in every})


def _refused(terms: Terms) -> bool:
    """Whether terms say that the work is not done: neither set up, nor on a schedule, nor when something happens."""
    return terms.establishes is False and terms.scheduled and terms.sustains is None and not terms.events
