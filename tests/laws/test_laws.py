"""The laws of docs/method.md, section 14, held by the engine on random libraries and engagements."""

from __future__ import annotations

import copy
import json
import os
import random
import socket
import subprocess
import sys
import time
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from assessor import api
from assessor.assess.engine import assess_engagement
from assessor.assess.prepare import compile_files
from assessor.assess.result import result_of
from assessor.frameworks.registry import FRAMEWORKS
from assessor.library.engagement import Source
from assessor.model.interval import seconds
from assessor.model.scales import DETECTION_RANK, EVIDENCE_RANK, IN_PLACE, VERDICT_RANK, DemandResult, Verdict
from assessor.model.structured import engagement_of
from assessor.source.reader import read
from tests.oracle.draw_library import DUTIES, draw_terms
from tests.oracle.engine import answers, restricted
from tests.oracle.picking import Seeded
from tests.oracle.strategies import case_of_seed, cases, in_memory

if TYPE_CHECKING:
    from collections.abc import Callable

    from assessor.assess.engine import Assessment
    from assessor.model.plan import Demand, Obligation, Plan
    from assessor.model.scales import Basis
    from assessor.result.result import Result
    from tests.oracle.scales import Mapping

Case = tuple["Mapping", "Mapping"]
PHASES = list(Phase) if os.environ.get("ASSESSOR_SHRINK") else [Phase.explicit, Phase.generate]
a_law = settings(
    max_examples=int(os.environ.get("ASSESSOR_SWEEP", "60")),
    phases=PHASES,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)
numbers = st.integers(0, 10_000)


def plan_for(library: Mapping, engagement: Mapping) -> Plan:
    return restricted(compile_files(in_memory(library), FRAMEWORKS), engagement["frameworks"])


def judged(plan: Plan, engagement: Mapping) -> Assessment:
    return assess_engagement(plan, engagement_of(engagement, FRAMEWORKS))


def result_bytes(plan: Plan, engagement: Mapping) -> bytes:
    """The bytes of `result_for`."""
    return api.render(result_for(plan, engagement), "json")


def result_for(plan: Plan, engagement: Mapping) -> Result:
    """The result of an engagement, as if every engagement had been read from one and the same file."""
    document, problems = read(json.dumps(engagement).encode(), "engagement.yaml")
    assert document is not None, problems
    made = engagement_of(document.data, FRAMEWORKS, document.span)
    source = Source(engagement=made, document=document, folder=Path(), name="engagement.yaml", sha256="0")
    return result_of(assess_engagement(plan, made), source, FRAMEWORKS)


def no_alternatives(engagement: Mapping) -> Mapping:
    """Without documented alternatives, which may turn a worse verdict into a better one, and without determinations."""
    block = {key: value for key, value in engagement.get("pci_dss", {}).items() if key != "customized"}
    return terms_alone(engagement) | {"alternatives": [], "pci_dss": block}


def terms_alone(engagement: Mapping) -> Mapping:
    """Without determinations, which decide today whatever the terms are."""
    return {key: value for key, value in engagement.items() if key != "determinations"}


def assert_never_better(before: Assessment, after: Assessment) -> None:
    """No verdict of `after` ranks above that of `before`; whether an obligation applies has not changed."""
    for name, verdicts in before.judgements.items():
        for ref, first in verdicts.items():
            second = after.judgements[name][ref]
            if {Verdict.NOT_APPLICABLE, Verdict.NOT_TESTED} & {first.verdict, second.verdict}:
                assert first.verdict is second.verdict, (name, ref)
            else:
                better = VERDICT_RANK[second.verdict] > VERDICT_RANK[first.verdict]
                assert not better, (name, ref, first.verdict, second.verdict)


# ---- more supply


@a_law
@given(cases(), numbers)
def test_adding_supply_never_worsens_a_verdict(drawn: Case, number: int) -> None:
    """One more provider, not bound by hours and in no gate's reach, for a function that today mentions."""
    library, engagement = drawn[0], no_alternatives(drawn[1])
    pick = Seeded(number)
    models = [model for model in library["models"] if model["kind"] != "composite" and model["capacity"] == "none"]
    mentioned = sorted(engagement["today"])
    if not models or not mentioned:
        return
    function = pick.random.choice(mentioned)
    newcomer: Mapping = {"id": pick.random.choice(["aardvark", "zulu"]), "model": pick.random.choice(models)["id"]}
    newcomer |= {"data_contact": [], "services": {function: draw_terms(pick, 70)}}
    if pick.random.random() < 0.7:
        newcomer["covers"] = "all"
    more = copy.deepcopy(engagement)
    more["providers"].append(newcomer)
    more["today"][function].append(newcomer["id"])
    plan = plan_for(library, engagement)
    assert_never_better(judged(plan, more), judged(plan, engagement))


