"""The recommended arrangement."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from assessor.model.scales import Predicate
from assessor.model.value import dataclass
from assessor.result.breach_risk import BreachRisk
from assessor.result.packages import CostStep, DemandSaving, FewerVendors, Package, RunningContract, WorthKnowing
from assessor.result.prices import Range
from assessor.result.recommended_condition import RecommendedCondition
from assessor.result.recommended_line import LineShare, LineVariables
from assessor.result.worth_asking import OtherHands, WorthAsking

RecommendationStatus = Literal["optimal", "time_limit", "infeasible"]
ChoiceReason = Literal[
    "today",
    "obligations",
    "only_one",
    "cheapest",
    "needed_anyway",
    "free",
    "incidents",
    "breach",
    "kept_on",
    "independent",
]
UnreliableHours = Literal[
    "hours_not_stated", "no_hours", "demand_not_stated", "spare_hours_not_stated", "no_spare_hours", "no_skill_stated"
]
NoRecommendation = Literal["unpriced", "nothing_asked", "applicability_open", "holders_unknown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RecommendedLine:
    """A function."""

    function: str
    """The function."""
    supplier: str
    """Who runs it."""
    model: str | None
    """The support model that supplier works by; null for an outside party still to be engaged."""
    offering: str | None
    """The offering of a provider of the engagement."""
    beside: tuple[LineShare, ...]
    """Others with a share in it."""
    adds: tuple[str, ...]
    """Work that has to come to that supplier's contract, or to what own staff does; empty: it does it already."""
    adds_annual: float | None
    """What that costs a year, USD: a reference until the provider quotes; 0 for own staff; null: nothing is added."""
    annual: float
    """Its part of the cost; what several functions share is split evenly."""
    reason_codes: tuple[ChoiceReason, ...]
    """Why (docs/recommendation.md)."""
    today: tuple[str, ...] | None
    """Who runs it today; null: not stated."""
    changed: bool
    """Whether that differs."""
    variables: LineVariables
    """What the choice turns on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplierTotal:
    """A supplier."""

    id: str
    """Its id."""
    serves_today: bool
    """Whether it serves here already."""
    functions: tuple[str, ...]
    """What it runs."""
    annual: float
    """What it costs."""
    bundles: tuple[str, ...]
    """Packages bought from it."""
    entrance: float
    """What using it at all costs a year: its stated contract and onboarding."""
    moving: float
    """The part of the cost that goes into work handed over to it, a third of it a year."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RunnerUp:
    """The next best arrangement that is another decision; a swap that costs nothing is none."""

    differences: tuple[OtherHands, ...]
    """Functions that somebody else would run."""
    annual_cost: float
    """Its fees, own hours and onboarding."""
    functional_cost: float
    """With its losses."""
    difference: float
    """How much dearer it is, losses included; negative where it is cheaper, but not beyond chance."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SingleChange:
    """One change from today."""

    kind: Literal["function", "paper"]
    """Whether a function changes hands or a paper is obtained."""
    function: str | None
    """The function, if one changes hands."""
    paper: str | None
    """The paper, if one is obtained."""
    gate: str | None
    """The first gate that asks for that paper."""
    supplier: str
    """Who takes it over, or signs."""
    closes: tuple[str, ...]
    """Obligations it brings in place."""
    loses: tuple[str, ...]
    """Obligations it loses."""
    annual_cost: float
    """USD a year it adds; negative where it saves."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnmetObligation:
    """One of them."""

    ref: str
    """Its reference."""
    capability: str | None
    """What the clause that fails asks for; null for a part that only the organization can do."""
    predicates: tuple[Predicate, ...]
    """What the best try fails or leaves unknown; empty where nobody does it at all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExcludedSupplier:
    """A supplier."""

    supplier: str
    """Its id."""
    code: UnreliableHours
    """What is wrong with its hours."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sensitivity:
    """A price."""

    parameter: str
    """Its id."""
    title: str
    """What it is."""
    unit: str
    """Its unit."""
    low: float
    """The low end."""
    value: float
    """What counts."""
    high: float
    """The high end."""
    low_cost: float
    """What the recommended package costs at the low end, losses and risk included."""
    high_cost: float
    """What it costs at the high end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Concentration:
    """A warning."""

    supplier: str
    """Who."""
    kind: Literal["share", "assessor"]
    """Too large a share, or both running and assessing."""
    share: float
    """Its share of the abilities the obligations need."""
    abilities: int
    """How many of these it would hold."""
    abilities_needed: int
    """How many there are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recommendation:
    """The arrangement that changes least of those that no other beats beyond chance (docs/recommendation.md)."""

    status: RecommendationStatus
    """Whether it is proven to be the cheapest, the search was stopped, or nothing complies."""
    gap: float
    """The part of the cost by which a better one could at most be cheaper; 0 when proven."""
    arrangement: Mapping[str, tuple[str, ...]] | None
    """Function to suppliers: ids of providers, `model` or `model/offering`, `customer` or `third_party`."""
    lines: tuple[RecommendedLine, ...]
    """One for each function somebody runs then."""
    suppliers: tuple[SupplierTotal, ...]
    """Each supplier of the arrangement."""
    annual_cost: float | None
    """Money that leaves in 36 months, a third of it: fees, tools, onboarding, handing over, contracts that run on,
    expected invoices; no payroll but of people to hire. Null where nothing complies."""
    own_tools: float | None
    """The part of it that goes into tools the organization buys itself; in no line."""
    running_contracts: tuple[RunningContract, ...]
    """Contracts that are no longer used and still cost something; in no line."""
    expected_invoices: float | None
    """The part of the cost that incidents are billed at in a mean year; in no line."""
    expected_losses: float | None
    """What incidents cost beside invoices in a mean year: work held up, recovery."""
    risk_charge: float | None
    """The weight of the tolerance times what the worst twentieth of years costs above the mean."""
    breach: BreachRisk | None
    """The risk of a breach of data, in no other figure unless it is counted; null where the rules know none."""
    functional_cost: float | None
    """All three together, and what a breach counts: what is compared."""
    unconstrained_cost: float | None
    """The same for the cheapest arrangement that does what is done today and meets no obligation."""
    price_of_compliance: float | None
    """The difference of the two."""
    runner_up: RunnerUp | None
    """The next best arrangement that is another decision; a swap that costs nothing is none."""
    packages: tuple[Package, ...]
    """What could be signed; equal ones once."""
    attribution: tuple[CostStep, ...]
    """Why compliance costs that: it adds up to its price."""
    today_range: Range | None
    """The middle nine tenths of what today's arrangement costs in cash, over the same draws."""
    fewer_vendors: tuple[FewerVendors, ...]
    """What each outside party less would cost, as long as everything can be met."""
    demand_savings: tuple[DemandSaving, ...]
    """The five demands whose absence alone would save most; what others ask for as well saves nothing."""
    worth_knowing: tuple[WorthKnowing, ...]
    """The inputs to ask about first: those whose value could change the choice."""
    worth_asking: tuple[WorthAsking, ...]
    """Open answers to have before anything is signed, each by itself: the one that would save most first."""
    single_change: SingleChange | None
    """The one change from today that closes most for its price."""
    single_changes: tuple[SingleChange, ...]
    """The first five of such changes."""
    closes: tuple[str, ...]
    """Obligations open today that it brings in place."""
    residue: tuple[UnmetObligation, ...]
    """Obligations that apply and that nobody on offer brings in place."""
    conditions: tuple[RecommendedCondition, ...]
    """What must become true for it."""
    advice_cost: float | None
    """What it would cost more to follow our advice as well; null where that cannot be had."""
    obstacles: tuple[str, ...]
    """Where nothing complies: the smallest set of obligations that cannot all be met."""
    obstacle_capabilities: tuple[str, ...]
    """What these ask for; empty where even what is needed in any case cannot be had."""
    left_out: tuple[ExcludedSupplier, ...]
    """Suppliers that could not be relied on."""
    sensitivity: tuple[Sensitivity, ...]
    """The prices that move the cost most, over their ranges."""
    concentration: tuple[Concentration, ...]
    """Suppliers on whom too much hangs."""
