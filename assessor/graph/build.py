"""Library to networkx graph: the one truth about how things connect."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import networkx as nx

from assessor.graph.demands import demand_of
from assessor.graph.kinds import EdgeKind, NodeKind, node_id
from assessor.model.plan import Demand
from assessor.model.scales import PROPOSED

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from assessor.library.library import Library
    from assessor.model.crosswalk import Edge, Entry

# Node attributes: kind, ref, title, item; edge attributes: kind and what the kind needs.
if TYPE_CHECKING:
    Graph = nx.DiGraph[str]
    Owners = Mapping[str, Sequence[str]]
else:
    Graph = nx.DiGraph


def build(library: Library) -> Graph:
    """The whole graph. `requires` edges of essential kind carry their demands as (clause, position, Demand)."""
    graph: Graph = nx.DiGraph()
    _rows(graph, library)
    _vocabulary(graph, library)
    owners = _owners(library)
    for crosswalk in library.crosswalks:
        for entry in crosswalk.entries:
            _entry(graph, library, owners, f"{crosswalk.crosswalk.source}:{entry.obligation}", entry)
    return graph


def _node(graph: Graph, kind: NodeKind, name: str, title: str, item: object) -> None:
    ref = node_id(kind, name)
    graph.add_node(ref, kind=kind.value, ref=ref, title=title, item=item)


def _edge(graph: Graph, source: str, target: str, kind: EdgeKind, **attributes: Any) -> None:
    graph.add_edge(source, target, kind=kind.value, **attributes)


def _rows(graph: Graph, library: Library) -> None:
    for catalog in library.catalogs.values():
        for position, row in enumerate(catalog.rows):
            _node(graph, NodeKind(row.kind), f"{catalog.id}:{row.id}", row.title, row)
            graph.nodes[f"{catalog.id}:{row.id}"].update(catalog=catalog.id, position=position)
        for row in catalog.rows:
            if row.parent is not None:
                _edge(graph, f"{catalog.id}:{row.parent}", f"{catalog.id}:{row.id}", EdgeKind.CONTAINS)
            for successor in row.withdrawn_to:
                _edge(graph, f"{catalog.id}:{row.id}", f"{catalog.id}:{successor}", EdgeKind.REPLACED_BY)


def _vocabulary(graph: Graph, library: Library) -> None:
    for model in library.models.values():
        _node(graph, NodeKind.MODEL, model.id, model.title, model)
    for duty in library.duties.values():
        _node(graph, NodeKind.DUTY, duty.id, duty.statement, duty)
        for ref in duty.attaches_to:
            _edge(graph, ref, node_id(NodeKind.DUTY, duty.id), EdgeKind.RETAINS)
    for gate in library.gates.values():
        _node(graph, NodeKind.GATE, gate.id, gate.title, gate)
        if gate.duty is not None:
            _edge(graph, node_id(NodeKind.GATE, gate.id), node_id(NodeKind.DUTY, gate.duty), EdgeKind.RETAINS)
    for function in library.functions.values():
        _node(graph, NodeKind.FUNCTION, function.id, function.title, function)
        for model in library.models.values():
            offerings = [tier.id for tier in model.offerings if function.id in tier.services]
            if offerings or function.id in model.services:
                target = node_id(NodeKind.MODEL, model.id)
                _edge(
                    graph,
                    node_id(NodeKind.FUNCTION, function.id),
                    target,
                    EdgeKind.PROVIDED_BY,
                    offerings=offerings,
                )
    _capabilities(graph, library)


def _capabilities(graph: Graph, library: Library) -> None:
    target_catalogs = sorted({crosswalk.crosswalk.target for crosswalk in library.crosswalks})
    for item in library.capabilities.values():
        _node(graph, NodeKind.CAPABILITY, item.id, item.title, item)
        ref = node_id(NodeKind.CAPABILITY, item.id)
        mode = "any_of" if item.delivered_by.any_of else "all_of"
        for name in item.delivered_by.functions:
            _edge(graph, ref, node_id(NodeKind.FUNCTION, name), EdgeKind.DELIVERED_BY, mode=mode)
        if item.duty is not None:
            _edge(graph, ref, node_id(NodeKind.DUTY, item.duty), EdgeKind.RETAINS)
        for catalog in target_catalogs:
            for names, primary in ((item.controls.supporting, False), (item.controls.primary, True)):
                for name in names:
                    _edge(graph, f"{catalog}:{name}", ref, EdgeKind.IMPLEMENTED_BY, primary=primary)


def _entry(graph: Graph, library: Library, owners: Owners, ref: str, entry: Entry) -> None:
    for name in entry.supporting:
        control = f"{_target(library)}:{name}"
        _edge(
            graph,
            ref,
            control,
            EdgeKind.REQUIRES,
            essential=False,
            relationship="intersects-with",
            demands=(),
        )
    for clause, position, edge, demand in _demands(library, owners, entry):
        control = f"{_target(library)}:{edge.control}"
        before = graph.edges[ref, control]["demands"] if graph.has_edge(ref, control) else ()
        _edge(
            graph,
            ref,
            control,
            EdgeKind.REQUIRES,
            essential=True,
            relationship=edge.relationship,
            demands=(*before, (clause, position, demand)),
        )
    if entry.population is not None:
        gate = node_id(NodeKind.GATE, entry.population.gate)
        asked = entry.population
        demand = Demand(
            population=asked.gate, reviewed=True, basis="legal", weight=asked.weight, side_reason=asked.reason
        )
        _edge(graph, ref, gate, EdgeKind.ASKS_PAPER, demand=demand)


def _target(library: Library) -> str:
    return library.crosswalks[0].crosswalk.target


def _demands(library: Library, owners: Owners, entry: Entry) -> Iterator[tuple[int, int, Edge, Demand]]:
    """(clause, position in it, edge, demand) for every essential edge; proposed demands are left out."""
    clause = 0
    for item in entry.essential:
        alternatives = [edge for edge in (item.any_of or (item,)) if not _proposed(edge)]
        if not alternatives:
            continue
        if item.any_of or _names_any(item):
            members = [(edge, name) for edge in alternatives for name in _names(owners, edge)]
            for position, (edge, name) in enumerate(members):
                demand = demand_of(edge, library.capabilities[name], item, reviewed=entry.reviewed)
                yield clause, position, edge, demand
            clause += 1
            continue
        for name in _names(owners, item):
            yield clause, 0, item, demand_of(item, library.capabilities[name], item, reviewed=entry.reviewed)
            clause += 1


def _proposed(edge: Edge) -> bool:
    return edge.demand is not None and edge.demand.basis == PROPOSED


def _names_any(edge: Edge) -> bool:
    return edge.capabilities is not None and bool(edge.capabilities.any_of)


def _names(owners: Owners, edge: Edge) -> Sequence[str]:
    if edge.capabilities is not None:
        return edge.capabilities.names
    return owners.get(edge.control or "", ())


def _owners(library: Library) -> Owners:
    """Capabilities by the control they are primary for."""
    found: dict[str, list[str]] = {}
    for capability in library.capabilities.values():
        for control in dict.fromkeys(capability.controls.primary):
            found.setdefault(control, []).append(capability.id)
    return found
