"""What incidents cost in a year beside the fees: invoices, lost work, recovery; their whole distribution."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from assessor.economics.quotes import Line, Quote
from assessor.economics.simulate import Law, Years
from assessor.model.value import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy as np
    from numpy.typing import NDArray

    from assessor.economics.regimes import Invoice, Regime, Regimes
    from assessor.model.economics import Severity

TRIALS = 100_000
SEED = 20261121
QUANTILES: Mapping[str, float] = {"p50": 0.5, "p80": 0.8, "p90": 0.9, "p95": 0.95, "p99": 0.99}
TAIL = 0.95
# What an organization minimizes by how much it minds a bad year (domain rule, docs/economics.md).
FUNCTIONALS: Mapping[str, str] = {
    "seeking": "p50",
    "neutral": "mean",
    "moderate": "p80",
    "averse": "p95",
    "very_averse": "cvar95",
}
NEUTRAL = "neutral"
_MONTHS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Distribution:
    """A year's cost in USD: its mean, quantiles and the mean of its worst twentieth; `se` has their standard errors."""

    mean: float
    p50: float
    p80: float
    p90: float
    p95: float
    p99: float
    cvar95: float
    se: Mapping[str, float]

    def functional(self, name: str) -> float:
        """The figure of a name such as mean or p95."""
        value: float = getattr(self, name)
        return value

    def plus(self, fixed: float) -> Distribution:
        """The same year with a certain amount on top: every figure moves by it, no error changes."""
        names = ("mean", *QUANTILES, "cvar95")
        return Distribution(se=self.se, **{name: self.functional(name) + fixed for name in names})


