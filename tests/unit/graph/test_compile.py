"""The compiled plan says what the graph says, and the graph what the files say."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

import pytest

from assessor.frameworks.registry import FRAMEWORKS
from assessor.graph.build import build
from assessor.graph.compile import compile_plan
from assessor.graph.kinds import ALLOWED, EdgeKind, NodeKind
from assessor.library.loader import gather
from assessor.library.resources import data_files, shipped_root
from assessor.source.reader import read
from tests.oracle.demands import build_world, clauses
from tests.oracle.strategies import case_of_seed, in_memory

if TYPE_CHECKING:
    from assessor.graph.build import Graph
    from assessor.library.library import Library
    from assessor.model.plan import Demand, Plan
    from tests.oracle.scales import Mapping

Files = list[tuple[str, bytes]]
TIMING = ["every", "loosest", "event", "within"]
ASPECTS = ["hours", "detection", "evidence"]
SEEDS = range(60)


@cache
def shipped() -> tuple[Library, Graph, Plan]:
    return made(data_files(shipped_root()))


def made(files: Files) -> tuple[Library, Graph, Plan]:
    library, problems = gather(files, FRAMEWORKS)
    assert library is not None, problems
    graph = build(library)
    return library, graph, compile_plan(graph, library, FRAMEWORKS)


@cache
def drawn(seed: int) -> tuple[Library, Graph, Plan]:
    return made(in_memory(case_of_seed(seed)[0]))


def name_of(node: str) -> str:
    """A node's own name, without the prefix of its kind or catalog."""
    return node.split(":", 1)[1]


# ---- the graph walked by hand


def walked(graph: Graph) -> dict[str, list[list[Mapping]]]:
    """Obligation -> clauses, from one pass over all edges: who is asked, by which edge, and what."""
    edges: dict[str, dict[tuple[int, int], Mapping]] = defaultdict(dict)
    alone: dict[str, dict[tuple[str, str], Mapping]] = defaultdict(dict)
    for source, target, data in graph.edges(data=True):
        if data["kind"] == EdgeKind.REQUIRES:
            assert bool(data["demands"]) == data["essential"]
            for clause, position, demand in data["demands"]:
                capability = f"capability:{demand.capability}"
                assert graph.nodes[capability]["kind"] == NodeKind.CAPABILITY
                assert (clause, position) not in edges[source]
                edges[source][clause, position] = asked(demand) | {"control": name_of(target)}
        if data["kind"] == EdgeKind.ASKS_PAPER:
            alone[source]["paper", target] = asked(data["demand"]) | {"population": name_of(target)}
        if data["kind"] == EdgeKind.RETAINS and graph.nodes[source]["kind"] == NodeKind.OBLIGATION:
            basis = graph.nodes[target]["item"].basis
            alone[source]["zduty", target] = {"duty": name_of(target), "basis": basis}
    found = {}
    for node, data in graph.nodes(data=True):
        if data["kind"] == NodeKind.OBLIGATION:
            numbers = sorted({clause for clause, _ in edges[node]})
            parts = [[edges[node][key] for key in sorted(edges[node]) if key[0] == number] for number in numbers]
            found[node] = parts + [[alone[node][key]] for key in sorted(alone[node])]
    return found


def asked(demand: Demand) -> Mapping:
    """What a demand asks, without what is left at its default."""
    names = ["capability", "duty", "population", "control", *TIMING, "state", "basis", "reviewed", "relationship"]
    names += [name for aspect in [*ASPECTS, "independence"] for name in (aspect, f"{aspect}_basis")]
    if demand.duty is not None:
        names = ["duty", "basis"]
    found = {name: getattr(demand, name) for name in names} | {"from": demand.independence_from}
    return {name: value for name, value in found.items() if value not in (None, False, ())}


def planned(plan: Plan) -> dict[str, list[list[Mapping]]]:
    return {row.ref: [[asked(demand) for demand in clause] for clause in row.clauses] for row in plan.obligations}


def test_the_plan_of_the_shipped_data_is_what_the_graph_says() -> None:
    _, graph, plan = shipped()
    found = walked(graph)
    assert planned(plan) == found
    assert sum(len(parts) for parts in found.values()) > 100


def test_the_plan_of_any_library_is_what_the_graph_says() -> None:
    for seed in SEEDS:
        _, graph, plan = drawn(seed)
        assert planned(plan) == walked(graph), seed


def test_supporting_controls_are_the_other_edges_of_an_obligation() -> None:
    for _, graph, plan in [shipped(), *(drawn(seed) for seed in SEEDS)]:
        for row in plan.obligations:
            nodes = graph.successors(row.ref)
            controls = {name_of(node) for node in nodes if graph.nodes[node]["kind"] == NodeKind.CONTROL}
            decisive = {demand.control for clause in row.clauses for demand in clause if demand.control}
            assert set(row.supporting) == controls - decisive, row.ref


