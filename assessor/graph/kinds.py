"""Kinds of nodes and edges, and which may meet."""

from __future__ import annotations

from enum import StrEnum


class NodeKind(StrEnum):
    """What a node stands for."""

    GROUP = "group"
    OBLIGATION = "obligation"
    OBJECTIVE = "objective"
    CONTROL = "control"
    CAPABILITY = "capability"
    FUNCTION = "function"
    MODEL = "model"
    DUTY = "duty"
    GATE = "gate"


class EdgeKind(StrEnum):
    """How two nodes relate, read from source to target."""

    CONTAINS = "contains"
    REPLACED_BY = "replaced_by"
    REQUIRES = "requires"
    IMPLEMENTED_BY = "implemented_by"
    DELIVERED_BY = "delivered_by"
    PROVIDED_BY = "provided_by"
    RETAINS = "retains"
    ASKS_PAPER = "asks_paper"


_ROWS = frozenset({NodeKind.GROUP, NodeKind.OBLIGATION, NodeKind.OBJECTIVE, NodeKind.CONTROL})
_JUDGED = frozenset({NodeKind.OBLIGATION})

# Which kinds an edge may join; a test holds every built graph to it.
ALLOWED: dict[EdgeKind, tuple[frozenset[NodeKind], frozenset[NodeKind]]] = {
    EdgeKind.CONTAINS: (_ROWS, _ROWS),
    EdgeKind.REPLACED_BY: (
        frozenset({NodeKind.CONTROL}),
        frozenset({NodeKind.CONTROL, NodeKind.GROUP}),
    ),
    EdgeKind.REQUIRES: (_JUDGED, frozenset({NodeKind.CONTROL})),
    EdgeKind.IMPLEMENTED_BY: (frozenset({NodeKind.CONTROL}), frozenset({NodeKind.CAPABILITY})),
    EdgeKind.DELIVERED_BY: (frozenset({NodeKind.CAPABILITY}), frozenset({NodeKind.FUNCTION})),
    EdgeKind.PROVIDED_BY: (frozenset({NodeKind.FUNCTION}), frozenset({NodeKind.MODEL})),
    EdgeKind.RETAINS: (
        frozenset({NodeKind.OBLIGATION, NodeKind.CAPABILITY, NodeKind.GATE}),
        frozenset({NodeKind.DUTY}),
    ),
    EdgeKind.ASKS_PAPER: (_JUDGED, frozenset({NodeKind.GATE})),
}


def node_id(kind: NodeKind, name: str) -> str:
    """A node's id and `ref`: rows keep their own reference, the rest are prefixed with their kind."""
    if kind in _ROWS:
        return name
    return f"{kind}:{name}"