class LossModel:
    """Yearly losses of one engagement under any regime, all from the same draws.

    `rate` is billable incidents a month without upkeep. Fees are not in it, except `tools`: what the organization
    then buys itself is certain and is priced apart.
    """

    def __init__(
        self,
        regimes: Regimes,
        rate: float,
        *,
        trials: int = TRIALS,
        seed: int = SEED,
        dispersion: float | None = None,
    ) -> None:
        self.regimes = regimes
        self.rate = rate
        self.trials = trials
        self.seed = seed
        self.dispersion = dispersion
        self.severities: tuple[Severity, ...] = regimes.losses.severities
        self._value = regimes.book.parameters.value
        self._known: dict[Regime, NDArray[np.float64]] = {}
        self._told: dict[Regime, Distribution] = {}

    @cached_property
    def laws(self) -> tuple[Law, ...]:
        """The severities as laws of counts and hours."""
        prevented = self._value(self.regimes.losses.upkeep.prevents)
        return tuple(
            Law(
                id=item.id,
                yearly=_MONTHS * self.rate * item.share,
                mean=self._value(item.hours),
                sigma=item.sigma,
                prevented=prevented,
                kept=1.0 if item.upkeep is None else self._value(item.upkeep),
            )
            for item in self.severities
        )

    @cached_property
    def years(self) -> Years:
        """The draws all regimes share."""
        return Years(self.laws, trials=self.trials, seed=self.seed, dispersion=self.dispersion)

    @cached_property
    def stop_cost(self) -> float:
        """USD an hour while work stands still: as stated, or people x wage x lost share of work + lost margin."""
        operations = self.regimes.book.case.engagement.operations
        if operations is not None and operations.downtime_per_hour is not None:
            return operations.downtime_per_hour
        affected = self.regimes.book.size.users
        if operations is not None and operations.staff_affected is not None:
            affected = operations.staff_affected
        wages = affected * self._value("loaded_wage") * self._value("impairment")
        return wages + self._value("margin_per_hour") * self._value("lost_share")

    @cached_property
    def minor_cost(self) -> float:
        """USD an hour while an ordinary incident holds somebody up."""
        return self._value("minor_staff_affected") * self._value("loaded_wage") * self._value("minor_impairment")

    def tools(self, regime: Regime) -> Quote:
        """What the organization buys itself under a regime, USD a year."""
        name = regime.tools
        if name is None:
            return Quote()
        item, users = self.regimes.book.parameters[name], self.regimes.book.size.users
        low, value, high = (amount * users * _MONTHS for amount in (item.low, item.value, item.high))
        text = f"{item.value:g} x {users:g} users x 12 months"
        line = Line(
            what=item.title,
            low=low,
            value=value,
            high=high,
            inputs=(name, "users"),
            arithmetic=text,
            kind="tools",
        )
        return Quote.of([line])

    def losses(self, regime: Regime) -> NDArray[np.float64]:
        """The loss of every simulated year, in USD; year by year comparable between regimes."""
        if regime not in self._known:
            self._known[regime] = self._simulate(regime)
        return self._known[regime]

    def distribution(self, regime: Regime) -> Distribution:
        """The figures of a regime, with asymptotic standard errors."""
        if regime not in self._told:
            self._told[regime] = describe(self.losses(regime))
        return self._told[regime]

    def cost(self, regime: Regime, functional: str) -> float:
        """Tools and losses of a regime under a functional: what an optimizer adds to the fees of an arrangement."""
        return self.tools(regime).value + self.distribution(regime).functional(functional)

    def _simulate(self, regime: Regime) -> NDArray[np.float64]:
        years, responder = self.years, self.regimes.responders[regime.responder]
        wait = self._value(responder.wait)
        total: Any = 0.0
        for place, item in enumerate(self.severities):
            number = years.parts[place].number(steady=regime.steady)
            hours = years.hours(place, steady=regime.steady)
            hourly = self.stop_cost if item.stops_work else self.minor_cost
            per_incident = hourly * wait + (self._value(item.recovery) if item.recovery is not None else 0.0)
            per_hour = hourly * self._value("repair_share")
            total = total + number * per_incident + hours * per_hour
            share = responder.bills.get(item.id, 0.0)
            if share:
                travels = regime.invoice.on_site_share if responder.trips or responder.own_hours else None
                total = total + share * self._billed(regime.invoice, place, travels, steady=regime.steady)
            if regime.visits is not None:
                sent = regime.visits.on_site_share
                total = total + sent * self._billed(regime.visits, place, 1.0, steady=regime.steady)
        made: NDArray[np.float64] = total
        return made

    def _billed(self, invoice: Invoice, place: int, travels: float | None, *, steady: bool) -> Any:
        """Invoices of a severity in each year; `travels` is the share that needs a visit, None for bare hours."""
        years = self.years
        number = years.parts[place].number(steady=steady)
        if invoice.flat is not None:
            return number * invoice.flat
        if travels is None:
            return years.hours(place, steady=steady) * invoice.hourly
        if invoice.paid_hours:
            beyond = years.hours(place, steady=steady) - number * invoice.paid_hours
            return beyond * invoice.hourly + number * invoice.parts
        return years.hours(place, steady=steady, least=invoice.minimum_hours) * invoice.hourly + (
            number * (travels * invoice.per_visit + invoice.parts)
        )


def describe(losses: NDArray[np.float64]) -> Distribution:
    """Mean, quantiles and tail mean of simulated years.

    Standard errors are asymptotic: of the mean s/sqrt(n); of a quantile half the distance between the order
    statistics one binomial deviation to each side; of the tail mean the influence function's deviation.
    """
    import numpy as np  # noqa: PLC0415 - loaded only when something is simulated

    ordered = np.sort(losses)
    count = len(ordered)
    figures = {"mean": float(ordered.mean())}
    errors = {"mean": float(ordered.std(ddof=1)) / count**0.5}
    for name, share in QUANTILES.items():
        place = min(count - 1, int(np.ceil(share * count)) - 1)
        step = round((count * share * (1 - share)) ** 0.5)
        below, above = max(0, place - step), min(count - 1, place + step)
        figures[name] = float(ordered[place])
        errors[name] = float(ordered[above] - ordered[below]) / 2
    worst = ordered[int(np.ceil(TAIL * count)) :]
    tail = float(worst.mean())
    spread = float(worst.var(ddof=1)) + TAIL * (tail - figures["p95"]) ** 2
    figures["cvar95"] = tail
    errors["cvar95"] = (spread / len(worst)) ** 0.5
    return Distribution(se=errors, **figures)
