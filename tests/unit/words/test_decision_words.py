"""The sentences of the recommendation, each made from a value of the result."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import pytest

from assessor import api
from assessor.result.economics import Unpriced
from assessor.result.packages import CostStep
from assessor.result.recommendation import Concentration, ExcludedSupplier, SingleChange, UnmetObligation
from assessor.result.recommended_condition import RecommendedCondition
from assessor.result.worth_asking import OtherHands
from assessor.words import decisions, grammar, limits, packages
from assessor.words.names import names_of
from tests.cli.running import CLINIC

if TYPE_CHECKING:
    from pathlib import Path

    from assessor.result.recommendation import Recommendation
    from assessor.result.recommended_condition import RecommendedConditionKind
    from assessor.result.result import Result
    from assessor.words.names import Names

CHANGE = SingleChange(
    kind="function",
    function="patching",
    paper=None,
    gate=None,
    supplier="northmsp",
    closes=("hipaa:a",),
    loses=(),
    annual_cost=1234.5,
)


@pytest.fixture(scope="module")
def clinic(data_root: Path, cache: Path) -> Result:
    return api.assess(CLINIC, data=data_root, cache=cache)


@pytest.fixture(scope="module")
def names(clinic: Result) -> Names:
    return names_of(clinic)


def recommended(result: Result) -> Recommendation:
    assert result.recommendation is not None
    return result.recommendation


def test_why_it_is_this_supplier() -> None:
    assert (
        decisions.reasons(("obligations", "only_one")) == "Obligations need it and no other offer could take its place"
    )
    assert decisions.reasons(()) == ""


def test_a_part_of_the_price_of_compliance(names: Names) -> None:
    step = CostStep(kind="work", function="patching", capabilities=("os-patching",), obligations=("a",), annual=9870.4)
    assert decisions.cost_step(step, names) == "$9,870: what 1 obligation asks for in patching"
    less = dataclasses.replace(step, kind="fewer_changes", function=None)
    assert decisions.cost_step(less, names) == "$9,870: keeping what this package keeps, even without any obligation"


@pytest.mark.parametrize(
    ("cost", "price"),
    [(1234.5, "for $1,234 a year more."), (-99.6, "for $100 a year less."), (0.0, "at no extra cost.")],
)
def test_one_change_and_its_price(names: Names, cost: float, price: str) -> None:
    text = decisions.single_change(dataclasses.replace(CHANGE, annual_cost=cost), names)
    function = names.all_functions(["patching"])
    assert text == f"Give {function} to {names.provider('northmsp')}: this puts 1 obligation in place {price}"


def test_one_change_that_is_a_paper_and_loses_something(names: Names) -> None:
    paper = dataclasses.replace(
        CHANGE, kind="paper", function=None, paper="baa", gate="baa", closes=("a", "b"), loses=("c",), annual_cost=0.0
    )
    text = decisions.single_change(paper, names)
    assert text.startswith("Sign or obtain the business associate ")
    assert text.endswith(
        "this puts 2 obligations in place at no extra cost. 1 obligation in place today would be lost."
    )


def test_why_an_obligation_stays_open(names: Names) -> None:
    failing = UnmetObligation(ref="hipaa:x", capability="log-review", predicates=("capacity", "scope"))
    title = names.capability("log-review")
    assert decisions.unmet(failing, names) == (
        f"{title}: the available hours do not stretch that far and no offer covers everything in scope"
    )
    own = UnmetObligation(ref="hipaa:x", capability=None, predicates=())
    assert decisions.unmet(own, names) == "Your own part: no offer includes it"


@pytest.mark.parametrize(
    ("kind", "name", "text"),
    [
        ("frequency", "hipaa:164.308(a)(8)", "A written frequency for 164.308(a)(8), agreed"),
        ("independent", "pentest", "An outside party engaged for "),
        (
            "bought_hours",
            "break_fix",
            "At least 7.2 hours a month from break-fix",
        ),
        ("covers", "northmsp", " also covers: the till"),
    ],
)
def test_what_has_to_become_true(names: Names, kind: RecommendedConditionKind, name: str, text: str) -> None:
    needed = RecommendedCondition(
        kind=kind,
        id=name,
        model=None,
        offering=None,
        providers=(),
        groups=("the till",) if kind == "covers" else (),
        hours=7.2 if kind == "bought_hours" else None,
        every=None,
        answers=(),
        obligations=(),
    )
    assert text in decisions.condition(needed, names)


def test_a_paper_is_said_with_everybody_who_needs_it(names: Names) -> None:
    needed = RecommendedCondition(
        kind="gate",
        id="baa",
        model=None,
        offering=None,
        providers=("northmsp", "third_party"),
        groups=(),
        hours=None,
        every=None,
        answers=(),
        obligations=(),
    )
    who = " and ".join(sorted((names.provider("northmsp"), "an outside party")))
    assert decisions.condition(needed, names) == f"{names.gate('baa')} with {who}"


def test_suppliers_left_out_and_those_on_whom_much_hangs(names: Names) -> None:
    assert decisions.left_out(ExcludedSupplier(supplier="x", code="no_hours")) == "it has no hours"
    warning = Concentration(supplier="northmsp", kind="share", share=0.7, abilities=7, abilities_needed=10)
    assert decisions.concentration(warning, names).endswith(" would deliver 7 of the 10 capabilities required.")
    both = dataclasses.replace(warning, kind="assessor")
    assert decisions.concentration(both, names).endswith(" would run systems and also assess them.")
    assert decisions.in_hands_of(OtherHands(function="patching", supplier=None), names) == "nobody"


def test_what_stands_in_the_way(clinic: Result, names: Names) -> None:
    found = recommended(clinic)
    assert decisions.obstacle(found, names) is None
    none = dataclasses.replace(found, status="infeasible", obstacles=(), obstacle_capabilities=())
    assert decisions.obstacle(none, names) == "No offer covers what the organization needs in any case."
    some = dataclasses.replace(none, obstacles=("hipaa:x",), obstacle_capabilities=("log-review",))
    assert names.capability("log-review").lower() in (decisions.obstacle(some, names) or "").lower()


def test_the_line_a_terminal_prints(clinic: Result) -> None:
    found = recommended(clinic)
    moved = sum(line.changed for line in found.lines)
    simple = dataclasses.replace(found, price_of_compliance=200.0)
    taken = packages.recommended(found)
    assert taken is not None
    told = f"{grammar.inside(packages.title(taken))}: {grammar.usd(taken.annual_cost)} a year in cash"
    told += f" ({packages.spread(taken)}); plan with {grammar.usd(taken.annual_median)}"
    assert decisions.headline(dataclasses.replace(clinic, recommendation=simple)) == (
        f"Recommended: {told}; {moved} of {len(found.lines)} functions change hands; compliance adds $200 a year, "
        "incident losses included"
    )
    nothing = dataclasses.replace(
        found, status="infeasible", annual_cost=None, price_of_compliance=None, obstacles=("x:1",)
    )
    assert decisions.headline(dataclasses.replace(clinic, recommendation=nothing)) == (
        "No recommendation: no combination of offers complies. In the way: x:1"
    )


def test_why_there_is_none(clinic: Result) -> None:
    unasked = dataclasses.replace(clinic, recommendation=None)
    assert decisions.headline(unasked) is None
    nothing = dataclasses.replace(unasked, no_recommendation="nothing_asked")
    assert (decisions.headline(nothing) or "").startswith("No recommendation: No obligation is certain to apply")
    beyond = Unpriced(code="beyond_size", sizes=("users", "sites"))
    unpriced = dataclasses.replace(unasked, no_recommendation="unpriced", unpriced=beyond)
    why = "Nothing can be priced at the size stated (organization: users, sites)."
    assert decisions.no_recommendation(unpriced) == why
    assert limits.limits(unpriced) == (*limits.limits(clinic), why)
