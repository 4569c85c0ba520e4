"""How a visit opens and closes: who meets, and the scope held against what is there before anything is examined."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.papers.dossier import TODAY
from assessor.papers.visit_people import person
from assessor.report.deliverable import Grid, GridColumn, GridRow
from assessor.words import deliverables, grammar, ssp_blanks, ssp_parties, visits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor.papers.dossier import Dossier
    from assessor.result.security_plan import SecurityPlan, SspProvider

# What a scope is held against, by the kinds of artefacts that show it.
_PAPERS: Final = {
    "boundary": frozenset({"scope_memo"}),
    "diagram": frozenset({"network_diagram", "data_flow_diagram"}),
}
_COLUMNS: Final = (
    GridColumn(title="Step", width=22),
    GridColumn(title="What", width=70),
    GridColumn(title="Stated", width=60),
    GridColumn(title="Found", width=24),
)


def opening_grid(plan: SecurityPlan, dossier: Dossier) -> Grid:
    """The opening, the check of the scope, and the closing; blank where nobody stated what is to be checked."""
    texts = [*_steps(plan, dossier)]
    return Grid(
        id="opening",
        title=visits.OPENING_TITLE,
        note=visits.OPENING_NOTE,
        columns=_COLUMNS,
        rows=tuple(GridRow(f"step-{number}", (*step, "")) for number, step in enumerate(texts, 1)),
    )


def _steps(plan: SecurityPlan, dossier: Dossier) -> Iterator[tuple[str, str, str]]:
    people = [visits.called(ssp_blanks.ROLES[role], found.name, found.contact) for role, found in plan.people.items()]
    yield visits.OPENING, visits.OPENING_WHAT, "; ".join(people) or visits.BLANK
    outlook = [text for part in plan.parts for text in part.outlook]
    if outlook:
        yield visits.OUTLOOK, visits.OUTLOOK_WHAT, " ".join(outlook)
    for field in ("boundary", "diagram", "inventory"):
        told = plan.texts.get(field) or "; ".join(_records(field, dossier)) or visits.BLANK
        yield visits.SCOPE, ssp_blanks.FIELDS[field], told
    for item in plan.assets:
        yield visits.SCOPE, item.title, str(item.count) if item.count is not None else visits.BLANK
    sites = dossier.result.organization.facts.get("sites")
    if isinstance(sites, int | float) and sites > 1:
        yield visits.SAMPLE, visits.SAMPLE_WHAT, visits.sites(sites)
    outside = [item for item in plan.providers if not item.employees]
    for provider in outside:
        kinds = dict.fromkeys(told.kind for told in provider.treatments)
        yield visits.SCOPE, visits.provider(dossier.names.provider(provider.id)), ", ".join(kinds) or visits.BLANK
    for provider in outside:
        held = [*_proofs(provider, dossier)]
        if held:
            yield visits.SCOPE, visits.proofs(dossier.names.provider(provider.id)), "; ".join(held)
    for text in (each for part in plan.parts for each in part.closing):
        yield visits.CLOSING, text, visits.BLANK_DAY
    officer = plan.people.get("security_officer")
    found = person(officer.name, dossier) if officer is not None else None
    yield visits.CLOSING, visits.CLOSING_WHAT, found.name if found is not None else visits.BLANK


def _records(field: str, dossier: Dossier) -> Iterator[str]:
    """The records held of work that leaves such a paper behind, once each."""
    types = _PAPERS.get(field, frozenset())
    held: dict[str, None] = {}
    for row in dossier.result.obligations:
        verdict = row.verdicts[TODAY]
        if any(types & {*row.demands[step.demand].evidence_types} for step in verdict.witness):
            held |= dict.fromkeys(verdict.records)
    known = {item.id: item for item in dossier.result.evidence_records}
    for name in held:
        if name in known and known[name].capability in (None, *_about(types, dossier)):
            yield visits.held(dossier.names.record(name), stale=known[name].proof == "stale")


def _about(types: frozenset[str], dossier: Dossier) -> Iterator[str]:
    """The work that leaves a paper of one of these kinds behind."""
    for row in dossier.result.obligations:
        for demand in row.demands:
            if demand.capability is not None and types & {*demand.evidence_types}:
                yield demand.capability


def _proofs(provider: SspProvider, dossier: Dossier) -> Iterator[str]:
    """What a provider has to be authorized for, its papers with where they lie, and a blank for what nobody stated."""
    authorized = ssp_parties.authorizations(provider)
    if authorized:
        yield authorized
    for paper in provider.papers:
        yield f"{grammar.plain(paper.gate)}: {deliverables.paper_state(paper.path)}"
    for blank in provider.blanks if provider.treatments else ():
        told = grammar.plain(blank.place[-1]) if blank.code == "matrix" else ssp_blanks.what(blank, dossier.names)
        yield f"{told}: {visits.BLANK}"
