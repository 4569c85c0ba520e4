"""The crossover against the published table, its limits, and on which side the client's own rate lies."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessor.economics.accounts import accounts
from assessor.economics.crossover import COUNTING, INVOICES, TOTAL, meeting
from assessor.economics.crossover_figures import crossover_steps, crossover_terms, crossovers, rule_of_thumb
from assessor.economics.figures import comparison
from assessor.economics.incident_cost import billed_hours
from assessor.evaluate.case import Case
from assessor.result.crossover import UncountedPrice
from tests.unit.economics.organizations import books, engagement

if TYPE_CHECKING:
    from assessor.model.plan import Plan
    from assessor.result.crossover import Crossover

FEES = (75, 100, 125, 150, 200)
# Invoices only, default prices: users to the crossover at each fee, as published.
TABLE = {
    10: (2.2, 3.0, 3.7, 4.5, 6.0),
    15: (3.3, 4.5, 5.6, 6.7, 8.9),
    20: (4.5, 6.0, 7.4, 8.9, 11.9),
    25: (5.6, 7.4, 9.3, 11.2, 14.9),
    30: (6.7, 8.9, 11.2, 13.4, 17.9),
    45: (10.0, 13.4, 16.7, 20.1, 26.8),
    120: (26.8, 35.7, 44.6, 53.6, 71.4),
}


@pytest.mark.parametrize("users", TABLE)
def test_the_published_table_to_its_digit(users: int, plan: Plan) -> None:
    found = []
    for fee in FEES:
        crossing = books(plan, users, prices={"managed_per_user": fee}).crossover
        found.append(round(crossing.per_month(INVOICES) or math.nan, 1))
    assert tuple(found) == TABLE[users]


@pytest.mark.parametrize(("users", "whole", "invoices"), [(10, 3.2, 4.8), (25, 6.9, 11.9), (75, 14.5, 35.7)])
def test_the_whole_cost_crosses_far_below_the_invoices(users: int, whole: float, invoices: float, plan: Plan) -> None:
    crossing = books(plan, users).crossover
    assert crossing.per_month(TOTAL) == pytest.approx(whole, abs=0.06)
    assert crossing.per_month(INVOICES) == pytest.approx(invoices, abs=0.05)


@pytest.mark.parametrize("rate", [2.0, 5.0, 8.0, 20.0])
def test_the_crossover_and_the_simulated_years_agree(rate: float, plan: Plan) -> None:
    """One question, one answer: the side the crossover names is the one whose mean year is cheaper."""
    count = {"billable_incidents": {"count": rate * 240, "months": 240}}
    made = books(plan, operations=count)
    fixed, each = made.crossover.terms.lines(COUNTING)[0]
    contract, left = made.crossover.terms.lines(COUNTING)[1]
    found = comparison(made)
    own = made.frequency.value
    assert found.break_fix.mean == pytest.approx(12 * (fixed + own * each), rel=0.02)
    assert found.managed.mean == pytest.approx(12 * (contract + own * left), rel=0.02)
    above = own > (made.crossover.per_month(COUNTING) or 0.0)
    assert found.cheaper.mean == ("managed" if above else "break_fix")


@pytest.mark.parametrize(("least", "crossing"), [(0, 1.1), (650, 1.9)])
def test_three_users_cross_at_about_one_save_for_the_least_of_a_contract(
    least: float, crossing: float, plan: Plan
) -> None:
    prices = {"managed_per_user": 125, "contract_least": least}
    assert round(books(plan, 3, prices=prices).crossover.per_month(INVOICES) or math.nan, 1) == crossing


def test_the_office_on_the_boundary_cannot_be_told_apart(plan: Plan) -> None:
    accounts = books(plan, operations={"billable_incidents": {"count": 50, "months": 12}})
    counting = crossovers(accounts.crossover)[0]
    assert counting.formula == COUNTING
    assert counting.told == "indifferent"
    low, middle, high = counting.p5, counting.per_month, counting.p95
    assert low is not None
    assert middle is not None
    assert high is not None
    assert low < middle < high
    band = rule_of_thumb(books(plan, 35).crossover, COUNTING)
    assert (band.holds, band.outcome) == (True, "holds")


@pytest.mark.parametrize(("count", "cheaper"), [(7, "break_fix_cheaper"), (48, "managed_cheaper")])
def test_a_small_office_is_told_what_is_cheaper(count: int, cheaper: str, plan: Plan) -> None:
    crossing = books(plan, 3, operations={"billable_incidents": {"count": count, "months": 12}}).crossover
    assert crossing.cheaper(INVOICES) == cheaper


def test_a_provider_s_own_price_is_the_fee(plan: Plan) -> None:
    price = {"structure": "per_user", "amount": 100, "onboarding": 900, "term_months": 12, "includes": ["service_desk"]}
    msp = {"id": "msp", "model": "managed", "offering": "silver", "price": price}
    fixer = {"id": "fixer", "model": "break_fix", "price": {"structure": "per_incident", "amount": 250}}
    crossing = books(plan, providers=[msp, fixer]).crossover
    assert crossing.per_month(INVOICES) == pytest.approx(2500 / 250)
    gain = crossing.terms.break_fix.whole - crossing.terms.managed.whole
    assert crossing.per_month(TOTAL) == pytest.approx((2500 + 900 / 36 - 200) / gain)
    assert float(np.ptp(crossing.spread(INVOICES))) < 1e-9, "nothing is left uncertain"


def test_two_flat_prices_leave_nothing_to_draw(plan: Plan) -> None:
    price = {"structure": "all_inclusive", "amount": 3000}
    msp = {"id": "msp", "model": "managed", "offering": "silver", "price": price}
    fixer = {"id": "fixer", "model": "break_fix", "price": {"structure": "per_incident", "amount": 300}}
    accounts = books(plan, providers=[msp, fixer])
    found = crossovers(accounts.crossover)[1]
    assert (found.per_month, found.p5, found.p50, found.p95) == (10.0,) * 4
    assert accounts.crossover.spread(INVOICES).shape == accounts.frequency.draws.shape
    assert 0 <= found.probability_above <= 1


def test_a_price_for_devices_that_are_not_there_is_not_compared(plan: Plan) -> None:
    price = {"structure": "per_device", "amount": 60, "includes": ["service_desk"]}
    msp = {"id": "msp", "model": "managed", "offering": "silver", "price": price}
    crossing = books(plan, facts={"devices": 0}, providers=[msp]).crossover
    assert crossing.per_month(INVOICES) == books(plan, facts={"devices": 0}).crossover.per_month(INVOICES)
    terms = crossover_terms(crossing)
    assert terms.uncounted == (UncountedPrice(provider="msp", counted=("devices", "servers"), instead="price_list"),)
    assert terms.fee > 0
    least = {**msp, "price": {**price, "minimum_monthly": 900}}
    assert books(plan, facts={"devices": 0}, providers=[least]).crossover.terms.fee == 900


@pytest.mark.parametrize(("users", "code"), [(0, "no_users"), (None, "users_not_stated")])
def test_no_users_and_no_statement_are_told_apart(users: int | None, code: str, plan: Plan) -> None:
    made, unpriced = accounts(Case(plan, engagement(0, {"users": users})))
    assert made is None
    assert unpriced is not None
    assert unpriced.code == code


def test_a_tiered_price_moves_the_crossover_in_steps(plan: Plan) -> None:
    tiers = [{"up_to": 20, "amount": 150}, {"amount": 90}]
    made = {}
    for whole in (False, True):
        price = {"structure": "tiered", "tiers": tiers, "whole_volume": whole, "includes": ["service_desk"]}
        msp = {"id": "msp", "model": "managed", "offering": "silver", "price": price}
        made[whole] = {step.seats: step for step in crossover_steps(books(plan, 30, providers=[msp]).crossover)}
    assert list(made[True]) == [20, 21, 30]
    assert made[False][30].fee_monthly == 20 * 150 + 10 * 90
    assert made[True][30].fee_monthly == 30 * 90
    assert made[True][21].per_month < made[True][20].per_month, "one seat more, and the bill falls"
    assert made[False][21].per_month > made[False][20].per_month
    assert [seats for seats, step in made[True].items() if step.here] == [30]


@pytest.mark.parametrize(
    ("prices", "expected", "outcome"),
    [
        ({"own_tools_per_user": 500}, 0.0, "too_late"),
        (
            {"break_fix_hourly": 0, "trip_fee": 0, "parts_per_incident": 0, "loaded_wage": 0},
            None,
            "no_crossover",
        ),
    ],
)
def test_the_limits(prices: dict[str, float], expected: float | None, outcome: str, plan: Plan) -> None:
    crossing = books(plan, prices=prices).crossover
    found = crossovers(crossing)[0]
    assert (found.formula, found.per_month) == (COUNTING, expected)
    assert rule_of_thumb(crossing, COUNTING).outcome == outcome


@given(
    st.tuples(st.floats(0, 1e4), st.floats(0, 1e3)),
    st.tuples(st.floats(0, 1e4), st.floats(0, 1e3)),
)
def test_both_cost_the_same_where_the_lines_meet(called: tuple[float, float], contract: tuple[float, float]) -> None:
    found = meeting(called, contract)
    if found is None:
        assert called[1] <= contract[1]
        assert contract[0] > called[0] or contract[1] > called[1]
    elif found > 0:
        assert called[0] + found * called[1] == pytest.approx(contract[0] + found * contract[1], rel=1e-6, abs=1e-6)
    else:
        assert contract[0] <= called[0]


@pytest.mark.parametrize(
    ("mean", "sigma", "least"), [(1.75, 0.8, 1.0), (4.0, 0.5, 2.0), (0.5, 1.0, 0.25), (1.0, 0, 2.0)]
)
def test_billed_hours_are_the_mean_of_what_is_billed(mean: float, sigma: float, least: float) -> None:
    normal = np.random.Generator(np.random.PCG64(1)).standard_normal(400_000)
    hours = np.maximum(np.exp(math.log(mean) - sigma**2 / 2 + sigma * normal), least)
    error = float(hours.std()) / math.sqrt(len(hours))
    assert billed_hours(mean, sigma, least) == pytest.approx(float(hours.mean()), abs=5 * error + 1e-9)


def test_the_same_seed_gives_the_same_draws(plan: Plan) -> None:
    def drawn(**blocks: Any) -> tuple[Crossover, ...]:
        return crossovers(books(plan, **blocks).crossover)

    assert drawn() == drawn()
    assert drawn(risk={"seed": 7}) != drawn()


@pytest.mark.parametrize(
    ("onboarding", "tiers"),
    [(36000, [{"up_to": 50, "amount": 20}, {"amount": 40}]), (None, [{"up_to": 50, "amount": 0}, {"amount": 12}])],
)
def test_each_step_is_the_crossover_of_an_organization_of_that_fee(
    onboarding: float | None, tiers: list[dict[str, float]], plan: Plan
) -> None:
    """A stated sum for onboarding is the same at each step; one of the price list grows with the fee, from nothing."""
    stated = {} if onboarding is None else {"onboarding": onboarding}
    price = {"structure": "tiered", "tiers": tiers, "includes": ["service_desk"], **stated}
    msp = {"id": "msp", "model": "managed", "offering": "silver", "price": price}
    made = books(plan, 45, providers=[msp]).crossover
    gain = made.terms.break_fix.whole - made.terms.managed.whole
    steps = {step.seats: step for step in crossover_steps(made)}
    assert set(steps) == {45, 50, 51}
    for step in steps.values():
        monthly = step.fee_monthly
        flat = {"structure": "all_inclusive", "amount": monthly, "includes": ["service_desk"], **stated}
        once = books(plan, 45, providers=[{**msp, "price": flat}]).crossover.terms
        assert step.per_month == pytest.approx(max(0.0, once.fee + once.onboarding - once.tools) / gain, abs=1e-3)
