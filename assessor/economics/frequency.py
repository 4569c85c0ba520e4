"""How many billable incidents there are a month, and how sure that is (Gamma-Poisson).

A billable incident is a failure somebody would be paid to repair under break-fix; a request for help is not. The prior
comes from the number of users and weighs as much as the first incident; a count of incidents soon outweighs it. A count
of requests is turned into incidents by the share that would be billable, whose whole range is carried through. What was
counted while upkeep was steady is what it left, so what it prevented comes on top.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Literal

from assessor.economics.chance import FREQUENCY, Chance, quantile
from assessor.evaluate.capacity import tickets_observed
from assessor.model.value import dataclass
from assessor.result.crossover import IncidentRate, ObservedIncidents, RatePrior

if TYPE_CHECKING:
    from assessor.economics.chance import Floats
    from assessor.economics.parameters import Figure, Parameters
    from assessor.evaluate.case import Case
    from assessor.model.money import Observation

PRIOR_SHAPE = 1.0
RateSource = Literal["billable_incidents", "tickets", "size"]
INCIDENTS: Final = "billable_incidents"
TICKETS: Final = "tickets"
SIZE: Final = "size"
_DIGITS = 3


@dataclass(frozen=True, slots=True, eq=False)
class Frequency:
    """Billable incidents a month: as found, draws around it, and what it was found from.

    `prevents` is the parameter for the share that steady upkeep prevented while they were counted, None where it
    prevented none; `prevented` are draws of it.
    """

    found: float
    found_draws: Floats
    source: RateSource
    shape: float
    rate: float
    observed: Observation | None = None
    prevents: str | None = None
    share: float = 0.0
    prevented: Floats | float = 0.0

    @property
    def value(self) -> float:
        """What there would be without upkeep: the figure that counts."""
        bare: float = without_upkeep(self.found, self.share)
        return bare

    @property
    def draws(self) -> Floats:
        """The same, drawn."""
        drawn: Floats = without_upkeep(self.found_draws, self.prevented)
        return drawn

    def at(self, rate: Any, figure: Figure) -> Any:
        """What would be without upkeep of a rate as found, by these inputs."""
        return rate if self.prevents is None else without_upkeep(rate, figure(self.prevents))

    def rounded(self) -> IncidentRate:
        """As the result holds it."""
        counted = self.observed
        return IncidentRate(
            incidents_per_month=round(self.value, _DIGITS),
            p5=_rounded(quantile(self.draws, 0.05)),
            p95=_rounded(quantile(self.draws, 0.95)),
            source=self.source,
            prior=RatePrior(
                of="incidents" if self.source == INCIDENTS else "requests",
                shape=PRIOR_SHAPE,
                mean=round(PRIOR_SHAPE / self.rate, _DIGITS),
            ),
            observed=None if counted is None else ObservedIncidents(count=counted.count, months=counted.months),
            prevented=None if self.prevents is None else self.share,
        )


def without_upkeep(rate: Any, prevented: Any) -> Any:
    """A rate counted under upkeep, with what it prevented; as counted where it is said to prevent everything."""
    left = 1 - prevented
    return rate / (left + (left <= 0) * (1 - left))


def frequency(case: Case, parameters: Parameters, seed: int, upkeep: str | None = None) -> Frequency:
    """The rate of one organization. Needs `parameters.size`.

    `upkeep` is the parameter for what steady upkeep prevents, where upkeep is steady today.
    """
    if parameters.size is None:
        raise ValueError("a rate needs the number of users")
    chance = Chance(seed, FREQUENCY)
    operations = case.engagement.operations
    requests = parameters.size.users * parameters.value("tickets_per_user")
    share = parameters.value("billable_share")
    if operations is not None and operations.billable_incidents is not None:
        counted = operations.billable_incidents
        rate = PRIOR_SHAPE / (requests * share)
        shape, total = PRIOR_SHAPE + counted.count, rate + counted.months
        drawn = chance.gamma(shape, total)
        if upkeep is None:
            return Frequency(shape / total, drawn, INCIDENTS, shape, rate, counted)
        left = parameters.value(upkeep), chance.of(parameters, upkeep)
        return Frequency(shape / total, drawn, INCIDENTS, shape, rate, counted, upkeep, *left)
    tickets = tickets_observed(case)
    rate = PRIOR_SHAPE / requests
    shares = chance.of(parameters, "billable_share")
    if tickets is not None:
        shape, total = PRIOR_SHAPE + tickets.count, rate + tickets.months
        value = shape / total * share
        return Frequency(value, chance.gamma(shape, total) * shares, TICKETS, shape, rate, tickets)
    draws = parameters.size.users * chance.of(parameters, "tickets_per_user") * shares
    return Frequency(requests * share, draws, SIZE, PRIOR_SHAPE, rate)


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, _DIGITS)