# ---- tighter demands


def shorter(interval: str | None, choices: list[str]) -> str | None:
    """The first choice that is shorter; as_defined is the organization's own."""
    if interval == "as_defined":
        return interval
    return next((one for one in choices if interval is None or seconds(one) < seconds(interval)), interval)


def higher(kind: str | None, rank: dict[str, int]) -> str:
    """The next class on a scale, or the highest."""
    names = list(rank)
    return names[min(rank.get(kind or "none", 0) + 1, len(names) - 1)]


def shorter_interval(demand: Demand) -> Demand:
    """A shorter schedule; the loosest one tolerated shrinks with it."""
    if demand.every is None:
        return demand
    loosest = None if demand.loosest is None else shorter(demand.loosest, ["P31D", "P7D", "P1D"])
    return replace(demand, every=shorter(demand.every, ["P7D", "P1D", "PT1H"]), loosest=loosest)


def shorter_within(demand: Demand) -> Demand:
    return replace(demand, within=shorter(demand.within, ["P5D", "PT1H", "PT1M"])) if demand.event else demand


def higher_classes(demand: Demand) -> Demand:
    detection = higher(demand.detection, DETECTION_RANK)
    return replace(demand, detection=detection, evidence=higher(demand.evidence, EVIDENCE_RANK))


def binding(demand: Demand) -> Demand:
    """What we only suggest becomes law."""

    def law(basis: Basis) -> Basis:
        return "legal" if basis == "engine_default" else basis

    return replace(
        demand,
        basis=law(demand.basis),
        hours_basis=law(demand.hours_basis),
        detection_basis=law(demand.detection_basis),
        evidence_basis=law(demand.evidence_basis),
        independence_basis=law(demand.independence_basis),
    )


def more_hours(demand: Demand) -> Demand:
    return replace(demand, hours="24x7")


def independent(demand: Demand) -> Demand:
    return demand if demand.independence else replace(demand, independence="third_party", independence_basis="legal")


def defining(demand: Demand) -> Demand:
    """Independence becomes part of the work."""
    return replace(demand, defines_work=demand.independence is not None)


def core(demand: Demand) -> Demand:
    return replace(demand, weight="core")


TIGHTER = [shorter_interval, shorter_within, higher_classes, binding, more_hours, independent, defining, core]


def tightened(tighter: Callable[[Demand], Demand], row: Obligation) -> Obligation:
    """Every demand on a capability, tighter."""
    clauses = tuple(
        tuple(tighter(demand) if demand.capability is not None else demand for demand in clause)
        for clause in row.clauses
    )
    return replace(row, clauses=clauses)


def changed_rows(plan: Plan, change: Callable[[Obligation], Obligation]) -> Plan:
    catalogs = tuple(replace(part, rows=tuple(change(row) for row in part.rows)) for part in plan.catalogs)
    return replace(plan, catalogs=catalogs)


@a_law
@given(cases())
def test_tightening_a_demand_never_improves_a_verdict(drawn: Case) -> None:
    library, engagement = drawn[0], no_alternatives(drawn[1])
    plan = plan_for(library, engagement)
    before = judged(plan, engagement)
    for tighter in TIGHTER:
        assert_never_better(before, judged(changed_rows(plan, partial(tightened, tighter)), engagement))


@pytest.mark.parametrize("tighter", TIGHTER)
def test_every_way_of_tightening_is_felt_somewhere(tighter: Callable[[Demand], Demand]) -> None:
    """Otherwise the law above would hold of a change that changes nothing."""
    for seed in range(60):
        library, engagement = case_of_seed(seed)
        plan = plan_for(library, engagement)
        after = judged(changed_rows(plan, partial(tightened, tighter)), engagement)
        if answers(judged(plan, engagement))["verdicts"] != answers(after)["verdicts"]:
            return
    pytest.fail("no verdict of sixty cases changed")


