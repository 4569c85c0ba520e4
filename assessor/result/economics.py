"""Money, hours and risk of each arrangement."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from assessor.model.money import Formula, ToleranceWord
from assessor.model.value import dataclass
from assessor.result.breach_risk import BreachBasis, BreachRisk
from assessor.result.crossover import (
    Crossover,
    CrossoverBand,
    CrossoverStep,
    CrossoverTerms,
    ExcludedWork,
    IncidentRate,
)
from assessor.result.hours import CapacityFigures
from assessor.result.losses import (
    CeilingScenario,
    Histogram,
    Losses,
    Regime,
    RegimeComparison,
    Simulation,
    Totals,
    YearFigures,
)
from assessor.result.prices import EconomicsInput, FeeLine, Range


@dataclass(frozen=True, slots=True, kw_only=True)
class Unpriced:
    """Why nothing can be priced."""

    code: Literal["no_prices", "no_models", "beyond_size", "no_users", "users_not_stated"]
    """What is missing, in the rules or in the engagement, or beyond what the prices are for."""
    sizes: tuple[str, ...]
    """The facts that are beyond it; empty for every other reason."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tolerance:
    """How much the organization minds a bad year."""

    name: ToleranceWord
    """The word the engagement used."""
    weight: float
    """How much a dollar of a bad year above the mean counts: 0 not at all, 1 in full."""
    choices: Mapping[ToleranceWord, float]
    """The weight of each tolerance."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArrangementCosts(YearFigures):
    """What one arrangement costs a year; its own figures are those of `total`."""

    offerings: Mapping[str, str]
    """The offering each tiered model is priced at: the one its verdicts need."""
    fees_annual: float
    """Certain cost of a year, onboarding apart, USD."""
    fees_range: Range
    """The same with every input at its low and high end."""
    fee_lines: tuple[FeeLine, ...]
    """The lines that add up to the fees."""
    onboarding: float
    """A third of what is paid once in 36 months: onboarding, work handed over, contracts that run on unused; USD."""
    invoices: float
    """What incidents are billed at in a mean year; a part of the losses, USD."""
    added_user: float
    """What one more user adds to the fees of a year, USD."""
    wait_hours: float
    """Wait before work on an incident begins, hours."""
    regime: Regime
    """How incidents are handled."""
    loss: Losses
    """Yearly cost that comes by chance."""
    total: Totals
    """Fees, onboarding and losses together."""
    functional: float
    """What is compared: certain cost, mean loss, and the weight of the tolerance times the bad years above it; with the
    risk of a breach where that is counted."""
    breach: BreachRisk | None
    """The risk of a breach of data, in no other figure unless it is counted; null where the rules know none."""
    histogram: Histogram
    """How the totals of the simulated years are spread."""

    @property
    def cash(self) -> float:
        """Money that leaves in a year: fees, a third of what is paid once, invoices of a mean year."""
        return self.fees_annual + self.onboarding + self.invoices

    @property
    def lost(self) -> float:
        """What incidents cost beside invoices in a mean year."""
        return self.loss.mean - self.invoices

    @property
    def risk_charge(self) -> float:
        """What bad years count on top, by the tolerance for risk."""
        return self.functional - self.cash - self.lost - self.breach_cost

    @property
    def breach_cost(self) -> float:
        """What a breach counts in what is compared: nothing, unless the engagement says that it counts."""
        return 0.0 if self.breach is None else self.breach.compared


@dataclass(frozen=True, slots=True, kw_only=True)
class Economics:
    """What each arrangement costs in a year, whole USD."""

    currency: Literal["USD"]
    """Always USD."""
    tolerance: Tolerance
    """How much the organization minds a bad year."""
    inputs: tuple[EconomicsInput, ...]
    """Every number the figures rest on, by id."""
    frequency: IncidentRate
    """Billable incidents a month."""
    crossover: tuple[Crossover, ...]
    """From how many incidents managed services cost less, by three formulas."""
    crossover_formula: Formula
    """The formula that counts."""
    crossover_incidents_per_month: float | None
    """Its figure."""
    crossover_terms: CrossoverTerms
    """What the formulas compare."""
    crossover_steps: tuple[CrossoverStep, ...]
    """The crossover at each step of a tiered price."""
    crossover_excluded_work: ExcludedWork | None
    """The crossovers with work outside the contract billed on top; null for an all-in price."""
    band: CrossoverBand
    """The rule of thumb of the trade beside it."""
    arrangements: Mapping[str, ArrangementCosts | None]
    """Each arrangement's cost; null where no price is stated for a support model it would buy from."""
    comparison: RegimeComparison
    """Break-fix and the usual managed package, alone, for the same incidents."""
    capacity: CapacityFigures | None
    """Hours of own staff; null where the rules have no own staff."""
    ceiling_scenario: CeilingScenario | None
    """The worst published figure, used nowhere; null without a data center of one's own."""
    simulation: Simulation
    """How years were simulated."""
    breach: BreachBasis | None
    """What the risk of a breach rests on, and whether it is counted; null where the rules know none."""

    @property
    def priced(self) -> Mapping[str, ArrangementCosts]:
        """The arrangements whose cost is known."""
        return {name: costs for name, costs in self.arrangements.items() if costs is not None}

    @property
    def not_priced(self) -> tuple[str, ...]:
        """The arrangements whose cost is not known."""
        return tuple(name for name, costs in self.arrangements.items() if costs is None)

    @property
    def counting(self) -> Crossover:
        """The crossover by the formula that counts."""
        return next(crossover for crossover in self.crossover if crossover.formula == self.crossover_formula)

    def input_of(self, name: str) -> EconomicsInput:
        """The input of an id; raises KeyError where there is none."""
        for figure in self.inputs:
            if figure.id == name:
                return figure
        raise KeyError(name)
