"""The assessment plan: what to examine, whom to interview and what to test, ordered for a visit of two days."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from assessor.model.scales import CUSTOMER, Verdict
from assessor.papers.dossier import TODAY
from assessor.report.deliverable import Deliverable, Grid, GridColumn, GridRow
from assessor.words import annexes, grammar, visits
from assessor.words.demands import asks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor.papers.dossier import Dossier
    from assessor.result.obligation import Demand, Obligation

Part = Literal["own", "shared", "provider"]
PARTS: Final[tuple[Part, ...]] = ("own", "shared", "provider")
_OUTSIDE: Final = (Verdict.NOT_APPLICABLE,)
_IN_PLACE: Final = (Verdict.SATISFIED, Verdict.WITH_DUTIES, Verdict.COMPENSATED)
_COLUMNS: Final = (
    GridColumn(title="Requirement", width=20),
    GridColumn(title="Title", width=28),
    GridColumn(title="Today", width=14),
    GridColumn(title="Examine", width=44),
    GridColumn(title="Interview", width=38),
    GridColumn(title="Test", width=44),
    GridColumn(title="Held", width=26),
    GridColumn(title="Result", width=14),
)


def assessment_plan(dossier: Dossier) -> Deliverable:
    """Every requirement that applies, or may, once, in the part of the visit it belongs to."""
    rows = [row for row in dossier.result.obligations if row.verdicts[TODAY].verdict not in _OUTSIDE]
    by_part: dict[Part, list[Obligation]] = {part: [] for part in PARTS}
    for row in rows:
        by_part[part_of(row, dossier)].append(row)
    return Deliverable(
        stem="assessment-plan",
        title=f"{visits.TITLE}: {dossier.names.organization}",
        lede=visits.LEDE,
        organization=dossier.names.organization,
        as_of=dossier.result.as_of,
        rests_on=dossier.rests_on,
        missing=visits.missing(
            sum(not [*people(row, dossier)] for row in rows),
            sum(not _records(row) for row in rows),
            sum(row.verdicts[TODAY].verdict not in _IN_PLACE for row in rows),
        ),
        grids=(
            *(_grid(part, by_part[part], dossier) for part in PARTS if by_part[part]),
            _people_grid(rows, dossier),
        ),
    )


def part_of(row: Obligation, dossier: Dossier) -> Part:
    """By who performs the work a requirement asks for: the organization, somebody else, or both of them."""
    by = {item.id: item.performed_by for item in dossier.result.capabilities}
    found = {by.get(demand.capability, "customer") if demand.capability else "customer" for demand in row.demands}
    if found <= {"customer"}:
        return "own"
    return "provider" if found == {"provider"} else "shared"


def _grid(part: Part, rows: list[Obligation], dossier: Dossier) -> Grid:
    return Grid(
        id=part,
        title=visits.DAYS[part],
        note=visits.note(part),
        columns=_COLUMNS,
        rows=tuple(GridRow(row.ref, _texts(row, dossier)) for row in rows),
    )


def _texts(row: Obligation, dossier: Dossier) -> tuple[str, ...]:
    names = dossier.names
    return (
        names.obligation(row.ref),
        row.title,
        annexes.standing(row.verdicts[TODAY].verdict),
        "; ".join(examined(row, dossier)),
        "; ".join(visits.interview(who, work) for who, work in people(row, dossier)) or visits.NOBODY,
        "; ".join(dict.fromkeys(tested(demand, dossier) for demand in row.demands if demand.capability is not None)),
        ", ".join(_records(row)) or visits.NO_RECORD,
        "",
    )


def examined(row: Obligation, dossier: Dossier) -> Iterator[str]:
    """The artefacts the work leaves behind; of a duty, whatever shows that it is done."""
    yield from dict.fromkeys(grammar.plain(name) for demand in row.demands for name in demand.evidence_types)
    for demand in row.demands:
        if demand.duty is not None and not demand.evidence_types:
            yield visits.shown(dossier.names.duty(demand.duty))


def tested(demand: Demand, dossier: Dossier) -> str:
    """What is to be seen done, or in force."""
    return visits.test(demand.kind, dossier.names.capability(demand.capability or ""), asks(demand, dossier.names))


def people(row: Obligation, dossier: Dossier) -> Iterator[tuple[str, str]]:
    """Who can speak to a requirement, and to what of it: persons named for its duties, and whoever runs its work."""
    names, verdict = dossier.names, row.verdicts[TODAY]
    for duty in verdict.duties:
        if duty.who is not None:
            yield duty.who, names.duty(duty.id, duty.part)
    told = set()
    for step in verdict.witness:
        work = row.demands[step.demand].capability
        if step.provider is not None and work is not None and (step.provider, work) not in told:
            told.add((step.provider, work))
            who = names.organization if step.provider == CUSTOMER else names.provider(step.provider)
            yield who, names.capability(work)


def _records(row: Obligation) -> tuple[str, ...]:
    """The records that decide the proof of a requirement today."""
    return row.verdicts[TODAY].records


def _people_grid(rows: list[Obligation], dossier: Dossier) -> Grid:
    """Everybody who is interviewed, with the requirements they speak to."""
    spoken: dict[str, dict[str, None]] = {}
    for row in rows:
        for who, _ in people(row, dossier):
            spoken.setdefault(who, {})[row.ref] = None
    columns = (GridColumn(title="Who", width=34), GridColumn(title="Requirements", width=100))
    return Grid(
        id="whom",
        title=visits.PEOPLE_TITLE,
        note=visits.PEOPLE_NOTE,
        columns=columns,
        rows=tuple(
            GridRow(who, (grammar.opening(who), ", ".join(dossier.names.obligations(refs))))
            for who, refs in sorted(spoken.items(), key=lambda item: -len(item[1]))
        ),
    )
