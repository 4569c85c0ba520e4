"""Whom an assessor interviews: persons named for duties, whoever runs the work, and who else is stated."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from assessor.assess.answerable import answerable
from assessor.model.scales import CUSTOMER
from assessor.papers.dossier import TODAY
from assessor.papers.named_parties import by_matrix, stated_who
from assessor.words import grammar, visits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor.model.system import Person
    from assessor.papers.dossier import Dossier
    from assessor.result.obligation import Demand, Obligation

# A duty to tell of something is everybody's: whoever has it speaks last.
_TOLD: Final = "report:"
Part = Literal["own", "shared", "provider"]


def part_of(row: Obligation, dossier: Dossier) -> Part:
    """By who performs the work a requirement asks for: the organization, somebody else, or both of them."""
    by = {item.id: item.performed_by for item in dossier.result.capabilities}
    found = {by.get(demand.capability, "customer") if demand.capability else "customer" for demand in row.demands}
    if found <= {"customer"}:
        return "own"
    return "provider" if found == {"provider"} else "shared"


def looked_at(row: Obligation, dossier: Dossier) -> tuple[Demand, ...]:
    """The demands a requirement rests on today; of one that was not judged all. Work that nobody does is left out."""
    places = dict.fromkeys(step.demand for step in row.verdicts[TODAY].witness)
    found = [row.demands[place] for place in places] or [*row.demands]
    today = dossier.engagement.today
    return tuple(
        demand
        for demand in found
        if demand.capability is None
        or not demand.functions
        or any(name not in today or today[name] for name in demand.functions)
    )


def persons(row: Obligation, dossier: Dossier) -> Iterator[tuple[str, str]]:
    """The persons of the organization: those named for its duties, else whoever determined how it stands."""
    verdict, names = row.verdicts[TODAY], dossier.names
    named = [duty for duty in verdict.duties if duty.who is not None]
    for duty in sorted(named, key=lambda item: item.id.startswith(_TOLD)):
        yield duty.who or "", names.duty(duty.id, duty.part)
    yield from _gatekeepers(row, dossier)
    made = verdict.determination
    if made is not None and made.by is not None and not any(duty.who == made.by for duty in named):
        yield made.by, visits.FOUND


def _gatekeepers(row: Obligation, dossier: Dossier) -> Iterator[tuple[str, str]]:
    """Who answers for the papers a requirement asks of all providers in reach."""
    terrain = dossier.assessment.plan.terrain
    for demand in row.demands:
        gate = terrain.gates.get(demand.population or "")
        if gate is not None and gate.duty is not None:
            named = answerable(gate.duty, terrain.duties, dossier.engagement.duties)
            if named is not None:
                yield named[0], gate.title


def parties(row: Obligation, dossier: Dossier) -> Iterator[tuple[str, str]]:
    """Providers and own staff: whoever runs the work today, then who else is stated to do it, or has it by contract."""
    names, told = dossier.names, set()
    stated, bound = stated_who(row.ref, dossier), by_matrix(row.ref, dossier)
    for step in row.verdicts[TODAY].witness:
        work = row.demands[step.demand].capability
        if step.provider in (None, CUSTOMER) or work is None or (step.provider, work) in told:
            continue
        if stated and step.provider not in stated | bound:
            continue
        told.add((step.provider, work))
        yield names.provider(step.provider or ""), names.capability(work)
    spoken = {provider for provider, _ in told}
    for item in dossier.engagement.providers:
        if item.id in stated | bound and item.id not in spoken:
            yield names.provider(item.id), visits.ITS_PART if item.id in stated else visits.BY_CONTRACT


def people(row: Obligation, dossier: Dossier) -> Iterator[tuple[str, str]]:
    """Everybody who can speak to a requirement, and to what of it; the organization itself is no person."""
    yield from persons(row, dossier)
    yield from parties(row, dossier)


def lead(row: Obligation, dossier: Dossier) -> str | None:
    """In whose block a requirement stands: who runs it where that is no part of the organization, else a person."""
    duties = row.verdicts[TODAY].duties
    own = [who for who, _ in persons(row, dossier) if not everybodys(who, row)]
    others = [who for who, _ in parties(row, dossier)]
    order = [*others, *own] if part_of(row, dossier) == "provider" else [*own, *others]
    return next(iter(order), next((duty.who for duty in duties if duty.who is not None), None))


def everybodys(who: str, row: Obligation) -> bool:
    """Whether somebody is named for nothing but to tell of something."""
    mine = [duty.id for duty in row.verdicts[TODAY].duties if duty.who == who]
    return bool(mine) and all(name.startswith(_TOLD) for name in mine)


def called(who: str, dossier: Dossier) -> str:
    """A person as named for a duty, with the name and contact that the system states for that title."""
    found = person(who, dossier)
    return visits.called(grammar.opening(who), found.name, found.contact) if found is not None else grammar.opening(who)


def person(who: str, dossier: Dossier) -> Person | None:
    """Whom the system names under exactly this title or name; None where nobody is stated."""
    system = dossier.engagement.system
    stated = (system.security_officer, system.owner, system.authorizing_official) if system is not None else ()
    wanted = who.casefold()
    return next(
        (
            item
            for item in stated
            if item is not None and wanted in (item.name.casefold(), (item.title or "").casefold())
        ),
        None,
    )
