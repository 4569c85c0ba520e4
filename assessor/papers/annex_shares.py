"""Whose each requirement, and each of its objectives, is between one provider and the organization."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.report.deliverable import Grid, GridColumn, GridRow
from assessor.words import annexes
from assessor.words import ssp_sentences as words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assessor.papers.dossier import Dossier
    from assessor.result.security_plan import (
        Holder,
        LineOwner,
        ObjectiveLine,
        RequirementLine,
        SecurityPlan,
        WorkLine,
    )

_SIDES: tuple[LineOwner, ...] = ("provider", "customer", "shared")
_COLUMNS = tuple(GridColumn(title=title, width=width) for title, width in annexes.SHARES_COLUMNS)


def shares_grid(plan: SecurityPlan, provider: str, refs: Sequence[str], dossier: Dossier) -> Grid:
    """A line for each requirement the provider has work in; below it one for each objective."""
    wanted = set(refs)
    rows = [row for line in plan.requirements if line.ref in wanted for row in _rows(line, provider, dossier)]
    return Grid(id="shares", title=annexes.SHARES_TITLE, note=annexes.SHARES_NOTE, columns=_COLUMNS, rows=tuple(rows))


def _rows(line: RequirementLine, provider: str, dossier: Dossier) -> Iterator[GridRow]:
    row, names = dossier.obligations[line.ref], dossier.names
    texts = (
        names.obligation(line.ref),
        row.title,
        *(_marks(line, provider) if not line.objectives else ("", "", "")),
        "; ".join(dict.fromkeys(_does(line, provider, dossier))),
        "; ".join(dict.fromkeys(_others(line, provider, dossier))),
        "; ".join(map(names.record, line.records)),
        "" if line.objectives else annexes.ACCEPT,
    )
    yield GridRow(line.ref, texts, head=bool(line.objectives))
    for item in line.objectives:
        asks, shown = item.statement or item.title, _shown(item, dossier)
        told = _how(item, provider, dossier)
        yield GridRow(item.ref, (item.id, asks, *_marked(item, provider), *told, shown, annexes.ACCEPT))


def _how(item: ObjectiveLine, provider: str, dossier: Dossier) -> tuple[str, str]:
    """How an objective is met, as stated: on the provider's side where it has a part in it, and who else has one."""
    others = [words.holder_name(name, dossier.names) for name in item.who if name != provider]
    named = annexes.named(others) if item.stated_who else ""
    if item.stated_who and provider not in item.who:
        return "", annexes.others(named, [item.how]) if item.how is not None else named
    return item.how or "", named


def _shown(item: ObjectiveLine, dossier: Dossier) -> str:
    made = item.determination
    return "; ".join(map(dossier.names.record, made.evidence)) if made is not None else ""


def _marks(line: RequirementLine, provider: str) -> tuple[str, ...]:
    """The mark of a requirement without objectives: by contract, by the work, or to be set."""
    if provider in line.owners:
        return _mark(line.owners[provider], annexes.BY_CONTRACT)
    met = line.works and all(work.result in ("met", "met_with_duty") for work in line.works)
    workers = {holder.provider for work in line.works for holder in work.holders or () if holder.works}
    if not met or provider not in workers:
        return (annexes.MARK_ONE,) * len(_SIDES)
    own = any(work.duties for work in line.works)
    return _mark("provider" if workers == {provider} and not own else "shared", annexes.BY_WORK)


def _marked(item: ObjectiveLine, provider: str) -> tuple[str, ...]:
    """The mark of an objective; where several do the work of its requirement, both sides set it."""
    if provider in item.owners:
        return _mark(item.owners[provider], annexes.BY_CONTRACT)
    if item.stated_who:
        alone: LineOwner = "provider" if item.who == (provider,) else "customer"
        both = provider in item.who and len(item.who) > 1
        return _mark("shared" if both else alone, annexes.AS_STATED)
    if item.who == (provider,):
        return _mark("provider", annexes.BY_WORK)
    return (annexes.MARK_ONE,) * len(_SIDES)


def _mark(owner: LineOwner, how: str) -> tuple[str, ...]:
    return tuple(how if side == owner else "" for side in _SIDES)


def _does(line: RequirementLine, provider: str, dossier: Dossier) -> Iterator[str]:
    demands, today = dossier.obligations[line.ref].demands, dossier.engagement.today
    for work in line.works:
        title, found = words.work_title(work, dossier.names), _of(work, provider)
        for holder in found:
            told = words.terms(holder, dossier.names)
            yield annexes.offered(title, told, enough=holder.works, anything=gives(holder))
        named = any(provider in today.get(name, ()) for name in demands[work.demand].functions)
        if named and not found and work.capability is not None:
            yield annexes.offered(title, "", enough=False, anything=False)


def gives(holder: Holder) -> bool:
    """Whether a holder does anything of a piece of work by its terms, or nothing is said of them."""
    unsaid = not holder.scheduled and holder.events is None and holder.in_force is None
    return bool(holder.every or holder.events or holder.in_force) or unsaid


def performing(line: RequirementLine, demand: int) -> tuple[str, ...] | None:
    """Who does a piece of work of a requirement by its terms; None where nobody's terms were looked at."""
    held = [work.holders for work in line.works if work.demand == demand]
    if not held or held[0] is None:
        return None
    return tuple(dict.fromkeys(holder.provider for holder in held[0] if gives(holder)))


def _of(work: WorkLine, provider: str) -> tuple[Holder, ...]:
    """What a provider does of a piece of work, under the function that does it best."""
    found = sorted((item for item in work.holders or () if item.provider == provider), key=lambda item: not item.works)
    return tuple(found[:1])


def _others(line: RequirementLine, provider: str, dossier: Dossier) -> Iterator[str]:
    """Work of others behind the same requirement, and the organization's own duties."""
    names = dossier.names
    for work in line.works:
        who = dict.fromkeys(
            words.holder_name(item.provider, names)
            for item in work.holders or ()
            if item.provider != provider and item.works
        )
        if who:
            yield annexes.others(words.work_title(work, names), [*who])
        for duty in work.duties:
            yield words.duty(duty, names)
