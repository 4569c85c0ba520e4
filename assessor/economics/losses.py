"""What incidents cost in a year beside the fees: invoices, lost work, recovery; their whole distribution."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from assessor.economics.charges import MONTHS
from assessor.economics.quotes import Line, Quote
from assessor.economics.simulate import Law, Years
from assessor.model.value import dataclass
from assessor.result.losses import Losses, StandardErrors
from assessor.result.prices import OwnTools
from assessor.result.scales import MEASURES

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy as np
    from numpy.typing import NDArray

    from assessor.economics.parameters import Figure
    from assessor.economics.regimes import Invoice, Regime, Regimes
    from assessor.model.economics import Severity
    from assessor.model.money import ToleranceWord
    from assessor.result.scales import Measure

TRIALS = 100_000
SEED = 20261121
QUANTILES: Mapping[Measure, float] = {"p50": 0.5, "p80": 0.8, "p90": 0.9, "p95": 0.95, "p99": 0.99}
TAIL = 0.95
# How much a dollar of a bad year above the mean weighs, by how much an organization minds one (docs/economics.md).
WEIGHTS: Mapping[ToleranceWord, float] = {
    "seeking": 0.0,
    "neutral": 0.0,
    "moderate": 0.25,
    "averse": 0.5,
    "very_averse": 1.0,
}
NEUTRAL: Final = "neutral"


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
    se: Mapping[Measure, float]

    def functional(self, name: Measure) -> float:
        """The figure of a name such as mean or p95."""
        value: float = getattr(self, name)
        return value

    def weighed(self, weight: float) -> float:
        """The mean, and so much of what the worst twentieth of years costs above it."""
        return self.mean + weight * (self.cvar95 - self.mean)

    def plus(self, fixed: float) -> Distribution:
        """The same year with a certain amount on top: every figure moves by it, no error changes."""
        return Distribution(se=self.se, **{name: self.functional(name) + fixed for name in MEASURES})

    def rounded(self) -> Losses:
        """Whole dollars, as the result holds them."""
        return Losses(
            **{name: round(self.functional(name)) for name in MEASURES},
            se=StandardErrors(**{name: round(self.se[name]) for name in MEASURES}),
        )


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
        self._losses: dict[Regime, NDArray[np.float64]] = {}
        self._invoices: dict[Regime, float] = {}
        self._distributions: dict[Regime, Distribution] = {}

    @cached_property
    def laws(self) -> tuple[Law, ...]:
        """The severities as laws of counts and hours."""
        prevented = self._value(self.regimes.losses.upkeep.prevents)
        return tuple(
            Law(
                id=severity.id,
                yearly=MONTHS * self.rate * severity.share,
                mean=self._value(severity.hours),
                sigma=severity.sigma,
                prevented=prevented,
                kept=1.0 if severity.upkeep is None else self._value(severity.upkeep),
            )
            for severity in self.severities
        )

    @cached_property
    def years(self) -> Years:
        """The draws all regimes share."""
        return Years(self.laws, trials=self.trials, seed=self.seed, dispersion=self.dispersion)

    @cached_property
    def stop_cost(self) -> float:
        """USD an hour of the worst failure: as stated, or people x wage x lost share of work + lost margin."""
        cost: float = self.hour_lost(self.severities[-1], self._value)
        return cost

    def hour_lost(self, severity: Severity, figure: Figure) -> Any:
        """USD an hour while an incident of a severity holds people up: a few, a part of the users, or all of them."""
        operations = self.regimes.book.case.engagement.operations
        if not severity.stops_work:
            return figure("minor_staff_affected") * figure("loaded_wage") * figure("minor_impairment")
        part = 1.0 if severity.affects is None else figure(severity.affects)
        if operations is not None and operations.downtime_per_hour is not None:
            return operations.downtime_per_hour
        affected = self.regimes.book.size.users * part
        if operations is not None and operations.staff_affected is not None:
            affected = operations.staff_affected
        margin = figure("margin_per_hour") * figure("lost_share")
        return affected * figure("loaded_wage") * figure("impairment") + margin * part

    def tools(self, regime: Regime) -> Quote:
        """What the organization buys itself under a regime, USD a year."""
        name = regime.tools
        if name is None:
            return Quote()
        parameter, users = self.regimes.book.parameters[name], self.regimes.book.size.users
        low, value, high = (amount * users * MONTHS for amount in (parameter.low, parameter.value, parameter.high))
        basis = OwnTools(parameter=name, amount=parameter.value, users=users)
        return Quote.of(
            [Line(low=low, value=value, high=high, inputs=(name, "users"), kind="tools", basis=basis)],
        )

    def losses(self, regime: Regime) -> NDArray[np.float64]:
        """The loss of every simulated year, in USD; year by year comparable between regimes."""
        if regime not in self._losses:
            self._losses[regime] = self._simulate(regime)
        return self._losses[regime]

    def distribution(self, regime: Regime) -> Distribution:
        """The figures of a regime, with asymptotic standard errors."""
        if regime not in self._distributions:
            self._distributions[regime] = describe(self.losses(regime))
        return self._distributions[regime]

    def invoices(self, regime: Regime) -> float:
        """What incidents are billed at in a mean year: the part of the losses that is paid in money."""
        self.losses(regime)
        return self._invoices[regime]

    def cost(self, regime: Regime, measure: Measure) -> float:
        """Tools and losses of a regime by one of their figures."""
        return self.tools(regime).value + self.distribution(regime).functional(measure)

    def _simulate(self, regime: Regime) -> NDArray[np.float64]:
        years, responder = self.years, self.regimes.responders[regime.responder]
        wait = regime.wait
        total: Any = 0.0  # arrays of years once the first severity is added
        billed: Any = 0.0
        for place, severity in enumerate(self.severities):
            number = years.parts[place].number(steady=regime.steady)
            hours = years.hours(place, steady=regime.steady)
            hourly = self.hour_lost(severity, self._value)
            recovery = self._value(severity.recovery) if severity.recovery is not None else 0.0
            per_incident = hourly * wait + recovery
            per_hour = hourly * self._value("repair_share")
            total = total + number * per_incident + hours * per_hour
            share = responder.bills.get(severity.id, 0.0)
            if share:
                travels = regime.invoice.on_site_share if responder.trips or responder.own_hours else None
                billed = billed + share * self._billed(regime.invoice, place, travels, steady=regime.steady)
            if regime.visits is not None:
                sent = regime.visits.on_site_share
                billed = billed + sent * self._billed(regime.visits, place, 1.0, steady=regime.steady)
        losses: NDArray[np.float64] = total + billed
        self._invoices[regime] = float(billed.mean()) if hasattr(billed, "mean") else 0.0
        return losses

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
    figures: dict[Measure, float] = {"mean": float(ordered.mean())}
    errors: dict[Measure, float] = {"mean": float(ordered.std(ddof=1)) / count**0.5}
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
