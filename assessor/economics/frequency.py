"""How many billable incidents there are a month, and how sure that is (Gamma-Poisson).

A billable incident is a failure somebody would be paid to repair under break-fix; a request for help is not. The prior
comes from the number of users and weighs as much as the first incident; a count of incidents soon outweighs it. A count
of requests is turned into incidents by the share that would be billable, whose whole range is carried through.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from assessor.economics.chance import FREQUENCY, Chance, quantile
from assessor.model.condition import number_of
from assessor.model.money import Observation
from assessor.model.value import dataclass
from assessor.result.crossover import IncidentRate, ObservedIncidents, RatePrior

if TYPE_CHECKING:
    from assessor.economics.chance import Floats
    from assessor.economics.parameters import Parameters
    from assessor.evaluate.case import Case

PRIOR_SHAPE = 1.0
RateSource = Literal["billable_incidents", "tickets", "size"]
INCIDENTS: Final = "billable_incidents"
TICKETS: Final = "tickets"
SIZE: Final = "size"
_DIGITS = 3


@dataclass(frozen=True, slots=True, eq=False)
class Frequency:
    """Billable incidents a month: the figure that counts, draws around it, and what it was found from."""

    value: float
    draws: Floats
    source: RateSource
    shape: float
    rate: float
    observed: Observation | None = None

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
        )


def frequency(case: Case, parameters: Parameters, seed: int) -> Frequency:
    """The rate of one organization. Needs `parameters.size`."""
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
        return Frequency(shape / total, chance.gamma(shape, total), INCIDENTS, shape, rate, counted)
    tickets = _tickets(case)
    rate = PRIOR_SHAPE / requests
    shares = chance.of(parameters, "billable_share")
    if tickets is not None:
        shape, total = PRIOR_SHAPE + tickets.count, rate + tickets.months
        value = shape / total * share
        return Frequency(value, chance.gamma(shape, total) * shares, TICKETS, shape, rate, tickets)
    draws = parameters.size.users * chance.of(parameters, "tickets_per_user") * shares
    return Frequency(requests * share, draws, SIZE, PRIOR_SHAPE, rate)


def _tickets(case: Case) -> Observation | None:
    """Requests as counted, or the usual month the organization states."""
    operations = case.engagement.operations
    if operations is not None and operations.tickets is not None:
        return operations.tickets
    stated = number_of(case.facts.get("tickets_per_month"))
    return None if stated is None else Observation(count=stated, months=1.0)


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, _DIGITS)
