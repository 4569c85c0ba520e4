"""The system security plan as a paper: the system first, then each requirement with its objectives, then the blanks."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from assessor.evaluate.supply import TODAY
from assessor.papers import ssp_tables
from assessor.papers.ssp_facts import ssp_facts
from assessor.report.deliverable import Deliverable, Grid, GridColumn, GridRow
from assessor.result.security_plan import ROLES
from assessor.words import grammar, ssp_blanks, ssp_headings, ssp_parties, ssp_records
from assessor.words import ssp_sentences as words
from assessor.words.reasons import reason

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor.papers.dossier import Dossier
    from assessor.result.security_plan import ObjectiveLine, RequirementLine, SecurityPlan

_PLAN = "security-plan"  # the work whose record is the plan in force
_COLUMNS = tuple(GridColumn(title=title, width=width) for title, width in ssp_headings.COLUMNS["requirements"])


def security_plan(dossier: Dossier) -> Deliverable:
    """The plan of all chosen frameworks."""
    plan = ssp_facts(dossier)
    sources = "; ".join(text for part in plan.parts for text in part.sources)
    people = [plan.people[role].name if role in plan.people else "" for role in ROLES]
    titles = (ssp_blanks.ROLES[role] for role in ROLES)
    return Deliverable(
        stem="security-plan",
        title=f"{words.TITLE}: {plan.texts.get('name') or dossier.names.organization}",
        lede=words.LEDE,
        organization=dossier.names.organization,
        as_of=dossier.result.as_of,
        rests_on=(*_version(dossier), *dossier.rests_on, *((("Asked by", sources),) if sources else ())),
        missing=words.missing(plan, sum(not name for name in people)),
        grids=(*ssp_tables.system(plan, dossier), *_requirements(plan, dossier), *ssp_tables.after(plan, dossier)),
        signatures=tuple(f"{title}: {name}" if name else title for title, name in zip(titles, people, strict=True)),
    )


def _version(dossier: Dossier) -> tuple[tuple[str, str], ...]:
    """A blank for the version of this draft, beside the plan in force that a record shows; none where none does."""
    held = [item for item in dossier.result.evidence_records if item.capability == _PLAN and item.result == "supports"]
    if not held:
        return ()
    newest = max(held, key=lambda item: (item.collected, item.id))
    return ((ssp_headings.VERSION, ssp_headings.replaces(dossier.names.record(newest.id))),)


def _requirements(plan: SecurityPlan, dossier: Dossier) -> Iterator[Grid]:
    """A table for each family of requirements, in catalog order."""
    families: dict[str, list[RequirementLine]] = defaultdict(list)
    for line, family in zip(plan.requirements, _families(plan, dossier), strict=True):
        families[family].append(line)
    titles = {group.ref: group for group in dossier.result.groups}
    own = {part.framework: part.requirements_title for part in plan.parts}
    for number, (family, lines) in enumerate(families.items(), 1):
        group = titles.get(family)
        catalog = dossier.obligations[lines[0].ref].catalog
        framework = own.get(catalog) or dossier.names.frameworks.get(catalog, catalog)
        yield Grid(
            id=f"requirements-{number}",
            title=ssp_headings.family(number, group.title if group is not None else None, framework, len(plan.parts)),
            note=ssp_headings.family_note([line.status for line in lines]),
            columns=_COLUMNS,
            rows=tuple(row for line in lines for row in _rows(line, plan, dossier)),
        )


def _families(plan: SecurityPlan, dossier: Dossier) -> Iterator[str]:
    """Of each requirement the highest group above it, or the one below where a catalog has all in one."""
    parents = {group.ref: group.parent for group in dossier.result.groups}
    chains = []
    for line in plan.requirements:
        row = dossier.obligations[line.ref]
        above, chain = row.parent, [row.catalog]
        while above is not None and above in parents:
            chain.insert(1, above)
            above = parents[above]
        chains.append(chain)
    roots: dict[str, set[str]] = defaultdict(set)
    for chain in chains:
        roots[chain[0]].update(chain[1:2])
    for chain in chains:
        depth = 2 if len(roots[chain[0]]) == 1 else 1
        yield chain[min(depth, len(chain) - 1)]


def _rows(line: RequirementLine, plan: SecurityPlan, dossier: Dossier) -> Iterator[GridRow]:
    """The requirement, and below it its objectives."""
    row, names = dossier.obligations[line.ref], dossier.names
    if line.status == "not_applicable":
        why = reason(row.verdicts[TODAY].why, names) or words.requirement(line, names)
        yield GridRow(line.ref, (names.obligation(line.ref), row.title, words.STATUSES[line.status], why, "", ""))
        return
    yield GridRow(
        line.ref,
        (
            names.obligation(line.ref),
            ": ".join(filter(None, (row.title, row.statement))),
            words.state(line),
            words.requirement(line, names),
            ssp_parties.inherited(line, plan, names),
            ssp_records.proof(line.records, line, names),
        ),
        head=bool(line.objectives),
    )
    for item in line.objectives:
        yield GridRow(item.ref, _objective(item, dossier))


def _objective(item: ObjectiveLine, dossier: Dossier) -> tuple[str, ...]:
    names, made = dossier.names, item.determination
    return (
        item.id,
        item.statement or item.title,
        grammar.spaced(made.status) if made is not None else words.UNDETERMINED,
        words.objective(item, names),
        words.objective_who(item, names),
        "; ".join(map(names.record, made.evidence)) if made is not None else "",
    )
