"""The facts of a system security plan: every requirement with its work, who does it, and what nobody stated."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from assessor.evaluate.supply import TODAY
from assessor.model.scales import Verdict, unfinished
from assessor.papers.named_parties import by_matrix
from assessor.papers.ssp_objectives import objective_lines, owners_of
from assessor.papers.ssp_system import scope_facts, ssp_providers, system_blanks
from assessor.papers.ssp_work import work_lines
from assessor.result.security_plan import Blank, RequirementLine, SecurityPlan, SspAssets

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from assessor.model.plan import Obligation as Row
    from assessor.papers.dossier import Dossier
    from assessor.result.finding import OwnPlan
    from assessor.result.obligation import Obligation
    from assessor.result.security_plan import FrameworkPart, OwnFinding, PlanEligibility, Status
    from assessor.result.verdict import ObligationVerdict

_STATUS: Final[Mapping[Verdict, Status]] = {
    Verdict.SATISFIED: "implemented",
    Verdict.WITH_DUTIES: "implemented",
    Verdict.COMPENSATED: "alternative",
    Verdict.PARTIAL: "partial",
    Verdict.NOT_APPLICABLE: "not_applicable",
    Verdict.NOT_ASSESSABLE: "not_known",
}
_TEXTS: Final = ("name", "identifier", "purpose", "information", "environment", "boundary", "diagram", "inventory")
_OPEN: Final[frozenset[Status]] = frozenset({"partial", "planned", "not_implemented"})


def ssp_facts(dossier: Dossier) -> SecurityPlan:
    """The plan of an assessed engagement, over all its frameworks."""
    stated = dossier.engagement.system
    parts = dossier.parts
    texts = {name: getattr(stated, name) for name in _TEXTS} if stated is not None else {}
    people = (
        {}
        if stated is None
        else {
            "owner": stated.owner,
            "authorizing_official": stated.authorizing_official,
            "security_officer": stated.security_officer,
        }
    )
    return SecurityPlan(
        texts={name: text for name, text in texts.items() if text is not None},
        status=stated.status if stated is not None else None,
        people={role: person for role, person in people.items() if person is not None},  # type: ignore[misc]
        assets=tuple(item for part in parts for item in part.assets),
        groups=tuple(
            SspAssets(id=item.id, title=item.title or item.id, count=None, treatment=None, citation=None)
            for item in dossier.engagement.asset_groups
        ),
        facts=scope_facts(dossier),
        connections=stated.connections if stated is not None else None,
        providers=ssp_providers(dossier, parts),
        parts=parts,
        requirements=tuple(_requirements(dossier, parts)),
        blanks=system_blanks(stated),
    )


def _requirements(dossier: Dossier, parts: tuple[FrameworkPart, ...]) -> Iterator[RequirementLine]:
    eligibility = {item.ref: item for part in parts for item in part.eligibility}
    below: dict[str, list[Row]] = defaultdict(list)
    for catalog in dossier.assessment.plan.catalogs:
        for row in catalog.rows:
            if row.kind == "objective" and row.parent is not None:
                below[row.parent].append(row)
    outside = {ref for part in parts for ref in part.outside}
    for obligation in dossier.result.obligations:
        if obligation.ref in outside:
            continue
        yield _requirement(obligation, below[obligation.ref], eligibility.get(obligation.ref), dossier)


def _requirement(
    row: Obligation, objectives: list[Row], eligibility: PlanEligibility | None, dossier: Dossier
) -> RequirementLine:
    verdict, planned = row.verdicts[TODAY], dossier.planned(row.ref)
    works = work_lines(row, dossier)
    outside = dict.fromkeys(
        holder.provider for work in works for holder in work.holders or () if holder.outside and holder.works
    )
    outside |= dict.fromkeys(sorted(by_matrix(row.ref, dossier)))
    called = dossier.called.get(row.ref)
    status = _status(verdict, called, planned)
    stated = dossier.engagement.system
    own = stated.implementations.get(row.ref) if stated is not None else None
    applies = status != "not_applicable"
    determined = verdict.determination.evidence if verdict.determination is not None else ()
    records = dict.fromkeys((*verdict.records, *determined, *(name for work in works for name in work.records)))
    return RequirementLine(
        ref=row.ref,
        status=status,
        word=called.word if called is not None else None,
        remark=called.remark if called is not None else None,
        verdict=verdict.verdict,
        ground=verdict.ground,
        proof=verdict.evidence,
        who=own.who if own is not None else (),
        how=own.how if own is not None else None,
        paper=own.paper if own is not None else None,
        works=works if applies else (),
        objectives=objective_lines(row, objectives, works, dossier),
        inherited_from=tuple(outside) if applies else (),
        owners=owners_of(row.ref, dossier),
        determination=verdict.determination,
        alternative=verdict.alternative if verdict.alternative is not None and verdict.alternative.accepted else None,
        records=tuple(records),
        findings=tuple(item.id for item in dossier.findings_of.get(row.ref, ())),
        planned=planned,
        eligibility=eligibility,
        blanks=tuple(_blanks(row, status, planned, tuple(records), outside, dossier)),
    )


def _status(verdict: ObligationVerdict, called: OwnFinding | None, planned: tuple[OwnPlan, ...]) -> Status:
    """Where a requirement stands; partly only where its framework, if it has words of its own, knows such a thing."""
    if unfinished(verdict.verdict, verdict.ground, {duty.state for duty in verdict.duties}):
        return "unfinished"
    whole = verdict.verdict is Verdict.PARTIAL and called is not None and not called.partly
    found = None if whole else _STATUS.get(verdict.verdict)
    return found or ("planned" if any(item.planned for item in planned) else "not_implemented")


def _blanks(
    row: Obligation,
    status: Status,
    planned: tuple[OwnPlan, ...],
    records: tuple[str, ...],
    outside: Iterable[str],
    dossier: Dossier,
) -> Iterator[Blank]:
    """What nobody stated of a requirement as a whole."""
    if status == "not_applicable":
        return
    why = row.verdicts[TODAY].why
    if row.applicable is None and why is not None:
        for name in why.facts:
            yield Blank(code="fact", place=("organization", name), about=name)
    stated = dossier.engagement.system
    own = stated.implementations.get(row.ref) if stated is not None else None
    if own is None or own.paper is None:
        yield Blank(code="paper", place=("system", "implementations", row.ref, "paper"), about=row.ref)
    owners = owners_of(row.ref, dossier)
    without_data = {item.id for item in dossier.engagement.providers if item.data_contact == ()}
    for name in outside:
        if name not in owners and name not in without_data:  # a matrix is asked of whoever holds regulated data
            yield Blank(code="matrix", place=("providers", name, "contract", "responsibility_matrix"), about=row.ref)
    if not records:
        yield Blank(code="record", place=("evidence",), about=row.ref)
    if status in _OPEN and not any(item.planned for item in planned):
        yield Blank(code="planned", place=("plan_of_action", row.ref, "planned"), about=row.ref)
    if status in _OPEN and not any(item.due for item in planned):
        yield Blank(code="planned_day", place=("plan_of_action", row.ref, "due"), about=row.ref)