def test_rows_hang_where_their_parents_are() -> None:
    for _, graph, plan in [shipped(), *(drawn(seed) for seed in SEEDS)]:
        for part in plan.catalogs:
            for row in part.rows:
                edges = graph.in_edges(row.ref, data=True)
                above = [source for source, _, data in edges if data["kind"] == EdgeKind.CONTAINS]
                assert above == ([] if row.parent is None else [row.parent])


# ---- kinds


def assert_allowed(graph: Graph) -> set[str]:
    """Every edge joins kinds that may meet; which edge kinds there are."""
    found = set()
    for source, target, data in graph.edges(data=True):
        sources, targets = ALLOWED[EdgeKind(data["kind"])]
        assert NodeKind(graph.nodes[source]["kind"]) in sources, (source, data["kind"], target)
        assert NodeKind(graph.nodes[target]["kind"]) in targets, (source, data["kind"], target)
        found.add(data["kind"])
    return found


def test_every_edge_joins_kinds_that_may_meet() -> None:
    assert assert_allowed(shipped()[1]) == {kind.value for kind in EdgeKind}
    for seed in SEEDS:
        assert_allowed(drawn(seed)[1])


def test_an_edge_between_other_kinds_is_noticed() -> None:
    _, graph, _ = made(in_memory(case_of_seed(0)[0]))
    function = next(node for node, data in graph.nodes(data=True) if data["kind"] == NodeKind.FUNCTION)
    graph.add_edge(function, function, kind=EdgeKind.DELIVERED_BY.value)
    with pytest.raises(AssertionError):
        assert_allowed(graph)


def test_capabilities_and_functions_meet_as_the_library_says() -> None:
    for library, graph, _ in [shipped(), *(drawn(seed) for seed in SEEDS)]:
        for item in library.capabilities.values():
            targets = set(graph.successors(f"capability:{item.id}"))
            duty = set() if item.duty is None else {f"duty:{item.duty}"}
            assert targets == {f"function:{name}" for name in item.delivered_by.functions} | duty


# ---- the files read by the second author


def documents(files: Files) -> Mapping:
    """The files of a library as the second evaluator takes them."""
    library: Mapping = defaultdict(list)
    rows: Mapping = defaultdict(list)
    for name, content in files:
        document, problems = read(content, name)
        assert document is not None, problems
        kind = document.data["schema"].split("/")[0]
        if kind == "catalog":
            folder = name.rpartition("/")[0]
            rows[folder] += document.data["rows"]
            if "catalog" in document.data:
                library["catalogs"].append(document.data | {"rows": rows[folder]})
        elif kind == "crosswalk":
            library["crosswalks"].append(document.data)
        elif kind == "model":
            library["models"].append(document.data["model"])
        elif kind == "capacity":
            library["capacity"] = document.data["capacity"]
        elif kind in document.data:
            library[kind] += document.data[kind]
        else:
            assert kind.endswith("_rules") or kind == "severities", kind  # arithmetic asks for nothing
    return dict(library)


def read_again(library: Mapping) -> dict[str, list[list[Mapping]]]:
    """Obligation -> clauses, by tests/oracle/demands.py, in the words of `asked`."""
    world = build_world(library, {"frameworks": [framework["id"] for framework in library["frameworks"]]})
    found = {}
    for ref in world["obligations"]:
        found[ref] = [[told(demand) for demand in clause] for clause in clauses(world, ref)]
    return found


def told(demand: Mapping) -> Mapping:
    """A demand of the second evaluator: who is asked and what is compared."""
    if demand["kind"] != "capability":
        return {demand["kind"]: demand["gate" if demand["kind"] == "population" else "duty"]}
    found = {"capability": demand["capability"]["id"], "state": demand["state"]}
    found |= {name: demand[name] for name in [*TIMING, *ASPECTS]}
    found |= {f"{name}_basis": demand[f"{name}_basis"] for name in ASPECTS if demand[name] is not None}
    found["basis"] = demand["timing_basis"]
    if demand["independence"] is not None:
        wish = demand["independence"]
        found |= {"independence": wish["is"], "from": tuple(wish.get("from", ()))}
        found["independence_basis"] = demand["independence_basis"]
    return {name: value for name, value in found.items() if value not in (None, False, ())}


def compared(plan: Plan) -> dict[str, list[list[Mapping]]]:
    """The plan without what is not compared: where a demand comes from, and the basis of what nobody asks."""
    return {ref: [[bare(demand) for demand in clause] for clause in parts] for ref, parts in planned(plan).items()}


def bare(demand: Mapping) -> Mapping:
    unused = {"control", "relationship", "reviewed"}
    unused |= {f"{name}_basis" for name in [*ASPECTS, "independence"] if name not in demand}
    unused |= set() if "capability" in demand else set(demand) - {"population", "duty"}
    return {name: value for name, value in demand.items() if name not in unused}


def test_the_plan_of_the_shipped_data_is_what_the_files_say() -> None:
    assert compared(shipped()[2]) == read_again(documents(data_files(shipped_root())))


def test_the_plan_of_any_library_is_what_its_files_say() -> None:
    for seed in SEEDS:
        assert compared(drawn(seed)[2]) == read_again(case_of_seed(seed)[0]), seed
