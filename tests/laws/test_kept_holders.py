"""Under *fill the gaps* nobody who works today is removed from any function, whoever shares what."""

from __future__ import annotations

import os
from functools import partial
from random import Random
from typing import TYPE_CHECKING

import pytest

from assessor import api
from assessor.assess.prepare import load_plan
from assessor.economics.accounts import accounts
from assessor.economics.market import Market
from assessor.economics.outlook import company, outlook
from assessor.economics.packages import constrained
from assessor.economics.posed_problem import problem_of
from assessor.economics.prices import prices
from assessor.economics.solve import widest
from assessor.economics.targets import Targets
from assessor.evaluate.capacity import Capacity
from assessor.evaluate.case import Case
from assessor.evaluate.supply import ORGANIZATION
from assessor.frameworks.registry import FRAMEWORKS
from assessor.library.resources import shipped_root
from assessor.library.store import Store
from assessor.model.value import replace
from tests.cli.running import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from assessor.model.engagement import Engagement

MANY = int(os.environ.get("ASSESSOR_SHARED_WORK", "2"))  # other ways to share work out, of each example
EXAMPLES = ("clinic", "dod-subcontractor")


def shared_out(engagement: Engagement, random: Random) -> Engagement:
    """The same with work that several have: of some functions more of those who list them, desk and upkeep included."""
    today = dict(engagement.today)
    for name, held in engagement.today.items():
        able = [
            provider.id for provider in engagement.providers if name in provider.services and provider.id not in held
        ]
        if held and able and "customer" not in held and random.random() < 0.7:
            today[name] = (*held, *random.sample(able, random.randint(1, len(able))))
    return replace(engagement, today=today)


@pytest.mark.parametrize("name", EXAMPLES)
def test_nobody_is_removed_where_only_gaps_are_filled(name: str, cache: Path) -> None:
    source, _, _ = api.check(ROOT / "examples" / f"{name}.yaml", cache=cache)
    assert source is not None
    plan = load_plan(shipped_root(), Store(cache), FRAMEWORKS, source.engagement.frameworks)
    for seed in range(MANY):
        engagement = source.engagement if not seed else shared_out(source.engagement, Random(seed))  # noqa: S311
        case = Case(plan, engagement)
        capacity = Capacity(case)
        books, _ = accounts(case, capacity)
        assert books is not None
        market, losses = Market(case, capacity), books.losses
        aims = Targets(market).aims()
        market.settle(aims.additions)
        table = outlook(market, losses.regimes, partial(losses.weighed, weight=0.5))
        problem = problem_of(market, aims, prices(market, books.book), table, company=company(market, losses.regimes))
        best = widest(constrained(market, problem)["fill_the_gaps"])
        assert best.exists, (name, seed)
        then = market.arrangement(best.choice).supply
        offered = {place.key for place in market.places}
        for function, holders in market.now.supply.items():
            if case.terrain.functions[function].kind != "delegable":
                continue
            kept = {one.id for one in then.get(function) or ()}
            has = {one.id for one in holders or () if one is not ORGANIZATION and (function, one.id) in offered}
            assert has <= kept, (name, seed, function)
