"""People who could be hired: what they cost and bring, and that what they are chosen for holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assessor import api
from assessor.economics.amounts import dollars
from assessor.economics.packages import constrained, hired, moved, vendors
from assessor.economics.positions import hires, openings, pay
from assessor.economics.solve import optimum
from assessor.evaluate.demand import Judge
from assessor.evaluate.obligation import judge
from assessor.model.scales import IN_PLACE, Truth
from tests.cli.running import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from assessor.economics.choosing import CandidateStanding
    from assessor.economics.recommend import SearchOutcome

EXAMPLE = "clinic"


@pytest.fixture(scope="module")
def judged(cache: Path) -> api.Judged:
    return api.judged(ROOT / "examples" / f"{EXAMPLE}.yaml", cache=cache)


@pytest.fixture(scope="module")
def outcome(judged: api.Judged) -> SearchOutcome:
    assert judged.assessment.decision is not None
    assert judged.assessment.decision.outcome is not None
    return judged.assessment.decision.outcome


@pytest.fixture(scope="module")
def hiring(outcome: SearchOutcome) -> CandidateStanding:
    """The package that fills a position."""
    (found,) = (one for one in outcome.standing if one.candidate.hires)
    return found


def test_a_position_costs_its_pay_and_brings_its_hours(outcome: SearchOutcome) -> None:
    terrain, parameters = outcome.market.case.terrain, outcome.inputs
    found = openings(terrain, parameters)
    suppliers = hires(outcome.market.case)
    half, whole = suppliers["technician/0.5"], suppliers["technician/1"]
    year = parameters.value("salary_support") * parameters.value("loading")
    assert pay(whole, terrain, parameters)[0].quote.value == pytest.approx(year)
    assert pay(half, terrain, parameters)[0].quote.value == pytest.approx(year / 2)
    rule = terrain.capacity
    assert whole.provider is not None
    assert half.provider is not None
    assert whole.provider.hours_per_month == pytest.approx(rule.hours_per_fte * rule.utilization)
    assert half.provider.hours_per_month == pytest.approx(rule.hours_per_fte * rule.utilization / 2)
    assert found["security_desk/1"].people == parameters.value("seat_positions_with_leave")


def test_who_is_hired_is_no_outside_party(hiring: CandidateStanding, outcome: SearchOutcome) -> None:
    market, choice = outcome.market, hiring.candidate.choice
    names = hired(market, choice)
    assert names
    assert not names & vendors(market, choice)
    own = {option for option, place in enumerate(market.places) if place.supplier.hired}
    kept = {place.function for place in market.places if market.serves_today(place) and place.supplier.own_staff}
    assert not [option for option in own & moved(market) if market.places[option].function in kept]


def test_a_hire_holds_what_it_is_chosen_for_within_its_hours(hiring: CandidateStanding, outcome: SearchOutcome) -> None:
    """The evaluator judges the arrangement, hours included, as it judges every other."""
    case, choice = outcome.market.case, hiring.candidate.choice
    arrangement = outcome.market.arrangement(choice)
    judges = Judge(case, outcome.market.capacity)
    met = outcome.problem.met(choice)
    rows = [row for row in case.plan.obligations if case.applicability[row.ref] is Truth.YES and row.ref in met]
    assert len(rows) == len(met)
    for row in rows:
        verdict = judge(case, judges, row, (arrangement,))
        assert verdict.verdict in IN_PLACE or verdict.reason, row.ref


def test_its_price_is_that_of_the_accounts(hiring: CandidateStanding, outcome: SearchOutcome) -> None:
    choice, books = hiring.candidate.choice, outcome.books
    account = books.account(outcome.market.arrangement(choice))
    loss = books.losses.weighed(account.regime, books.weight)
    assert dollars(hiring.candidate.best.price) == pytest.approx(account.fixed + loss, abs=1)


def test_nobody_is_hired_where_only_gaps_are_bought(outcome: SearchOutcome) -> None:
    for one in outcome.standing:
        if {"fill_the_gaps", "one_provider", "no_hiring"} & set(one.candidate.ids):
            assert not hired(outcome.market, one.candidate.choice), one.candidate.ids


def test_positions_never_make_the_cheapest_dearer(outcome: SearchOutcome) -> None:
    without = optimum(constrained(outcome.market, outcome.problem)["no_hiring"])
    assert not without.exists or outcome.cheapest <= without.price


def test_of_a_position_one_part_is_filled(outcome: SearchOutcome) -> None:
    offered = {place.supplier.id for place in outcome.market.places if place.supplier.hired}
    rivals = {frozenset(tier & offered) for tier in outcome.problem.tiers}
    for position in {name.partition("/")[0] for name in offered}:
        parts = frozenset(name for name in offered if name.startswith(f"{position}/"))
        assert len(parts) < 2 or parts in rivals
