"""The responsibility annex of each provider: who performs, proves and approves, requirement by requirement."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from assessor.model.scales import CUSTOMER, Verdict
from assessor.papers.annex_shares import performing, shares_grid
from assessor.papers.dossier import TODAY
from assessor.papers.ssp_facts import ssp_facts
from assessor.report.deliverable import Deliverable, Grid, GridColumn, GridRow
from assessor.words import annexes, contracts, grammar, legends
from assessor.words.demands import asks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from assessor.model.engagement import Provider
    from assessor.papers.dossier import Dossier
    from assessor.result.obligation import Demand, Obligation
    from assessor.result.security_plan import RequirementLine, SecurityPlan

_OUTSIDE = (Verdict.NOT_APPLICABLE,)


class _Line(NamedTuple):
    """One piece of work of the provider under a requirement: everybody named for it today, and who does it by terms."""

    row: Obligation
    demand: Demand
    holders: tuple[str, ...]
    performing: tuple[str, ...]
    basis: Literal["confirmed", "stated", "tier", "no terms"]


def annexes_of(dossier: Dossier) -> Iterator[Deliverable]:
    """One annex for each outside provider that does something today."""
    models, plan = dossier.assessment.plan.terrain.models, ssp_facts(dossier)
    known = {line.ref: line for line in plan.requirements}
    for provider in dossier.engagement.providers:
        lines = [*_lines(provider, known, dossier)]
        if lines and not models[provider.model].employees:
            yield _annex(provider, lines, plan, dossier)


def _lines(provider: Provider, known: Mapping[str, RequirementLine], dossier: Dossier) -> Iterator[_Line]:
    today = dossier.engagement.today
    for row in dossier.result.obligations:
        if row.verdicts[TODAY].verdict in _OUTSIDE:
            continue
        for place, demand in enumerate(row.demands):
            mine = [name for name in demand.functions if provider.id in today.get(name, ())]
            if demand.capability is not None and mine:
                holders = dict.fromkeys(holder for name in demand.functions for holder in today.get(name, ()))
                by_terms = performing(known[row.ref], place) if row.ref in known else None
                doing = tuple(holders) if by_terms is None else by_terms
                basis = _basis(provider, mine, demand.capability) if provider.id in doing else annexes.NO_TERMS
                yield _Line(row, demand, tuple(holders), doing, basis)


def _basis(provider: Provider, functions: Sequence[str], capability: str) -> Literal["confirmed", "stated", "tier"]:
    """What bears the line out: a confirmation, a statement for this work or its whole function, or only the tier."""
    services = [provider.services[name] for name in functions if name in provider.services]
    lines = [service.lines[capability] for service in services if capability in service.lines]
    if any(line.confirmed is not None for line in lines):
        return "confirmed"
    return "stated" if services or capability in (provider.ordered or ()) else "tier"


def _annex(provider: Provider, lines: Sequence[_Line], plan: SecurityPlan, dossier: Dossier) -> Deliverable:
    name = dossier.names.provider(provider.id)
    made = provider.contract
    papers = [path for path in (made.documents.values() if made is not None else ()) if path is not None]
    told = annexes.contract(made.starts, made.ends, papers) if made is not None else annexes.contract(None, None, ())
    chosen = [item for item in dossier.registry if item.id in dossier.engagement.frameworks]
    asked = "; ".join(text for framework in chosen for text in framework.annex_sources())
    shares = shares_grid(plan, provider.id, tuple(dict.fromkeys(line.row.ref for line in lines)), dossier)
    unmarked = sum(annexes.MARK_ONE in row.texts for row in shares.rows)
    unconfirmed = sum(line.basis != "confirmed" for line in lines)
    return Deliverable(
        stem=f"responsibility-annex-{provider.id}",
        title=annexes.title(name),
        lede=annexes.LEDE,
        organization=dossier.names.organization,
        as_of=dossier.result.as_of,
        rests_on=(*dossier.rests_on, ("Contract", told), *((("Asked by", asked),) if asked else ())),
        missing=annexes.missing(unconfirmed, len(lines), unmarked, len(shares.rows), contract_stated=made is not None),
        grids=(_settle(provider, lines, dossier), _table(lines, dossier), shares, _yours(lines, dossier)),
        signatures=(dossier.names.organization, name),
    )


def _settle(provider: Provider, lines: Sequence[_Line], dossier: Dossier) -> Grid:
    names, as_of = dossier.names, dossier.result.as_of
    columns = (
        GridColumn(title="Open", width=16),
        GridColumn(title="About", width=30),
        GridColumn(title="Needed", width=40),
        GridColumn(title="Contract", width=40),
        GridColumn(title="Requirements", width=30),
        GridColumn(title="Agreed", width=24),
    )
    rows = []
    for number, point in enumerate(item for item in dossier.result.contracts if item.provider == provider.id):
        texts = (
            legends.CONTRACT_POINTS[point.kind],
            contracts.about(point, names) or "",
            grammar.opening(contracts.needs(point, names, as_of)),
            grammar.opening(contracts.has(point, names)),
            ", ".join(names.obligations(point.refs)),
            "",
        )
        rows.append(GridRow(f"contract-{number}", texts))
    for seat in dossier.result.responsibilities:
        if seat.flag == "double" and provider.id in (seat.today or ()):
            refs = dict.fromkeys(line.row.ref for line in lines if seat.function in line.demand.functions)
            both = annexes.both([names.provider(holder) for holder in seat.today or ()])
            texts = (annexes.TWO_OWNERS, seat.title, both, "", ", ".join(names.obligations(refs)), "")
            rows.append(GridRow(f"double-{seat.function}", texts))
    rows.sort(key=lambda row: row.texts[0] not in (legends.CONTRACT_POINTS["unowned"], annexes.TWO_OWNERS))
    return Grid(id="to-settle", title=annexes.SETTLE_TITLE, note=annexes.SETTLE_NOTE, columns=columns, rows=tuple(rows))


def _table(lines: Sequence[_Line], dossier: Dossier) -> Grid:
    columns = (
        GridColumn(title="Requirement", width=22),
        GridColumn(title="Title", width=28),
        GridColumn(title="Whose", width=16),
        GridColumn(title="Work", width=24),
        GridColumn(title="Asked", width=30),
        GridColumn(title="Performs", width=20),
        GridColumn(title="Proves", width=20),
        GridColumn(title="Approves", width=18),
        GridColumn(title="Rests on", width=12),
        GridColumn(title="Today", width=22),
        GridColumn(title="Provider", width=17),
    )
    rows = tuple(GridRow(f"{line.row.ref}#{number}", _texts(line, dossier)) for number, line in enumerate(lines))
    return Grid(id="lines", title=annexes.LINES_TITLE, note=annexes.LINES_NOTE, columns=columns, rows=rows)


def _texts(line: _Line, dossier: Dossier) -> tuple[str, ...]:
    names = dossier.names
    seats = [item for item in dossier.result.responsibilities if item.function in line.demand.functions and item.today]
    idle = {*line.holders} - {*line.performing}
    evidence = dict.fromkeys(holder for seat in seats for holder in seat.evidence or () if holder not in idle)
    approve = dict.fromkeys(holder for seat in seats for holder in seat.approve)
    return (
        names.obligation(line.row.ref),
        line.row.title,
        annexes.owner(_whose(line)),
        names.capability(line.demand.capability or ""),
        asks(line.demand, names),
        _named(line.performing, dossier) or annexes.NOBODY,
        _named(evidence, dossier),
        _named(approve, dossier),
        line.basis,
        annexes.standing(line.row.verdicts[TODAY].verdict),
        annexes.ACCEPT,
    )


def _named(holders: Iterable[str], dossier: Dossier) -> str:
    """Holders by name, or nothing; the organization by its own, as a paper for two sides has no `you`."""
    names = dossier.names
    return grammar.listed([names.organization if name == CUSTOMER else names.provider(name) for name in holders])


def _whose(line: _Line) -> Literal["provider", "shared"]:
    """Whether anything of the requirement is left to others than those who do this work."""
    alone = all(demand.capability is not None for demand in line.row.demands)
    own = line.row.verdicts[TODAY].duties or CUSTOMER in line.holders or len(line.holders) > 1
    return "provider" if alone and not own and len(line.row.demands) == 1 else "shared"


def _yours(lines: Sequence[_Line], dossier: Dossier) -> Grid:
    """The duties behind the requirements of the annex."""
    columns = (
        GridColumn(title="Duty", width=30),
        GridColumn(title="Asks", width=70),
        GridColumn(title="Who", width=24),
        GridColumn(title="Stands", width=16),
        GridColumn(title="Requirements", width=40),
    )
    served: dict[str, list[str]] = {}
    for line in lines:
        for duty in line.row.verdicts[TODAY].duties:
            if line.row.ref not in served.setdefault(duty.id, []):
                served[duty.id].append(line.row.ref)
    known = {item.id: item for item in dossier.result.duties}
    names = dossier.names
    rows = tuple(
        GridRow(
            duty,
            (
                names.duty(duty),
                names.statements.get(duty, ""),
                known[duty].who or "",
                legends.DUTY_STATES[known[duty].state or "unknown"],
                ", ".join(names.obligations(refs)),
            ),
        )
        for duty, refs in served.items()
        if duty in known
    )
    return Grid(id="yours", title=annexes.YOURS_TITLE, note=annexes.YOURS_NOTE, columns=columns, rows=rows)
