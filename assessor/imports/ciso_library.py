"""A library of CISO Assistant as a draft: the requirement nodes of its one framework, and its mappings to SP 800-53.

The framework may stand in the file itself or, for a file of mappings, in the library given beside it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.imports.ciso_mappings import mapped, mapping_sets
from assessor.imports.draft import LICENCE, PUBLISHER, Draft, DraftRow, LossLog
from assessor.imports.draft_rows import MAX_DEPTH, MAX_ROWS, DraftRows, in_order
from assessor.imports.draft_text import as_pack_id, is_row_id, plain
from assessor.model.diagnostic import Diagnostic
from assessor.model.span import Span
from assessor.model.value import replace
from assessor.source.json_text import MAX_BYTES, read_json
from assessor.source.reader import read
from assessor.source.tree import root

if TYPE_CHECKING:
    from assessor.imports.draft import ImportRequest, RowKind
    from assessor.source.tree import Node

_MAX_TITLE: Final = 300
_OBJECTS: Final = frozenset({"framework", "frameworks", "requirement_mapping_set", "requirement_mapping_sets"})
_TAKEN: Final = frozenset(
    {"urn", "locale", "ref_id", "name", "copyright", "version", "provider", "packager", "objects", "dependencies"}
)
_TAKEN_OF_FRAMEWORK: Final = frozenset({"urn", "ref_id", "name", "requirement_nodes"})
_TAKEN_OF_NODE: Final = frozenset({"urn", "ref_id", "name", "description", "assessable", "depth", "parent_urn"})


def ciso_draft(raw: bytes, path: str, request: ImportRequest) -> tuple[Draft | None, list[Diagnostic]]:
    """The draft a library makes, and what is wrong with its files."""
    libraries: list[Node] = []
    problems: list[Diagnostic] = []
    for name, content in ((path, raw), *request.others.items()):
        found, faults = _library(content, name)
        problems += faults
        libraries += [found] if found is not None else []
    if problems:
        return None, problems
    draft = _draft(libraries, request)
    problems = [problem for library in libraries for problem in library.problems]
    return (draft if not problems else None), problems


def _library(raw: bytes, path: str) -> tuple[Node | None, list[Diagnostic]]:
    start = raw.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    document, problems = read_json(raw, path) if start == b"{" else read(raw, path, limit=MAX_BYTES)
    if document is None:
        return None, problems
    top = root(document)
    objects = top.node("objects") if top is not None else None
    if top is None or objects is None or not _OBJECTS.intersection(objects.keys):
        message = "this is no library of CISO Assistant with a framework or a mapping"
        advice = "expected 'objects' with 'framework' or 'requirement_mapping_sets' at the top of the file"
        return None, [Diagnostic("import/kind", message, Span(path), advice)]
    return top, []


def _draft(libraries: list[Node], request: ImportRequest) -> Draft | None:
    frameworks = [
        (library, framework)
        for library in libraries
        if (objects := library.node("objects")) is not None
        for key in ("framework", "frameworks")
        for framework in objects.nodes(key)
    ]
    if not frameworks:
        message = "mappings name requirements of a framework that is not in the file"
        advice = "give the library of that framework as well: --catalog FILE"
        libraries[0].problems.append(Diagnostic("import/no-catalog", message, libraries[0].span, advice))
        return None
    losses = LossLog()
    for _, other in frameworks[1:]:
        losses.add("left_out", "a further framework", other)
    library, framework = frameworks[0]
    title = _text(framework, "name", losses) or _text(library, "name", losses) or "Imported framework"
    rows, known = _rows(framework, title, request, losses)
    for one in libraries:
        _left_out(one, losses)
    for key in framework.keys:
        if key not in _TAKEN_OF_FRAMEWORK:
            losses.add("left_out", f"framework {key[:40]}", framework)
    edges = mapped(mapping_sets(libraries), framework.text("urn") or "", known, request.controls, losses)
    judged = {edge.row for edge in edges}
    for row in rows if edges else ():
        if row.kind == "obligation" and row.id not in judged:
            losses.add("unmapped", "row", framework)
    packager = _text(library, "packager", losses)
    urn = _text(library, "urn", losses) or "without urn"
    return Draft(
        id=request.id or as_pack_id(title),
        title=title,
        edition=_text(library, "version", losses) or "not stated",
        publisher=_text(library, "provider", losses) or PUBLISHER,
        source=f"CISO Assistant library {urn}{f', packaged by {packager}' if packager else ''}"[:_MAX_TITLE],
        licence=_licence(library, losses),
        rows=rows,
        edges=edges,
        losses=losses.all(),
    )


def _licence(library: Node, losses: LossLog) -> str:
    """Whose the words are, as the library says it; they stay in the user's own pack."""
    said = _text(library, "copyright", losses)
    if not any(character.isalnum() for character in said):
        return LICENCE
    return f"The words of the rows, as their library says: {said}"


