"""Laws of money: how what is cheapest must move when prices, hours, obligations or the dislike of bad years do.

Drawn problems are those of the brute force (`tests/unit/economics/drawing.py`).
"""

from __future__ import annotations

import os
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st

from assessor.api import sound
from assessor.assess.engine import assess_engagement
from assessor.assess.packages import packages_of
from assessor.economics.crossover import COUNTING
from assessor.economics.problem import Exposure, Limit, Target, Way
from assessor.economics.solve import cheapest, optimum
from assessor.model.value import replace
from tests.unit.economics.drawing import draw, with_work
from tests.unit.economics.organizations import books, plan_of

if TYPE_CHECKING:
    from assessor.economics.problem import BundleFee, Problem
    from assessor.economics.solve import Optimum
    from assessor.model.plan import Plan

MANY = settings(
    max_examples=int(os.environ.get("ASSESSOR_SWEEP", "60")),
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
    phases=list(Phase) if os.environ.get("ASSESSOR_SHRINK") else [Phase.explicit, Phase.generate],
)
SEEDS = st.integers(0, 10**6)
NEVER = float("inf")


@pytest.fixture(scope="module")
def plan(cache: Path) -> Plan:
    return plan_of(cache)


def drawn(seed: int) -> Problem:
    random = Random(seed)  # noqa: S311 - repeatable is what is wanted
    problem = draw(random)
    return replace(problem, work=with_work(random, problem))


def priced(problem: Problem) -> float:
    found = cheapest(problem)
    return NEVER if found is None else found


def best_of(problem: Problem) -> Optimum:
    found = optimum(problem)
    assume(found.exists)
    return found


