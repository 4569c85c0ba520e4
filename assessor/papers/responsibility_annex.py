"""The responsibility annex of each provider: who performs, proves and approves, requirement by requirement."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.model.scales import CUSTOMER
from assessor.papers.annex_lines import annex_lines
from assessor.papers.annex_settlement import lacking, settlement
from assessor.papers.annex_shares import shares_grid
from assessor.papers.dossier import TODAY
from assessor.papers.ssp_facts import ssp_facts
from assessor.report.deliverable import Deliverable, Grid, GridColumn, GridRow
from assessor.words import annexes, grammar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from assessor.model.engagement import Provider
    from assessor.papers.annex_lines import AnnexLine
    from assessor.papers.dossier import Dossier
    from assessor.result.security_plan import RequirementLine

MATRIX_PAPER: Final = "customer_responsibility_matrix"


def annexes_of(dossier: Dossier) -> Iterator[Deliverable]:
    """One annex for each outside provider that has a part in a requirement."""
    models, plan = dossier.assessment.plan.terrain.models, ssp_facts(dossier)
    known = {line.ref: line for line in plan.requirements}
    for provider in dossier.engagement.providers:
        if not models[provider.model].employees:
            lines = [*annex_lines(provider, known, dossier)]
            shares = shares_grid(plan, provider.id, lines, dossier)
            if shares.rows:
                yield _annex(provider, lines, shares, known, dossier)


def settlements(dossier: Dossier) -> Iterator[tuple[Provider, Grid]]:
    """What each annex wants settled first."""
    models, plan = dossier.assessment.plan.terrain.models, ssp_facts(dossier)
    known = {line.ref: line for line in plan.requirements}
    for provider in dossier.engagement.providers:
        if not models[provider.model].employees:
            yield provider, settlement(provider, [*annex_lines(provider, known, dossier)], known, dossier)


def _annex(
    provider: Provider,
    lines: Sequence[AnnexLine],
    shares: Grid,
    known: Mapping[str, RequirementLine],
    dossier: Dossier,
) -> Deliverable:
    name, made = dossier.names.provider(provider.id), provider.contract
    signed = [row for row in shares.rows if row.texts[-1]]
    unmarked = sum(annexes.MARK_ONE in row.texts for row in signed)
    work = _table(lines, dossier)
    unconfirmed = sum(row.texts[-1] != "confirmed" for row in work.rows)
    dated = made is not None and (made.starts is not None or made.ends is not None)
    settled = settlement(provider, lines, known, dossier)
    return Deliverable(
        stem=f"responsibility-annex-{provider.id}",
        title=annexes.title(name),
        lede=annexes.LEDE,
        organization=dossier.names.organization,
        as_of=dossier.result.as_of,
        rests_on=(*dossier.rests_on, ("Contract", _contract(provider, dossier)), *_asked(provider, dossier)),
        missing=(
            *annexes.missing(
                unconfirmed,
                len(work.rows),
                unmarked,
                sum(not {annexes.PART, annexes.TO_AGREE, annexes.UNSETTLED}.isdisjoint(row.texts) for row in signed),
                len(signed),
                contract=annexes.NO_CONTRACT if made is None else None if dated else annexes.NO_DAYS,
                matrix=made is not None and bool(made.responsibility_matrix),
            ),
            *(annexes.no_paper(dossier.names.gates[one.cause or ""].title) for one in lacking(provider, dossier)),
        ),
        grids=(*((settled,) if settled.rows else ()), shares, work, _yours(shares, known, dossier)),
        signatures=(dossier.names.organization, name),
    )


def _contract(provider: Provider, dossier: Dossier) -> str:
    """The papers of the contract, its matrix, and the agreement that is stated for a connection to this provider."""
    made, system = provider.contract, dossier.engagement.system
    held = {**(made.documents if made is not None else {}), **provider.artefacts}
    name = dossier.names.provider(provider.id)
    agreed = [
        item.agreement
        for item in (system.connections or () if system is not None else ())
        if item.agreement is not None and (item.provider or item.to) in (provider.id, name)
    ]
    papers = dict.fromkeys(path for key, path in held.items() if path is not None and _is_contract(key, provider))
    lines = len(made.responsibility_matrix) if made is not None else 0
    starts, ends = (made.starts, made.ends) if made is not None else (None, None)
    return annexes.contract(starts, ends, (*agreed, *papers), lines)


def _is_contract(paper: str, provider: Provider) -> bool:
    made = provider.contract
    return paper == MATRIX_PAPER or (made is not None and paper in made.documents)


def _asked(provider: Provider, dossier: Dossier) -> tuple[tuple[str, str], ...]:
    """What asks for such a paper of this provider; where a framework asks for it of others only, that says so."""
    chosen = [item for item in dossier.registry if item.id in dossier.engagement.frameworks]
    asked = [text for item in chosen for text in item.annex_sources(provider.id, dossier.result)]
    if asked:
        return (("Asked by", "; ".join(asked)),)
    return (("Asked by", annexes.BY_AGREEMENT),)


def _table(lines: Sequence[AnnexLine], dossier: Dossier) -> Grid:
    columns = (
        GridColumn(title="Work", width=24),
        GridColumn(title=annexes.BY_TERMS, width=34),
        GridColumn(title="Asked", width=34),
        GridColumn(title="Requirements", width=40),
        GridColumn(title="Performs", width=22),
        GridColumn(title="Proves", width=22),
        GridColumn(title="Approves", width=20),
        GridColumn(title="Rests on", width=12),
    )
    alike: dict[tuple[str, tuple[str, ...], tuple[str, ...], str], list[AnnexLine]] = {}
    for line in lines:
        alike.setdefault((line.capability, line.performing, line.terms, line.basis), []).append(line)
    rows = tuple(GridRow(f"work-{number}", _texts(found, dossier)) for number, found in enumerate(alike.values()))
    return Grid(id="lines", title=annexes.LINES_TITLE, note=annexes.LINES_NOTE, columns=columns, rows=rows)


def _texts(lines: Sequence[AnnexLine], dossier: Dossier) -> tuple[str, ...]:
    names, first = dossier.names, lines[0]
    demands = [demand for line in lines for demand in line.demands]
    functions = {name for demand in demands for name in demand.functions}
    seats = [item for item in dossier.result.responsibilities if item.function in functions and item.today]
    proves = dict.fromkeys(name for seat in seats for name in seat.evidence or () if name in first.performing)
    approve = dict.fromkeys(holder for seat in seats for holder in seat.approve)
    return (
        names.capability(first.capability),
        "; ".join(first.terms) or annexes.NOTHING,
        "; ".join(dict.fromkeys(annexes.asked_of(demand, names) for demand in demands)),
        ", ".join(names.obligations(dict.fromkeys(line.row.ref for line in lines))),
        _named(first.performing, dossier) or annexes.NOBODY,
        _named(proves, dossier),
        _named(approve, dossier),
        annexes.BASES.get(first.basis, first.basis),
    )


def _named(holders: Iterable[str], dossier: Dossier) -> str:
    """Holders by name, or nothing; the organization by its own, as a paper for two sides has no `you`."""
    names = dossier.names
    return grammar.listed([names.organization if name == CUSTOMER else names.provider(name) for name in holders])


def _denied(duty: str, refs: Iterable[str], lines: Mapping[str, RequirementLine]) -> list[str]:
    """The requirements found not met, for whose part of a duty only the whole duty is stated as done."""
    found = {ref: [item for work in lines[ref].works for item in work.duties] for ref in refs if ref in lines}
    return [ref for ref, items in found.items() if any(item.id == duty and item.denied for item in items)]


def _yours(shares: Grid, lines: Mapping[str, RequirementLine], dossier: Dossier) -> Grid:
    """The duties behind the requirements of the annex."""
    columns = (
        GridColumn(title="Duty", width=30),
        GridColumn(title="Asks", width=70),
        GridColumn(title="Who", width=24),
        GridColumn(title="Stands", width=16),
        GridColumn(title="Requirements", width=40),
    )
    served: dict[str, list[str]] = {}
    for ref in (row.key for row in shares.rows if row.key in dossier.obligations):
        for duty in dossier.obligations[ref].verdicts[TODAY].duties:
            if ref not in served.setdefault(duty.id, []):
                served[duty.id].append(ref)
    known = {item.id: item for item in dossier.result.duties}
    names = dossier.names
    rows = tuple(
        GridRow(
            duty,
            (
                names.duty(duty),
                names.statements.get(duty, ""),
                known[duty].who or "",
                annexes.stands(known[duty].state or "unknown", names.obligations(_denied(duty, refs, lines))),
                ", ".join(names.obligations(refs)),
            ),
        )
        for duty, refs in served.items()
        if duty in known
    )
    return Grid(id="yours", title=annexes.YOURS_TITLE, note=annexes.YOURS_NOTE, columns=columns, rows=rows)
