"""The recommendation in words: what binds, what one change brings, what stays open, and why there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.evaluate.supply import is_examiner
from assessor.result.verdict import Condition
from assessor.words import conditions, packages
from assessor.words.grammar import counted, inside, listed, opening, usd, verb

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assessor.model.scales import Predicate
    from assessor.result.economics import Unpriced
    from assessor.result.packages import CostStep, Unready
    from assessor.result.recommendation import (
        ChoiceReason,
        Concentration,
        ExcludedSupplier,
        NoRecommendation,
        Recommendation,
        SingleChange,
        UnmetObligation,
        UnreliableHours,
    )
    from assessor.result.recommended_condition import RecommendedCondition
    from assessor.result.result import Result
    from assessor.result.worth_asking import OtherHands
    from assessor.words.names import Names

# What the best try fails on, as the end of a sentence about a capability.
_FAILS: Final[Mapping[Predicate, str]] = {
    "cadence": "no offer keeps the schedule or responds in time",
    "detection": "no offer would notice it reliably enough",
    "capacity": "the available hours do not stretch that far",
    "evidence": "no offer leaves the required record",
    "contract": "it needs a contract paper that cannot be taken for granted",
    "independence": "no offer is independent enough",
    "customer_duty": "your own duty stands in the way",
    "scope": "no offer covers everything in scope",
}
_HOURS: Final[Mapping[UnreliableHours, str]] = {
    "hours_not_stated": "its hours are not stated",
    "no_hours": "it has no hours",
    "demand_not_stated": "the number of users or tickets is not stated",
    "spare_hours_not_stated": "no hours beside today's work are stated (organization: spare_hours)",
    "no_spare_hours": "it has no hours beside today's work",
    "no_skill_stated": "no skill for the work is stated (providers: skills)",
}
STEPS: Final = "Why compliance costs that, a year, step by step (all else rearranged, so not a finding's price)"
_REASONS: Final[Mapping[ChoiceReason, str]] = {
    "today": "as today",
    "obligations": "obligations need it",
    "only_one": "no other offer could take its place",
    "cheapest": "costs least of what the package allows",
    "needed_anyway": "needed in any case",
    "free": "at no extra cost",
    "incidents": "fewer or shorter failures",
    "breach": "less at risk in a breach",
    "kept_on": "done today and kept on",
    "independent": "has to be independent",
}


def examination_beside(recommendation: Recommendation) -> str:
    """What an examination costs beside what meeting the obligations adds; it is in both sides of that difference."""
    examined = sum(one.annual for one in recommendation.suppliers if is_examiner(one.id))
    return f" beside the examination ({usd(examined)})" if round(examined) else ""


def reasons(codes: Sequence[ChoiceReason]) -> str:
    """Why it is this supplier, as a phrase."""
    return opening(listed([_REASONS[code] for code in codes]))


def in_hands_of(hands: OtherHands, names: Names) -> str:
    """Who would run a function."""
    return "nobody" if hands.supplier is None else names.provider(hands.supplier)


def cost_step(step: CostStep, names: Names) -> str:
    """A part of the price of compliance."""
    if step.kind == "fewer_changes":
        return f"{usd(step.annual)}: keeping what this package keeps, even without any obligation"
    work = inside(names.function(step.function or ""))
    asking = len(step.obligations)
    return f"{usd(step.annual)}: what {counted(asking, 'obligation')} {verb(asking, 'asks', 'ask')} for in {work}"


def cost_steps(recommendation: Recommendation, names: Names) -> tuple[list[str], str]:
    """The parts of the price of compliance, and what is none of it though the package costs it; empty where nothing."""
    parts, kept = recommendation.attribution, packages.kept_apart_from_obligations(recommendation)
    apart = f"Not in it, because due even without any obligation: {usd(kept)} for keeping what this package keeps."
    return [cost_step(one, names) for one in parts if one.kind == "work"], apart if round(kept) else ""


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
        price = "no extra cost"
    closed, lost = len(change.closes), len(change.loses)
    loses = f" {opening(counted(lost, 'obligation'))} in place today would be lost." if lost else ""
    at = "at" if not change.annual_cost else "for"
    return f"{does}: this puts {counted(closed, 'obligation')} in place {at} {price}.{loses}"


def unmet(obligation: UnmetObligation, names: Names) -> str:
    """Why nobody on offer brings an obligation in place."""
    about = names.capability(obligation.capability) if obligation.capability else "Your own part"
    fails = [_FAILS[predicate] for predicate in obligation.predicates]
    return f"{about}: {listed(fails) or 'no offer includes it'}"


def condition(needed: RecommendedCondition, names: Names) -> str:
    """What must become true; a paper is said with everybody who needs it."""
    if needed.kind == "gate":
        providers = sorted({names.provider(name) for name in needed.providers})
        return f"{names.gate(needed.id)} with {listed(providers)}"
    if needed.kind == "covers":
        groups = ", ".join(names.group(group) for group in needed.groups)
        return f"{names.provider(needed.id)} also covers: {groups}"
    if needed.kind == "term":
        return conditions.written((needed,), names)[0]
    one = Condition(kind=needed.kind, id=needed.id, model=needed.model, offering=needed.offering, hours=needed.hours)
    return conditions.condition(one, names)


def obstacle(recommendation: Recommendation, names: Names) -> str | None:
    """Why nothing complies; None where something does."""
    if recommendation.status != "infeasible":
        return None
    if not recommendation.obstacles:
        return "No offer covers what the organization needs in any case."
    about = listed([inside(names.capability(name)) for name in recommendation.obstacle_capabilities])
    return (
        f"Each of these can be met on its own, but not all together: {about}. One supplier for each function, the "
        "hours available and independence stand in the way."
    )


def left_out(supplier: ExcludedSupplier) -> str:
    """Why a supplier could not be relied on."""
    return _HOURS[supplier.code]


def concentration(warning: Concentration, names: Names) -> str:
    """A warning that much hangs on one supplier."""
    who = names.provider(warning.supplier)
    if warning.kind == "assessor":
        return f"{who} would run systems and also assess them."
    return f"{who} would deliver {warning.abilities} of the {warning.abilities_needed} capabilities required."


def unpriced(reason: Unpriced) -> str:
    """Why nothing is priced."""
    if reason.code == "no_prices":
        return "The rules contain no prices, so nothing could be priced."
    if reason.code == "no_models":
        return "The rules lack a break-fix or a managed model to compare, so nothing could be priced."
    if reason.code == "beyond_size":
        return f"Nothing can be priced at the size stated (organization: {', '.join(reason.sizes)})."
    if reason.code == "no_users":
        return "The file states 0 users (organization: users), so nothing can be priced."
    return "The number of users is not stated (organization: users), so nothing could be priced."


def no_recommendation(result: Result) -> str | None:
    """Why there is no recommendation; None where there is one, or none was asked for."""
    if result.unready is not None and result.no_recommendation is not None:
        return unready(result.unready, result.no_recommendation, {each.id: each.title for each in result.functions})
    return absent_because(result.no_recommendation, result.unpriced)


def unready(missing: Unready, code: NoRecommendation, titles: Mapping[str, str]) -> str:
    """What is not known well enough, and what to answer first."""
    if code == "applicability_open":
        return (
            f"For only {missing.decided:.0%} of the obligations is it known whether they apply. Answer the questions "
            "about the organization first."
        )
    count = len(missing.holders_unknown)
    return (
        f"It is not stated who does {counted(count, 'piece')} of the needed work today: "
        f"{listed([inside(titles.get(name, name)) for name in missing.holders_unknown])}. "
        "State it under today; an empty list says that nobody does."
    )


def absent_because(code: NoRecommendation | None, reason: Unpriced | None) -> str | None:
    """Why there is no recommendation, from its code and what keeps prices away."""
    if code == "nothing_asked":
        return "No obligation is certain to apply, so there is nothing to arrange."
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
        return (
            f"No recommendation: no combination of offers complies. In the way: {', '.join(recommendation.obstacles)}"
        )
    lines, kept = recommendation.lines, packages.kept_apart_from_obligations(recommendation)
    price = usd(recommendation.price_of_compliance - kept)
    moved = sum(line.changed for line in lines)
    taken = packages.recommended(recommendation)
    if taken is None:
        return None
    cash = packages.with_range(taken.annual_cost, taken)
    hands = f"{moved} of {len(lines)} functions {verb(moved, 'changes', 'change')} hands"
    return (
        f"Recommended: {inside(packages.title(taken))}: {cash}; {hands}; "
        f"compliance adds {price} a year{examination_beside(recommendation)}, incident losses included"
    )
