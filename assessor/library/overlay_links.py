"""Checks of overlay packs: what they name exists, what they change can be changed, what they hold is as declared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.library.links import check_links
from assessor.library.overlays import leaf_texts, with_overlay
from assessor.library.references import unknown
from assessor.model.diagnostic import Diagnostic
from assessor.model.scales import PROPOSED

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from assessor.library.framework import CheckedFramework
    from assessor.library.library import Library
    from assessor.model.catalog import Row
    from assessor.model.crosswalk import DemandText
    from assessor.model.overlay import Overlay, Respecified, Withdrawn


def check_overlays(library: Library, registry: Sequence[CheckedFramework]) -> list[Diagnostic]:
    """Every problem of every pack."""
    if not library.overlays:
        return []
    before = frozenset(check_links(library, registry))
    packs = library.overlays.values()
    return [problem for overlay in packs for problem in _problems(library, overlay, registry, before)]


def check_overlay(library: Library, overlay: Overlay, registry: Sequence[CheckedFramework]) -> list[Diagnostic]:
    """Problems of one pack: its own first, then those of the library it would make."""
    return _problems(library, overlay, registry, frozenset(check_links(library, registry)))


def _problems(
    library: Library, overlay: Overlay, registry: Sequence[CheckedFramework], before: frozenset[Diagnostic]
) -> list[Diagnostic]:
    """Problems of one pack; `before` are those of the library without it."""
    problems = own_problems(library, overlay)
    framework = library.frameworks.get(overlay.overlay.framework)
    if problems or framework is None or framework.catalog not in library.catalogs:  # an unknown catalog is told there
        return problems
    return [problem for problem in check_links(with_overlay(library, overlay), registry) if problem not in before]


def own_problems(library: Library, overlay: Overlay) -> list[Diagnostic]:
    """What is wrong with a pack itself; only one without such problems can be turned on."""
    framework = library.frameworks.get(overlay.overlay.framework)
    if framework is None or framework.catalog not in library.catalogs:
        return list(unknown("framework", [overlay.overlay.framework], library.frameworks, overlay.overlay.span))
    rows = {row.id: row for row in library.catalogs[framework.catalog].rows}
    checks = (_header, _new, _changes, _demands, _duties)
    return [problem for check in checks for problem in check(library, overlay, rows)]


def _header(_library: Library, overlay: Overlay, _rows: Mapping[str, Row]) -> Iterator[Diagnostic]:
    """The pack holds what it declares, and its standing was looked up after it was published."""
    header = overlay.overlay
    for kind, count in header.expected.counts.items():
        if overlay.counts[kind] != count:
            message = f"{header.id} declares {count} under {kind}, but has {overlay.counts[kind]}"
            yield Diagnostic("link/count", message, header.expected.span, "correct the entries or 'expected'")
    if header.checked < header.published:
        message = f"checked on {header.checked}, before it was published on {header.published}"
        yield Diagnostic("link/checked", message, header.span, "state the day its legal standing was last checked")


def _new(library: Library, overlay: Overlay, rows: Mapping[str, Row]) -> Iterator[Diagnostic]:
    """New rows, facts and duties have ids of their own."""
    for row in overlay.rows:
        if row.id in rows:
            message = f"row '{row.id}' already exists"
            yield Diagnostic("link/duplicate-id", message, row.span, "change it under 'demands', or choose another id")
    for kind, items, known in (("fact", overlay.facts, library.facts), ("duty", overlay.duties, library.duties)):
        for item in items:
            if item.id in known:
                message = f"{kind} '{item.id}' already exists"
                yield Diagnostic("link/duplicate-id", message, item.span, "choose another id")


def _changes(_library: Library, overlay: Overlay, rows: Mapping[str, Row]) -> Iterator[Diagnostic]:
    """Rows that would change or go are there, once, and would really change."""
    judged = {name: row for name, row in rows.items() if row.kind == "obligation"}
    seen: set[str] = set()
    changed: tuple[Respecified | Withdrawn, ...] = (*overlay.specifications, *overlay.withdrawn)
    for item in changed:
        yield from unknown("obligation", [item.obligation], judged, item.span)
        if item.obligation in seen:
            message = f"'{item.obligation}' is changed twice"
            yield Diagnostic("link/duplicate-id", message, item.span, "keep one of the changes")
        seen.add(item.obligation)
    for same in overlay.specifications:
        if same.obligation in judged and judged[same.obligation].specification == same.specification:
            message = f"'{same.obligation}' is already {same.specification}"
            yield Diagnostic("link/no-change", message, same.span, "remove it")


def _demands(library: Library, overlay: Overlay, rows: Mapping[str, Row]) -> Iterator[Diagnostic]:
    """Every demand is the proposal's own and cites it; what is replaced is there today and is not withdrawn."""
    names = {*rows, *(row.id for row in overlay.rows)}
    catalog = library.frameworks[overlay.overlay.framework].catalog
    stated = {
        entry.obligation
        for crosswalk in library.crosswalks
        if crosswalk.crosswalk.source == catalog
        for entry in crosswalk.entries
        if entry.essential or entry.population
    }
    gone = {item.obligation for item in overlay.withdrawn}
    seen: set[str] = set()
    for entry in (*overlay.demands.add, *overlay.demands.replace):
        yield from unknown("obligation", [entry.obligation], names - gone, entry.span)
        if entry.obligation in seen:
            message = f"obligation '{entry.obligation}' has two entries"
            yield Diagnostic("link/duplicate-id", message, entry.span, "merge them")
        seen.add(entry.obligation)
    for entry in overlay.demands.replace:
        if entry.obligation in rows and entry.obligation not in stated:
            message = f"'{entry.obligation}' has no demand today that could be replaced"
            yield Diagnostic("link/no-change", message, entry.span, "move it to 'add'")
    for edges in leaf_texts((*overlay.demands.add, *overlay.demands.replace)).values():
        for edge in edges:
            if edge.demand is None:
                message = f"the edge to {edge.control} states no demand of its own"
                yield Diagnostic(
                    "link/basis", message, edge.span, "state what the proposal demands, with basis: proposed"
                )
            else:
                yield from _own(edge.demand)


def _own(demand: DemandText) -> Iterator[Diagnostic]:
    aspects = (demand.detection, demand.evidence, demand.independence)
    bases = {demand.basis, *(aspect.basis for aspect in aspects if aspect is not None and aspect.basis is not None)}
    if not bases <= {PROPOSED, "engine_default"} or (demand.basis == "engine_default" and not demand.because):
        message = f"a demand of an overlay has basis {' and '.join(sorted(bases))}, expected proposed"
        yield Diagnostic(
            "link/basis", message, demand.span, "write basis: proposed, or give engine_default a 'because'"
        )
    if demand.basis == PROPOSED and not demand.citation:
        yield Diagnostic(
            "audit/no-citation", "a proposed demand has no citation", demand.span, "cite the proposed paragraph"
        )


def _duties(_library: Library, overlay: Overlay, _rows: Mapping[str, Row]) -> Iterator[Diagnostic]:
    """A duty of a proposal is proposed."""
    for item in overlay.duties:
        if item.basis != PROPOSED:
            message = f"duty '{item.id}' of an overlay has basis {item.basis}, expected proposed"
            yield Diagnostic("link/basis", message, item.span, "write basis: proposed")
