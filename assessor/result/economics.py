"""Money, hours and risk of each arrangement."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from assessor.model.scales import TruthWord
from assessor.model.value import dataclass
from assessor.result.scales import CrossoverSide, Formula


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

    name: Literal["seeking", "neutral", "moderate", "averse", "very_averse"]
    """The word the engagement used."""
    functional: Literal["mean", "p50", "p80", "p95", "cvar95"]
    """The figure this organization's tolerance for risk looks at."""
    choices: Mapping[str, str]
    """Which figure each tolerance looks at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ParameterInput:
    """One EconomicsInput."""

    id: str
    """Id."""
    title: str
    """Title."""
    unit: str
    """Unit."""
    low: float
    """With every input at its low end."""
    value: float
    """What counts."""
    high: float
    """With every input at its high end."""
    source: str
    """Where it comes from."""
    assumption: bool
    """Whether it is only assumed."""
    stated: bool
    """Whether the engagement stated it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RatePrior:
    """What was believed before counting: a gamma law."""

    of: str
    """What the prior is about."""
    shape: float
    """Shape of the prior."""
    mean: float
    """Mean of a year, USD."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ObservedIncidents:
    """What was counted; null if nothing was."""

    count: float
    """How many."""
    months: float
    """In how many months."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentRate:
    """Billable incidents a month."""

    incidents_per_month: float
    """The rate that counts."""
    p5: float | None
    """5 percent point."""
    p95: float | None
    """95 percent point."""
    source: Literal["billable_incidents", "tickets", "size"]
    """Where it comes from."""
    prior: RatePrior
    """What was believed before counting: a gamma law."""
    observed: ObservedIncidents | None
    """What was counted; null if nothing was."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CostLine:
    """Break-fix."""

    fixed: float
    """USD a month without any incident."""
    per_incident: float
    """USD each incident adds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CostLines:
    """The two cost lines that cross."""

    break_fix: CostLine
    """Break-fix."""
    managed: CostLine
    """Managed services."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Crossover:
    """One Crossover."""

    formula: Formula
    """Which formula."""
    per_month: float | None
    """Incidents a month; null where managed services never cost less."""
    per_user: float | None
    """The same for each user."""
    p5: float | None
    """5 percent point."""
    p50: float | None
    """50 percent point."""
    p95: float | None
    """95 percent point."""
    probability_above: float
    """Probability that the organization is above it."""
    told: Literal["managed_cheaper", "break_fix_cheaper", "indifferent"]
    """Which costs less, or that it cannot be told."""
    explanation: str
    """The same in sentences."""
    lines: CostLines
    """The two cost lines that cross."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CrossoverStep:
    """One CrossoverStep."""

    seats: float
    """Number of seats."""
    fee_monthly: float
    """Fee of a month, USD."""
    per_month: float
    """Incidents a month; null where managed services never cost less."""
    here: bool
    """Whether this is where the organization stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExcludedWork:
    """The crossovers with work outside the contract billed on top; null for an all-in price."""

    share: float
    """That work as a share of the fee."""
    invoices_only: float | None
    """Invoices against the fee."""
    with_onboarding_and_tools: float | None
    """With onboarding and own tools."""
    with_lost_work_and_prevention: float | None
    """With lost work and prevention."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CrossoverBand:
    """The rule of thumb of the trade beside it."""

    low: float
    """With every input at its low end."""
    high: float
    """With every input at its high end."""
    holds: bool
    """Whether the figure lies inside."""
    explanation: str
    """The same in sentences."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """The same with every input at its low and high end."""

    low: float
    """With every input at its low end."""
    high: float
    """With every input at its high end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeeLine:
    """One FeeLine."""

    what: str
    """What is paid for."""
    kind: Literal["fee", "hours", "tools", "residual", "note"]
    """A fee, hours of people, tools, work outside the contract, or a note that nothing is charged."""
    supplier: str | None
    """Who is paid; null for what the organization buys itself."""
    function: str | None
    """The function, where the line is for one."""
    low: float
    """With every input at its low end."""
    value: float
    """What counts."""
    high: float
    """With every input at its high end."""
    inputs: tuple[str, ...]
    """Ids of the inputs it rests on."""
    arithmetic: str
    """How the inputs make the amount."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Regime:
    """How incidents are handled."""

    key: str
    """Short name of the regime."""
    responder: str
    """Who handles incidents."""
    upkeep: bool
    """Whether steady upkeep prevents incidents."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StandardErrors:
    """Standard errors."""

    mean: float
    """Mean of a year, USD."""
    p50: float
    """Median of a year, USD."""
    p80: float
    """Four years in five stay below, USD."""
    p90: float
    """Nine years in ten stay below, USD."""
    p95: float
    """Nineteen years in twenty stay below, USD."""
    p99: float
    """Ninety-nine years in a hundred stay below, USD."""
    cvar95: float
    """Mean of the worst twentieth of years, USD."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Losses:
    """Yearly cost that comes by chance."""

    mean: float
    """Mean of a year, USD."""
    p50: float
    """Median of a year, USD."""
    p80: float
    """Four years in five stay below, USD."""
    p90: float
    """Nine years in ten stay below, USD."""
    p95: float
    """Nineteen years in twenty stay below, USD."""
    p99: float
    """Ninety-nine years in a hundred stay below, USD."""
    cvar95: float
    """Mean of the worst twentieth of years, USD."""
    se: StandardErrors
    """Standard errors."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """Fees, onboarding and losses together."""

    mean: float
    """Mean of a year, USD."""
    p50: float
    """Median of a year, USD."""
    p80: float
    """Four years in five stay below, USD."""
    p90: float
    """Nine years in ten stay below, USD."""
    p95: float
    """Nineteen years in twenty stay below, USD."""
    p99: float
    """Ninety-nine years in a hundred stay below, USD."""
    cvar95: float
    """Mean of the worst twentieth of years, USD."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Histogram:
    """How the totals of the simulated years are spread."""

    edges: tuple[float, ...]
    """Edges of the bins, USD."""
    shares: tuple[float, ...]
    """Share of years in each bin; the last one holds all beyond."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArrangementCosts:
    """One Arrangement."""

    mean: float
    """Mean of a year, USD."""
    p50: float
    """Median of a year, USD."""
    p80: float
    """Four years in five stay below, USD."""
    p90: float
    """Nine years in ten stay below, USD."""
    p95: float
    """Nineteen years in twenty stay below, USD."""
    p99: float
    """Ninety-nine years in a hundred stay below, USD."""
    cvar95: float
    """Mean of the worst twentieth of years, USD."""
    offerings: Mapping[str, str]
    """The offering each tiered model is priced at: the one its verdicts need."""
    fees_annual: float
    """Certain cost of a year, onboarding apart, USD."""
    fees_range: Range
    """The same with every input at its low and high end."""
    fee_lines: tuple[FeeLine, ...]
    """The lines that add up to the fees."""
    onboarding: float
    """Onboarding as a yearly share over the term, USD."""
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
    """The figure this organization's tolerance for risk looks at."""
    histogram: Histogram
    """How the totals of the simulated years are spread."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedLosses:
    """Break-fix."""

    fees_annual: float
    """Certain cost of a year, onboarding apart, USD."""
    mean: float
    """Mean of a year, USD."""
    p50: float
    """Median of a year, USD."""
    p80: float
    """Four years in five stay below, USD."""
    p90: float
    """Nine years in ten stay below, USD."""
    p95: float
    """Nineteen years in twenty stay below, USD."""
    p99: float
    """Ninety-nine years in a hundred stay below, USD."""
    cvar95: float
    """Mean of the worst twentieth of years, USD."""
    se: StandardErrors
    """Standard errors."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cheaper:
    """Which is cheaper by each figure; null for a tie."""

    mean: CrossoverSide | None
    """Mean of a year, USD."""
    p50: CrossoverSide | None
    """Median of a year, USD."""
    p80: CrossoverSide | None
    """Four years in five stay below, USD."""
    p90: CrossoverSide | None
    """Nine years in ten stay below, USD."""
    p95: CrossoverSide | None
    """Nineteen years in twenty stay below, USD."""
    p99: CrossoverSide | None
    """Ninety-nine years in a hundred stay below, USD."""
    cvar95: CrossoverSide | None
    """Mean of the worst twentieth of years, USD."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RegimeComparison:
    """Break-fix and the usual managed package, alone, for the same incidents."""

    break_fix: ComparedLosses
    """Break-fix."""
    managed: ComparedLosses
    """Managed services."""
    cheaper: Cheaper
    """Which is cheaper by each figure; null for a tie."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FunctionHours:
    """One ByFunction."""

    function: str
    """The function, where the line is for one."""
    title: str
    """Title."""
    hours: float
    """Hours a month, requests for help included."""
    tickets: float
    """Of these for requests for help."""
    today: bool
    """Whether own staff runs it today."""
    reached: TruthWord
    """Whether the hours there are reach its work."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatFigures:
    """A seat staffed at all hours."""

    positions: float
    """Full-time positions it takes."""
    with_leave: float
    """The same with leave and illness."""
    have: float | None
    """Positions there are."""
    staffed: bool | None
    """Whether they are enough for one seat."""
    demanded_by: tuple[str, ...]
    """Capabilities some obligation wants at all hours."""
    text: str
    """The same in sentences."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CapacityFigures:
    """Hours of own staff; null where the rules have no own staff."""

    arrangement: str
    """The arrangement that gives all work to own staff."""
    available: float | None
    """Hours a month there are; null where not known."""
    needed: float
    """Hours a month all functions take."""
    needed_today: float
    """Hours a month of the functions own staff runs today."""
    positions: float | None
    """Full-time positions."""
    by_function: tuple[FunctionHours, ...]
    """The hours by function."""
    seat: SeatFigures
    """A seat staffed at all hours."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CeilingScenario:
    """The worst published figure, used nowhere; null without a data center of one's own."""

    usd_per_minute: float
    """USD a minute."""
    usd_per_hour: float
    """USD an hour."""
    own_usd_per_hour: float
    """What an hour costs here, USD."""
    source: str
    """Where it comes from."""
    text: str
    """The same in sentences."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Simulation:
    """How years were simulated."""

    trials: int
    """Simulated years."""
    seed: int
    """Seed."""
    generator: str
    """Generator of random numbers."""
    counts: Literal["poisson", "negative_binomial"]
    """Law of the counts."""
    dispersion: float | None
    """The k of the negative binomial; null for Poisson."""
    standard_errors: str
    """How standard errors were found."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Economics:
    """What each arrangement costs in a year, whole USD; null where nothing can be priced."""

    currency: str
    """Always USD."""
    tolerance: Tolerance
    """How much the organization minds a bad year."""
    inputs: tuple[ParameterInput, ...]
    """Ids of the inputs it rests on."""
    frequency: IncidentRate
    """Billable incidents a month."""
    crossover: tuple[Crossover, ...]
    """From how many incidents managed services cost less, by three formulas."""
    crossover_formula: Formula
    """The formula that counts."""
    crossover_incidents_per_month: float | None
    """Its figure."""
    crossover_steps: tuple[CrossoverStep, ...]
    """The crossover at each step of a tiered price."""
    crossover_excluded_work: ExcludedWork | None
    """The crossovers with work outside the contract billed on top; null for an all-in price."""
    band: CrossoverBand
    """The rule of thumb of the trade beside it."""
    arrangements: Mapping[str, ArrangementCosts]
    """Each arrangement's cost."""
    comparison: RegimeComparison
    """Break-fix and the usual managed package, alone, for the same incidents."""
    capacity: CapacityFigures | None
    """Hours of own staff; null where the rules have no own staff."""
    ceiling_scenario: CeilingScenario | None
    """The worst published figure, used nowhere; null without a data center of one's own."""
    simulation: Simulation
    """How years were simulated."""
