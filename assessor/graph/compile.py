"""Graph to plan: the compiled form evaluation runs on, read off the graph and nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, cast

from assessor.graph.kinds import EdgeKind, NodeKind
from assessor.library.overlays import pack_infos
from assessor.model.plan import CatalogInfo, CatalogPlan, Demand, Obligation, Plan, Terrain
from assessor.model.scales import SIDE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from assessor.graph.build import Graph
    from assessor.library.library import Library
    from assessor.model.catalog import Catalog, Row
    from assessor.model.framework import Framework
    from assessor.model.rules import Duty


def compile_plan(graph: Graph, library: Library, registry: Sequence[Framework]) -> Plan:
    """Everything evaluation needs. Catalogs of controls are named by title only."""
    parts = [
        _catalog(graph, catalog, library.catalog_sha256.get(catalog.id, ""))
        for catalog in library.catalogs.values()
        if catalog.header.kind == "obligations"
    ]
    return Plan(
        terrain=terrain(library),
        catalogs=tuple(parts),
        registry=tuple(registry),
        rules_sha256=library.rules_sha256,
        amendments=library.amendments,
        packs=pack_infos(library),
    )


class _Joined(Sequence[Any]):
    """In place of what only the graph says of a row: made when somebody looks at it."""

    def __init__(self, make: Callable[[], tuple[Any, ...]]) -> None:
        self._make = make

    def __getitem__(self, place: Any) -> Any:
        return self._make()[place]

    def __len__(self) -> int:
        return len(self._make())

    def __iter__(self) -> Iterator[Any]:
        return iter(self._make())

    def __eq__(self, other: object) -> bool:
        return self._make() == (other._make() if isinstance(other, _Joined) else other)

    def __hash__(self) -> int:
        return hash(self._make())

    def __add__(self, other: tuple[Any, ...]) -> tuple[Any, ...]:
        return (*self, *other)

    def __radd__(self, other: tuple[Any, ...]) -> tuple[Any, ...]:
        return (*other, *self)


def _joined(make: Callable[[], tuple[Any, ...]]) -> tuple[Any, ...]:
    return cast("tuple[Any, ...]", _Joined(make))


def bare_plan(library: Library, registry: Sequence[Framework], graph: Callable[[str], Graph]) -> Plan:
    """The plan of rows whose clauses and supporting controls are read off a graph only where somebody asks.

    `graph` is asked for it by the reference of the row.
    """
    parts = [
        CatalogPlan(info=_info(catalog, ""), rows=tuple(_bare(catalog.id, row, graph) for row in catalog.rows))
        for catalog in library.catalogs.values()
        if catalog.header.kind == "obligations"
    ]
    return Plan(terrain=cast("Terrain", _LateTerrain(library)), catalogs=tuple(parts), registry=tuple(registry))


class _LateTerrain:
    """In place of a terrain: each part is read of the library when somebody asks for it."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def __getattr__(self, name: str) -> Any:
        return getattr(self._library, name)

    @cached_property
    def work_of_function(self) -> dict[str, tuple[str, ...]]:
        return _work_of_function(self._library)

    @cached_property
    def work_of_duty(self) -> dict[str, tuple[str, ...]]:
        return _work_of_duty(self._library)


def _bare(catalog: str, row: Row, graph: Callable[[str], Graph]) -> Obligation:
    ref = f"{catalog}:{row.id}"
    return _row(catalog, row, _joined(lambda: supporting(graph(ref), ref)), _joined(lambda: clauses(graph(ref), ref)))


def terrain(library: Library) -> Terrain:
    """What all obligations share."""
    return Terrain(
        capabilities=library.capabilities,
        functions=library.functions,
        models=library.models,
        events=library.events,
        facts=library.facts,
        duties=library.duties,
        gates=library.gates,
        frameworks=library.frameworks,
        capacity=library.capacity,
        situations=library.situations,
        weighings=library.weighings,
        economics=library.economics,
        clauses=library.clauses,
        standing=library.standing,
        severity=library.severity,
        action_owners=library.action_owners,
        own_rules=library.own_rules,
        work_of_duty=_work_of_duty(library),
        work_of_function=_work_of_function(library),
    )


def _work_of_function(library: Library) -> dict[str, tuple[str, ...]]:
    """The capabilities each function can deliver, in the order of the rules."""
    found: dict[str, list[str]] = {}
    for capability in library.capabilities.values():
        for name in capability.delivered_by.functions:
            found.setdefault(name, []).append(capability.id)
    return {name: tuple(there) for name, there in found.items()}


