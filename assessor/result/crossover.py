"""From how many incidents a month managed services cost less than break-fix, and what that rests on."""

from __future__ import annotations

from typing import Literal

from assessor.model.money import Formula
from assessor.model.value import dataclass

CostVerdict = Literal["managed_cheaper", "break_fix_cheaper", "indifferent"]
RuleOutcome = Literal["holds", "too_early", "too_late", "no_crossover"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RatePrior:
    """What was believed before counting: a gamma law."""

    of: Literal["incidents", "requests"]
    """What the prior is about."""
    shape: float
    """Shape of the prior."""
    mean: float
    """Its mean, a month."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ObservedIncidents:
    """What was counted."""

    count: float
    """How many."""
    months: float
    """In how many months."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentRate:
    """Billable incidents a month."""

    incidents_per_month: float
    """The rate that counts: what there would be without upkeep."""
    p5: float | None
    """5 percent point."""
    p95: float | None
    """95 percent point."""
    source: Literal["billable_incidents", "tickets", "size"]
    """What it was found from."""
    prior: RatePrior
    """What was believed before counting: a gamma law."""
    observed: ObservedIncidents | None
    """What was counted; null if nothing was."""
    prevented: float | None
    """The share that steady upkeep prevented while incidents were counted, which the rate has on top; null if none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CostLine:
    """The cost of a month as a line over incidents."""

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
    """The crossover by one formula."""

    formula: Formula
    """Which formula."""
    per_month: float | None
    """Incidents a month; null where managed services never cost less."""
    per_month_precise: float | None
    """The same to six digits after the point."""
    per_user: float | None
    """The same for each user."""
    p5: float | None
    """5 percent point of the draws."""
    p50: float | None
    """50 percent point."""
    p95: float | None
    """95 percent point of the draws; null where it has no end."""
    probability_above: float
    """Probability that the organization is above it."""
    probability_above_precise: float
    """The same to six digits after the point."""
    told: CostVerdict
    """Which costs less, or that it cannot be told."""
    lines: CostLines
    """The two cost lines that cross."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UncountedPrice:
    """A price that is not compared because it counts what there is none of."""

    provider: str
    """Whose price."""
    counted: tuple[str, ...]
    """What it counts."""
    instead: Literal["price", "price_list"]
    """What is compared instead: another provider's price, or the price list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InvoicedHours:
    """How the invoice of an ordinary incident is made."""

    hours: float
    """Hours billed."""
    hourly: float
    """USD an hour, after-hours work included."""
    travel_and_parts: float
    """USD an incident."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentMean:
    """What an incident costs on average over all severities, USD."""

    invoices: float
    """What is billed for it."""
    losses: float
    """Work held up, and recovery."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CrossoverTerms:
    """What the formulas compare, to six digits after the point."""

    users: float
    """Number of users."""
    uncounted: tuple[UncountedPrice, ...]
    """Prices that could not be compared."""
    fee: float
    """The fee, USD a month."""
    invoice: float
    """The invoice of an ordinary incident, USD."""
    invoiced: InvoicedHours | None
    """How that invoice is made; null for a price by the incident."""
    onboarding: float
    """Onboarding over the term, USD a month."""
    own_tools: float
    """Tools the organization buys itself without the contract, USD a month."""
    break_fix: IncidentMean
    """An incident of average severity under break-fix."""
    managed: IncidentMean
    """The same under the contract; those it prevents count with nothing."""
    incidents_left: float
    """Share of the incidents that is left under the contract."""
    own_per_month: float
    """The organization's own incidents a month."""
    certainty: float
    """Probability that is asked for to call one of the two cheaper."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CrossoverStep:
    """The crossover at one step of a tiered price."""

    seats: float
    """Number of seats."""
    fee_monthly: float
    """Fee of a month, USD."""
    per_month: float
    """Incidents a month."""
    here: bool
    """Whether this is where the organization stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExcludedWork:
    """The crossovers with work outside the contract billed on top."""

    share: float
    """That work as a share of the fee."""
    total_cost: float | None
    """The whole cost of both."""
    invoices_only: float | None
    """Invoices against the fee."""

    def per_month(self, formula: Formula) -> float | None:
        """Incidents a month by one formula."""
        found: float | None = getattr(self, formula)
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleSizes:
    """The sizes for which the rule of thumb would hold at this fee and this invoice."""

    fewest_users: float
    """From how many users."""
    most_users: float
    """To how many users."""
    fee_per_user: float
    """The fee of a user, USD a month."""
    per_user: float
    """The crossover of each user, incidents a month."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CrossoverBand:
    """The rule of thumb of the trade beside the crossover."""

    low: float
    """Incidents a month from which it says managed services pay at the earliest."""
    high: float
    """And at the latest."""
    holds: bool
    """Whether the crossover lies between."""
    outcome: RuleOutcome
    """What following the rule would do here."""
    sizes: RuleSizes | None
    """For whom it would hold; null without an invoice or a fee."""
