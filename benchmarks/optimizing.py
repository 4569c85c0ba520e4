"""The recommended arrangement of all four frameworks at once: merged rows beside one row and column for everything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor import api
from assessor.assess.prepare import load_plan
from assessor.economics.accounts import accounts
from assessor.economics.market import Market
from assessor.economics.outlook import company, outlook
from assessor.economics.posed_problem import problem_of
from assessor.economics.prices import prices
from assessor.economics.program import Program
from assessor.economics.rows import row_of
from assessor.economics.solve import optimum
from assessor.economics.targets import Targets
from assessor.evaluate.capacity import Capacity
from assessor.evaluate.case import Case
from assessor.frameworks.registry import FRAMEWORKS
from assessor.library.store import Store
from benchmarks.clock import call, take_turns
from benchmarks.figures import Figure
from benchmarks.settings import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from assessor.economics.problem import Clause, Problem
    from benchmarks.settings import Settings

ENGAGEMENT = ROOT / "examples" / "retailer.yaml"
GOAL_MS = 50


class Naive(Program):
    """Every clause of every obligation by itself: a column for each option that meets it, and rows to tie them."""

    def _clauses(self, clauses: Iterable[Clause], *, plain: bool) -> None:
        del plain
        for row in filter(None, map(row_of, clauses)):
            terms: dict[int, float] = {}
            for option in sorted(row.alone):
                used = self.column()
                self.row({option: 1.0, used: -1.0}, 0.0, float("inf"))
                terms[used] = 1.0
            for way in row.other:
                terms[self._way(way)] = 1.0
            self.row(terms, 1.0, float("inf"))


def problem(settings: Settings) -> Problem:
    """A retailer to which every obligation of all four frameworks applies."""
    source, _, problems = api.check(ENGAGEMENT, data=settings.data)
    if source is None:
        raise ValueError(f"the example does not load: {problems}")
    case = Case(load_plan(settings.data, Store(None), FRAMEWORKS), source.engagement, assume_applicable=True)
    capacity = Capacity(case)
    books, why = accounts(case, capacity)
    if books is None:
        raise ValueError(why)
    market = Market(case, capacity)
    table = outlook(market, books.regimes, lambda regime: books.losses.cost(regime, "mean"))
    beside = company(market, books.regimes)
    return problem_of(market, Targets(market).aims(), prices(market, books.book), table, company=beside)


def run(settings: Settings) -> Iterator[Figure]:
    """Both must find the same price before their times are compared; imports are done before."""
    made = problem(settings)
    best = optimum(made)
    found = Naive(made).run()
    if not best.exists or found.choice is None or made.price(found.choice) != best.price:
        raise ValueError("the two formulations disagree; their times cannot be compared")
    taken = take_turns(
        settings.runs,
        {
            "merged": lambda: call(lambda: Program(made).run()),
            "with ties": lambda: call(lambda: optimum(made)),
            "naive": lambda: call(lambda: Naive(made).run()),
        },
    )
    small, large = Program(made).size, Naive(made).size
    note = (
        f"{taken['merged'].ms:.1f} / {taken['naive'].ms:.1f} ms; {small[0]} columns and {small[1]} rows against "
        f"{large[0]} and {large[1]}, {len(made.targets)} obligations"
    )
    yield Figure(
        benchmark="optimize",
        what="merged rows / one for everything",
        value=taken["merged"].ms / taken["naive"].ms,
        limit=0.2,
        note=note,
    )
    yield Figure(
        benchmark="optimize",
        what="optimum of four frameworks",
        value=taken["merged"].ms,
        limit=GOAL_MS,
        unit="ms",
        note=f"{taken['with ties'].ms:.1f} ms with all ties settled",
    )