def _work_of_duty(library: Library) -> dict[str, tuple[str, ...]]:
    """The capabilities each duty comes with, in the order of the rules."""
    found: dict[str, tuple[str, ...]] = {}
    for capability in library.capabilities.values():
        if capability.duty is not None:
            found[capability.duty] = (*found.get(capability.duty, ()), capability.id)
    return found


def _catalog(graph: Graph, catalog: Catalog, sha256: str) -> CatalogPlan:
    refs = [f"{catalog.id}:{row.id}" for row in catalog.rows]
    rows = tuple(
        _row(catalog.id, row, supporting(graph, ref), clauses(graph, ref))
        for row, ref in zip(catalog.rows, refs, strict=True)
    )
    named = {name for row in rows for name in row.supporting}
    named |= {demand.control for row in rows for clause in row.clauses for demand in clause if demand.control}
    titles = {
        node.partition(":")[2]: data["title"]
        for node, data in graph.nodes(data=True)
        if data["kind"] == NodeKind.CONTROL and node.partition(":")[2] in named
    }
    return CatalogPlan(info=_info(catalog, sha256), rows=rows, controls=dict(sorted(titles.items())))


def _info(catalog: Catalog, sha256: str) -> CatalogInfo:
    header = catalog.header
    return CatalogInfo(
        id=header.id,
        title=header.title,
        edition=header.edition,
        publisher=header.publisher,
        source=header.source,
        license=header.license,
        sha256=sha256,
    )


def _row(catalog: str, row: Row, supporting: tuple[str, ...], clauses: tuple[tuple[Demand, ...], ...]) -> Obligation:
    return Obligation(
        ref=f"{catalog}:{row.id}",
        id=row.id,
        catalog=catalog,
        kind=row.kind,
        title=row.title,
        parent=None if row.parent is None else f"{catalog}:{row.parent}",
        statement=row.statement,
        citation=row.citation,
        specification=row.specification,
        applies_to=row.applies_to,
        applies_when=row.applies_when,
        outside=row.outside,
        otherwise=row.otherwise,
        alternative_allowed=row.alternative_allowed,
        supporting=supporting,
        props=row.props,
        clauses=clauses,
    )


def supporting(graph: Graph, ref: str) -> tuple[str, ...]:
    """Controls that help an obligation and decide nothing, by bare id."""
    return tuple(
        sorted(
            target.partition(":")[2]
            for _, target, data in graph.out_edges(ref, data=True)
            if data["kind"] == EdgeKind.REQUIRES and not data["essential"]
        ),
    )


def clauses(graph: Graph, ref: str) -> tuple[tuple[Demand, ...], ...]:
    """What must be met for an obligation: edges in the author's order, then populations, then duties by id."""
    grouped: dict[int, list[tuple[int, Demand]]] = {}
    papers: list[Demand] = []
    duties: list[Demand] = []
    for _, target, data in graph.out_edges(ref, data=True):
        if data["kind"] == EdgeKind.REQUIRES:
            for clause, position, demand in data["demands"]:
                grouped.setdefault(clause, []).append((position, demand))
        elif data["kind"] == EdgeKind.ASKS_PAPER:
            papers.append(data["demand"])
        elif data["kind"] == EdgeKind.RETAINS:
            duties.append(_attached(graph.nodes[target]["item"], ref))
    made = [tuple(demand for _, demand in sorted(members, key=_position)) for _, members in sorted(grouped.items())]
    made += [(paper,) for paper in sorted(papers, key=lambda demand: demand.population or "")]
    made += [(duty,) for duty in sorted(duties, key=lambda demand: demand.duty or "")]
    return tuple(made)


def _attached(duty: Duty, ref: str) -> Demand:
    """The demand of a duty where it attaches to an obligation, with the timing its rule states."""
    reason = next((item.reason for item in duty.side if item.obligation == ref), None)
    return Demand(
        duty=duty.id,
        reviewed=True,
        every=duty.every,
        loosest=duty.loosest,
        state=duty.kind == "result",
        basis=duty.basis,
        citation=duty.citation,
        weight="core" if reason is None else SIDE,
        side_reason=reason,
    )


def _position(member: tuple[int, Demand]) -> int:
    return member[0]
