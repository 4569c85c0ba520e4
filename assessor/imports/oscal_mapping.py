"""An OSCAL mapping-collection as a draft: the rows of the catalog given beside it, with what they map to.

An edge supports. It is essential only where the mapping says so in a property of ours, as those written here do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, get_args

from assessor.imports.draft import DraftEdge, LossLog
from assessor.imports.draft_text import plain
from assessor.imports.oscal_catalog import RowReader, draft_of
from assessor.model.diagnostic import Diagnostic
from assessor.model.oscal import OSCAL_NAMESPACE
from assessor.model.scales import Relationship
from assessor.model.value import replace

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from assessor.imports.draft import Draft, ImportRequest
    from assessor.source.tree import Node

_NO_RATIONALE: Final = "Named as essential in the mapping it was read from."
_MOST_EDGES: Final = 60_000
_RELATIONSHIPS: Final[Mapping[str, Relationship]] = {name: name for name in get_args(Relationship)}
_NONE: Final = "no-relationship"
_TURNED: Final[Mapping[Relationship, Relationship]] = {"subset-of": "superset-of", "superset-of": "subset-of"}


def mapping_draft(node: Node, catalogs: Sequence[Node], request: ImportRequest) -> Draft | None:
    """The draft of a mapping and the one catalog whose rows it maps; None, with the reason told, without one."""
    if len(catalogs) != 1:
        message = "a mapping names rows of a catalog that is not in it"
        advice = "give the catalog whose rows it maps as well: --catalog FILE, once"
        node.problems.append(Diagnostic("import/no-catalog", message, node.span, advice))
        return None
    losses = LossLog()
    draft = draft_of(catalogs[0], catalogs[0], RowReader(request, losses), request, losses)
    rows = {alias: row.id for row in draft.rows if row.kind != "group" for alias in (row.id, *row.aliases)}
    edges: dict[tuple[str, str], DraftEdge] = {}
    for mapping in node.nodes("mappings"):
        if not _concerns(mapping, rows):
            losses.add("left_out", "mapping of another catalog", mapping)
            continue
        for entry in mapping.nodes("maps"):
            for edge in _edges(entry, rows, request.controls, losses):
                edges[edge.row, edge.control] = _merged(edges.get((edge.row, edge.control)), edge)
                if len(edges) > _MOST_EDGES:
                    entry.refuse(f"one of at most {_MOST_EDGES} pairs")
                    return None
    mapped = {row for row, _ in edges}
    for row in draft.rows:
        if row.kind == "obligation" and row.id not in mapped:
            losses.add("unmapped", "row", node)
    return replace(draft, edges=tuple(edges.values()), losses=losses.all())


def _concerns(mapping: Node, rows: Mapping[str, str]) -> bool:
    """Whether any end of any pair is a row of the catalog."""
    return any(
        (item.text("id-ref") or "") in rows
        for entry in mapping.nodes("maps")
        for key in ("sources", "targets")
        for item in entry.nodes(key)
    )


def _merged(known: DraftEdge | None, edge: DraftEdge) -> DraftEdge:
    """Two edges between a row and a control as one: the essential one, with the capabilities of both."""
    if known is None or (edge.essential and not known.essential):
        return edge
    if not edge.essential:
        return known
    return replace(known, capabilities=tuple(dict.fromkeys((*known.capabilities, *edge.capabilities))))


def _edges(entry: Node, rows: Mapping[str, str], controls: Mapping[str, str], losses: LossLog) -> Iterator[DraftEdge]:
    sources = [item.text("id-ref") or "" for item in entry.nodes("sources")]
    targets = [item.text("id-ref") or "" for item in entry.nodes("targets")]
    stated = entry.text("relationship") or ""
    if stated == _NONE:
        losses.add("relationship", stated, entry)
        return
    said = _RELATIONSHIPS.get(stated, "intersects-with")
    if not any(name in rows for name in sources) and any(name in rows for name in targets):
        sources, targets, said = targets, sources, _TURNED.get(said, said)
    own = {prop.text("name"): prop.text("value") for prop in entry.nodes("props") if prop.text("ns") == OSCAL_NAMESPACE}
    essential = own.get("weight") == "essential" and "alternatives" not in own
    if not essential and said != "intersects-with":
        losses.add("relationship", said, entry)
    _left_out(entry, own, losses)
    for source in sources:
        for target in targets:
            control = controls.get(target.lower())
            if source not in rows:
                losses.add("source_unknown", "map", entry)
            elif control is None:
                losses.add("target_unknown", "map", entry)
            else:
                yield DraftEdge(
                    row=rows[source],
                    control=control,
                    relationship=said,
                    essential=essential,
                    capabilities=tuple((own.get("capabilities") or "").split()),
                    rationale=plain(entry.text("remarks") or _NO_RATIONALE, "rationale", losses, entry),
                )


def _left_out(entry: Node, own: Mapping[str | None, str | None], losses: LossLog) -> None:
    """Log what an edge has no place for."""
    for name in ("alternatives", "every", "within", "event"):
        if name in own:
            losses.add("left_out", f"prop {name}", entry)
    for key in ("qualifiers", "confidence-score", "coverage", "links"):
        if key in entry.keys:
            losses.add("left_out", key, entry)
