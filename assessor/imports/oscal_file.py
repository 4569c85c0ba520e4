"""An OSCAL file, JSON or YAML, told apart by the one key at its top."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.imports.oscal_catalog import catalog_draft
from assessor.imports.oscal_mapping import mapping_draft
from assessor.imports.oscal_profile import profile_draft
from assessor.model.diagnostic import Diagnostic
from assessor.model.span import Span
from assessor.source.json_text import MAX_BYTES, read_json
from assessor.source.reader import read
from assessor.source.tree import root

if TYPE_CHECKING:
    from assessor.imports.draft import Draft, ImportRequest
    from assessor.source.tree import Node

CATALOG: Final = "catalog"
PROFILE: Final = "profile"
MAPPING: Final = "mapping-collection"
KINDS: Final = (CATALOG, PROFILE, MAPPING)


def oscal_draft(raw: bytes, path: str, request: ImportRequest) -> tuple[Draft | None, list[Diagnostic]]:
    """The draft an OSCAL catalog, profile or mapping-collection makes, and what is wrong with its files."""
    kind, node, problems = _model(raw, path)
    if node is None:
        return None, problems
    catalogs: list[Node] = []
    for name, content in request.others.items():
        other, found, faults = _model(content, name)
        problems += faults
        if found is not None and other == CATALOG:
            catalogs.append(found)
        elif found is not None:
            message = f"this is an OSCAL {other}, expected a catalog"
            problems.append(Diagnostic("import/kind", message, found.span, "name the catalog it speaks of"))
    if problems:
        return None, problems
    draft: Draft | None
    if kind == CATALOG:
        draft = catalog_draft(node, request)
    elif kind == PROFILE:
        draft = profile_draft(node, catalogs, request)
    else:
        draft = mapping_draft(node, catalogs, request)
    problems = [problem for part in (node, *catalogs) for problem in part.problems]
    return (draft if not problems else None), problems


def _model(raw: bytes, path: str) -> tuple[str, Node | None, list[Diagnostic]]:
    """Which model a file holds, and the object below its key."""
    start = raw.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    if start == b"<":
        message = "this is XML, expected OSCAL as JSON or YAML"
        return "", None, [Diagnostic("import/kind", message, Span(path), "convert it to JSON first")]
    document, problems = read_json(raw, path) if start in (b"{", b"[") else read(raw, path, limit=MAX_BYTES)
    if document is None:
        return "", None, problems
    top = root(document)
    kind = next((name for name in KINDS if top is not None and name in top.keys), "")
    node = top.node(kind) if top is not None and kind else None
    if node is None:
        message = "this is no OSCAL catalog, profile or mapping-collection"
        advice = f"the one key at the top is one of: {', '.join(KINDS)}"
        return "", None, [Diagnostic("import/kind", message, document.span(()), advice)]
    return kind, node, []
