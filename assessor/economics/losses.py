"""What incidents cost in a year beside the fees: invoices, lost work, recovery; their whole distribution."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from assessor.economics.charges import MONTHS
from assessor.economics.quotes import Line, Quote
from assessor.economics.simulate import Law, Measured, Years
from assessor.model.value import dataclass, replace
from assessor.result.losses import Losses, StandardErrors, YearFigures
from assessor.result.prices import OwnTools
from assessor.result.scales import MEASURES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import numpy as np
    from numpy.typing import NDArray

    from assessor.economics.parameters import Figure
    from assessor.economics.regimes import Invoice, Regime, Regimes
    from assessor.model.economics import IncidentClass
    from assessor.model.money import ToleranceWord
    from assessor.result.scales import Measure

    # USD for each of what is counted in a year.
    Amounts = dict[Measured, float]

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
class Distribution(YearFigures):
    """A year's cost in USD; `se` has the standard errors of its figures."""

    se: Mapping[Measure, float]

    def weighed(self, weight: float) -> float:
        """The mean, and so much of what the worst twentieth of years costs above it."""
        return self.mean + weight * (self.cvar95 - self.mean)

    def plus(self, fixed: float) -> Distribution:
        """The same year with a certain amount on top: every figure moves by it, no error changes."""
        return Distribution(se=self.se, **{name: self.figure(name) + fixed for name in MEASURES})

    def rounded(self) -> Losses:
        """Whole dollars, as the result holds them; the mean in cents, since invoices are taken from it in cents."""
        return Losses(
            **{name: round(self.figure(name), 2 if name == "mean" else None) for name in MEASURES},
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
        self.severities: tuple[IncidentClass, ...] = regimes.losses.severities
        self._value = regimes.book.parameters.value
        self._distributions: dict[Regime, Distribution] = {}
        self._weighed: dict[object, float] = {}
        self._costs: dict[object, Amounts] = {}

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

    def hour_lost(self, severity: IncidentClass, figure: Figure) -> Any:
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
        import numpy as np  # noqa: PLC0415 - loaded only when something is simulated

        losses = np.zeros(self.trials)
        part = np.empty(self.trials)
        for measure, amount in self._amounts(regime).items():
            losses += np.multiply(self.years.measured(measure, steady=regime.steady), amount, out=part)
        return losses

    def distribution(self, regime: Regime) -> Distribution:
        """The figures of a regime, with asymptotic standard errors."""
        bare = replace(regime, tools=None, desk=None, field=None)  # who it is changes no year
        if bare not in self._distributions:
            self._distributions[bare] = replace(describe(self.losses(bare)), mean=self.mean(bare))
        return self._distributions[bare]

    def mean(self, regime: Regime) -> float:
        """The mean loss of a simulated year: its parts are averaged once for all regimes."""
        return self._mean(self._amounts(regime), steady=regime.steady)

    def weighed(self, regime: Regime, weight: float) -> float:
        """The mean, and so much of what the worst twentieth of years costs above it."""
        if not weight:
            return self.mean(regime)
        amounts = (tuple(self._amounts(regime).items()), regime.steady, weight)
        if amounts not in self._weighed:
            mean = self.mean(regime)
            self._weighed[amounts] = mean + weight * (worst_mean(self.losses(regime)) - mean)
        return self._weighed[amounts]

    def invoices(self, regime: Regime) -> float:
        """What incidents are billed at in a mean year: the part of the losses that is paid in money."""
        return self._mean(self._billed(regime), steady=regime.steady)

    def cost(self, regime: Regime, measure: Measure) -> float:
        """Tools and losses of a regime by one of their figures."""
        return self.tools(regime).value + self.distribution(regime).figure(measure)

    def _mean(self, amounts: Amounts, *, steady: bool) -> float:
        return sum(amount * self.years.mean(measure, steady=steady) for measure, amount in amounts.items())

    def _amounts(self, regime: Regime) -> Amounts:
        """What each incident and each hour of a severity costs under a regime, in USD."""
        terms = (regime.responder, regime.invoice, regime.visits, regime.wait)
        known = self._costs.get(terms)
        if known is None:
            known = self._costs[terms] = self._counted(regime)
        return known

    def _counted(self, regime: Regime) -> Amounts:
        amounts = self._billed(regime)
        for place, severity in enumerate(self.severities):
            hourly = self.hour_lost(severity, self._value)
            recovery = self._value(severity.recovery) if severity.recovery is not None else 0.0
            _add(amounts, Measured(place), hourly * regime.wait + recovery)
            _add(amounts, Measured(place, 0.0), hourly * self._value("repair_share"))
        return amounts

    def _billed(self, regime: Regime) -> Amounts:
        """The part of it that is invoiced."""
        responder = self.regimes.responders[regime.responder]
        travels = regime.invoice.on_site_share if responder.trips or responder.own_hours else None
        amounts: Amounts = {}
        for place, severity in enumerate(self.severities):
            share = responder.bills.get(severity.id, 0.0)
            for measure, amount in _invoiced(regime.invoice, place, travels) if share else ():
                _add(amounts, measure, share * regime.invoice.part * amount)
            for measure, amount in _invoiced(regime.visits, place, 1.0) if regime.visits is not None else ():
                _add(amounts, measure, regime.visits.on_site_share * amount if regime.visits is not None else 0.0)
        return amounts


def _add(amounts: Amounts, measure: Measured, amount: float) -> None:
    if amount:
        amounts[measure] = amounts.get(measure, 0.0) + amount


def _invoiced(invoice: Invoice, place: int, travels: float | None) -> Iterator[tuple[Measured, float]]:
    """What is billed of a severity; `travels` is the share that needs a visit, None for bare hours."""
    if invoice.flat is not None:
        yield Measured(place), invoice.flat
    elif travels is None:
        yield Measured(place, 0.0), invoice.hourly
    elif invoice.paid_hours:
        yield Measured(place, 0.0), invoice.hourly
        yield Measured(place), invoice.parts - invoice.paid_hours * invoice.hourly
    else:
        yield Measured(place, invoice.minimum_hours), invoice.hourly
        yield Measured(place), travels * invoice.per_visit + invoice.parts


def worst_mean(losses: NDArray[np.float64]) -> float:
    """The mean of the worst twentieth, in ascending order, so that it is the same to the last digit as `describe`'s."""
    import numpy as np  # noqa: PLC0415 - loaded only when something is simulated

    place = int(np.ceil(TAIL * len(losses)))
    return float(np.sort(np.partition(losses, place)[place:]).mean())


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
