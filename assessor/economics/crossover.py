"""From how many incidents a month managed services cost less than break-fix, and on which side the client stands.

One figure counts: the whole cost of both, incidents of every severity with their invoices and the work they hold up,
on the terms the engagement states (docs/economics.md). Invoices against the fee alone is a footnote.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from assessor.economics import fees
from assessor.economics.chance import CROSSOVER, Chance
from assessor.economics.charges import HORIZON
from assessor.economics.incident_cost import MeanCost, billed_hours, mean_cost
from assessor.economics.regimes import Handlers
from assessor.evaluate.supply import Supplier, providers_of
from assessor.model.value import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable

    from assessor.economics.chance import Floats
    from assessor.economics.frequency import Frequency
    from assessor.economics.losses import LossModel
    from assessor.economics.regimes import Invoice
    from assessor.model.money import Formula, Price
    from assessor.result.crossover import CostVerdict

TOTAL: Final = "total_cost"
INVOICES: Final = "invoices_only"
FORMULAS: tuple[Formula, ...] = (TOTAL, INVOICES)
COUNTING: Formula = TOTAL
_BREAK_FIX, _MANAGED, _DESK = "break_fix", "managed", "service_desk"


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedCosts:
    """What the formulas compare, USD a month or an incident.

    Numbers for the figure, arrays of numpy for its uncertainty; the same arithmetic serves both, hence Any.
    """

    fee: Any
    invoice: Any
    onboarding: Any
    tools: Any
    break_fix: MeanCost
    managed: MeanCost

    def lines(self, formula: Formula) -> tuple[tuple[Any, Any], tuple[Any, Any]]:
        """(fixed, per incident) of break-fix and of managed services under a formula."""
        if formula == INVOICES:
            return (0.0, self.invoice), (self.fee, 0.0)
        return (self.tools, self.break_fix.whole), (self.fee + self.onboarding, self.managed.whole)


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
        self._inputs: dict[str, Floats] = {}
        self._chance = Chance(seed, CROSSOVER)
        self.invoice = model.regimes.invoice(self.break_fix, self.parameters.value)
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
        return float((self.own.at(self.own.found_draws, self._inputs.__getitem__) > self.spread(formula)).mean())

    def cheaper(self, formula: Formula) -> CostVerdict:
        """Which one is cheaper, or that nobody can tell: the draws and the figures that count have to agree."""
        certain, chance = self.parameters.value("certainty"), self.probability_above(formula)
        meets_at = self.per_month(formula)
        above = meets_at is not None and self.own.value >= meets_at
        if chance >= certain and above:
            return "managed_cheaper"
        return "break_fix_cheaper" if chance <= 1 - certain and not above else "indifferent"

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
        return float(billed_hours(self.parameters.value(mildest.hours), mildest.sigma, invoice.minimum_hours))

    def _terms(self, chance: Chance | None) -> ComparedCosts:
        """The terms at the figures that count, or drawn."""
        parameters, size = self.parameters, self.book.size

        def figure(name: str) -> Any:
            """An input, the same wherever one draw asks for it."""
            if chance is None:
                return parameters.value(name)
            if name not in self._inputs:
                self._inputs[name] = chance.of(parameters, name)
            return self._inputs[name]

        fee = self._fee(figure, max if chance is None else chance.np.maximum)
        called, contracted = self.sides
        return ComparedCosts(
            fee=fee,
            invoice=self._invoice(figure, chance),
            onboarding=self._onboarding(fee, figure),
            tools=figure("own_tools_per_user") * size.users,
            break_fix=mean_cost(self.model, Handlers(desk=called, field=called, steady=False), figure),
            managed=mean_cost(self.model, Handlers(desk=contracted, field=contracted, steady=True), figure),
        )

    @property
    def sides(self) -> tuple[Supplier, Supplier]:
        """Somebody of each model: the provider that states its price, or whoever the price lists are about."""
        models = self.book.case.terrain.models
        return (
            self.break_fix or Supplier(_BREAK_FIX, models[_BREAK_FIX]),
            self.managed or Supplier(_MANAGED, models[_MANAGED]),
        )

    def _fee(self, figure: Any, larger: Callable[[Any, Any], Any]) -> Any:
        """The fee of a month; by the price list no less than its package costs however small the organization."""
        price = self.price
        if price is None or self.managed is None:
            fee = figure("managed_per_user") * self.book.size.users
            least = next((item.bundle_least for item in self.book.lists(self.sides[1]) if item.bundle_least), None)
            return fee if least is None else larger(fee, figure(least))
        return fees.monthly(price, self.book.size, len(self.book.included(self.managed)))

    def onboarding(self, fee: float) -> float:
        """What onboarding costs a month beside a fee of so many USD a month, at the figures that count."""
        return float(self._onboarding(fee, self.parameters.value))

    def _onboarding(self, fee: Any, figure: Any) -> Any:
        price = self.price
        if price is not None and price.onboarding is not None:
            return price.onboarding / HORIZON
        return figure("onboarding_months") * fee / HORIZON

    def _invoice(self, figure: Any, chance: Chance | None) -> Any:
        """The mean invoice of an ordinary incident; at the figures that count in whole dollars, as it is printed."""
        invoice = self.invoice
        if invoice.flat is not None:
            return invoice.flat
        if chance is None:
            return float(round(invoice.hourly * self.hours + invoice.per_incident))
        invoice = self.model.regimes.invoice(self.break_fix, figure)
        mildest = self.model.severities[0]
        hours = billed_hours(figure(mildest.hours), mildest.sigma, invoice.minimum_hours)
        return hours * invoice.hourly + invoice.per_incident


def meeting(break_fix: tuple[float, float], managed: tuple[float, float]) -> float | None:
    """Where two cost lines (fixed, per incident) meet; 0 where managed is never dearer, None where never cheaper."""
    gain, more = break_fix[1] - managed[1], managed[0] - break_fix[0]
    if more <= 0 and gain >= 0:
        return 0.0
    return max(more, 0.0) / gain if gain > 0 else None
