"""The accounts of one engagement: everything that prices an arrangement, made once and asked for each."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from assessor.economics.added_work import additions
from assessor.economics.book import PriceBook
from assessor.economics.breach_risk import BreachRisks
from assessor.economics.breaches import Breaches
from assessor.economics.crossover import CrossoverModel
from assessor.economics.examiners import examinations
from assessor.economics.fee_lines import by_promise, fee_line, of_supplier
from assessor.economics.frequency import frequency
from assessor.economics.losses import NEUTRAL, SEED, TRIALS, WEIGHTS, LossModel
from assessor.economics.parameters import Parameters
from assessor.economics.quotes import Quote
from assessor.economics.regimes import VISITED, Regimes
from assessor.evaluate.case import Case
from assessor.evaluate.supply import INDEPENDENT, ORGANIZATION, is_move, today
from assessor.model.value import dataclass, replace
from assessor.result.economics import ArrangementCosts, Unpriced
from assessor.result.losses import Histogram, Totals
from assessor.result.losses import Regime as HandledBy
from assessor.result.prices import Range, WorkedHours
from assessor.result.scales import MEASURES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor.economics.examiners import Examination
    from assessor.economics.frequency import Frequency
    from assessor.economics.losses import Distribution
    from assessor.economics.quotes import Line
    from assessor.economics.regimes import Regime
    from assessor.evaluate.capacity import Capacity
    from assessor.evaluate.supply import Arrangement, Supplier
    from assessor.result.breach_risk import BreachRisk

_BINS = 24
# Sizes no organization has; arithmetic on them would say nothing.
_SIZES = ("users", "devices", "servers", "sites", "tickets_per_month")
_MOST = 10_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """What one arrangement costs a year: certain fees, onboarding, and the regime its incidents are handled by."""

    fees: Quote
    onboarding: Quote
    regime: Regime

    @property
    def fixed(self) -> float:
        """What is certain, USD a year."""
        return self.fees.value + self.onboarding.value


class Accounts:
    """Prices, losses and the crossover of one engagement. `accounts` says so where nothing can be priced."""

    def __init__(self, case: Case, parameters: Parameters, capacity: Capacity | None = None) -> None:
        self.case = case
        self.parameters = parameters
        risk = case.engagement.risk
        self.tolerance = risk.tolerance if risk is not None else NEUTRAL
        self.seed = SEED if risk is None or risk.seed is None else risk.seed
        self.trials = TRIALS if risk is None or risk.trials is None else risk.trials
        self.dispersion = None if risk is None else risk.dispersion
        self.book = PriceBook(case, parameters, capacity)
        self.regimes = Regimes(self.book)
        if self.regimes.counts_visits(self._now):
            parameters.computed(VISITED, 1.0)
        self._accounts: dict[Arrangement, Account] = {}

    @cached_property
    def frequency(self) -> Frequency:
        """How many billable incidents there are a month."""
        steady = self.regimes.of(self._now).steady
        return frequency(self.case, self.parameters, self.seed, self.regimes.losses.upkeep.prevents if steady else None)

    @cached_property
    def losses(self) -> LossModel:
        """What incidents lose in a year under any regime."""
        return LossModel(
            self.regimes, self.frequency.value, trials=self.trials, seed=self.seed, dispersion=self.dispersion
        )

    @cached_property
    def breaches(self) -> Breaches | None:
        """The risk of a breach, apart from all other losses; None where the rules know none."""
        law = self.regimes.losses.breach
        return None if law is None else Breaches(law, self.case, self.parameters, self._now, self.weight)

    @cached_property
    def breach_risks(self) -> BreachRisks | None:
        """The same as figures with their ranges."""
        return None if self.breaches is None else BreachRisks(self.breaches, self.seed)

    @property
    def weight(self) -> float:
        """How much the bad years above the mean count for this organization."""
        return WEIGHTS[self.tolerance]

    @cached_property
    def crossover(self) -> CrossoverModel:
        """The crossover between break-fix and managed services."""
        return CrossoverModel(self.losses, self.frequency, self.seed)

    def account(self, arrangement: Arrangement) -> Account:
        """Fees by supplier, each the cheaper way to buy its functions; onboarding of whoever is not there today."""
        if arrangement not in self._accounts:
            self._accounts[arrangement] = self._account(arrangement)
        return self._accounts[arrangement]

    def _account(self, arrangement: Arrangement) -> Account:
        fees: list[Line] = []
        onboarding: list[Line] = []
        assessed: set[str] = set()
        serving = {name for suppliers in self.case.engagement.today.values() for name in suppliers}
        suppliers = self._suppliers(arrangement)
        assessors = tuple(filter(self._is_listed_assessor, suppliers))
        for supplier in suppliers:
            functions, shared = arrangement.runs(supplier), supplier in assessors and len(assessors) > 1
            if shared:  # several of them share what is ordered; it is paid once, to whoever does it
                functions, assessed = functions - assessed, assessed | functions
            quote = self.book.fees(supplier, functions)
            quote = by_promise(quote, assessors) if shared else quote
            fees += of_supplier(supplier, quote)
            fees += of_supplier(supplier, additions(self.book, arrangement, supplier.id))
            if supplier.id not in serving and not arrangement.is_today:
                onboarding += self.book.switching(supplier, functions).lines
        for one in self._examinations(arrangement):
            fees += of_supplier(one.supplier, self.book.fees(one.supplier, [one.function]))
        if not arrangement.is_today:
            onboarding += self._leaving(arrangement)
        regime = self.regimes.of(arrangement)
        fees += self.losses.tools(regime).lines
        return Account(fees=Quote.of(fees), onboarding=Quote.of(onboarding), regime=regime)

    def _examinations(self, arrangement: Arrangement) -> Iterator[Examination]:
        """What is called for; today's arrangement counts it only where somebody does independent work already."""
        for one in examinations(self.case, self.book.capacity, self.book.size.users):
            if not arrangement.is_today or arrangement.supply.get(one.function):
                yield one

    @cached_property
    def _now(self) -> Arrangement:
        return today(self.case.terrain, self.case.engagement)

    def _leaving(self, arrangement: Arrangement) -> list[Line]:
        """What leaving today's arrangement costs: functions handed over, contracts that run on unused."""
        leaving: list[Line] = []
        now = self._now
        for name, held in now.supply.items():
            then = arrangement.supply.get(name)
            if held and is_move(held, then or ()):
                leaving += self.book.moving().lines
        for supplier in self._suppliers(now):
            kept = {
                name for name, then in arrangement.supply.items() if any(one.id == supplier.id for one in then or ())
            }
            if not any(kept & set(bundle.functions) for bundle in self.book.bundles(supplier)):
                leaving += self.book.leaving(supplier).lines
        return leaving

    def hours_paid(self, arrangement: Arrangement, supplier: str) -> float:
        """Hours a month that the price of a supplier counts; 0 where it is not paid by the hour."""
        lines = self.account(arrangement).fees.lines
        return sum(
            line.basis.hours for line in lines if line.supplier == supplier and isinstance(line.basis, WorkedHours)
        )

    def is_priced(self, arrangement: Arrangement) -> bool:
        """Whether a cost can be given: of whoever does not serve today, some list says what is charged.

        A provider of the engagement without a price leaves a remark among the fees.
        """
        return all(
            supplier.provider is not None or self.book.lists(supplier) for supplier in self._suppliers(arrangement)
        )

    def costs(self, arrangement: Arrangement) -> ArrangementCosts:
        """One arrangement as the result holds it: whole dollars, and cents of what incidents cost in a mean year."""
        account = self.account(arrangement)
        responder = self.regimes.responders[account.regime.responder]
        loss = self.losses.distribution(account.regime)
        total = _whole_dollars(loss.plus(account.fixed))
        compared = 0.0 if self.breaches is None else self.breaches.compared(self.breaches.safeguards(arrangement))
        return ArrangementCosts(
            **{measure: total.figure(measure) for measure in MEASURES},
            offerings=dict(sorted(arrangement.offerings)),
            fees_annual=round(account.fees.value),
            fees_range=Range(low=round(account.fees.low), high=round(account.fees.high)),
            fee_lines=tuple(map(fee_line, account.fees.lines)),
            onboarding=round(account.onboarding.value),
            invoices=round(self.losses.invoices(account.regime), 2),  # in cents, like the mean they are a part of
            added_user=self.added_user(arrangement),
            wait_hours=account.regime.wait,
            regime=HandledBy(key=account.regime.key, responder=responder.title, upkeep=account.regime.steady),
            loss=loss.rounded(),
            total=total,
            functional=round(account.fixed + loss.weighed(self.weight) + compared),
            breach=self.breach_risk(arrangement),
            histogram=self._histogram(account),
        )

    def breach_risk(self, arrangement: Arrangement) -> BreachRisk | None:
        """What a breach could cost under an arrangement."""
        risks = self.breach_risks
        return None if risks is None else risks.of(arrangement)

    def added_user(self, arrangement: Arrangement) -> float:
        """What one more user, with devices in proportion, adds to the fees of a year."""
        account = self.account(arrangement)
        grown = self._grown.account(arrangement)
        return round(grown.fees.value - account.fees.value, 2)

    @cached_property
    def _grown(self) -> Accounts:
        engagement, size = self.case.engagement, self.book.size
        facts = {**engagement.organization, "users": size.users + 1}
        facts["devices"] = size.devices * (size.users + 1) / size.users
        case = Case(self.case.plan, replace(engagement, organization=facts))
        return Accounts(case, Parameters(case))

    def _suppliers(self, arrangement: Arrangement) -> list[Supplier]:
        """Everybody in an arrangement who could be paid, by id."""
        suppliers = {supplier.id: supplier for held in arrangement.supply.values() for supplier in held or ()}
        return [supplier for _, supplier in sorted(suppliers.items()) if supplier is not ORGANIZATION]

    def _is_listed_assessor(self, supplier: Supplier) -> bool:
        """An independent party without a price of its own: the list says what the year's assessments cost."""
        stated = supplier.provider is not None and supplier.provider.price is not None
        return not stated and (supplier is INDEPENDENT or (supplier.model is not None and supplier.model.third_party))

    def _histogram(self, account: Account) -> Histogram:
        import numpy as np  # noqa: PLC0415 - loaded only when something is simulated

        losses = self.losses.losses(account.regime) + account.fixed
        top = float(np.partition(losses, int(0.99 * len(losses)))[int(0.99 * len(losses))])
        low = float(losses.min())
        edges = np.linspace(low, max(top, low + 1), _BINS + 1)
        counts, _ = np.histogram(np.minimum(losses, edges[-1]), bins=edges)
        return Histogram(
            edges=tuple(round(float(edge)) for edge in edges),
            shares=tuple(round(float(share), 4) for share in counts / len(losses)),
        )


def accounts(case: Case, capacity: Capacity | None = None) -> tuple[Accounts | None, Unpriced | None]:
    """The accounts of a case, or why there are none."""
    economics = case.terrain.economics
    if not economics.parameters or economics.losses is None:
        return None, Unpriced(code="no_prices", sizes=())
    if not {"break_fix", "managed"} <= case.terrain.models.keys():
        return None, Unpriced(code="no_models", sizes=())
    beyond = tuple(name for name in _SIZES if isinstance(size := case.facts.get(name), (int, float)) and size > _MOST)
    if beyond:
        return None, Unpriced(code="beyond_size", sizes=beyond)
    parameters = Parameters(case)
    if parameters.size is None and case.facts.get("users") == 0 and case.facts.get("users") is not False:
        return None, Unpriced(code="no_users", sizes=())
    if parameters.size is None:
        return None, Unpriced(code="users_not_stated", sizes=())
    return Accounts(case, parameters, capacity), None


def _whole_dollars(total: Distribution) -> Totals:
    return Totals(**{measure: round(total.figure(measure)) for measure in MEASURES})
