"""An OSCAL profile as a draft: the controls it selects from the catalog beside it, with the parameters it sets."""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from assessor.imports.draft import LossLog
from assessor.imports.oscal_catalog import RowReader, draft_of
from assessor.model.diagnostic import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assessor.imports.draft import Draft, ImportRequest
    from assessor.source.tree import Node


def profile_draft(node: Node, catalogs: Sequence[Node], request: ImportRequest) -> Draft | None:
    """The draft of a profile resolved against one catalog; None, with the reason told, where there is not just one."""
    if len(catalogs) != 1:
        message = "a profile names controls of a catalog that is not in it"
        advice = "give the catalog as well: --catalog FILE, once"
        node.problems.append(Diagnostic("import/no-catalog", message, node.span, advice))
        return None
    losses = LossLog()
    tree = dict(_controls(catalogs[0], ()))
    chosen: set[str] = set()
    for source in node.nodes("imports"):
        chosen |= _chosen(source, tree, losses)
    values: dict[str, tuple[str, ...]] = {}
    modify = node.node("modify")
    if modify is not None:
        for setting in modify.nodes("set-parameters"):
            values[setting.text("param-id") or ""] = setting.texts("values")
        for alter in modify.nodes("alters"):
            losses.add("left_out", "alter", alter)
    for key in ("merge", "back-matter"):
        if key in node.keys:
            losses.add("left_out", key, node)
    reader = RowReader(request, losses, chosen=frozenset(chosen), values={k: v for k, v in values.items() if v})
    return draft_of(node, catalogs[0], reader, request, losses)


def _controls(holder: Node, above: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every control of a catalog by its id, with the controls it stands below."""
    for group in holder.nodes("groups"):
        yield from _controls(group, above)
    for control in holder.nodes("controls"):
        name = control.text("id") or ""
        yield name, above
        yield from _controls(control, (*above, name))


def _chosen(source: Node, tree: dict[str, tuple[str, ...]], losses: LossLog) -> set[str]:
    found = set(tree) if "include-all" in source.keys else set()
    for part in source.nodes("include-controls"):
        found |= _selected(part, tree, losses)
    for part in source.nodes("exclude-controls"):
        found -= _selected(part, tree, losses)
    return found


def _selected(part: Node, tree: dict[str, tuple[str, ...]], losses: LossLog) -> set[str]:
    found: set[str] = set()
    for name in part.texts("with-ids"):
        if name not in tree:
            losses.add("source_unknown", "with-ids", part)
        found.add(name)
    for matching in part.nodes("matching"):
        pattern = matching.text("pattern") or ""
        found |= {name for name in tree if fnmatchcase(name, pattern[:200])}
    if part.text("with-child-controls") == "yes":
        found |= {name for name, above in tree.items() if found.intersection(above)}
    return found & set(tree)
