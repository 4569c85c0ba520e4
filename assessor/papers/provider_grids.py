"""Who does what in grids: the responsibility matrix, the providers with their papers, and what contracts leave open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.model.editable import PROVIDERS
from assessor.report.deliverable import Grid, GridColumn, GridRow, editable_columns
from assessor.words import contracts, deliverables, grammar, legends

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assessor.model.engagement import Provider
    from assessor.papers.dossier import Dossier
    from assessor.result.responsibility import Responsibility

_FLAGS = {"unowned": "nobody", "unknown": "not stated", "double": "two owners", None: ""}
_FIRST = ("unowned", "double", "unknown")


def responsibilities(dossier: Dossier) -> Grid:
    """Who performs, proves and approves each function; what is nobody's and what is two people's first."""
    columns = (
        GridColumn(title="Function", width=34),
        GridColumn(title="Flag", width=14),
        GridColumn(title="Performs", width=30),
        GridColumn(title="Proves", width=30),
        GridColumn(title="Approves", width=24),
        GridColumn(title="Requirements", width=14),
        GridColumn(title="Waiting", width=10),
        GridColumn(title="Work", width=60),
    )
    lines = sorted(dossier.result.responsibilities, key=_rank)
    return Grid(
        id="responsibilities",
        title="Responsibilities",
        note=deliverables.NOTES["responsibilities"],
        columns=columns,
        rows=tuple(GridRow(line.function, _seats(line, dossier)) for line in lines),
    )


def _rank(line: Responsibility) -> int:
    idle = line.flag == "unowned" and not line.needed
    return _FIRST.index(line.flag) if line.flag is not None and not idle else len(_FIRST)


def _seats(line: Responsibility, dossier: Dossier) -> tuple[str, ...]:
    names = dossier.names
    return (
        line.title,
        _FLAGS[line.flag],
        _who(line.perform, dossier),
        _who(line.evidence, dossier),
        names.all_providers(line.approve),
        str(line.obligations),
        str(line.needed),
        ", ".join(names.capability(name) for name in line.capabilities),
    )


def _who(holders: tuple[str, ...] | None, dossier: Dossier) -> str:
    if holders is None:
        return deliverables.stated(None)
    return dossier.names.all_providers(holders) if holders else _FLAGS["unowned"]


def providers(dossier: Dossier) -> Grid:
    """The providers with papers and contracts, as the engagement states them."""
    columns = (
        GridColumn(title="Provider", width=28),
        GridColumn(title="Model", width=28),
        GridColumn(title="Runs", width=50),
        GridColumn(title="Papers", width=50),
        GridColumn(title="Contract", width=44),
        *editable_columns(PROVIDERS),
    )
    known = {item.id: item for item in dossier.result.providers}
    rows = []
    for item in dossier.engagement.providers:
        shown = known.get(item.id)
        functions = shown.functions if shown is not None else ()
        texts = (
            dossier.names.provider(item.id),
            dossier.names.provider(item.model if item.offering is None else f"{item.model}/{item.offering}"),
            ", ".join(dossier.names.function(name) for name in functions),
            _papers(item),
            _contract(item),
            (item.contract.starts if item.contract is not None else None) or "",
            (item.contract.ends if item.contract is not None else None) or "",
            item.note or "",
        )
        rows.append(GridRow(item.id, texts))
    return Grid(
        id="providers", title=PROVIDERS.title, note=deliverables.NOTES["providers"], columns=columns, rows=tuple(rows)
    )


def _papers(item: Provider) -> str:
    told = [f"{grammar.plain(name)}: {deliverables.paper_state(path)}" for name, path in item.artefacts.items()]
    return "; ".join(told) or deliverables.stated(None)


def _contract(item: Provider) -> str:
    made = item.contract
    if made is None:
        return deliverables.stated(None)
    told = [f"{grammar.plain(name)}: {deliverables.paper_state(path)}" for name, path in made.documents.items()]
    out = [deliverables.left_out(part.what, part.text) for part in made.excludes]
    return "; ".join([*told, *out]) or deliverables.stated(None)


def contract_points(dossier: Dossier, settled: Iterable[tuple[Provider, Grid]]) -> Grid:
    """What contracts leave open: what each annex wants settled first, then the points of those that get no annex."""
    columns = (
        GridColumn(title="Provider", width=28),
        GridColumn(title="Open", width=18),
        GridColumn(title="About", width=34),
        GridColumn(title="Needed", width=44),
        GridColumn(title="Contract", width=44),
        GridColumn(title="Requirements", width=34),
    )
    names, as_of = dossier.names, dossier.result.as_of
    annexed = set()
    texts: list[tuple[str, ...]] = []
    for provider, grid in settled:
        annexed.add(provider.id)
        texts += [(names.provider(provider.id), *row.texts[:-1]) for row in grid.rows]
    texts += [
        (
            names.provider(point.provider),
            legends.CONTRACT_POINTS[point.kind],
            contracts.about(point, names) or "",
            grammar.opening(contracts.needs(point, names, as_of)),
            grammar.opening(contracts.has(point, names)),
            ", ".join(names.obligations(point.refs)),
        )
        for point in dossier.result.contracts
        if point.provider not in annexed
    ]
    rows = tuple(GridRow(str(number), row) for number, row in enumerate(texts, 1))
    return Grid(id="contracts", title="Contracts", note=deliverables.NOTES["contracts"], columns=columns, rows=rows)
