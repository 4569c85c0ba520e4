"""The graph as networkx node-link JSON, for tools outside."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import networkx as nx

from assessor.model.shape import plain

if TYPE_CHECKING:
    from assessor.graph.build import Graph


def node_link(graph: Graph) -> dict[str, Any]:
    """Every node with kind, ref and title; every edge with kind and what its kind carries."""
    bare: Graph = nx.DiGraph(format="assessor-graph/1")
    for node in sorted(graph):
        data = graph.nodes[node]
        bare.add_node(node, **{key: value for key, value in data.items() if key != "item"})
    for source, target, data in sorted(graph.edges(data=True), key=lambda edge: edge[:2]):
        bare.add_edge(source, target, **{key: _json(key, value) for key, value in data.items()})
    found: dict[str, Any] = nx.node_link_data(bare, edges="edges")
    return found


def _json(key: str, value: Any) -> Any:
    if key == "demands":
        return [{"clause": clause, **_mapping(demand)} for clause, _, demand in value]
    return _mapping(value) if key == "demand" else value


def _mapping(value: object) -> dict[str, Any]:
    made = plain(value)
    return made if isinstance(made, dict) else {}