# ---- evidence


@a_law
@given(cases(), numbers)
def test_removing_a_supporting_record_never_raises_anything(drawn: Case, number: int) -> None:
    """Neither the verdict nor the proof beside it."""
    library, engagement = drawn
    supporting = [item for item in engagement["evidence"] if item["result"] == "supports" and "inadequate" not in item]
    if not supporting:
        return
    gone = supporting[number % len(supporting)]
    less = engagement | {"evidence": [record for record in engagement["evidence"] if record is not gone]}
    plan = plan_for(library, engagement)
    before, after = judged(plan, engagement), judged(plan, less)
    assert_never_better(before, after)
    for ref, judgement in before.judgements["today"].items():
        proof, left = judgement.evidence, after.judgements["today"][ref].evidence
        assert (proof is None) == (left is None)
        assert proof is None or left is None or left <= proof, ref


# ---- learning a fact


@a_law
@given(cases(), numbers)
def test_learning_a_fact_moves_no_verdict_the_wrong_way(drawn: Case, number: int) -> None:
    """A paper or a duty nobody spoke of: known to be missing it raises nothing, known to be there it lowers nothing."""
    library, engagement = drawn[0], no_alternatives(drawn[1])
    papers = [
        ("artefacts", place, gate["needs"])
        for place, provider in enumerate(engagement["providers"])
        for gate in library["gates"]
        if gate["needs"] not in provider.get("artefacts", {})
    ]
    silent = [*papers, *(("duties", 0, name) for name in DUTIES if name not in engagement["duties"])]
    if not silent:
        return
    kind, place, name = silent[number % len(silent)]
    good, bad = copy.deepcopy(engagement), copy.deepcopy(engagement)
    if kind == "duties":
        good["duties"][name], bad["duties"][name] = {"state": "done"}, {"state": "not_done"}
    else:
        good["providers"][place].setdefault("artefacts", {})[name] = "paper.pdf"
        bad["providers"][place].setdefault("artefacts", {})[name] = None
    plan = plan_for(library, engagement)
    before = judged(plan, engagement)
    assert_never_better(before, judged(plan, bad))
    assert_never_better(judged(plan, good), before)


# ---- nothing comes of nothing


@a_law
@given(cases())
def test_nothing_is_in_place_without_a_demand_or_a_duty(drawn: Case) -> None:
    """Every clause of what is in place was decided by a demand that asks something; compensated needs a document."""
    library, engagement = drawn[0], terms_alone(drawn[1])
    own_ways = engagement.get("pci_dss", {}).get("customized", [])
    documented = {item["obligation"] for item in [*engagement["alternatives"], *own_ways]}
    for verdicts in judged(plan_for(library, engagement), engagement).judgements.values():
        for ref, judgement in verdicts.items():
            if judgement.verdict not in IN_PLACE:
                continue
            assert judgement.clauses, ref
            for outcome in judgement.clauses:
                asked = outcome.demand
                assert asked.duty or asked.population or asked.every or asked.event or asked.state, ref
                assert outcome.result >= DemandResult.MET_WITH_DUTY or ref in documented, ref
            if judgement.verdict is Verdict.SATISFIED:
                assert all(outcome.result is DemandResult.MET for outcome in judgement.clauses), ref


@a_law
@given(cases())
def test_without_demands_nothing_is_satisfied(drawn: Case) -> None:
    library, engagement = drawn[0], terms_alone(drawn[1])
    bare = changed_rows(plan_for(library, engagement), lambda row: replace(row, clauses=()))
    for verdicts in judged(bare, engagement).judgements.values():
        assert not {judgement.verdict for judgement in verdicts.values()} & IN_PLACE


# ---- order


def shuffled(value: list[Any], turn: random.Random) -> list[Any]:
    return turn.sample(value, len(value))


def shuffled_library(library: Mapping, turn: random.Random) -> Mapping:
    """Rows, entries and everything that has an id, in another order; the ladder of offerings is one on purpose."""
    other: Mapping = copy.deepcopy(library)
    for kind, value in other.items():
        if isinstance(value, list):
            other[kind] = shuffled(value, turn)
    for document in other["catalogs"]:
        document["rows"] = shuffled(document["rows"], turn)
    for document in other["crosswalks"]:
        document["entries"] = shuffled(document["entries"], turn)
    return other


