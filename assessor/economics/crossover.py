"""From how many incidents a month managed services cost less than break-fix, and on which side the client stands.

Three formulas, each with more of the truth in it (docs/economics.md): invoices against the fee; onboarding and the
tools a break-fix client buys itself; lost work, and the incidents upkeep prevents.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from assessor.economics import fees
from assessor.economics.chance import CROSSOVER, Chance, quantile
from assessor.evaluate.supply import Supplier, providers_of
from assessor.model.value import dataclass

if TYPE_CHECKING:
    from assessor.economics.chance import Floats
    from assessor.economics.frequency import Frequency
    from assessor.economics.losses import LossModel
    from assessor.economics.regimes import Invoice
    from assessor.model.money import Price

INVOICES, TOOLS, WORK = "invoices_only", "with_onboarding_and_tools", "with_lost_work_and_prevention"
FORMULAS = (INVOICES, TOOLS, WORK)
MANAGED_CHEAPER, BREAK_FIX_CHEAPER, INDIFFERENT = "managed_cheaper", "break_fix_cheaper", "indifferent"
_BREAK_FIX, _MANAGED, _DESK = "break_fix", "managed", "service_desk"
_DIGITS, _FEW = 3, 4


def billed_hours(mean: float, sigma: float, least: float) -> float:
    """Mean hours billed when at least `least` is: E[max(h, least)] of a lognormal with this mean."""
    if mean <= 0 or least <= 0:
        return max(mean, least)
    location = math.log(mean) - sigma**2 / 2
    below = _normal((math.log(least) - location) / sigma) if sigma > 0 else float(mean <= least)
    above = _normal((location + sigma**2 - math.log(least)) / sigma) if sigma > 0 else float(mean > least)
    return least * below + mean * above


def _normal(value: float) -> float:
    return math.erfc(-value / math.sqrt(2)) / 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What the formulas compare, USD a month or an incident; numbers for the figure, arrays for its uncertainty."""

    fee: Any
    invoice: Any
    onboarding: Any
    tools: Any
    break_fix_work: Any
    managed_work: Any

    def lines(self, formula: str) -> tuple[tuple[Any, Any], tuple[Any, Any]]:
        """(fixed, per incident) of break-fix and of managed services under a formula."""
        if formula == INVOICES:
            return (0.0, self.invoice), (self.fee, 0.0)
        fixed = self.fee + self.onboarding
        if formula == TOOLS:
            return (self.tools, self.invoice), (fixed, 0.0)
        return (self.tools, self.invoice + self.break_fix_work), (fixed, self.managed_work)


