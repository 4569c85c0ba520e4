"""Checks of the crosswalks: what is demanded exists, and every obligation is demanded something."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from assessor.library.references import unknown
from assessor.library.rule_links import active_controls, control_names
from assessor.model.diagnostic import Diagnostic
from assessor.model.scales import PROPOSED, SIDE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from assessor.library.library import Library
    from assessor.model.crosswalk import Crosswalk, DemandText, Edge, Entry


def headers(library: Library) -> Iterator[Diagnostic]:
    """A crosswalk goes from one catalog to another."""
    for crosswalk in library.crosswalks:
        names = [crosswalk.crosswalk.source, crosswalk.crosswalk.target]
        yield from unknown("catalog", names, library.catalogs, crosswalk.span)


class _Known(NamedTuple):
    """A library with what every edge is looked up in, gathered once."""

    library: Library
    controls: Mapping[str, bool]
    owners: Mapping[str, list[str]]


def entries(library: Library) -> Iterator[Diagnostic]:
    """An obligation exists and has one entry; each edge names things that exist."""
    known = _Known(library, active_controls(library), primaries(library))
    seen: dict[str, Entry] = {}
    judged = {ref for ref, row in library.rows().items() if row.kind == "obligation"}
    for crosswalk in library.crosswalks:
        source = crosswalk.crosswalk.source
        if source not in library.catalogs:  # told by `headers`, once
            continue
        for entry in crosswalk.entries:
            ref = f"{source}:{entry.obligation}"
            yield from unknown("obligation", [ref], judged, entry.span)
            if ref in seen:
                message = f"obligation '{ref}' has two entries, first at {seen[ref].span}"
                yield Diagnostic("link/duplicate-id", message, entry.span, "merge them")
            seen[ref] = entry
            yield from _entry(known, entry)


def _entry(known: _Known, entry: Entry) -> Iterator[Diagnostic]:
    yield from control_names(known.controls, entry.supporting, entry.span)
    if entry.population is not None:
        yield from unknown("gate", [entry.population.gate], known.library.gates, entry.span)
    relations: dict[str, str] = {}
    grouped = {id(edge) for item in entry.essential for edge in item.any_of}
    for edge in leaf_edges(entry):
        yield from _edge(known, edge, in_group=id(edge) in grouped)
        if edge.any_of:
            continue
        if relations.setdefault(edge.control or "", edge.relationship or "") != edge.relationship:
            message = f"'{entry.obligation}' has two relationships with {edge.control}"
            yield Diagnostic(
                "link/two-relationships",
                message,
                edge.span,
                "keep one relationship between an obligation and a control",
            )
        if edge.control in entry.supporting:
            message = f"{edge.control} is both essential and supporting for '{entry.obligation}'"
            yield Diagnostic("link/essential-and-supporting", message, edge.span, "remove it from 'supporting'")


def leaf_edges(entry: Entry) -> Iterator[Edge]:
    """The edges of an entry, those inside groups included."""
    for edge in entry.essential:
        yield from edge.any_of or (edge,)


def _edge(known: _Known, edge: Edge, *, in_group: bool) -> Iterator[Diagnostic]:
    if edge.any_of:
        yield Diagnostic(
            "link/nested-group", "a group of alternatives is inside another group", edge.span, "flatten it"
        )
        return
    if in_group and edge.weight == SIDE:
        message = "an edge of a group has a weight of its own, expected one for the whole group"
        yield Diagnostic("link/side", message, edge.span, "write weight and reason beside any_of")
    yield from control_names(known.controls, (edge.control or "",), edge.span)
    if edge.capabilities is not None:
        yield from unknown("capability", edge.capabilities.names, known.library.capabilities, edge.span)
        if in_group and len(edge.capabilities.all_of) > 1:
            message = f"an edge of a group names {len(edge.capabilities.all_of)} capabilities, expected one or any_of"
            yield Diagnostic("link/group-edge", message, edge.span, "in a group, each edge is one alternative")
    elif len(owners := known.owners.get(edge.control or "", [])) != 1:
        message = f"{edge.control} is a primary control of {len(owners)} capabilities, so the edge must name them"
        yield Diagnostic("link/no-capability", message, edge.span, f"capabilities: [{', '.join(owners) or '...'}]")
    if edge.demand is not None:
        yield from _demand(known.library, edge.demand)


def _demand(library: Library, demand: DemandText) -> Iterator[Diagnostic]:
    if demand.event is not None:
        yield from unknown("event", [demand.event], library.events, demand.span)
    if demand.independence is not None:
        yield from unknown("function", demand.independence.from_, library.functions, demand.span)
    if demand.every == "as_defined" and demand.basis != "entity_defined":
        message = f"'every: as_defined' with basis {demand.basis}, expected entity_defined"
        yield Diagnostic("link/basis", message, demand.span, "the basis follows from who sets the interval")


def primaries(library: Library) -> dict[str, list[str]]:
    """Capabilities by the control they are primary for."""
    owners: dict[str, list[str]] = defaultdict(list)
    for capability in library.capabilities.values():
        for control in capability.controls.primary:
            owners[control].append(capability.id)
    return owners


def something_demanded(library: Library) -> Iterator[Diagnostic]:
    """Every obligation has a demand or a duty: the authoring error nothing may be satisfied by."""
    demanded = {ref for duty in library.duties.values() for ref in duty.attaches_to}
    for crosswalk in library.crosswalks:
        demanded |= {f"{crosswalk.crosswalk.source}:{entry.obligation}" for entry in _demanding(crosswalk)}
    for ref, row in library.rows().items():
        if row.kind == "obligation" and ref not in demanded:
            message = f"obligation '{ref}' has neither a demand nor a duty"
            yield Diagnostic("link/no-demand", message, row.span, "add a crosswalk entry or a duty that attaches to it")


def _demanding(crosswalk: Crosswalk) -> Iterator[Entry]:
    for entry in crosswalk.entries:
        edges = [edge for edge in leaf_edges(entry) if edge.demand is None or edge.demand.basis != PROPOSED]
        if edges or entry.population is not None:
            yield entry


CROSSWALK_CHECKS = (headers, entries, something_demanded)