def shuffled_mapping(value: Mapping, turn: random.Random) -> Mapping:
    return dict(shuffled(list(value.items()), turn))


def shuffled_engagement(engagement: Mapping, turn: random.Random) -> Mapping:
    other: Mapping = dict(engagement)
    for key, value in engagement.items():
        if isinstance(value, list):
            other[key] = shuffled(value, turn)
    other["today"] = {function: shuffled(names, turn) for function, names in engagement["today"].items()}
    for key in ("today", "duties", "defined_frequencies", "organization"):
        other[key] = shuffled_mapping(other[key], turn)
    return shuffled_mapping(other, turn)


@a_law
@given(cases(), numbers)
def test_the_order_of_rows_files_and_lists_never_matters(drawn: Case, number: int) -> None:
    library, engagement = drawn
    turn = random.Random(number)  # noqa: S311 - not for secrets
    files = in_memory(shuffled_library(library, turn))
    plan = restricted(compile_files(shuffled(files, turn), FRAMEWORKS), engagement["frameworks"])
    before = answers(judged(plan_for(library, engagement), engagement))
    assert answers(judged(plan, shuffled_engagement(engagement, turn))) == before


@a_law
@given(cases(), numbers)
def test_the_order_of_files_and_of_an_engagement_leaves_the_same_bytes(drawn: Case, number: int) -> None:
    library, engagement = drawn
    turn = random.Random(number)  # noqa: S311 - not for secrets
    plan = restricted(compile_files(shuffled(in_memory(library), turn), FRAMEWORKS), engagement["frameworks"])
    # The result lists these in the order the engagement gives.
    kept = {key: engagement[key] for key in ("frameworks", "providers", "asset_groups") if key in engagement}
    other = shuffled_engagement(engagement, turn) | kept
    assert told(result_bytes(plan, other)) == told(result_bytes(plan_for(library, engagement), engagement))


def told(result: bytes) -> str:
    """The result without its digest and without the file's order in what a change quotes from the file."""
    return json.dumps(_without_quotes(json.loads(result) | {"digest": ""}))


def _without_quotes(value: Any, *, quoted: bool = False) -> Any:
    """Lists inside a change's statements sorted; the lines of YAML made from them left out."""
    if isinstance(value, list):
        items = [_without_quotes(item, quoted=quoted) for item in value]
        return sorted(items, key=json.dumps) if quoted else items
    if isinstance(value, dict):
        statement = value.keys() == {"place", "value", "was"}
        lines = {"yaml", "what_if"} if "statements" in value else set()
        return {
            key: _without_quotes(item, quoted=quoted or (statement and key != "place"))
            for key, item in value.items()
            if key not in lines
        }
    return value


# ---- nothing but the input


def test_the_engine_reads_no_clock_network_or_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    library, engagement = case_of_seed(2)
    plan = plan_for(library, engagement)
    before = result_bytes(plan, engagement)

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError

    for place, names in {time: ["time", "time_ns", "localtime"], socket: ["socket"], os: ["getenv"]}.items():
        for name in names:
            monkeypatch.setattr(place, name, refuse)
    monkeypatch.setattr(os, "environ", None)
    after = result_bytes(plan, engagement)
    monkeypatch.undo()
    assert after == before


PROGRAM = """
import hashlib
from tests.laws.test_laws import plan_for, result_bytes
from tests.oracle.strategies import case_of_seed
for seed in range(6):
    library, engagement = case_of_seed(seed)
    print(hashlib.sha256(result_bytes(plan_for(library, engagement), engagement)).hexdigest())
"""


def test_the_same_input_gives_the_same_bytes_in_every_process() -> None:
    """Whatever the hash seed, and whatever ran before."""
    root = Path(__file__).parents[2]
    printed = [
        subprocess.run(
            [sys.executable, "-c", PROGRAM],
            cwd=root,
            env=os.environ | {"PYTHONHASHSEED": seed, "TZ": zone},
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for seed, zone in [("1", "UTC"), ("77", "Pacific/Auckland")]
    ]
    assert printed[0] == printed[1]
    assert len(set(printed[0].split())) == 6
