"""A changed engagement judged with what it shares with another says what it says judged alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assessor import api
from assessor.assess.smallest.same_asking import searched_by
from assessor.assess.smallest.trial import Bench, bench_of
from assessor.evaluate import supply
from assessor.evaluate.case import Case
from assessor.evaluate.changed import changed
from assessor.evaluate.obligation import judge
from assessor.model.stated import with_statement
from assessor.model.value import replace
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from assessor.evaluate.outcome import Judgement
    from assessor.model.engagement import Engagement
    from assessor.model.plan import Plan

_CLINIC = ROOT / "examples" / "clinic.yaml"
_SHOP = ROOT / "examples" / "redirect-shop.yaml"
_ROW = "hipaa:164.308(a)(7)(ii)(A)"
_SIGNED = "hipaa:164.308(a)(2)"
# Of each kind of statement that something judged reads, one.
CHANGES: dict[tuple[str, ...], object] = {
    ("today", "soc_mdr"): ["northmsp"],
    ("today", "backup_dr"): [],
    ("providers", "northmsp", "services", "endpoint_protection"): {"detection": "none", "evidence": "none"},
    ("providers", "northmsp", "artefacts", "baa"): "papers/baa.txt",
    ("providers", "northmsp", "contract", "responsibility_matrix"): [{"obligation": _ROW, "owner": "customer"}],
    ("providers", "northmsp", "contract", "excludes"): [{"what": "backup", "text": "No."}],
    ("duties", "rd-account-lifecycle"): {"state": "not_done"},
    ("organization", "internal_fte"): 0,
    ("organization", "covered_entity"): False,
    ("evidence", "ev-new"): {
        "id": "ev-new",
        "source": "system",
        "collected": "2026-11-20",
        "capability": "backup",
        "result": "contradicts",
    },
    ("determinations", _SIGNED): {"obligation": _SIGNED, "status": "not_met", "on": "2026-11-10", "by": "Dr. Elm"},
    ("done",): [{"capability": "risk-analysis", "on": "2026-10-01", "by": "northmsp", "record": "papers/baa.txt"}],
}


@pytest.fixture(scope="module")
def clinic(tmp_path_factory: pytest.TempPathFactory) -> tuple[Plan, Engagement]:
    cache: Path = tmp_path_factory.mktemp("cache")
    source, plan, _ = api.check(_CLINIC, cache=cache)
    assert source is not None
    assert plan is not None
    return plan, source.engagement


@pytest.fixture(scope="module")
def base(clinic: tuple[Plan, Engagement]) -> Case:
    case = Case(*clinic)
    _judged(Bench(case, supply.today(case.terrain, case.engagement, case.suppliers)))
    return case


def _judged(bench: Bench) -> dict[str, list[str]]:
    """Of each obligation the verdict and what its demands come to."""
    rows = bench.case.plan.obligations
    return {row.ref: _said(judge(bench.case, bench.judge_of, row, [bench.arrangement], proven=False)) for row in rows}


def _said(judged: Judgement) -> list[str]:
    outcomes = [outcome for clause in judged.outcomes for outcome in clause]
    ways = [way for outcome in outcomes for way in outcome.alternatives]
    return [
        judged.verdict.name,
        *(f"{item.demand.capability} {item.demand.control} {item.result.name}" for item in outcomes),
        *(f"{way.function} {way.supplier and way.supplier.id} {way.truths} {way.duties} {way.refused}" for way in ways),
    ]


@pytest.mark.parametrize("place", CHANGES, ids=".".join)
def test_what_is_shared_changes_nothing(base: Case, place: tuple[str, ...]) -> None:
    other = with_statement(base.engagement, place, CHANGES[place], base.plan.registry)
    alone = Case(base.plan, other)
    fresh = _judged(Bench(alone, supply.today(alone.terrain, other, alone.suppliers)))
    shared = _judged(bench_of(base, other, judged_whole=True))
    assert [ref for ref in fresh if fresh[ref] != shared[ref]] == []


@pytest.mark.parametrize("frameworks", [("pci-dss",), ()])
def test_a_framework_s_answers_stand_in_for_facts_of_what_is_shared(
    frameworks: tuple[str, ...], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """The channels of a shop say which questionnaire it files, and with that which rows concern it."""
    source, plan, _ = api.check(_SHOP, cache=tmp_path_factory.mktemp("cache"))
    assert source is not None
    assert plan is not None
    facts = {name: value for name, value in source.engagement.organization.items() if name != "saq"}
    engagement = replace(source.engagement, organization=facts)
    known = Case(plan, engagement)
    assert len(known.applicability) > 0
    other = replace(engagement, blocks={}, frameworks=frameworks)
    shared, alone = changed(known, other).applicability, Case(plan, other).applicability
    assert [ref for ref in alone if shared[ref] is not alone[ref]] == []
    assert [ref for ref in alone if known.applicability[ref] is not alone[ref]] != []


def test_what_is_assumed_of_a_case_is_assumed_of_the_changed_one(clinic: tuple[Plan, Engagement]) -> None:
    plan, engagement = clinic
    case = changed(Case(plan, engagement, assume_applicable=True), replace(engagement, organization={}))
    assert case.assume_applicable


def test_the_changes_are_of_consequence(base: Case) -> None:
    before = _judged(Bench(base, supply.today(base.terrain, base.engagement, base.suppliers)))
    idle = []
    for place, value in CHANGES.items():
        other = with_statement(base.engagement, place, value, base.plan.registry)
        if _judged(bench_of(base, other, judged_whole=True)) == before:
            idle.append(place)
    assert ["/".join(place) for place in idle] == []


def test_only_what_a_statement_touches_is_judged_anew(base: Case) -> None:
    other = with_statement(base.engagement, ("today", "backup_dr"), [], base.plan.registry)
    bench = bench_of(base, other, judged_whole=True)
    there = len(base.judged_work.judged)
    _judged(bench)
    assert len(bench.case.judged_work.judged) - there <= there // 20


def test_an_obligation_that_a_contract_names_is_searched_alone(base: Case) -> None:
    row = next(item for item in base.plan.obligations if item.ref == _ROW)
    matrix = [{"obligation": _ROW, "owner": "customer"}]
    place = ("providers", "northmsp", "contract", "responsibility_matrix")
    bench = bench_of(base, with_statement(base.engagement, place, matrix, base.plan.registry), judged_whole=True)
    judged = judge(bench.case, bench.judge_of, row, [bench.arrangement])
    assert searched_by(bench.case, row, judged) is None
