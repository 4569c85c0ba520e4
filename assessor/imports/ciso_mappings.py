"""Mapping sets of CISO Assistant: pairs of requirements of two frameworks, one of them NIST SP 800-53 here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.imports.control_names import control_of
from assessor.imports.draft import DraftEdge

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from assessor.imports.draft import LossLog
    from assessor.source.tree import Node

_CONTROLS: Final = "800-53"
_MOST_EDGES: Final = 60_000
_NONE: Final = ("not_related", "no_relationship")
_TAKEN: Final = frozenset({"source_requirement_urn", "target_requirement_urn", "relationship"})


def mapping_sets(libraries: Iterable[Node]) -> Iterator[Node]:
    """Every mapping set of the libraries."""
    for library in libraries:
        objects = library.node("objects")
        for key in ("requirement_mapping_set", "requirement_mapping_sets"):
            if objects is not None:
                yield from objects.nodes(key)


def mapped(
    sets: Iterable[Node], framework: str, rows: Mapping[str, str], controls: Mapping[str, str], losses: LossLog
) -> tuple[DraftEdge, ...]:
    """The edges of the sets between a framework and SP 800-53, whichever of the two is the source; they support.

    `rows` are the ids of rows by URN, in lower case. A set and its reverse give each edge once.
    """
    edges: dict[tuple[str, str], DraftEdge] = {}
    for one in sets:
        ends = [(one.text(key) or "").lower() for key in ("source_framework_urn", "target_framework_urn")]
        own = next((place for place, urn in enumerate(ends) if urn == framework.lower()), None)
        if own is None or _CONTROLS not in ends[1 - own]:
            losses.add("left_out", "mapping set of another framework", one)
            continue
        keys = ("source_requirement_urn", "target_requirement_urn")
        for pair in one.nodes("requirement_mappings"):
            edge = _edge(pair, (keys[own], keys[1 - own]), rows, controls, losses)
            if edge is not None:
                edges.setdefault((edge.row, edge.control), edge)
        if len(edges) > _MOST_EDGES:
            one.refuse(f"at most {_MOST_EDGES} pairs", "requirement_mappings")
            return ()
    return tuple(edges.values())


def _edge(
    pair: Node, keys: Sequence[str], rows: Mapping[str, str], controls: Mapping[str, str], losses: LossLog
) -> DraftEdge | None:
    row = rows.get((pair.text(keys[0]) or "").lower())
    control = control_of((pair.text(keys[1]) or "").rpartition(":")[2], controls)
    for key in pair.keys:
        if key not in _TAKEN:
            losses.add("left_out", f"mapping {key[:40]}", pair)
    said = pair.text("relationship") or "intersect"
    if said != "intersect":
        losses.add("relationship", said[:40], pair)
    if said in _NONE:
        return None
    if row is None:
        losses.add("source_unknown", "map", pair)
    elif control is None:
        losses.add("target_unknown", "map", pair)
    else:
        return DraftEdge(row=row, control=control)
    return None
