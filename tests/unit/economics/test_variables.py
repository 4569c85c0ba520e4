"""The four variables function by function, on the example clinic."""

from __future__ import annotations

from pathlib import Path

import pytest

from assessor.assess.engine import all_variants
from assessor.assess.prepare import load_plan
from assessor.economics.book import PriceBook
from assessor.economics.losses import LossModel
from assessor.economics.parameters import Parameters
from assessor.economics.regimes import Regimes
from assessor.economics.variables import dependents, variables
from assessor.evaluate.case import Case
from assessor.evaluate.supply import Arrangement
from assessor.frameworks.registry import FRAMEWORKS
from assessor.library.engagement import read_engagement
from assessor.library.resources import shipped_root
from assessor.library.store import Store

CLINIC = Path(__file__).resolve().parents[3] / "examples" / "clinic.yaml"
RATE = 10.0


@pytest.fixture(scope="module")
def case(cache: Path) -> Case:
    store = Store(cache)
    source, problems = read_engagement(CLINIC, store, FRAMEWORKS)
    assert source is not None
    assert problems == []
    return Case(load_plan(shipped_root(), store, FRAMEWORKS, source.engagement.frameworks), source.engagement)


@pytest.fixture(scope="module")
def losses(case: Case) -> LossModel:
    book = PriceBook(case, Parameters(case))
    return LossModel(Regimes(book), RATE, trials=4000)


@pytest.fixture(scope="module")
def managed(case: Case) -> Arrangement:
    return all_variants(case)["managed"][-1]


NAMES = ("service_desk", "field_service", "endpoint_rmm", "patching", "awareness_training")


def test_incidents_are_handled_or_prevented(losses: LossModel, managed: Arrangement, case: Case) -> None:
    book = losses.regimes.book
    prevented = book.parameters.value("prevented_share")
    by_function = variables(book, losses, managed, NAMES)
    happen = RATE * (1 - prevented)
    assert by_function["service_desk"].incidents == pytest.approx(happen)
    assert by_function["field_service"].incidents == pytest.approx(happen * book.parameters.value("on_site_share"))
    assert by_function["patching"].incidents == pytest.approx(RATE * prevented)
    assert by_function["awareness_training"].incidents is None
    called = all_variants(case)["break_fix"][0]
    assert variables(book, losses, called, NAMES)["service_desk"].incidents == pytest.approx(RATE)


def test_the_tail_is_what_nobody_there_would_cost(losses: LossModel, managed: Arrangement) -> None:
    by_function = variables(losses.regimes.book, losses, managed, NAMES)
    without = Arrangement("x", {**managed.supply, "patching": ()})
    worse = losses.cost(losses.regimes.of(without), "cvar95") - losses.cost(losses.regimes.of(managed), "cvar95")
    assert worse > 0
    assert by_function["patching"].tail == pytest.approx(worse, abs=0.01)
    assert by_function["service_desk"].tail is not None
    assert by_function["service_desk"].tail > 0
    assert by_function["awareness_training"].tail is None


def test_obligations_and_hours(losses: LossModel, managed: Arrangement, case: Case) -> None:
    book = losses.regimes.book
    by_function = variables(book, losses, managed, case.terrain.functions)
    counted = dependents(case)
    for name, line in by_function.items():
        assert line.obligations == counted.get(name, 0)
        assert line.hours >= 0
    assert by_function["service_desk"].hours >= book.ticket_hours > 0
    assert sum(counted.values()) > len(case.plan.obligations) / 2
