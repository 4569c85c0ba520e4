"""What the recommendation costs and brings, and which other columns cost less."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from assessor.evaluate.supply import RECOMMENDED, TODAY
from assessor.report.decision.counts import in_place_by_framework
from assessor.report.decision.money import whole_dollars
from assessor.report.sheet import Figure
from assessor.result.prices import WorkedHours
from assessor.words import decisions, grammar, packages, requests
from assessor.words.hired_staff import StaffToHire, staff_by_the_hour
from assessor.words.money import judged_by
from assessor.words.offers import compared

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assessor.report.names import BriefNames
    from assessor.result.prices import FeeLine
    from assessor.result.recommendation import Recommendation
    from assessor.result.result import Result


_MONTHS: Final = 12


def lede_of(result: Result, recommendation: Recommendation, names: BriefNames) -> str:
    """In what sense nothing is cheaper, how far that is proven, and what is cheaper as a whole."""
    measure = judged_by(result.economics.tolerance.weight) if result.economics is not None else ""
    parts = ["Of what puts as much in place and is not clearly dearer, this changes the least"]
    parts.append(f", judging a year by {measure}." if measure else ".")
    if recommendation.status == "time_limit":
        proof = grammar.percent(recommendation.gap)
        parts.append(f" The search hit its time limit; a better one could be at most {proof} cheaper.")
    parts += [f" {_as_a_whole(result, name, names)}" for name in _cheaper_columns(result)]
    sold = compared(result.offers, names)
    return "".join([*parts, f" {sold}"] if sold else parts)


def _as_a_whole(result: Result, name: str, names: BriefNames) -> str:
    """Why a column that is priced lower is not what is recommended."""
    costs = result.economics.priced if result.economics is not None else {}
    less = costs[RECOMMENDED].functional - costs[name].functional
    title = names.full.arrangement(name).title
    staff = _staff_to_hire(costs[name].fee_lines)
    if staff is None:
        return (
            f"Priced as a whole, {grammar.inside(title)} would cost {whole_dollars(less)} less and put as much in "
            "place: some of that work has no planned hours and so no price of its own. "
            "Ask for a quote before you rule it out."
        )
    return staff_by_the_hour(title, staff, less)


def _staff_to_hire(lines: Iterable[FeeLine]) -> StaffToHire | None:
    """The people whose hours a column counts, where it counts those of employees."""
    salaried = [
        (line.basis.hours, line.basis.rate)
        for line in lines
        if isinstance(line.basis, WorkedHours) and line.basis.rate is not None and line.basis.rate.salary
    ]
    if not salaried:
        return None
    hours, rate = sum(amount for amount, _ in salaried), salaried[0][1]
    position = (rate.usable_hours or 0.0) / _MONTHS
    if not position:
        return None
    people, yearly = math.ceil(hours / position), rate.amount * (rate.loading or 1.0)
    share = hours / position
    return StaffToHire(hours=hours, people=people, share=share, more=yearly * (people - share))


def _cheaper_columns(result: Result) -> list[str]:
    """Other arrangements that cost less and have as much in place; no search piece by piece finds them."""
    costs = result.economics.priced if result.economics is not None else {}
    own = costs.get(RECOMMENDED)
    if own is None:
        return []
    counts = in_place_by_framework(result, RECOMMENDED)
    return [
        name
        for name in result.arrangements
        if name not in (RECOMMENDED, TODAY)
        and name in costs
        and costs[name].functional < own.functional
        and all(theirs >= ours for theirs, ours in zip(in_place_by_framework(result, name), counts, strict=True))
    ]


def figures_of(result: Result, recommendation: Recommendation) -> tuple[Figure, ...]:
    """Cost, the price of compliance, what is brought in place, what stays the organization's own."""
    return (
        *_costs(result, recommendation),
        *_obligations(recommendation, {row.ref for row in result.residue}),
    )


def _costs(result: Result, recommendation: Recommendation) -> tuple[Figure, ...]:
    whole, price = recommendation.functional_cost, recommendation.price_of_compliance
    taken = packages.recommended(recommendation)
    spread = f", {packages.spread(taken)} in nine draws of ten" if taken is not None else ""
    cost = Figure(
        whole_dollars(recommendation.annual_cost),
        "; ".join(
            filter(
                None,
                (
                    f"a year in cash{spread}",
                    requests.beside_today(recommendation.annual_cost, result),
                    f"{whole_dollars(whole)} with losses and risk" if whole is not None else "",
                ),
            )
        ),
    )
    if price is None:
        return (cost,)
    kept = packages.kept_apart_from_obligations(recommendation)
    keeping = f", and less {whole_dollars(kept)} for what this package keeps anyway" if round(kept) else ""
    priced = ", as far as it has a price" if any(action.annual_cost is None for action in result.actions) else ""
    compliance = Figure(
        whole_dollars(price - kept),
        f"is what meeting the obligations adds to what is done today{decisions.examination_beside(recommendation)}"
        f"{priced}, the price of compliance: {whole_dollars(whole)} with losses and risk, less the "
        f"{whole_dollars(recommendation.unconstrained_cost)} of the cheapest arrangement without the "
        f"obligations{keeping}",
    )
    return cost, compliance


def _obligations(recommendation: Recommendation, yours: set[str]) -> tuple[Figure, Figure]:
    """What it brings in place beside what is the organization's own, and how much of that waits."""
    closes = sum(ref not in yours for ref in recommendation.closes)
    waiting = len(recommendation.closes) - closes
    brings = f"{grammar.noun(closes, 'obligation')} that need IT support would be newly in place"
    stay = f"{grammar.noun(len(yours), 'obligation')} {'stays' if len(yours) == 1 else 'stay'} yours whatever you buy"
    which = f"of these, {waiting} not in place today {'waits' if waiting == 1 else 'wait'}"
    if waiting == len(yours) > 1:
        which = "none of them is in place today, and all wait"
    more = f"; {which} for you to do your duties" if waiting else ""
    return Figure(str(closes), brings), Figure(str(len(yours)), stay + more)
