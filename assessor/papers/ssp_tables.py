"""The tables of a security plan around its requirements: the system, its people and providers, the plan, the blanks."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from assessor.report.deliverable import Grid, GridColumn, GridRow
from assessor.result.security_plan import ROLES
from assessor.words import deliverables, grammar, own_plans, owners, ssp_blanks, ssp_headings, ssp_parties, yaml_lines
from assessor.words import ssp_sentences as words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from assessor.papers.dossier import Dossier
    from assessor.result.security_plan import Blank, SecurityPlan, SspProvider

_NAMED = ("name", "identifier", "status", "purpose", "information")
_SCOPE = "scope"
_PLACED = ("environment", "boundary", "diagram", "inventory")


def system(plan: SecurityPlan, dossier: Dossier) -> tuple[Grid, ...]:
    """Everything before the requirements."""
    return (
        _grid("identification", _identification(plan, dossier)),
        _grid("roles", _roles(plan, dossier)),
        _grid("environment", _environment(plan, dossier)),
        _grid("assets", _assets(plan, dossier)),
        _grid("connections", _connections(plan, dossier)),
        _grid("providers", _providers(plan, dossier)),
        _grid("people", _people(plan, dossier)),
    )


def after(plan: SecurityPlan, dossier: Dossier) -> tuple[Grid, ...]:
    """The plan of action and the blanks."""
    outlook = [text for part in plan.parts for text in part.outlook]
    return _grid("plan", _planned(plan, dossier), outlook), _grid("blanks", _blanks(plan, dossier))


def _grid(name: str, rows: Iterable[tuple[str, ...]], outlook: Iterable[str] = ()) -> Grid:
    made = tuple(GridColumn(title=title, width=width) for title, width in ssp_headings.COLUMNS[name])
    found = [GridRow(f"{name}-{number}", texts) for number, texts in enumerate(rows, 1)]
    none = GridRow(f"{name}-0", (ssp_headings.NO_ROWS, *("" for _ in made[1:])))
    title, note = ssp_headings.TITLES[name], " ".join((*outlook, ssp_headings.NOTES[name]))
    return Grid(id=name, title=title, note=note, columns=made, rows=tuple(found) or (none,))


def _stated(name: str, plan: SecurityPlan, dossier: Dossier) -> tuple[str, str]:
    told = plan.texts.get(name) if name != "status" else grammar.opening(grammar.spaced(plan.status or ""))
    return ssp_blanks.FIELDS[name], told or _blank(plan.blanks, name, dossier)


def _blank(blanks: Iterable[Blank], about: str, dossier: Dossier) -> str:
    return " ".join(ssp_blanks.blank(item, dossier.names) for item in blanks if item.about == about)


def _identification(plan: SecurityPlan, dossier: Dossier) -> Iterator[tuple[str, str]]:
    yield "Responsible organization", dossier.names.organization
    yield from (_stated(name, plan, dossier) for name in _NAMED)
    own = {part.framework: part.asked for part in plan.parts if part.asked}
    for item in dossier.result.catalogs:
        for told in own.get(item.id, (f"{item.title}, {item.edition}",)):
            yield "Requirements", told


def _roles(plan: SecurityPlan, dossier: Dossier) -> Iterator[tuple[str, str, str, str]]:
    for role in ROLES:
        person = plan.people.get(role)
        blank = _blank(plan.blanks, role, dossier)
        if person is None:
            yield ssp_blanks.ROLES[role], blank, "", ""
        else:
            yield ssp_blanks.ROLES[role], person.name, person.title or "", person.contact or blank


def _environment(plan: SecurityPlan, dossier: Dossier) -> Iterator[tuple[str, str]]:
    yield from (_stated(name, plan, dossier) for name in _PLACED)
    for name, value in plan.facts.items():
        yield ssp_blanks.fact_title(name, dossier.names), ssp_blanks.fact(value)


def _assets(plan: SecurityPlan, dossier: Dossier) -> Iterator[tuple[str, str, str, str]]:
    blanks = [item for part in plan.parts for item in part.blanks]
    counts = [item for item in blanks if item.code == "asset_count"]
    policies = [item for item in blanks if item.code == "asset_policy"]
    for item in plan.assets:
        count = str(item.count) if item.count is not None else _blank(counts, item.id, dossier)
        managed = item.policy or _blank(policies, item.id, dossier)
        treated = ". ".join(filter(None, (grammar.opening(item.treatment or ""), managed)))
        yield item.title, count, treated, item.citation or ""
    for item in plan.groups:
        yield f"Part: {item.title}", "", "", ""


def _connections(plan: SecurityPlan, dossier: Dossier) -> Iterator[tuple[str, ...]]:
    if plan.connections is None:
        told = [ssp_blanks.blank(item, dossier.names) for item in plan.blanks if item.code == "connections"]
        yield " ".join(told), "", "", "", ""
    for item in plan.connections or ():
        stated = (item.purpose, item.data, item.agreement, item.who)
        yield item.to, *(deliverables.stated(text) for text in stated)


def _providers(plan: SecurityPlan, dossier: Dossier) -> Iterator[tuple[str, ...]]:
    for item in plan.providers:
        if not item.employees:
            yield _provider(item, plan, dossier)


def _provider(item: SspProvider, plan: SecurityPlan, dossier: Dossier) -> tuple[str, ...]:
    names = dossier.names
    data = listed_data(item)
    papers = [f"{grammar.plain(paper.gate)}: {deliverables.paper_state(paper.path)}" for paper in item.papers]
    blanks = [ssp_blanks.blank(blank, names) for blank in item.blanks if blank.code != _SCOPE]
    scope = [ssp_blanks.blank(blank, names) for blank in item.blanks if blank.code == _SCOPE]
    treated = [f"{made.kind}. {made.treatment} ({made.citation})" for made in item.treatments]
    return (
        names.provider(item.id),
        ssp_parties.runs([names.function(name) for name in item.functions], _purposes(item, plan)),
        data,
        ssp_parties.authorizations(item) or (ssp_headings.NONE_ASKED if treated else deliverables.stated(None)),
        "; ".join([*papers, *blanks]) or deliverables.stated(None),
        " ".join([*treated, *scope]) or deliverables.stated(None),
    )


def _purposes(item: SspProvider, plan: SecurityPlan) -> list[str]:
    """What its own systems are connected for, as stated."""
    return [link.purpose for link in plan.connections or () if link.provider == item.id and link.purpose is not None]


def listed_data(item: SspProvider) -> str:
    """Kinds of regulated data a provider touches, as stated."""
    if item.data is None:
        return deliverables.stated(None)
    return ", ".join(grammar.plain(name) for name in item.data) or "none"


def _people(plan: SecurityPlan, dossier: Dossier) -> Iterator[tuple[str, str]]:
    """Everybody named for a duty, then own teams and providers with their functions."""
    held: dict[str, dict[str, None]] = defaultdict(dict)
    for row in plan.requirements:
        for line in (duty for work in row.works for duty in work.duties):
            if line.who is not None:
                held[line.who][dossier.names.duty(line.id)] = None
    shown = {duty.id for row in plan.requirements for work in row.works for duty in work.duties}
    known = dossier.assessment.plan.terrain.duties
    for name, answer in dossier.engagement.duties.items():
        if answer.who is not None and name not in shown and name in known:
            held[answer.who][known[name].title or dossier.names.duty(name)] = None
    yield from ((who, "; ".join(duties)) for who, duties in held.items())
    for item in plan.providers:
        if item.functions:
            told = ", ".join(dossier.names.function(name) for name in item.functions)
            yield dossier.names.provider(item.id), told


def _planned(plan: SecurityPlan, dossier: Dossier) -> Iterator[tuple[str, ...]]:
    for row in plan.requirements:
        if row.status not in ("partial", "planned", "not_implemented"):
            continue
        items = row.planned
        days = (own_plans.by(item) for item in items if item.due)
        blanks = {item.code: ssp_blanks.blank(item, dossier.names) for item in row.blanks}
        yield (
            dossier.names.obligation(row.ref),
            words.state(row),
            "; ".join(dict.fromkeys(item.planned for item in items if item.planned)) or blanks.get("planned", ""),
            "; ".join(dict.fromkeys(days)) or blanks.get("planned_day", ""),
            "; ".join(dict.fromkeys(item.owner for item in items if item.owner)) or _owners(row.findings, dossier),
            words.eligibility(row.eligibility) if row.eligibility is not None else "",
        )


def _owners(findings: tuple[str, ...], dossier: Dossier) -> str:
    told = {item.id: owners.told(item.owner) for item in dossier.result.findings}
    return "; ".join(dict.fromkeys(told[name] for name in findings))


def _blanks(plan: SecurityPlan, dossier: Dossier) -> Iterator[tuple[str, str, str]]:
    """Each blank once; those of one kind under the keys of several rows together."""
    about: dict[tuple[str, tuple[str, ...]], dict[str, None]] = defaultdict(dict)
    for blank in plan.all_blanks:
        about[_kind(blank, dossier)].update(dict.fromkeys(_concerned(blank)))
    for row in plan.requirements:
        for blank in row.all_blanks:
            if blank.about not in blank.place and not _concerned(blank):
                about[_kind(blank, dossier)][row.ref] = None
    for (told, place), refs in about.items():
        yield grammar.opening(told), yaml_lines.path(place), ", ".join(dossier.names.obligations(refs))


def _concerned(blank: Blank) -> tuple[str, ...]:
    """The row a blank is about, where it is about one."""
    return (blank.about,) if blank.about is not None and ":" in blank.about else ()


def _kind(blank: Blank, dossier: Dossier) -> tuple[str, tuple[str, ...]]:
    """What is to be stated, and its key with REF for the row it is about."""
    place = tuple(ssp_blanks.ANY_ROW if step in _concerned(blank) else step for step in blank.place)
    return ssp_blanks.what(blank, dossier.names), place
