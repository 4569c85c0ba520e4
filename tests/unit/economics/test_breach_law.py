"""The risk of a breach: worked by hand, by simulation, and as the law of docs/economics.md says it moves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from assessor.assess.prepare import load_plan
from assessor.economics.parameters import Parameters
from assessor.evaluate.case import Case
from assessor.evaluate.supply import Arrangement, Supplier, today
from assessor.frameworks.registry import FRAMEWORKS
from assessor.library.resources import shipped_root
from assessor.library.store import Store
from assessor.model.money import Amount
from tests.unit.economics.organizations import books, engagement

if TYPE_CHECKING:
    from pathlib import Path

    from assessor.economics.breaches import Breaches
    from assessor.model.plan import Plan

ALL = frozenset({"detection", "sign_in", "training", "backup"})
NONE: frozenset[str] = frozenset()
MSP = {"id": "msp", "model": "managed", "offering": "gold"}


def breaches(plan: Plan, **blocks: Any) -> Breaches:
    found = books(plan, **blocks).breaches
    assert found is not None
    return found


def held(plan: Plan, functions: dict[str, list[str]]) -> Breaches:
    return breaches(plan, providers=[MSP], today=functions, risk={"breach": {"probability": 0.04, "cost": 100_000}})


def test_the_published_figures_by_hand(plan: Plan) -> None:
    """Half of the insured have each safeguard, so whoever has none is above their rate and whoever has all below it."""
    found = breaches(plan)
    value = found.parameters.value
    without = 0.0154 / (0.75 * 0.855 * 0.99)
    assert found.probability(NONE, value) == pytest.approx(without)
    assert found.probability(ALL, value) == pytest.approx(without * 0.5 * 0.71 * 0.98)
    assert found.cost(NONE, value) == pytest.approx(115_000 / 0.875)
    assert found.cost(ALL, value) == pytest.approx(115_000 / 0.875 * 0.75)
    assert found.expected(ALL) == pytest.approx(found.probability(ALL, value) * found.cost(ALL, value))


def test_what_is_stated_holds_for_today(plan: Plan) -> None:
    """A stated probability and cost are those of how things stand, so only what changes moves them."""
    found = held(plan, {"soc_mdr": ["msp"], "backup_dr": ["msp"]})
    value = found.parameters.value
    assert found.now == {"detection", "backup"}
    assert found.probability(found.now, value) == 0.04
    assert found.cost(found.now, value) == 100_000
    assert found.probability(NONE, value) == pytest.approx(0.08)
    assert found.probability(found.now | {"sign_in"}, value) == pytest.approx(0.04 * 0.71)
    assert found.cost(found.now - {"backup"}, value) == pytest.approx(100_000 / 0.75)


def test_nothing_counts_unless_it_is_stated(plan: Plan) -> None:
    apart, cited = breaches(plan), breaches(plan, risk={"breach": "cited", "tolerance": "averse"})
    assert (apart.counted, apart.compared(NONE)) == (False, 0.0)
    assert cited.expected(NONE) == apart.expected(NONE)
    bad = cited.bad_years(NONE)
    assert cited.compared(NONE) == pytest.approx(cited.expected(NONE) + 0.5 * (bad - cited.expected(NONE)))


@pytest.mark.parametrize("probability", [0.01, 0.05, 0.2, 0.9])
def test_bad_years_are_those_of_simulated_ones(plan: Plan, probability: float) -> None:
    """One breach at most a year, its cost lognormal: the mean of the worst twentieth, drawn and in closed form."""
    found = breaches(plan, risk={"breach": {"probability": probability, "cost": 100_000}})
    draws, sigma = 4_000_000, found.law.sigma
    random = np.random.default_rng(5)
    costs = 100_000 * np.exp(sigma * random.standard_normal(draws) - sigma**2 / 2)
    years = np.where(random.random(draws) < probability, costs, 0.0)
    worst = np.partition(years, draws - draws // 20)[draws - draws // 20 :].mean()
    assert found.bad_years(found.now) == pytest.approx(worst, rel=0.03)


def test_a_chance_is_never_above_one(plan: Plan) -> None:
    found = breaches(plan, risk={"breach": {"probability": 0.9}}, providers=[MSP], today={"soc_mdr": ["msp"]})
    assert found.probability(NONE, found.parameters.value) == 1.0
    assert found.bad_years(NONE) > found.expected(NONE)


def test_another_safeguard_never_costs_more(plan: Plan) -> None:
    found = breaches(plan, risk={"breach": "cited", "tolerance": "very_averse"})
    for name in sorted(ALL):
        for rest in (NONE, ALL - {name}):
            assert found.compared(rest | {name}) < found.compared(rest)
            assert found.expected(rest | {name}) < found.expected(rest)


def test_who_has_a_safeguard(plan: Plan, tmp_path: Path) -> None:
    """What its tier usually brings; on order only where something asks for it and for nothing else, and not today."""
    held_today = {"iam_admin": ["msp"], "awareness_training": ["msp"]}
    found = breaches(plan, facts={"covered_entity": True}, providers=[MSP], today=held_today)
    case = found.case
    supplier = next(iter(today(case.terrain, case.engagement).supply["iam_admin"] or ()))
    terms = supplier.terms("iam_admin", "multi-factor-authentication")
    assert terms is not None
    assert terms.origin == "on_order"
    assert found.now == {"training"}
    later = Arrangement("later", {"iam_admin": (supplier,), "backup_dr": (Supplier("nobody"),)})
    assert found.safeguards(later) == NONE, "a password is enough for what asks"
    strict = load_plan(shipped_root(), Store(tmp_path), FRAMEWORKS, ["cmmc"])
    cui = {"facts": {"cmmc_level": 2}, "frameworks": ["cmmc"]}
    assert breaches(strict, **cui, providers=[MSP]).safeguards(later) == {"sign_in"}


def test_ranges_of_one_engagement_reach_to_the_figure(plan: Plan) -> None:
    risks = books(plan).breach_risks
    assert risks is not None
    for safeguards in (NONE, ALL):
        risk = risks.holding(safeguards)
        assert risk.range.low <= risk.expected <= risk.range.high
        assert risk.range.high > 2 * risk.expected, "sources differ too much for less"
        assert risk.compared == 0.0
    assert set(risks.holding(ALL).safeguards) == ALL
    basis = risks.basis()
    assert (basis.counted, basis.probability_stated, basis.cost_stated) == (False, False, False)
    assert {one.high for one in basis.safeguards} == {1.0}, "no effect at all is in every range"


def test_a_stated_range_is_drawn(plan: Plan) -> None:
    stated = {"probability": {"low": 0.01, "default": 0.02, "high": 0.05}, "cost": 200_000}
    found = books(plan, risk={"breach": stated}).breach_risks
    assert found is not None
    risk = found.holding(found.breaches.now)
    assert risk.expected == 4_000
    assert 2_000 < risk.range.low < 4_000 < risk.range.high < 10_000
    case = Case(plan, engagement(25, risk={"breach": stated}))
    assert Parameters(case).edges("breach_rate") == (0.01, 0.02, 0.05)
    assert case.engagement.risk is not None
    assert case.engagement.risk.breach is not None
    assert case.engagement.risk.breach.cost == Amount(default=200_000)
