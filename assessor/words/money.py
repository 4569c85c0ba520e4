"""Money in words: what inputs are called, what fee lines are made of, what figures mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.result.prices import (
    ListedPrice,
    NoCharge,
    OwnTools,
    ProjectPrice,
    ShareOfFee,
    StatedPrice,
    WorkedHours,
)
from assessor.words.grammar import inside, listed, noun, number, plain, usd, usd_cents, verb

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assessor.result.economics import Economics
    from assessor.result.hours import SeatFigures
    from assessor.result.losses import CeilingScenario
    from assessor.result.prices import (
        EconomicsInput,
        FeeBasis,
        FeeLine,
        HourRate,
        NoChargeCode,
    )
    from assessor.result.scales import Measure
    from assessor.words.names import Names

_MONTHS = 12
# What a figure is called that is no parameter of the rules.
_OWN_FIGURES: Final = {
    "users": "People with an account",
    "devices": "Computers, tablets and phones",
    "servers": "Servers",
    "sites": "Sites",
    "downtime_per_hour": "One hour of downtime",
}
# What is taken for a size that is not stated; none for any other.
_COMPUTED: Final = {"on_site_share": "each incident counted was a visit somebody billed"}
_TAKEN: Final = {"devices": "one for each user", "sites": "one"}
_NO_CHARGE: Final[Mapping[NoChargeCode, str]] = {
    "own_work": "Your own work, the same in every arrangement",
    "payroll": "Your own staff, on the payroll in any case",
    "by_the_job": "No fee: billed by the job, see the simulated losses",
    "only_in_package": "Sold only as part of a package",
    "not_asked": "Not required here",
    "price_not_stated": "Price not stated, so not in the sum",
}
FEE_AS_STATED: Final = "Fee as stated"
_SPREAD: Final = {"term": " over the term", "three_years": " once in three years, a third a year"}
MEASURES: Final[Mapping[Measure, str]] = {
    "mean": "Mean",
    "p50": "P50",
    "p80": "P80",
    "p90": "P90",
    "p95": "P95",
    "p99": "P99",
    "cvar95": "CVaR 95",
}


def judged_by(weight: float) -> str:
    """What a year is judged by, by how much a bad one weighs."""
    if not weight:
        return "its average cost"
    share = "all" if weight >= 1 else f"{weight:.0%}"
    return f"its average cost and {share} of what the worst 5% of years cost above it"


def input_title(figure: EconomicsInput, names: Names) -> str:
    """What an input is called."""
    if figure.provider is not None and figure.structure is not None:
        provider = names.providers.get(figure.provider, figure.provider)
        return f"Price of {provider} ({plain(figure.structure)})"
    return figure.label or _OWN_FIGURES.get(figure.id) or plain(figure.id)


def input_source(figure: EconomicsInput) -> str:
    """Where an input comes from."""
    match figure.origin:
        case "rules":
            return figure.citation or ""
        case "stated":
            return "Stated in the engagement"
        case "taken":
            return f"Not stated: taken as {_TAKEN.get(figure.id, 'none')}"
        case "computed":
            return f"Computed: {_COMPUTED.get(figure.id, 'people x wage x share of work lost + margin')}"


def without_price(titles: Sequence[str]) -> str:
    """Which arrangements are compared without a cost; empty where every one has its price."""
    if not titles:
        return ""
    return (
        f"No price is stated for {listed([inside(title) for title in titles])}, so "
        f"{verb(len(titles), 'its cost is', 'their costs are')} not known and not compared."
    )


def fee_title(line: FeeLine, economics: Economics, names: Names) -> str:
    """What a line of the fees pays for."""
    basis = line.basis
    match basis:
        case ListedPrice():
            title = input_title(economics.input_of(basis.parameter), names)
            return f"{title}: {basis.offering or 'package'}" if basis.package else title
        case StatedPrice():
            named = basis.structure == "per_function" and len(basis.functions) == 1
            return f"Fee as stated: {names.function(basis.functions[0])}" if named else FEE_AS_STATED
        case ProjectPrice():
            return FEE_AS_STATED
        case WorkedHours():
            return f"Hours worked: {names.function(line.function or '')}"
        case ShareOfFee():
            return "Work the fee excludes"
        case OwnTools():
            return input_title(economics.input_of(basis.parameter), names)
        case NoCharge():
            return f"{', '.join(map(names.function, basis.functions))}: {_NO_CHARGE[basis.code]}"


def fee_arithmetic(basis: FeeBasis) -> str:
    """How the inputs of a line make its amount; empty where nothing is charged."""
    match basis:
        case ListedPrice():
            return _listed(basis)
        case StatedPrice():
            return _stated(basis)
        case ProjectPrice():
            return f"{usd(basis.amount)} once over {number(basis.months)} months"
        case WorkedHours():
            return f"{hours_of(basis)} hours a month x {rate_of(basis)}"
        case ShareOfFee():
            return f"{100 * basis.share:.4g}% of {usd(basis.fee)}"
        case OwnTools():
            return f"{number(basis.amount)} x {number(basis.users)} users x {_MONTHS} months"
        case NoCharge():
            return ""


def _listed(basis: ListedPrice) -> str:
    factors = [number(amount) for amount in basis.amounts]
    if basis.counted != "flat":
        factors.append(f"{number(basis.count)} {noun(basis.count, basis.counted)}")
    if basis.rhythm == "month":
        factors.append(f"{_MONTHS} months")
    return " x ".join(factors) + _SPREAD.get(basis.rhythm, "")


def _stated(basis: StatedPrice) -> str:
    if basis.least_billed is not None:
        return f"the least billed, {usd_cents(basis.least_billed)} a month"
    alone = len(basis.counted) == 1 and basis.seats == 1
    counted = " and ".join(name.removesuffix("s") if alone else name for name in basis.counted)
    amount = usd_cents(basis.amount or 0.0)
    match basis.structure:
        case "per_user" | "per_device":
            return f"{number(basis.seats)} {counted} x {amount} a month"
        case "tiered":
            return f"{number(basis.seats)} {counted} over {basis.tiers} {noun(basis.tiers, 'tier')}"
        case "all_inclusive":
            return f"{amount} a month for everything"
        case "per_function":
            functions = len(basis.functions)
            return f"{functions} {noun(functions, 'function')} x {amount} a month"
        case "per_hour" | "per_incident" | "salary" | "hourly_staff" | "fixed_project":
            return "no monthly fee"


def hours_of(basis: WorkedHours) -> str:
    """The hours of a line to a tenth; "about" where they are more exact than that, as in the amount."""
    shown = round(basis.hours, 1)
    return f"{'' if shown == basis.hours else 'about '}{shown:.1f}"


def rate_of(basis: WorkedHours) -> str:
    """What an hour of the work costs."""
    return "not priced" if basis.rate is None else _hour(basis.rate)


def _hour(rate: HourRate) -> str:
    if not rate.salary or rate.loading is None or rate.usable_hours is None:
        return f"{usd_cents(rate.amount)} an hour"
    return f"{usd(rate.amount)} a year x {number(rate.loading)} / {number(rate.usable_hours)} usable hours"


def seat_explanation(seat: SeatFigures) -> str:
    """A seat that is staffed at all hours, against a telephone somebody answers at night."""
    sentences = [
        (
            f"A seat staffed at all hours takes {number(seat.positions)} full-time positions, and "
            f"{number(seat.with_leave)} with leave and illness."
        )
    ]
    if seat.have is not None:
        enough = "enough for one" if seat.staffed else "not enough for one: at most somebody on call"
        sentences.append(f"You have {number(seat.have)}, {enough}.")
    sentences.append("Where a rule asks for somebody who can be reached at any hour, a person on call is enough.")
    return " ".join(sentences)


def ceiling_source(ceiling: CeilingScenario, economics: Economics) -> str:
    """Where the worst published figure comes from."""
    return input_source(economics.input_of(ceiling.parameter))


def ceiling_explanation(ceiling: CeilingScenario, economics: Economics) -> str:
    """The worst published figure beside the organization's own."""
    return (
        f"A ceiling, used in no figure: {usd(ceiling.usd_per_minute)} a minute, {usd(ceiling.usd_per_hour)} an hour, "
        f"was the mean of large data centers that took part in a study ({ceiling_source(ceiling, economics)}). An hour "
        f"in which your own work stands still is computed at {usd(ceiling.own_usd_per_hour)}."
    )