@MANY
@given(SEEDS)
def test_bad_years_above_the_mean_never_grow_with_the_dislike_of_them(seed: int) -> None:
    problem, random = drawn(seed), Random(seed)  # noqa: S311
    assume(problem.outlook.losses)
    means = {regime: random.randint(0, 9) for regime in problem.outlook.losses}
    tails = {regime: 4 * random.randint(0, 9) for regime in problem.outlook.losses}  # in fours: quarters stay whole
    before = NEVER
    for quarters in (0, 1, 2, 4):
        losses = {regime: mean + quarters * tails[regime] // 4 for regime, mean in means.items()}
        weighed = replace(problem, outlook=replace(problem.outlook, losses=losses))
        found = best_of(weighed)
        tail = tails[weighed.outlook.regime(found.choice)]
        assert tail <= before
        before = tail


@MANY
@given(SEEDS)
def test_a_dearer_breach_never_leaves_more_at_risk(seed: int) -> None:
    """What the cheapest leaves of a breach never grows as a breach weighs more, and its price never falls."""
    problem = drawn(seed)
    assume(problem.exposure.losses)
    left, price = NEVER, -1.0
    for times in (0, 1, 2, 5):
        losses = {held: times * loss for held, loss in problem.exposure.losses.items()}
        found = best_of(replace(problem, exposure=replace(problem.exposure, losses=losses)))
        now = problem.exposed(found.choice)
        assert now <= left
        assert found.price >= price
        left, price = now, found.price


@MANY
@given(SEEDS, st.data())
def test_a_lower_price_never_removes_an_offer(seed: int, data: st.DataObject) -> None:
    problem = drawn(seed)
    found = best_of(problem)
    single = sorted(option for option in found.choice if problem.options[option].fee)
    bought = [
        bundle
        for name in problem.suppliers(found.choice)
        for bundle in problem.fees(name, found.choice)[1]
        if bundle.fee > bundle.running
    ]
    assume(single or bought)
    offers: list[int | BundleFee] = [*single, *bought]
    offer = data.draw(st.sampled_from(offers))
    if isinstance(offer, int):
        options = list(problem.options)
        options[offer] = replace(options[offer], fee=data.draw(st.integers(0, (options[offer].fee or 1) - 1)))
        assert offer in optimum(replace(problem, options=tuple(options))).choice
        return
    fee = data.draw(st.integers(offer.running, offer.fee - 1))
    cut = replace(offer, fee=fee)
    lower = replace(problem, bundles=tuple(cut if one is offer else one for one in problem.bundles))
    choice = optimum(lower).choice
    taken = [bundle.id for name in lower.suppliers(choice) for bundle in lower.fees(name, choice)[1]]
    assert cut.id in taken


@MANY
@given(SEEDS, st.integers(0, 3), st.integers(1, 6))
def test_dearer_moves_never_add_moves(seed: int, price: int, more: int) -> None:
    problem, random = drawn(seed), Random(seed)  # noqa: S311
    moving = frozenset(index for index, _ in enumerate(problem.options) if random.random() < 0.4)

    def moves_at(cost: int) -> int:
        options = tuple(
            replace(option, moving=cost if index in moving else 0) for index, option in enumerate(problem.options)
        )
        return len(best_of(replace(problem, options=options)).choice & moving)

    assert moves_at(price + more) <= moves_at(price)


@MANY
@given(SEEDS, st.integers(1, 6))
def test_more_hours_never_make_it_dearer(seed: int, more: int) -> None:
    problem = drawn(seed)
    assume(problem.pools)
    wider = replace(problem, pools={name: hours + more for name, hours in problem.pools.items()})
    assert priced(wider) <= priced(problem)


@MANY
@given(SEEDS, st.data())
def test_another_obligation_or_restriction_never_makes_it_cheaper(seed: int, data: st.DataObject) -> None:
    problem = drawn(seed)
    some = st.frozensets(st.integers(0, len(problem.options) - 1), min_size=1)
    one = Target(id="new", clauses=(frozenset({Way((data.draw(some),))}),), about=("new",))
    assert priced(replace(problem, targets=(*problem.targets, one))) >= priced(problem)
    limited = replace(problem, limits=(Limit(data.draw(some), data.draw(st.integers(0, 3))),))
    assert priced(limited) >= priced(problem)


@MANY
@given(SEEDS)
def test_what_is_not_required_costs_nothing(seed: int) -> None:
    """Of a choice that is cheapest nothing can be left out that no target, need or loss asks for and that is paid."""
    problem = drawn(seed)
    found = best_of(problem)
    for option in found.choice:
        rest = found.choice - {option}
        assert not problem.admits(rest) or problem.price(rest) >= found.price
    free = replace(problem, targets=(), needed=frozenset(), outlook=type(problem.outlook)(), exposure=Exposure())
    nothing = best_of(free)
    assert nothing.price <= sum(bundle.running for bundle in problem.bundles)


@settings(MANY, max_examples=12)
@given(
    st.integers(5, 300),
    st.integers(0, 200),
    st.integers(10, 400),
    st.sampled_from([{}, {"managed_per_user": 60}, {"break_fix_hourly": 220}, {"managed_per_user": 240}]),
)
def test_more_incidents_never_turn_the_crossover_to_break_fix(
    plan: Plan, users: int, count: int, more: int, prices: dict[str, float]
) -> None:
    """Where an incident costs no more under contract."""

    def sides(incidents: int) -> tuple[int, bool]:
        accounts = books(
            plan, users, operations={"billable_incidents": {"count": incidents, "months": 12}}, prices=prices
        )
        model = accounts.crossover
        told = ("break_fix_cheaper", "indifferent", "managed_cheaper").index(model.cheaper(COUNTING))
        return told, model.terms.managed.whole <= model.terms.break_fix.whole

    (before, cheaper), (after, _) = sides(count), sides(count + more)
    assume(cheaper)
    assert after >= before


def test_a_contract_that_runs_longer_never_lowers_the_first_year(cache: Path) -> None:
    """At the same price, for a fixed arrangement: the one that leaves the managed provider."""
    source, plan, _ = sound(Path("examples/clinic.yaml"), cache=cache)
    engagement, spent = source.engagement, []
    for ends in ("2026-12-31", "2027-05-31", "2028-03-31", "2029-03-31"):
        providers = tuple(
            replace(one, contract=replace(one.contract, ends=ends)) if one.id == "northmsp" and one.contract else one
            for one in engagement.providers
        )
        decision = assess_engagement(plan, replace(engagement, providers=providers), decided=True).decision
        assert decision is not None
        assert decision.outcome is not None
        found = next(one for one in packages_of(decision.outcome) if "one_provider" in one.ids)
        assert "northmsp" in found.cancelled
        spent.append(found.first_year_cash)
    assert spent == sorted(spent)
    assert spent[0] < spent[-1]
