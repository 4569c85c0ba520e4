"""An OSCAL catalog as a draft: groups and controls as rows, and a loss for everything else it says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.imports.draft import LICENCE, PUBLISHER, Draft, DraftRow, LossLog
from assessor.imports.draft_rows import MAX_DEPTH, DraftRows
from assessor.imports.draft_text import as_pack_id, is_row_id, plain, shortened
from assessor.imports.oscal_prose import filled, parameters, statement_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessor.imports.draft import ImportRequest, RowKind
    from assessor.source.tree import Node

_MAX_TITLE: Final = 300
# A title made of a statement: enough to tell rows of one group apart.
_TAKEN_TITLE: Final = 80
# Of a control these become a row; of a group as well. Every other key is a loss.
_HELD: Final = frozenset({"id", "class", "title", "params", "props", "parts", "controls", "groups"})
_TAKEN_PROPS: Final = frozenset({"label", "sort-id", "status", "citation", "row"})
OBJECTIVE: Final = "assessment-objective"


class RowReader:
    """Collects the rows of one catalog; `chosen` are the controls of a profile, `values` its parameters."""

    def __init__(
        self,
        request: ImportRequest,
        losses: LossLog,
        *,
        chosen: frozenset[str] | None = None,
        values: Mapping[str, tuple[str, ...]] | None = None,
    ) -> None:
        self._made = DraftRows(losses)
        self._request, self._losses = request, losses
        self._chosen, self._values = chosen, values or {}

    @property
    def rows(self) -> list[DraftRow]:
        """The rows so far."""
        return self._made.rows

    def read(self, holder: Node, title: str, parent: str | None = None, depth: int = 0) -> None:
        """The groups and controls an object holds."""
        if depth > MAX_DEPTH:
            holder.refuse(f"nested at most {MAX_DEPTH} groups and controls deep")
            return
        for group in holder.nodes("groups"):
            if _prop(group, "wrapper") is not None:  # made on export, because a group holds groups or controls
                self.read(group, title, parent, depth + 1)
                continue
            place = len(self.rows)
            name = self._add(group, "group", title, parent)
            self.read(group, title, name, depth + 1)
            if self._chosen is not None and len(self.rows) == place + 1:
                self._made.drop_last()
        for control in holder.nodes("controls"):
            self._control(control, title, parent, depth)

    def _control(self, control: Node, title: str, parent: str | None, depth: int) -> None:
        if self._made.full:
            return
        if self._chosen is not None and (control.text("id") or "") not in self._chosen:
            self.read(control, title, parent, depth + 1)
            return
        if _prop(control, "status") == "withdrawn":
            self._withdrawn(control, depth)
            return
        inner = self._request.leaves and any(True for _ in control.nodes("controls"))
        kind: RowKind = "group" if inner else "control" if self._request.as_controls else "obligation"
        name = self._add(control, kind, title, parent)
        for part in control.nodes("parts"):
            self._part(part, title, name)
        self.read(control, title, name, depth + 1)

    def _withdrawn(self, control: Node, depth: int) -> None:
        """Log a control that is no longer in force, and every one below it."""
        if depth > MAX_DEPTH:
            control.refuse(f"nested at most {MAX_DEPTH} groups and controls deep")
            return
        self._losses.add("withdrawn", "control", control)
        for below in control.nodes("controls"):
            self._withdrawn(below, depth + 1)

    def _part(self, part: Node, title: str, parent: str) -> None:
        """An objective becomes a row where it says that it was one; other parts than the statement are lost."""
        name = part.text("name") or "part"
        if name == OBJECTIVE and _prop(part, "row") is not None:
            label = _prop(part, "row") or ""
            text = plain(part.text("prose") or "", "statement", self._losses, part)
            made = self._made.id(label, part)
            row_title = plain(part.text("title") or label, "title", self._losses, part, longest=_MAX_TITLE)
            self._made.append(
                DraftRow(
                    id=made,
                    kind="objective",
                    title=row_title,
                    parent=parent,
                    statement=text or None,
                    citation=_prop(part, "citation") or f"{title}, {label}",
                    aliases=(part.text("id") or made,),
                ),
                part,
                part.problems,
            )
        elif name != "statement":
            self._losses.add("left_out", f"part {name[:40]}", part)

    def _add(self, node: Node, kind: RowKind, catalog: str, parent: str | None) -> str:
        losses = self._losses
        own = node.text("id")
        name = self._made.id(self._label(node) or own or "group", node)
        self._left_out(node, kind)
        title = plain(node.text("title") or "", "title", losses, node, longest=_MAX_TITLE)
        if not title:
            losses.add("title_made", kind, node)
        params = parameters(node, self._values)
        said = plain(filled(statement_of(node, params, losses), params), "statement", losses, node)
        if title in (name, own) and said:
            losses.add("title_taken", kind, node)
            title = shortened(said, _TAKEN_TITLE)
        if not said and kind == "obligation":
            losses.add("statement_made", "title", node)
            said = title or name
        cited = _prop(node, "citation") or f"{catalog}, {name}"
        row = DraftRow(
            id=name,
            kind=kind,
            title=title or name,
            parent=parent,
            statement=said or None,
            citation=plain(cited, "citation", losses, node, longest=_MAX_TITLE),
            aliases=tuple(dict.fromkeys(text for text in (own, *_labels(node)) if text)),
        )
        self._made.append(row, node, node.problems)
        return name

    def _label(self, node: Node) -> str | None:
        """The first label that can be the id of a row, and is none yet."""
        return next((text for text in _labels(node) if is_row_id(text) and not self._made.has(text)), None)

    def _left_out(self, node: Node, kind: RowKind) -> None:
        """Log what a row has no place for."""
        for key in node.keys:
            if key not in _HELD:
                self._losses.add("left_out", key[:40], node)
        for prop in node.nodes("props"):
            if prop.text("name") not in _TAKEN_PROPS:
                self._losses.add("left_out", f"prop {(prop.text('name') or '')[:40]}", prop)
        for part in node.nodes("parts") if kind == "group" else ():
            if part.text("name") != "statement":
                self._losses.add("left_out", f"part {(part.text('name') or 'part')[:40]}", part)


def _prop(node: Node, name: str) -> str | None:
    return next((prop.text("value") for prop in node.nodes("props") if prop.text("name") == name), None)


def _labels(node: Node) -> tuple[str, ...]:
    """The labels of a control, the plain one before those for special uses."""
    found = [prop for prop in node.nodes("props") if prop.text("name") == "label"]
    found.sort(key=lambda prop: prop.text("class") is not None)
    return tuple(text for prop in found if (text := prop.text("value")))


def catalog_draft(node: Node, request: ImportRequest) -> Draft:
    """The draft of a whole catalog."""
    losses = LossLog()
    return draft_of(node, node, RowReader(request, losses), request, losses)


def draft_of(named: Node, catalog: Node, reader: RowReader, request: ImportRequest, losses: LossLog) -> Draft:
    """The draft of a catalog under the title of the document `named`: the catalog itself, a profile or a mapping."""
    metadata = named.node("metadata")
    said = (metadata.text("title") if metadata is not None else None) or "Imported catalog"
    title = plain(said, "title", losses, named, longest=_MAX_TITLE) or "Imported catalog"
    reader.read(catalog, title)
    for key in ("params", "back-matter"):
        if key in catalog.keys:
            losses.add("left_out", key, catalog)
    edition = (metadata.text("version") if metadata is not None else None) or "not stated"
    parties = [item.text("name") for item in metadata.nodes("parties")] if metadata is not None else []
    publisher = next((name for name in parties if name), None) or PUBLISHER
    return Draft(
        id=request.id or as_pack_id(title),
        title=title,
        edition=plain(edition, "version", losses, named, longest=_MAX_TITLE) or "not stated",
        publisher=plain(publisher, "party", losses, named, longest=_MAX_TITLE) or PUBLISHER,
        source=f"OSCAL document {named.text('uuid') or 'without uuid'}"[:_MAX_TITLE],
        licence=LICENCE,
        rows=tuple(reader.rows),
        losses=losses.all(),
    )
