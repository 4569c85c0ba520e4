"""A library with an overlay pack in it, as if the proposed rule were adopted (docs/method.md, section 3)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assessor.model.catalog import Catalog, ExpectedRows
from assessor.model.crosswalk import Crosswalk, CrosswalkHeader, DemandText, Edge, Entry
from assessor.model.plan import PackInfo
from assessor.model.scales import IF_ADOPTED, PROPOSED
from assessor.model.value import replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from assessor.library.library import Library
    from assessor.model.catalog import Row
    from assessor.model.overlay import Overlay
    from assessor.model.rules import Duty
    from assessor.model.scales import Basis


def pack_infos(library: Library) -> tuple[PackInfo, ...]:
    """What may be turned on, by id."""
    return tuple(
        PackInfo(
            id=item.id,
            title=item.overlay.title,
            status=item.overlay.status,
            framework=item.overlay.framework,
            citation=item.overlay.citation,
            published=item.overlay.published,
            checked=item.overlay.checked,
            standing=item.overlay.standing,
            sha256=library.overlay_sha256.get(item.id, ""),
            counts=item.counts,
            verify=item.overlay.verify,
            note=item.overlay.note,
        )
        for item in library.overlays.values()
    )


def with_overlay(library: Library, overlay: Overlay) -> Library:
    """The library as the proposal would leave it; what only the proposal asks has the basis `if_adopted`."""
    name = library.frameworks[overlay.overlay.framework].catalog
    gone = {item.obligation for item in overlay.withdrawn}
    refs = {f"{name}:{row}" for row in gone}
    duties = {item.id: _without(item, refs) for item in library.duties.values()}
    duties |= {item.id: replace(item, basis=IF_ADOPTED) for item in overlay.duties}
    return replace(
        library,
        catalogs={**library.catalogs, name: _catalog(library.catalogs[name], overlay, gone)},
        crosswalks=_crosswalks(library, name, overlay, gone),
        facts=dict(sorted({**library.facts, **{item.id: item for item in overlay.facts}}.items())),
        duties=dict(sorted(duties.items())),
    )


def _without(duty: Duty, refs: set[str]) -> Duty:
    listed = {*duty.attaches_to, *(ref for part in duty.parts for ref in part.attaches_to)}
    if not refs.intersection(listed):
        return duty
    parts = [
        replace(part, attaches_to=tuple(ref for ref in part.attaches_to if ref not in refs)) for part in duty.parts
    ]
    side = tuple(item for item in duty.side if item.obligation not in refs)
    left = tuple(ref for ref in duty.attaches_to if ref not in refs)
    return replace(duty, attaches_to=left, parts=tuple(parts), side=side)


def _catalog(catalog: Catalog, overlay: Overlay, gone: set[str]) -> Catalog:
    changed = {item.obligation: item.specification for item in overlay.specifications}
    rows = [
        replace(row, specification=changed[row.id], alternative=None) if row.id in changed else row
        for row in catalog.rows
        if row.id not in gone
    ]
    for row in overlay.rows:
        rows.insert(_place(rows, row), row)
    return Catalog(header=replace(catalog.header, expected=ExpectedRows.of(rows)), rows=tuple(rows))


def _place(rows: Sequence[Row], new: Row) -> int:
    """After the last row below the same parent, so that a new row stands with its section."""
    parents = {row.id: row.parent for row in rows}

    def below(name: str | None) -> bool:
        seen: set[str] = set()
        while name is not None and name not in seen:
            if name == new.parent:
                return True
            seen.add(name)
            name = parents.get(name)
        return False

    return max((place for place, row in enumerate(rows) if below(row.id)), default=len(rows) - 1) + 1


def _crosswalks(library: Library, name: str, overlay: Overlay, gone: set[str]) -> tuple[Crosswalk, ...]:
    """Every entry as it would be; entries for new rows stand in a crosswalk of their own."""
    added = {entry.obligation: _adopted(entry) for entry in overlay.demands.add}
    replaced = {entry.obligation: _adopted(entry) for entry in overlay.demands.replace}
    made: list[Crosswalk] = []
    for crosswalk in library.crosswalks:
        if crosswalk.crosswalk.source != name:
            made.append(crosswalk)
            continue
        entries = [
            _joined(entry, added.pop(entry.obligation, None), replaced.pop(entry.obligation, None))
            for entry in crosswalk.entries
            if entry.obligation not in gone
        ]
        made.append(replace(crosswalk, entries=tuple(entries)))
    left = (*added.values(), *replaced.values())
    if left:
        target = next(item.crosswalk.target for item in library.crosswalks)
        header = CrosswalkHeader(source=name, target=target, provenance=overlay.overlay.provenance)
        made.append(Crosswalk(crosswalk=header, entries=left, span=overlay.span))
    return tuple(made)


def _joined(entry: Entry, added: Entry | None, replaced: Entry | None) -> Entry:
    """One entry of today with what the proposal adds to it, or with the proposal's demands for its own."""
    new = replaced or added
    if new is None:
        return entry
    essential = new.essential if replaced is not None else (*entry.essential, *new.essential)
    population = entry.population if replaced is None else None
    needed = {edge.control for item in essential for edge in (item.any_of or (item,))}
    supporting = tuple(dict.fromkeys(name for name in (*entry.supporting, *new.supporting) if name not in needed))
    return replace(
        entry,
        essential=essential,
        supporting=supporting,
        population=new.population or population,
        reviewed=entry.reviewed and new.reviewed,
        span=new.span,
    )


def _adopted(entry: Entry) -> Entry:
    return replace(entry, essential=tuple(map(_edge, entry.essential)))


def _edge(edge: Edge) -> Edge:
    return replace(
        edge,
        any_of=tuple(map(_edge, edge.any_of)),
        demand=None if edge.demand is None else _demand(edge.demand),
    )


def _demand(text: DemandText) -> DemandText:
    aspects: dict[str, Any] = {
        name: replace(aspect, basis=_basis(aspect.basis)) if aspect is not None else None
        for name, aspect in (
            ("detection", text.detection),
            ("evidence", text.evidence),
            ("independence", text.independence),
        )
    }
    return replace(text, basis=_basis(text.basis) or text.basis, **aspects)


def _basis(basis: Basis | None) -> Basis | None:
    return IF_ADOPTED if basis == PROPOSED else basis


def leaf_texts(entries: Iterable[Entry]) -> Mapping[str, list[Edge]]:
    """The edges of entries by obligation, those inside groups included."""
    return {
        entry.obligation: [edge for item in entry.essential for edge in (item.any_of or (item,))] for entry in entries
    }