def _text(node: Node, key: str, losses: LossLog) -> str:
    return plain(node.text(key) or "", key, losses, node, longest=_MAX_TITLE)


def _left_out(library: Node, losses: LossLog) -> None:
    for key in library.keys:
        if key not in _TAKEN:
            losses.add("left_out", key[:40], library)
    objects = library.node("objects")
    for key in objects.keys if objects is not None else ():
        if objects is not None and key not in _OBJECTS:
            losses.add("left_out", f"objects {key[:40]}", objects)


def _rows(
    framework: Node, title: str, request: ImportRequest, losses: LossLog
) -> tuple[tuple[DraftRow, ...], dict[str, str]]:
    """The rows, and the id of each that is no group by its URN."""
    nodes = list(framework.nodes("requirement_nodes"))
    if len(nodes) > MAX_ROWS:
        message = f"more than {MAX_ROWS} requirement nodes"
        framework.problems.append(
            Diagnostic("import/too-many", message, nodes[MAX_ROWS].span, "take nodes out, or split the framework")
        )
        return (), {}
    places: dict[str, int] = {}
    for number, node in enumerate(nodes):
        urn = (node.text("urn") or "").lower()
        if urn in places:
            message = f"'{urn[:120]}' is here twice, first at {nodes[places[urn]].span}"
            node.problems.append(Diagnostic("import/twice", message, node.span, "keep one of them"))
        places.setdefault(urn, number)
    parents = [_parent(node, places, losses) for node in nodes]
    order, looped = in_order(parents)
    for number in looped:
        nodes[number].refuse("a node above this one", "parent_urn")
    holders = set(parents)
    made, names = DraftRows(losses), dict[int, str]()
    known: dict[str, str] = {}
    for number, depth in order:
        node, parent = nodes[number], parents[number]
        if depth > MAX_DEPTH:
            node.refuse(f"nested at most {MAX_DEPTH} deep", "parent_urn")
            continue
        above = names[parent] if parent is not None else None
        row = _row(node, _kind(node, request, holds=number in holders), made, title, losses, above)
        names[number] = row.id
        if row.kind != "group":
            known[(node.text("urn") or "").lower()] = row.id
        made.append(replace(row, parent=above), node, node.problems)
    return tuple(made.rows), known


def _parent(node: Node, places: dict[str, int], losses: LossLog) -> int | None:
    above = node.text("parent_urn")
    if above is None:
        return None
    place = places.get(above.lower())
    if place is None:
        losses.add("not_resolved", "parent_urn", node)
    return place


def _kind(node: Node, request: ImportRequest, *, holds: bool) -> RowKind:
    if node.text("assessable") != "true" or (request.leaves and holds):
        return "group"
    return "control" if request.as_controls else "obligation"


def _row(node: Node, kind: RowKind, made: DraftRows, framework: str, losses: LossLog, above: str | None) -> DraftRow:
    for key in node.keys:
        if key not in _TAKEN_OF_NODE:
            losses.add("left_out", key[:40], node)
    ref, last = node.text("ref_id"), (node.text("urn") or "").rpartition(":")[2]
    if above is not None and last.isdigit():  # a number alone says little: libraries without references count anew
        last = f"{above}.{last}"
    name = made.id(_free(ref, last, made) or ref or last or "row", node)
    title = _text(node, "name", losses)
    said = plain(node.text("description") or "", "description", losses, node)
    if not title:
        losses.add("title_made", kind, node)
    if not said and kind == "obligation":
        losses.add("statement_made", "title", node)
        said = title or name
    return DraftRow(
        id=name, kind=kind, title=title or name, statement=said or None, citation=f"{framework[:200]}, {name}"
    )


def _free(ref: str | None, last: str, made: DraftRows) -> str | None:
    """The reference people write, or the end of the URN, where it can be an id and is none yet."""
    return next((name for name in (ref, last) if name and is_row_id(name) and not made.has(name)), None)