class Crossover:
    """The crossover of one organization: at the figures that count, and drawn over their ranges."""

    def __init__(self, model: LossModel, own: Frequency, seed: int) -> None:
        self.model = model
        self.own = own
        self.book = model.regimes.book
        self.parameters = self.book.parameters
        self.uncounted: list[Supplier] = []
        self.break_fix = self._provider(_BREAK_FIX)
        self.managed = self._provider(_MANAGED, _DESK)
        self._draws: dict[str, Floats] = {}
        self._chance = Chance(seed, CROSSOVER)
        self.invoice = model.regimes.invoice(self.break_fix)
        self.hours = self._billed(self.invoice)
        self.terms = self._terms(None)
        self.drawn = self._terms(self._chance)

    def per_month(self, formula: str) -> float | None:
        """Incidents a month at which both cost the same; 0: managed always costs less, None: it never does."""
        return meeting(*self.terms.lines(formula))

    def spread(self, formula: str) -> Floats:
        """The crossover over the ranges of all that is not stated; infinite where managed never costs less."""
        if formula not in self._draws:
            np = self._chance.np
            (one, each), (other, others) = self.drawn.lines(formula)
            gain, more = each - others, other - one
            with np.errstate(divide="ignore", invalid="ignore"):
                found = np.where(gain > 0, np.maximum(more, 0) / gain, np.inf)
            made = np.where((more <= 0) & (gain >= 0), 0.0, found)
            # Two flat prices leave nothing to draw: the same crossover in every draw.
            self._draws[formula] = np.broadcast_to(made, (self._chance.draws,))
        return self._draws[formula]

    def probability_above(self, formula: str) -> float:
        """How likely the client's own rate is above the crossover, both uncertain."""
        return float((self.own.draws > self.spread(formula)).mean())

    def told(self, formula: str) -> str:
        """Which one is cheaper, or that nobody can tell."""
        certain, chance = self.parameters.value("certainty"), self.probability_above(formula)
        if chance >= certain:
            return MANAGED_CHEAPER
        return BREAK_FIX_CHEAPER if chance <= 1 - certain else INDIFFERENT

    def steps(self) -> list[dict[str, Any]]:
        """The invoices-only crossover at each step of a tiered price; empty where the price has none."""
        price = self._price
        if price is None or not self.terms.invoice:
            return []
        made = []
        for seats in fees.steps(price, self.book.size):
            fee = fees.monthly(price, self.book.size, 1, seats=seats).monthly
            made.append(
                {
                    "seats": seats,
                    "fee_monthly": round(fee, 2),
                    "per_month": round(fee / self.terms.invoice, _DIGITS),
                    "here": seats == fees.seats_of(price, self.book.size),
                }
            )
        return made

    @property
    def _price(self) -> Price | None:
        return self.managed.provider.price if self.managed is not None and self.managed.provider is not None else None

    def _provider(self, model: str, function: str | None = None) -> Supplier | None:
        """A provider of a model that states its own price; for managed services one that holds the service desk."""
        there = providers_of(self.book.case.terrain, self.book.case.engagement)
        for name in sorted(there):
            item = there[name]
            price = item.provider.price if item.provider is not None else None
            if item.model is None or item.model.id != model or price is None:
                continue
            if function is None:
                return item
            if function not in self.book.included(item) or price.structure in fees.BY_THE_JOB:
                continue
            if fees.is_uncounted(price, self.book.size):
                self.uncounted.append(item)
                continue
            return item
        return None

    def _billed(self, invoice: Invoice) -> float:
        mildest = self.model.severities[0]
        return billed_hours(self.parameters.value(mildest.hours), mildest.sigma, invoice.minimum_hours)

    def _terms(self, chance: Chance | None) -> Terms:
        """The terms at the figures that count, or drawn."""
        parameters, size = self.parameters, self.book.size

        def figure(name: str) -> Any:
            return parameters.value(name) if chance is None else chance.of(parameters, name)

        losses, responders = self.model.regimes.losses, self.model.regimes.responders
        fee = self._fee(figure)
        invoice = self._invoice(figure, chance)
        hours = figure(self.model.severities[0].hours) * figure("repair_share")
        work = figure("minor_staff_affected") * figure("loaded_wage") * figure("minor_impairment")
        waits = [responders[self.model.regimes.responder(each).id].wait for each in self.sides]
        kept = 1 - figure(losses.upkeep.prevents)
        return Terms(
            fee=fee,
            invoice=invoice,
            onboarding=self._onboarding(fee, figure),
            tools=figure("own_tools_per_user") * size.users,
            break_fix_work=work * (figure(waits[0]) + hours),
            managed_work=kept * work * (figure(waits[1]) + hours),
        )

    @property
    def sides(self) -> tuple[Supplier, Supplier]:
        """Somebody of each model: the provider that states its price, or whoever the price lists are about."""
        models = self.book.case.terrain.models
        return (
            self.break_fix or Supplier(_BREAK_FIX, models[_BREAK_FIX]),
            self.managed or Supplier(_MANAGED, models[_MANAGED]),
        )

    def _fee(self, figure: Any) -> Any:
        price = self._price
        if price is None or self.managed is None:
            return figure("managed_per_user") * self.book.size.users
        return fees.monthly(price, self.book.size, len(self.book.included(self.managed))).monthly

    def _onboarding(self, fee: Any, figure: Any) -> Any:
        price = self._price
        term = price.term_months if price is not None and price.term_months is not None else figure("term_months")
        if price is not None and price.onboarding is not None:
            return price.onboarding / term
        return figure("onboarding_months") * fee / term

    def _invoice(self, figure: Any, chance: Chance | None) -> Any:
        """The mean invoice of an ordinary incident; at the figures that count in whole dollars, as it is printed."""
        invoice = self.invoice
        if invoice.flat is not None:
            return invoice.flat
        if chance is None:
            return float(round(invoice.hourly * self.hours + invoice.per_incident))
        stated = self.break_fix.provider.price if self.break_fix is not None and self.break_fix.provider else None

        def own(name: str, parameter: str) -> Any:
            drawn = figure(parameter)
            said = getattr(stated, name) if stated is not None else None
            return drawn if said is None else said

        hourly = own(
            "amount" if stated is not None and stated.structure == "per_hour" else "hourly", "break_fix_hourly"
        )
        surcharge = 1 + figure("after_hours_share") * (own("after_hours_multiplier", "after_hours_multiplier") - 1)
        mildest = self.model.severities[0]
        least, mean = own("minimum_hours", "minimum_hours"), figure(mildest.hours)
        hours = chance.np.frompyfunc(lambda one, other: billed_hours(one, mildest.sigma, other), 2, 1)(mean, least)
        visits = figure("on_site_share") * own("trip_fee", "trip_fee")
        return hourly * surcharge * hours.astype(float) + visits + own("parts", "parts_per_incident")


def meeting(break_fix: tuple[float, float], managed: tuple[float, float]) -> float | None:
    """Where two cost lines (fixed, per incident) meet; 0 where managed is never dearer, None where never cheaper."""
    gain, more = break_fix[1] - managed[1], managed[0] - break_fix[0]
    if more <= 0 and gain >= 0:
        return 0.0
    return max(more, 0.0) / gain if gain > 0 else None


def spread_of(crossing: Crossover, formula: str) -> dict[str, float | None]:
    """5, 50 and 95 percent points of the crossover; None where managed never costs less."""
    draws = crossing.spread(formula)
    made = {name: quantile(draws, share) for name, share in (("p5", 0.05), ("p50", 0.5), ("p95", 0.95))}
    return {name: None if value is None else round(value, _DIGITS) for name, value in made.items()}
