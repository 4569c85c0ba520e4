"""From how many incidents a month managed services cost less than break-fix, and on which side the client stands.

Three formulas, each with more of the truth in it (docs/economics.md): invoices against the fee; onboarding and the
tools a break-fix client buys itself; lost work, and the incidents upkeep prevents.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, Final

from assessor.economics import fees
from assessor.economics.chance import CROSSOVER, Chance
from assessor.evaluate.supply import Supplier, providers_of
from assessor.model.value import dataclass

if TYPE_CHECKING:
    from assessor.economics.chance import Floats
    from assessor.economics.frequency import Frequency
    from assessor.economics.losses import LossModel
    from assessor.economics.regimes import Invoice
    from assessor.model.money import Formula, Price
    from assessor.result.crossover import CostVerdict

INVOICES: Final = "invoices_only"
TOOLS: Final = "with_onboarding_and_tools"
WORK: Final = "with_lost_work_and_prevention"
FORMULAS: tuple[Formula, ...] = (INVOICES, TOOLS, WORK)
_BREAK_FIX, _MANAGED, _DESK = "break_fix", "managed", "service_desk"


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
    """What the formulas compare, USD a month or an incident.

    Numbers for the figure, arrays of numpy for its uncertainty; the same arithmetic serves both, hence Any.
    """

    fee: Any
    invoice: Any
    onboarding: Any
    tools: Any
    break_fix_work: Any
    managed_work: Any

    def lines(self, formula: Formula) -> tuple[tuple[Any, Any], tuple[Any, Any]]:
        """(fixed, per incident) of break-fix and of managed services under a formula."""
        if formula == INVOICES:
            return (0.0, self.invoice), (self.fee, 0.0)
        fixed = self.fee + self.onboarding
        if formula == TOOLS:
            return (self.tools, self.invoice), (fixed, 0.0)
        return (self.tools, self.invoice + self.break_fix_work), (fixed, self.managed_work)


class CrossoverModel:
    """The crossover of one organization: at the figures that count, and drawn over their ranges.

    `uncounted` holds the prices, by provider, that are not compared because they count what there is none of.
    """

    def __init__(self, model: LossModel, own: Frequency, seed: int) -> None:
        self.model = model
        self.own = own
        self.book = model.regimes.book
        self.parameters = self.book.parameters
        self.uncounted: list[tuple[str, Price]] = []
        self.break_fix = self._provider(_BREAK_FIX)
        self.managed = self._provider(_MANAGED, _DESK)
        self._draws: dict[Formula, Floats] = {}
        self._chance = Chance(seed, CROSSOVER)
        self.invoice = model.regimes.invoice(self.break_fix)
        self.hours = self._billed(self.invoice)
        self.terms = self._terms(None)
        self.drawn = self._terms(self._chance)

    def per_month(self, formula: Formula) -> float | None:
        """Incidents a month at which both cost the same; 0: managed always costs less, None: it never does."""
        return meeting(*self.terms.lines(formula))

    def spread(self, formula: Formula) -> Floats:
        """The crossover over the ranges of all that is not stated; infinite where managed never costs less."""
        if formula not in self._draws:
            np = self._chance.np
            break_fix, managed = self.drawn.lines(formula)
            gain, more = break_fix[1] - managed[1], managed[0] - break_fix[0]
            with np.errstate(divide="ignore", invalid="ignore"):
                meeting_at = np.where(gain > 0, np.maximum(more, 0) / gain, np.inf)
            draws = np.where((more <= 0) & (gain >= 0), 0.0, meeting_at)
            # Two flat prices leave nothing to draw: the same crossover in every draw.
            self._draws[formula] = np.broadcast_to(draws, (self._chance.draws,))
        return self._draws[formula]

    def probability_above(self, formula: Formula) -> float:
        """How likely the client's own rate is above the crossover, both uncertain."""
        return float((self.own.draws > self.spread(formula)).mean())

    def cheaper(self, formula: Formula) -> CostVerdict:
        """Which one is cheaper, or that nobody can tell."""
        certain, chance = self.parameters.value("certainty"), self.probability_above(formula)
        if chance >= certain:
            return "managed_cheaper"
        return "break_fix_cheaper" if chance <= 1 - certain else "indifferent"

    @property
    def price(self) -> Price | None:
        """The stated price of the managed provider that is compared, where one is."""
        return self.managed.provider.price if self.managed is not None and self.managed.provider is not None else None

    def _provider(self, model: str, function: str | None = None) -> Supplier | None:
        """A provider of a model that states its own price; for managed services one that holds the service desk."""
        suppliers = providers_of(self.book.case.terrain, self.book.case.engagement)
        for _, supplier in sorted(suppliers.items()):
            price = supplier.provider.price if supplier.provider is not None else None
            if supplier.model is None or supplier.model.id != model or price is None:
                continue
            if function is None:
                return supplier
            if function not in self.book.included(supplier) or price.structure in fees.BY_THE_JOB:
                continue
            if fees.is_uncounted(price, self.book.size):
                self.uncounted.append((supplier.id, price))
                continue
            return supplier
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
        waits = [responders[self.model.regimes.responder(side).id].wait for side in self.sides]
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
        price = self.price
        if price is None or self.managed is None:
            return figure("managed_per_user") * self.book.size.users
        return fees.monthly(price, self.book.size, len(self.book.included(self.managed)))

    def _onboarding(self, fee: Any, figure: Any) -> Any:
        price = self.price
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
            own_figure = getattr(stated, name) if stated is not None else None
            return drawn if own_figure is None else own_figure

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
