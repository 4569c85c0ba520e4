"""What the crossover means, in sentences: each formula, the client's own rate, the rule of thumb of the trade."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assessor.economics import fees
from assessor.economics.crossover import (
    BREAK_FIX_CHEAPER,
    FORMULAS,
    INVOICES,
    MANAGED_CHEAPER,
    TOOLS,
    spread_of,
)

if TYPE_CHECKING:
    from assessor.economics.crossover import Crossover

_DIGITS, _FEW = 3, 4
_NAMES = {
    INVOICES: "invoices against the fee",
    TOOLS: "with onboarding and own tools",
    FORMULAS[2]: "with lost work and prevention",
}


def crossover_data(crossing: Crossover, counts: str) -> dict[str, Any]:
    """The crossover as the result prints it; `counts` is the formula whose figure stands for the result."""
    size = crossing.book.size
    made = []
    for formula in FORMULAS:
        value = crossing.per_month(formula)
        (one, each), (other, others) = crossing.terms.lines(formula)
        made.append(
            {
                "formula": formula,
                "per_month": _rounded(value),
                "per_user": None if value is None else round(value / size.users, _FEW),
                **spread_of(crossing, formula),
                "probability_above": round(crossing.probability_above(formula), _FEW),
                "told": crossing.told(formula),
                "explanation": explained(crossing, formula),
                "lines": {
                    "break_fix": {"fixed": round(one, 2), "per_incident": round(each, 2)},
                    "managed": {"fixed": round(other, 2), "per_incident": round(others, 2)},
                },
            }
        )
    return {
        "crossover": made,
        "crossover_formula": counts,
        "crossover_incidents_per_month": _rounded(crossing.per_month(counts)),
        "crossover_steps": crossing.steps(),
        "crossover_excluded_work": excluded_work(crossing),
        "band": band(crossing, counts),
    }


def explained(crossing: Crossover, formula: str) -> str:
    """One formula in two or three sentences with its figures."""
    terms, size = crossing.terms, crossing.book.size
    value = crossing.per_month(formula)
    said = [
        *_uncounted(crossing),
        f"The fee is ${terms.fee:,.0f} a month for {size.users:g} {'user' if size.users == 1 else 'users'}.",
    ]
    if crossing.invoice.flat is None:
        said.append(
            f"An ordinary incident is invoiced at ${terms.invoice:,.0f}: {crossing.hours:.2f} billed hours at "
            f"${crossing.invoice.hourly:,.2f} with after-hours work, and ${crossing.invoice.per_incident:,.2f} for "
            "travel and parts."
        )
    else:
        said.append(f"An incident is invoiced at ${terms.invoice:,.0f}, whatever it takes.")
    if formula != INVOICES:
        said.append(
            f"Onboarding adds ${terms.onboarding:,.0f} a month over the term, and without the contract own tools cost "
            f"${terms.tools:,.0f} a month."
        )
    if formula == FORMULAS[2]:
        kept = 1 - crossing.parameters.value(crossing.model.regimes.losses.upkeep.prevents)
        said.append(
            f"Lost work of an ordinary incident costs ${terms.break_fix_work:,.0f} under break-fix; under a contract "
            f"{kept:.0%} of the incidents are left, at ${terms.managed_work / kept if kept else 0:,.0f} each. Rare "
            "failures that stop work are not in it: see the simulated years."
        )
    if value is None:
        said.append("An incident then costs no more under break-fix than under the contract, so managed never pays.")
    elif value == 0:
        said.append("The contract costs less even without a single incident.")
    else:
        said.append(f"Both cost the same at {value:.1f} incidents a month ({_NAMES[formula]}).")
    return " ".join([*said, _told(crossing, formula)])


def _uncounted(crossing: Crossover) -> list[str]:
    """Prices that could not be compared, because they count what there is none of."""
    told = []
    for item in crossing.uncounted:
        price = item.provider.price if item.provider is not None else None
        what = " and ".join(fees.counted(price)) if price is not None else "seats"
        stands = "another price" if crossing.managed is not None else "the price list"
        told.append(f"The price of '{item.id}' counts {what}, and there are 0: {stands} is compared instead.")
    return told


def _told(crossing: Crossover, formula: str) -> str:
    own, chance = crossing.own.value, crossing.probability_above(formula)
    start = f"You have about {own:.1f}; with all that is uncertain, you are above the crossover with {chance:.0%}"
    told = crossing.told(formula)
    if told == MANAGED_CHEAPER:
        return f"{start} probability: on this count managed services cost less."
    if told == BREAK_FIX_CHEAPER:
        return f"{start} probability: on this count break-fix costs less."
    certain = crossing.parameters.value("certainty")
    return f"{start} probability, and {certain:.0%} is asked for to call one cheaper: cost does not tell them apart."


def excluded_work(crossing: Crossover) -> dict[str, Any] | None:
    """The same crossovers when work outside the contract is billed on top of the fee; None for an all-in price."""
    price = crossing.managed.provider.price if crossing.managed and crossing.managed.provider else None
    share = crossing.parameters.value("residual_share")
    if price is not None and price.structure == "all_inclusive":
        return None
    if price is not None and price.residual_share is not None:
        share = price.residual_share
    made: dict[str, Any] = {"share": share}
    for formula in FORMULAS:
        (one, each), (other, others) = crossing.terms.lines(formula)
        gain, more = each - others, other + share * crossing.terms.fee - one
        made[formula] = round(max(more, 0.0) / gain, _DIGITS) if gain > 0 else None
    return made


def band(crossing: Crossover, formula: str) -> dict[str, Any]:
    """The trade's rule of thumb beside the figure, and for which sizes it would hold."""
    item = crossing.parameters["rule_of_thumb"]
    value = crossing.per_month(formula)
    terms, size = crossing.terms, crossing.book.size
    holds = value is not None and item.low <= value <= item.high
    each = terms.fee / size.users
    text = (
        f"It is often said that managed services pay from {item.low:g} to {item.high:g} incidents a month. The rule "
        "names neither a size nor a fee, and the crossover grows with both."
    )
    if terms.invoice and each:
        low, high = (edge * terms.invoice / each for edge in (item.low, item.high))
        text += (
            f" At ${each:,.0f} a user and ${terms.invoice:,.0f} an incident it holds for {low:.0f} to {high:.0f} "
            f"users, which is {each / terms.invoice:.2f} incidents a month for each user."
        )
    if value is None:
        text += " Here the two never cost the same, so the rule does not apply."
    elif holds:
        text += f" Yours is {value:.1f}, so it holds here."
    else:
        side = "too early" if value > item.high else "too late"
        text += f" Yours is {value:.1f}: by the rule you would switch {side}."
    return {"low": item.low, "high": item.high, "holds": holds, "explanation": text}


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, _DIGITS)
