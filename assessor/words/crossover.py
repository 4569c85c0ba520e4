"""The crossover in sentences: each formula, the organization's own rate, the rule of thumb of the trade."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.words.grammar import noun, number, usd, usd_cents

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessor.model.money import Formula
    from assessor.result.crossover import (
        CostVerdict,
        Crossover,
        CrossoverBand,
        CrossoverTerms,
        InvoicedHours,
        UncountedPrice,
    )

FORMULAS: Final[Mapping[Formula, str]] = {
    "total_cost": "the whole cost of both",
    "invoices_only": "invoices against the fee",
}
CHEAPER: Final[Mapping[CostVerdict, str]] = {
    "managed_cheaper": "Managed cheaper",
    "break_fix_cheaper": "Break-fix cheaper",
    "indifferent": "Too close to call",
}
_HALF: Final = 0.5
_INSTEAD: Final = {"price": "another price", "price_list": "the price list"}


def crossover_explanation(crossover: Crossover, terms: CrossoverTerms) -> str:
    """One formula in a few sentences with its figures, and what it means for the organization's own rate."""
    sentences = [
        *map(_uncounted, terms.uncounted),
        f"The fee is {usd(terms.fee)} a month for {number(terms.users)} {noun(terms.users, 'user')}.",
        _invoice(terms.invoice, terms.invoiced),
    ]
    if crossover.formula != "invoices_only":
        sentences.append(
            f"Onboarding adds {usd(terms.onboarding)} a month over 36 months; without the contract, your own tools "
            f"cost {usd(terms.own_tools)} a month. Failures that stop work included, an incident costs "
            f"{usd(terms.break_fix.invoices)} in invoices and {usd(terms.break_fix.losses)} in work held up under "
            f"break-fix. Under the contract {terms.incidents_left:.0%} of the incidents remain; for each there "
            f"would have been, that is {usd(terms.managed.invoices)} in invoices and {usd(terms.managed.losses)} in "
            "work held up."
        )
    return " ".join(filter(None, [*sentences, _meeting(crossover), _own_rate(crossover, terms)]))


def _uncounted(price: UncountedPrice) -> str:
    counted = " and ".join(price.counted)
    return (
        f"'{price.provider}' charges by {counted}, of which there are none, so {_INSTEAD[price.instead]} is compared "
        "instead."
    )


def _invoice(amount: float, invoiced: InvoicedHours | None) -> str:
    if invoiced is None:
        return f"An incident is invoiced at {usd(amount)}, whatever it takes."
    return (
        f"An ordinary incident is invoiced at {usd(amount)}: {invoiced.hours:.2f} billed hours at "
        f"{usd_cents(invoiced.hourly)} with after-hours work, and {usd_cents(invoiced.travel_and_parts)} for travel "
        "and parts."
    )


def _meeting(crossover: Crossover) -> str:
    incidents = crossover.per_month_precise
    if incidents is None:
        return (
            "An incident then costs no more under break-fix than under the contract, so managed service never pays off."
        )
    if incidents == 0:
        return "The contract costs less even without a single incident."
    told = f"Both cost the same at {incidents:.1f} incidents a month ({FORMULAS[crossover.formula]})"
    if crossover.p50 is None or not _outside(crossover, incidents):
        return f"{told}."
    return f"{told}; drawn over their lopsided ranges, at {crossover.p50:.1f} in the median."


def _outside(crossover: Crossover, incidents: float) -> bool:
    """Whether nine of ten draws cross elsewhere than the likeliest figures, on one side of them."""
    below = crossover.p5 is not None and incidents < crossover.p5
    return below or (crossover.p95 is not None and incidents > crossover.p95)


def _own_rate(crossover: Crossover, terms: CrossoverTerms) -> str:
    """On which side the organization stands, and how surely."""
    likely = crossover.per_month_precise is not None and terms.own_per_month >= crossover.per_month_precise
    start = (
        f"You have about {terms.own_per_month:.1f}. {_chance(crossover, likely=likely)} is "
        f"{crossover.probability_above_precise:.0%}"
    )
    decided = max(crossover.probability_above_precise, 1 - crossover.probability_above_precise) >= terms.certainty
    if crossover.told == "indifferent" and decided:
        side = "managed service" if likely else "break-fix"
        return f"{start}, yet at the likeliest figures {side} costs less. On cost alone it is too close to call."
    match crossover.told:
        case "managed_cheaper":
            return f"{start}, so by this measure managed service costs less."
        case "break_fix_cheaper":
            return f"{start}, so by this measure break-fix costs less."
        case "indifferent":
            return f"{start}; we call one cheaper only at {terms.certainty:.0%}. On cost alone it is too close to call."


def _chance(crossover: Crossover, *, likely: bool) -> str:
    """What the chance is of; where the likeliest figures say the other side, what the draws have in the middle.

    Most readers would take a chance of more than a half, below the crossover, for an error.
    """
    known = crossover.p50 is not None and crossover.per_month_precise is not None
    incidents = crossover.per_month_precise or 0.0
    if not known or likely == (crossover.probability_above_precise >= _HALF) or _outside(crossover, incidents):
        return "Given the uncertainty, the chance that you are above the crossover"
    return (
        f"Drawn over their lopsided ranges they cross at {crossover.p50:.1f} in the median, so the chance that you are "
        "above"
    )


def band_explanation(band: CrossoverBand, crossover: Crossover) -> str:
    """The trade's rule of thumb beside the crossover that counts, and for which sizes it would hold."""
    sentences = [
        (
            f"The trade says that managed service pays off from {number(band.low)} to {number(band.high)} incidents "
            "a month. The rule mentions neither size nor fee, and the crossover rises with both."
        )
    ]
    sizes = band.sizes
    if sizes is not None:
        sentences.append(
            f"At {usd(sizes.fee_per_user)} a user and on the terms compared here it holds for "
            f"{sizes.fewest_users:.0f} to {sizes.most_users:.0f} users, which is {sizes.per_user:.2f} incidents a "
            "month for each user."
        )
    incidents = crossover.per_month_precise or 0.0
    # where it is too close to call, the rule is measured by the likeliest figures alone
    by = ", at the likeliest figures, so by these alone" if crossover.told == "indifferent" else ", so"
    yours = f"Yours is {incidents:.1f}{by}"
    match band.outcome:
        case "no_crossover":
            sentences.append("Here the two never cost the same, so the rule does not apply.")
        case "holds":
            sentences.append(f"{yours} it holds here.")
        case "too_early":
            sentences.append(f"{yours} the rule would have you switch too early.")
        case "too_late":
            sentences.append(f"{yours} the rule would have you switch too late.")
    return " ".join(sentences)
