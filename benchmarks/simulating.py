"""A year of incidents a hundred thousand times under six arrangements, beside the random numbers alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from assessor import api
from assessor.economics.accounts import accounts
from assessor.economics.losses import LossModel
from assessor.economics.simulate import POOL
from assessor.evaluate.case import Case
from assessor.evaluate.supply import Supplier
from benchmarks.clock import call, take_turns
from benchmarks.figures import Figure
from benchmarks.settings import CLINIC

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor.economics.accounts import Accounts
    from assessor.economics.regimes import Regime
    from benchmarks.settings import Settings

TRIALS = 100_000
RATE = 9.0
MOST_MS = 200.0


def regimes_of(books: Accounts) -> list[Regime]:
    """Six ways to handle incidents that have nothing in common but the incidents."""
    models, regimes = books.case.terrain.models, books.regimes
    names = ("break_fix", "managed", "internal_it", "project_depot")
    there = {name: Supplier(name, models[name], models[name].offerings[0].id) for name in names}
    field = there["break_fix"]
    made = [regimes.between(there[name], there[name], steady=name in ("managed", "internal_it")) for name in names]
    mixed = [
        regimes.between(there["managed"], field, steady=True),
        regimes.between(there["internal_it"], field, steady=False),
    ]
    return [*made, *mixed]


def simulate(books: Accounts, regimes: list[Regime]) -> float:
    """All figures of all regimes from one set of draws."""
    model = LossModel(books.regimes, RATE, trials=TRIALS)
    return sum(model.distribution(regime).cvar95 for regime in regimes)


def draw(books: Accounts) -> float:
    """The random numbers a simulation cannot do without: the counts, and as many lognormal hours as are drawn."""
    laws = LossModel(books.regimes, RATE, trials=TRIALS).laws
    stream = np.random.Generator(np.random.PCG64(1))
    total = 0.0
    for law in laws:
        counts = stream.poisson(law.yearly, TRIALS)
        total += float(np.exp(stream.standard_normal(min(POOL, int(counts.sum())))).sum())
    return total


def run(settings: Settings) -> Iterator[Figure]:
    """Both after numpy is imported."""
    source, plan, problems = api.check(CLINIC, data=settings.data)
    if source is None or plan is None:
        raise ValueError(f"the example does not load: {problems}")
    books, why = accounts(Case(plan, source.engagement))
    if books is None:
        raise ValueError(why)
    regimes = regimes_of(books)
    taken = take_turns(
        settings.runs,
        {
            "years": lambda: call(lambda: simulate(books, regimes)),
            "numbers": lambda: call(lambda: draw(books)),
            "one regime": lambda: call(lambda: simulate(books, regimes[:1])),
        },
    )
    note = f"{TRIALS:,} years x {len(regimes)} regimes, {RATE:g} incidents a month"
    yield Figure(benchmark="simulate", what="time", value=taken["years"].ms, limit=MOST_MS, unit="ms", note=note)
    yield Figure(
        benchmark="simulate",
        what="simulation / random numbers alone",
        value=taken["years"].ms / taken["numbers"].ms,
        limit=5.0,
        note=f"{taken['years'].ms:.0f} / {taken['numbers'].ms:.0f} ms",
    )
    yield Figure(
        benchmark="simulate",
        what="six regimes / one",
        value=taken["years"].ms / taken["one regime"].ms,
        limit=3.0,
        note="common random numbers: the draws are made once",
    )
