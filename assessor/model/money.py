"""What an engagement says about its incidents, its prices and its appetite for risk."""

from __future__ import annotations

from typing import Literal, Self

from assessor.model.span import NOWHERE, Span
from assessor.model.value import dataclass, field

PriceStructure = Literal[
    "per_user",
    "per_device",
    "tiered",
    "all_inclusive",
    "per_hour",
    "per_incident",
    "per_function",
    "salary",
    "hourly_staff",
    "fixed_project",
]
Formula = Literal["total_cost", "invoices_only"]
ToleranceWord = Literal["seeking", "neutral", "moderate", "averse", "very_averse"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """So many of something in so many months."""

    count: float
    months: float
    span: Span = field(default=NOWHERE, compare=False, repr=False)


# Keys of `operations` that take the place of a parameter of the same name.
PARAMETER_KEYS = ("after_hours_share", "loaded_wage", "impairment", "margin_per_hour", "lost_share")


@dataclass(frozen=True, slots=True, kw_only=True)
class Operations:
    """How often things break and what that costs here. USD an hour where money, shares from 0 to 1.

    `staff_affected` and `impairment` describe a failure that stops work.
    """

    billable_incidents: Observation | None = None
    tickets: Observation | None = None
    after_hours_share: float | None = None
    staff_affected: float | None = None
    loaded_wage: float | None = None
    impairment: float | None = None
    margin_per_hour: float | None = None
    lost_share: float | None = None
    downtime_per_hour: float | None = None
    own_data_center: bool = False
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A number as stated, or a range around it."""

    default: float
    low: float | None = None
    high: float | None = None
    span: Span = field(default=NOWHERE, compare=False, repr=False)

    @classmethod
    def from_number(cls, value: float) -> Self:
        """The one short way of writing: a number."""
        return cls(default=value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tier:
    """Seats up to a number, and what each of them costs a month; the last tier has no end."""

    amount: float
    name: str | None = None
    up_to: float | None = None
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Price:
    """What a provider really charges, in USD; nearest of all prices.

    `amount` is by structure: a month for each user or device, a month for everything, an hour, an incident, a year
    (salary) or a whole project.
    """

    structure: PriceStructure
    amount: float | None = None
    tiers: tuple[Tier, ...] = ()
    seats: Literal["users", "devices"] = "users"
    whole_volume: bool = False
    includes: tuple[str, ...] | None = None
    excludes: tuple[str, ...] = ()
    onboarding: float | None = None
    term_months: float | None = None
    hourly: float | None = None
    minimum_hours: float | None = None
    minimum_monthly: float | None = None
    trip_fee: float | None = None
    parts: float | None = None
    after_hours_multiplier: float | None = None
    residual_share: float | None = None
    currency: str = "USD"
    note: str | None = None
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedBreach:
    """That the risk of a breach counts: at the figures of the rules, or at the organization's own for how things stand.

    `probability` is that of a breach within a year, `cost` what one costs in USD.
    """

    probability: Amount | None = None
    cost: Amount | None = None
    span: Span = field(default=NOWHERE, compare=False, repr=False)

    @classmethod
    def from_text(cls, _word: str) -> Self:
        """The one short way of writing: `cited`."""
        return cls()


@dataclass(frozen=True, slots=True, kw_only=True)
class Risk:
    """How much the organization minds a bad year, how incidents cluster, and whether a breach of data counts.

    `dispersion` is the k of a negative binomial count (variance m + m*m/k); absent means Poisson.
    """

    tolerance: ToleranceWord = "neutral"
    breach: StatedBreach | None = None
    dispersion: float | None = None
    trials: int | None = None
    seed: int | None = None
    span: Span = field(default=NOWHERE, compare=False, repr=False)
