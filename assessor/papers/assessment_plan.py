"""The assessment plan: what to examine, whom to interview and what to test, in two halves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.model.scales import AS_DEFINED, BINDING, IN_PLACE, Verdict
from assessor.model.value import replace
from assessor.papers.dossier import TODAY
from assessor.papers.ssp_facts import ssp_facts
from assessor.papers.visit_opening import opening_grid
from assessor.papers.visit_people import called, everybodys, lead, looked_at, parties, people, person, persons
from assessor.report.deliverable import Deliverable, Grid, GridColumn, GridRow
from assessor.words import grammar, visits
from assessor.words.demands import asks_shortly

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from assessor.papers.dossier import Dossier
    from assessor.papers.visit_people import Part
    from assessor.result.obligation import Demand, Obligation
    from assessor.result.security_plan import RequirementLine

PARTS: Final[tuple[Part, ...]] = ("own", "shared", "provider")
_OUTSIDE: Final = (Verdict.NOT_APPLICABLE,)
_COLUMNS: Final = (
    GridColumn(title="Requirement", width=20),
    GridColumn(title="Title", width=25),
    GridColumn(title="Today", width=19),
    GridColumn(title="Examine", width=44),
    GridColumn(title="Interview", width=38),
    GridColumn(title="Test", width=40),
    GridColumn(title="Held", width=26),
    GridColumn(title="Result", width=19),
)
Block = tuple[str | None, list["Obligation"]]


def assessment_plan(dossier: Dossier) -> Deliverable:
    """Every requirement that applies, or may, once, in the block of whoever leads through it."""
    rows = [row for row in dossier.result.obligations if row.verdicts[TODAY].verdict not in _OUTSIDE]
    plan = ssp_facts(dossier)
    known = {line.ref: line for line in plan.requirements}
    days = _days(_blocks(rows, dossier), len(rows))
    return Deliverable(
        stem="assessment-plan",
        title=f"{visits.TITLE}: {dossier.names.organization}",
        lede=visits.LEDE,
        organization=dossier.names.organization,
        as_of=dossier.result.as_of,
        rests_on=dossier.rests_on,
        missing=visits.missing(
            sum(not [*people(row, dossier)] for row in rows),
            sum(not _records(row, known) for row in rows),
            sum(row.verdicts[TODAY].verdict in (Verdict.GAP, Verdict.PARTIAL) for row in rows),
            sum(row.verdicts[TODAY].verdict is Verdict.NOT_ASSESSABLE for row in rows),
            [*dict.fromkeys(_nameless(rows, dossier))],
        ),
        grids=(
            opening_grid(plan, dossier),
            *(_grid(number, blocks, known, dossier) for number, blocks in enumerate(days, 1) if blocks),
            _people_grid(rows, dossier),
        ),
    )


def _nameless(rows: Sequence[Obligation], dossier: Dossier) -> Iterator[str]:
    """Roles and parties to interview for which no person with a contact is stated; who only tells of things is none."""
    named = (who for row in rows for who, _ in persons(row, dossier) if not everybodys(who, row))
    for who in (*named, *(who for row in rows for who, _ in parties(row, dossier))):
        found = person(who, dossier)
        if found is None or found.contact is None:
            yield grammar.opening(who)


def _blocks(rows: Sequence[Obligation], dossier: Dossier) -> list[Block]:
    """A block for each who leads: persons first, then who runs the work, then what nobody is named for."""
    found: dict[str | None, list[Obligation]] = {}
    for row in rows:
        found.setdefault(lead(row, dossier), []).append(row)
    own = {who for row in rows for who, _ in persons(row, dossier)}
    return sorted(found.items(), key=lambda item: (item[0] is None, item[0] not in own, -len(item[1])))


def _days(blocks: Sequence[Block], total: int) -> tuple[list[Block], list[Block]]:
    """The blocks of two days, whole and in their order, as near to half of the requirements each as they allow."""
    sums = [sum(len(rows) for _, rows in blocks[:place]) for place in range(len(blocks) + 1)]
    cut = min(range(len(sums)), key=lambda place: abs(2 * sums[place] - total))
    return [*blocks[:cut]], [*blocks[cut:]]


def _grid(number: int, blocks: Sequence[Block], known: Mapping[str, RequirementLine], dossier: Dossier) -> Grid:
    rows = []
    for place, (who, held) in enumerate(blocks, 1):
        label = called(who, dossier) if who is not None else grammar.opening(visits.NOBODY)
        head = (visits.block(number, place), label, "", visits.requirements(len(held)), *("",) * 4)
        rows.append(GridRow(f"block-{number}-{place}", head, head=True))
        rows += [GridRow(row.ref, _texts(row, known, dossier)) for row in held]
    return Grid(
        id=f"day-{number}",
        title=visits.day(number),
        note=visits.DAY_NOTE,
        columns=_COLUMNS,
        rows=tuple(rows),
    )


def _texts(row: Obligation, known: Mapping[str, RequirementLine], dossier: Dossier) -> tuple[str, ...]:
    names, found = dossier.names, dossier.called.get(row.ref)
    letters = [item.id.removeprefix(row.id) for item in known[row.ref].objectives] if row.ref in known else []
    works = [demand for demand in looked_at(row, dossier) if demand.capability is not None]
    return (
        names.obligation(row.ref),
        row.title,
        visits.today(
            dossier.standing(row.ref),
            found.remark if found is not None else None,
            stale=_all_stale(row, known, dossier),
            waiting=row.ref in known and known[row.ref].status == "unfinished",
        ),
        "; ".join(dict.fromkeys(examined(row, dossier))) or visits.NOTHING_TO_EXAMINE,
        "; ".join(visits.interview(who, work) for who, work in people(row, dossier)) or visits.NOBODY,
        "; ".join(dict.fromkeys(tested(row, demand, known.get(row.ref), dossier) for demand in works))
        or _own_way(known.get(row.ref)),
        "; ".join(_held(row, known, dossier)) or visits.NO_RECORD,
        visits.results(letters),
    )


def examined(row: Obligation, dossier: Dossier) -> Iterator[str]:
    """The paper stated for it, the artefacts its work leaves behind; of a duty, whatever shows that it is done."""
    system = dossier.engagement.system
    for place, stated in (system.implementations if system is not None else {}).items():
        if stated.paper is not None and (place == row.ref or place.startswith(f"{row.ref}[")):
            yield stated.paper
    found = looked_at(row, dossier)
    yield from dict.fromkeys(grammar.plain(name) for demand in found for name in demand.evidence_types)
    for demand in found:
        if demand.population is not None:
            yield from _papers(demand.population, dossier)
        if demand.duty is not None and not demand.evidence_types:
            yield visits.shown(dossier.names.duty(demand.duty))
    for item in dossier.result.standing:
        if row.ref in item.obligations and any(day.unchecked for day in item.dates):
            yield visits.law(item.title, item.note)


def _papers(gate: str, dossier: Dossier) -> Iterator[str]:
    """The paper a gate asks for of each provider of which anybody said whether it is there."""
    wanted = dossier.names.gates.get(gate)
    for provider in dossier.engagement.providers if wanted is not None else ():
        made = provider.contract
        held = {**(made.documents if made is not None else {}), **provider.artefacts}
        if wanted is not None and wanted.needs in held:
            yield visits.paper(dossier.names.provider(provider.id), held[wanted.needs])


def tested(row: Obligation, demand: Demand, line: RequirementLine | None, dossier: Dossier) -> str:
    """What is to be seen done, or in force; a rhythm that no rule and nobody sets is not tested against.

    Work that nobody is stated to do is none to look at where the organization says in its own words how it meets the
    requirement. What is done as often as the organization defines is what the requirement itself names.
    """
    work = dossier.names.capability(demand.capability or "")
    if line is not None and line.how is not None and _nobodys(demand, line):
        return visits.own_way(line.paper)
    if demand.every == AS_DEFINED:
        work = visits.defined(row.title, work)
    free = demand.every is not None and demand.basis not in BINDING
    asked = replace(demand, state=False, every=None if free else demand.every)
    timed = any((asked.every, asked.event, asked.hours))
    asks = [asks_shortly(asked, dossier.names)] if timed else []
    if free:
        asks.append(visits.rhythm([*dict.fromkeys(_stated_rhythms(demand, line))]))
    return visits.test(work, ", ".join(asks), state=demand.state)


def _own_way(line: RequirementLine | None) -> str:
    """What only people do is seen done as the organization says; nothing where it says nothing."""
    return visits.own_way(line.paper) if line is not None and line.how is not None else ""


def _nobodys(demand: Demand, line: RequirementLine) -> bool:
    """Whether nobody is stated for a piece of work, so that its functions are as unknown as its holders."""
    held = [work.holders for work in line.works if work.capability == demand.capability]
    return bool(held) and all(holders is None for holders in held)


def _stated_rhythms(demand: Demand, line: RequirementLine | None) -> Iterator[str]:
    """How often whoever does the work does it, as somebody stated."""
    for work in line.works if line is not None else ():
        if work.capability == demand.capability:
            for holder in work.holders or ():
                if holder.works and holder.every is not None and holder.grounds.get("every") != "tier":
                    yield grammar.every(holder.every)


def _records(row: Obligation, known: Mapping[str, RequirementLine]) -> tuple[str, ...]:
    """Every record about a requirement; the same ones that the security plan names."""
    return known[row.ref].records if row.ref in known else row.verdicts[TODAY].records


def _all_stale(row: Obligation, known: Mapping[str, RequirementLine], dossier: Dossier) -> bool:
    """Whether a requirement in place has records, and each is too old."""
    stale = {item.id for item in dossier.result.evidence_records if item.proof == "stale"}
    records = _records(row, known)
    return row.verdicts[TODAY].verdict in IN_PLACE and bool(records) and {*records} <= stale


def _held(row: Obligation, known: Mapping[str, RequirementLine], dossier: Dossier) -> Iterator[str]:
    stale = {item.id for item in dossier.result.evidence_records if item.proof == "stale"}
    for name in _records(row, known):
        yield visits.held(dossier.names.record(name), stale=name in stale)


def _people_grid(rows: list[Obligation], dossier: Dossier) -> Grid:
    """Everybody who is interviewed, persons first, with the requirements they speak to."""
    found: list[tuple[str, dict[str, None]]] = []
    for speakers in (persons, parties):
        spoken: dict[str, dict[str, None]] = {}
        for row in rows:
            for who, _ in speakers(row, dossier):
                spoken.setdefault(who, {})[row.ref] = None
        found += sorted(spoken.items(), key=lambda item: -len(item[1]))
    columns = (GridColumn(title="Who", width=40), GridColumn(title="Requirements", width=100))
    return Grid(
        id="whom",
        title=visits.PEOPLE_TITLE,
        note=visits.PEOPLE_NOTE,
        columns=columns,
        rows=tuple(
            GridRow(who, (called(who, dossier), ", ".join(dossier.names.obligations(refs)))) for who, refs in found
        ),
    )
