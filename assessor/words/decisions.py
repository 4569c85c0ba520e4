"""The recommendation in words: what binds, what one change brings, what stays open, and why there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.result.verdict import Condition
from assessor.words import conditions
from assessor.words.grammar import inside, listed, noun, opening, usd

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assessor.model.scales import Predicate
    from assessor.result.economics import Unpriced
    from assessor.result.recommendation import (
        BindingConstraint,
        ChoiceReason,
        Concentration,
        ExcludedSupplier,
        NoRecommendation,
        OtherHands,
        Recommendation,
        RecommendedCondition,
        SingleChange,
        UnmetObligation,
        UnreliableHours,
    )
    from assessor.result.result import Result
    from assessor.words.names import Names

# What the best try fails on, as the end of a sentence about a capability.
_FAILS: Final[Mapping[Predicate, str]] = {
    "cadence": "nobody on offer keeps its schedule or takes its events in time",
    "detection": "nobody on offer notices it well enough",
    "capacity": "the hours there are do not reach it",
    "evidence": "nobody on offer leaves the record asked for",
    "contract": "a paper it needs cannot be supposed",
    "independence": "nobody on offer is independent enough",
    "customer_duty": "your own duty stands in the way",
    "scope": "nobody on offer covers everything in scope",
}
_HOURS: Final[Mapping[UnreliableHours, str]] = {
    "hours_not_stated": "its hours are not stated",
    "no_hours": "it has no hours",
    "demand_not_stated": "the number of users or tickets is not stated",
}
_REASONS: Final[Mapping[ChoiceReason, str]] = {
    "today": "as today",
    "obligations": "obligations need it",
    "only_one": "nobody else on offer does it",
    "cheapest": "cheapest that does it",
    "needed_anyway": "needed in any case",
    "free": "costs nothing more",
    "incidents": "fewer or shorter failures",
    "kept_on": "somebody does it today",
    "independent": "has to be an outside party",
}


def reasons(codes: Sequence[ChoiceReason]) -> str:
    """Why it is this supplier, as a phrase."""
    return opening(listed([_REASONS[code] for code in codes]))


def in_hands_of(hands: OtherHands, names: Names) -> str:
    """Who would run a function."""
    return "nobody" if hands.supplier is None else names.provider(hands.supplier)


def binding(constraint: BindingConstraint, names: Names) -> str:
    """A rule, and what a year would cost less without it."""
    saving = f"{usd(constraint.saving)} a year"
    if constraint.kind == "capability":
        return f"{names.capability(constraint.id or '')}: without it the rest would cost {saving} less."
    if constraint.kind == "hours":
        return f"Hours: with more of them the same would cost {saving} less."
    return f"Independence: that nobody checks their own work costs {saving}."


def single_change(change: SingleChange, names: Names) -> str:
    """One change from today, with what it brings and what it costs."""
    who = names.provider(change.supplier)
    if change.gate is not None:
        does = f"Sign or obtain the {inside(names.gate(change.gate))} with {who}"
    else:
        does = f"Give {names.all_functions([change.function or ''])} to {who}"
    if change.annual_cost:
        price = f"{usd(abs(change.annual_cost))} a year {'more' if change.annual_cost > 0 else 'less'}"
    else:
        price = "no further fee"
    closed, lost = len(change.closes), len(change.loses)
    loses = f" It loses {lost} that {'is' if lost == 1 else 'are'} in place." if lost else ""
    return f"{does}: it brings {closed} {noun(closed, 'obligation')} in place for {price}.{loses}"


def unmet(obligation: UnmetObligation, names: Names) -> str:
    """Why nobody on offer brings an obligation in place."""
    about = names.capability(obligation.capability) if obligation.capability else "Your own part"
    fails = [_FAILS[predicate] for predicate in obligation.predicates]
    return f"{about}: {listed(fails) or 'nobody on offer does it'}"


def condition(needed: RecommendedCondition, names: Names) -> str:
    """What must become true; a paper is said with everybody who needs it."""
    if needed.kind == "gate":
        providers = sorted({names.provider(name) for name in needed.providers})
        return f"{names.gate(needed.id)} with {listed(providers)}"
    if needed.kind == "covers":
        groups = ", ".join(names.group(group) for group in needed.groups)
        return f"{names.provider(needed.id)} serves these as well: {groups}"
    one = Condition(kind=needed.kind, id=needed.id, model=needed.model, offering=needed.offering, hours=needed.hours)
    return conditions.condition(one, names)


def obstacle(recommendation: Recommendation, names: Names) -> str | None:
    """Why nothing complies; None where something does."""
    if recommendation.status != "infeasible":
        return None
    if not recommendation.obstacles:
        return "Nobody on offer can do what the organization needs in any case."
    about = listed([inside(names.capability(name)) for name in recommendation.obstacle_capabilities])
    return (
        "Each of these can be met, and not all of them together: one supplier a function, the hours there are and "
        f"independence do not allow {about} at once."
    )


def left_out(supplier: ExcludedSupplier) -> str:
    """Why a supplier could not be relied on."""
    return _HOURS[supplier.code]


def concentration(warning: Concentration, names: Names) -> str:
    """A warning that much hangs on one supplier."""
    who = names.provider(warning.supplier)
    if warning.kind == "assessor":
        return f"{who} would both run systems and assess them."
    return f"{who} would hold {warning.abilities} of {warning.abilities_needed} abilities the obligations need."


def unpriced(reason: Unpriced) -> str:
    """Why nothing is priced."""
    if reason.code == "no_prices":
        return "The rules hold no prices, so nothing is priced."
    if reason.code == "no_models":
        return "The rules have no break-fix or no managed model to compare, so nothing is priced."
    if reason.code == "beyond_size":
        return f"Nothing can be priced at the size stated (organization: {', '.join(reason.sizes)})."
    if reason.code == "no_users":
        return "0 users are stated (organization: users), so nothing can be priced."
    return "The number of users is not stated (organization: users), so nothing is priced."


def no_recommendation(result: Result) -> str | None:
    """Why there is no recommendation; None where there is one, or none was asked for."""
    return absent_because(result.no_recommendation, result.unpriced)


def absent_because(code: NoRecommendation | None, reason: Unpriced | None) -> str | None:
    """Why there is no recommendation, from its code and what keeps prices away."""
    if code == "nothing_asked":
        return "No obligation applies for certain, so there is nothing to arrange for."
    if code == "unpriced" and reason is not None:
        return unpriced(reason)
    return None


def headline(result: Result) -> str | None:
    """The recommendation in the line a terminal prints; None where there is nothing to say."""
    recommendation = result.recommendation
    if recommendation is None:
        why = no_recommendation(result)
        return f"No recommendation: {why}" if why else None
    if recommendation.annual_cost is None or recommendation.price_of_compliance is None:
        return f"No recommendation: nothing on offer complies; in the way: {', '.join(recommendation.obstacles)}"
    lines, price = recommendation.lines, usd(recommendation.price_of_compliance)
    moved = sum(line.changed for line in lines)
    return (
        f"Advised mix: {usd(recommendation.annual_cost)} a year in fees and own hours; {moved} of {len(lines)} "
        f"functions move; with what incidents cost, a year is {price} dearer than without the obligations"
    )
