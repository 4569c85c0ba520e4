"""The assessment objectives of a requirement: what was determined of each, whose it is, and how it is met as stated."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.evaluate.supply import TODAY
from assessor.result.security_plan import Blank, ObjectiveLine

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from assessor.model.plan import Obligation as Row
    from assessor.model.system import Implementation
    from assessor.papers.dossier import Dossier
    from assessor.result.obligation import Obligation
    from assessor.result.security_plan import LineOwner, WorkLine

_MET: Final = ("met", "met_with_duty")


def owners_of(ref: str, dossier: Dossier) -> Mapping[str, LineOwner]:
    """By provider, whose a requirement or an objective is by the matrix of its contract."""
    found: dict[str, LineOwner] = {}
    for provider in dossier.engagement.providers:
        for line in provider.contract.responsibility_matrix if provider.contract is not None else ():
            if line.obligation == ref:
                found[provider.id] = line.owner  # type: ignore[assignment]
    return found


def objective_lines(
    row: Obligation, objectives: Iterable[Row], works: tuple[WorkLine, ...], dossier: Dossier
) -> tuple[ObjectiveLine, ...]:
    """Its objectives, in catalog order."""
    verdict = row.verdicts[TODAY]
    made = verdict.determination
    told = {item.ref: item for item in made.objectives} if made is not None else {}
    stated = dossier.engagement.system.implementations if dossier.engagement.system is not None else {}
    alone = _alone(works)
    lines = []
    for item in objectives:
        own, above = stated.get(item.ref), stated.get(row.ref)
        who = _who(own) or _who(above)
        lines.append(
            ObjectiveLine(
                ref=item.ref,
                id=item.id,
                title=item.title,
                statement=item.statement,
                how=own.how if own is not None else None,
                who=who or alone,
                stated_who=bool(who),
                paper=own.paper if own is not None else None,
                owners=owners_of(item.ref, dossier) or owners_of(row.ref, dossier),
                determination=told.get(item.ref),
                blanks=tuple(_blanks(item.ref, own, who or alone)) if row.applicable is not False else (),
            )
        )
    return tuple(lines)


def _who(stated: Implementation | None) -> tuple[str, ...]:
    return stated.who if stated is not None else ()


def _alone(works: tuple[WorkLine, ...]) -> tuple[str, ...]:
    """The one who does all work of a requirement; nobody where it is several, or some of it is not done."""
    if not works or any(work.result not in _MET for work in works):
        return ()
    names = {holder.provider for work in works for holder in work.holders or () if holder.works}
    own = any(work.duties and work.capability is not None for work in works)
    return tuple(names) if len(names) == 1 and not own else ()


def _blanks(ref: str, own: Implementation | None, who: tuple[str, ...]) -> Iterator[Blank]:
    place = ("system", "implementations", ref)
    if own is None or own.how is None:
        yield Blank(code="how", place=(*place, "how"), about=ref)
    if not who:
        yield Blank(code="who", place=(*place, "who"), about=ref)
