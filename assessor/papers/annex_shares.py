"""Whose each requirement, and each of its objectives, is between one provider and the organization."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.model.scales import CUSTOMER
from assessor.papers.annex_lines import givers, matrix_owner
from assessor.papers.named_parties import stated_who
from assessor.report.deliverable import Grid, GridColumn, GridRow
from assessor.words import annexes, grammar, ssp_parties
from assessor.words import ssp_sentences as words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assessor.papers.annex_lines import AnnexLine
    from assessor.papers.dossier import Dossier
    from assessor.result.security_plan import LineOwner, ObjectiveLine, RequirementLine, SecurityPlan

_SHORT: Final = ("unmet", "part")
_IN_PLACE: Final = ("implemented", "unfinished", "alternative")
_SIDES: tuple[LineOwner, ...] = ("provider", "customer", "shared")
_COLUMNS = tuple(GridColumn(title=title, width=width) for title, width in annexes.SHARES_COLUMNS)


def shares_grid(plan: SecurityPlan, provider: str, lines: Sequence[AnnexLine], dossier: Dossier) -> Grid:
    """A line for each requirement the provider has a part in; below it one for each objective.

    Room to accept or strike stands where the provider has a part or it is open whether it has one, and nowhere else.
    """
    work: dict[str, list[AnnexLine]] = {}
    for item in lines:
        work.setdefault(item.row.ref, []).append(item)
    rows = [
        row
        for line in plan.requirements
        if line.ref in work or _part(line, provider, dossier)
        for row in _rows(line, provider, work.get(line.ref, []), dossier)
    ]
    return Grid(id="shares", title=annexes.SHARES_TITLE, note=annexes.SHARES_NOTE, columns=_COLUMNS, rows=tuple(rows))


def _part(line: RequirementLine, provider: str, dossier: Dossier) -> bool:
    """Whether the matrix speaks of a requirement that applies, or the organization names the provider for it."""
    if line.status == "not_applicable":
        return False
    claimed = provider in line.owners or any(provider in item.owners for item in line.objectives)
    return claimed or provider in stated_who(line.ref, dossier)


def _rows(line: RequirementLine, provider: str, work: Sequence[AnnexLine], dossier: Dossier) -> Iterator[GridRow]:
    row, names = dossier.obligations[line.ref], dossier.names
    marks = _marks(line, provider, work, dossier) if not line.objectives else ("", "", "")
    texts = (
        names.obligation(line.ref),
        annexes.asked(row.title, dossier.standing(row.ref)),
        *marks,
        "; ".join(dict.fromkeys(_told(line, provider, work, dossier))),
        "; ".join(dict.fromkeys(_others(line, provider, dossier))),
        "; ".join(map(names.record, _records(line, provider, dossier))),
        _box(marks),
    )
    yield GridRow(line.ref, texts, head=bool(line.objectives))
    told: list[tuple[str, list[str], list[str], tuple[str, ...]]] = []
    others = bool(_contesting(line, provider, dossier))
    for item in line.objectives:
        marks = _marked(item, provider)
        how = _how(item, provider, marks, dossier, work=work, line=line, others=others)
        rest = (*marks, *how, _shown(item, dossier), _box(marks))
        asks = item.statement or item.title
        if told and not rest[-1] and told[-1][3] == rest:  # what is others' stands together: nobody signs it here
            told[-1][1].append(item.id)
            told[-1][2].append(asks)
        else:
            told.append((item.ref, [item.id], [asks], rest))
    for ref, ids, statements, rest in told:
        yield GridRow(ref, (", ".join(ids), "; ".join(statements), *rest))


def _records(line: RequirementLine, provider: str, dossier: Dossier) -> Iterator[str]:
    """Records of this provider's work, and those of no provider's; what others recorded shows nothing of its part."""
    by = {item.id: item.provider for item in dossier.engagement.evidence}
    yield from (name for name in line.records if by.get(name) in (None, provider))


def _box(marks: Sequence[str]) -> str:
    """Room to accept or strike, where a line is the provider's, both sides', or to be settled."""
    return annexes.ACCEPT if marks[0] or marks[2] else ""


def _how(
    item: ObjectiveLine,
    provider: str,
    marks: Sequence[str],
    dossier: Dossier,
    *,
    work: Sequence[AnnexLine],
    line: RequirementLine,
    others: bool,
) -> tuple[str, str]:
    """How an objective is met, as stated: on the provider's side where it has a part in it, and who else has one.

    Terms speak of a requirement's work, not of its objectives: a part that nobody stated is a blank. So is the whole
    of one where the organization has a part of its `own` in the requirement, or `others` do work that a matrix makes
    the provider's: it may be this one.
    """
    own = _is_own(line)
    part = _part_of(marks, work, own=own or others)
    besides = [ssp_parties.holder_name(name, dossier.names) for name in item.who if name != provider]
    named = annexes.named(besides) if item.stated_who else ""
    if item.stated_who and provider not in item.who:
        told = annexes.others(named, [item.how]) if item.how is not None else named
        return part, told
    if besides and item.stated_who and item.how is not None:  # a text on what several do says not who does which of it
        return part, f"{named}. {annexes.described(item.how)}"
    beside = annexes.OWN_BESIDE if own and (marks[0] or marks[2]) and CUSTOMER not in item.who else ""
    return item.how or part, grammar.opening("; ".join(filter(None, (named, beside))))


def _is_own(line: RequirementLine) -> bool:
    """Whether a part of a requirement is the organization's own, whatever a matrix says of the whole."""
    return any(duty.state != "not_done" for work in line.works for duty in work.duties)


def _part_of(marks: Sequence[str], work: Sequence[AnnexLine], *, own: bool) -> str:
    """What a line is to its provider where nobody wrote it: all of it, or a part to be stated, or to be agreed.

    What only the organization says, and no terms pay for, is nobody's before both agree on it. What the matrix says,
    and the terms give not all of, is not the whole before that is settled.
    """
    alone, _, both = marks
    if not any(each.given for each in work) and annexes.AS_STATED in (alone, both):
        return annexes.TO_AGREE
    if alone == annexes.BY_CONTRACT and any(not each.given for each in work):
        return annexes.UNSETTLED
    if alone and not both:
        return annexes.PART if own else annexes.WHOLE
    return annexes.PART if both else ""


def _shown(item: ObjectiveLine, dossier: Dossier) -> str:
    made = item.determination
    return "; ".join(map(dossier.names.record, made.evidence)) if made is not None else ""


def _marks(line: RequirementLine, provider: str, work: Sequence[AnnexLine], dossier: Dossier) -> tuple[str, ...]:
    """The mark of a requirement without objectives: by contract, by the work, or to be set."""
    if provider in line.owners:
        return _mark(line.owners[provider], annexes.BY_CONTRACT)
    stated = next(item for item in dossier.engagement.providers if item.id == provider)
    claims = {matrix_owner(stated, line.ref, item.capability) for item in work}
    own = any(item.duties for item in line.works)
    if claims == {"provider"} and len({item.capability or item.duty for item in line.works}) == len(work):
        return _mark("shared" if own else "provider", annexes.BY_CONTRACT)
    met = line.works and all(item.result in ("met", "met_with_duty") for item in line.works)
    workers = {holder.provider for item in line.works for holder in item.holders or () if holder.works}
    if not met or provider not in workers:
        return (annexes.MARK_ONE,) * len(_SIDES)
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


def _told(line: RequirementLine, provider: str, work: Sequence[AnnexLine], dossier: Dossier) -> Iterator[str]:
    """What the provider does of a requirement, that it is not in place, and what is to be settled before it signs."""
    yield from _does(work, dossier, bound=line.owners.get(provider) == "provider")
    if not work and (nothing := _nothing(line, provider, dossier)):
        yield nothing
    if line.determination is not None and line.status not in (*_IN_PLACE, "not_applicable"):
        planned = next((plan.due for plan in dossier.planned(line.ref) if plan.due), None)
        yield _found(line, provider, work, planned, dossier)
    bound = [name for name in line.owners if _contesting(line, name, dossier)]
    if bound:
        yield annexes.contested([dossier.names.provider(name) for name in bound])
    if line.how is not None and provider in stated_who(line.ref, dossier) and any(_open(line, provider, work, dossier)):
        yield annexes.described(line.how.rstrip("."))


def _open(line: RequirementLine, provider: str, work: Sequence[AnnexLine], dossier: Dossier) -> Iterator[bool]:
    """Of each objective whether its provider's part is told by the text on the requirement alone, if at all."""
    own = _is_own(line) or bool(_contesting(line, provider, dossier))
    for item in line.objectives:
        yield item.how is None and _part_of(_marked(item, provider), work, own=own) == annexes.PART


def _contesting(line: RequirementLine, provider: str, dossier: Dossier) -> frozenset[str]:
    """Who is stated to have a part in a requirement that the matrix makes a provider's alone."""
    if line.owners.get(provider) != "provider":
        return frozenset()
    return (stated_who(line.ref, dossier) | ({CUSTOMER} if _is_own(line) else set())) - {provider}


def _found(
    line: RequirementLine, provider: str, work: Sequence[AnnexLine], planned: str | None, dossier: Dossier
) -> str:
    """That a requirement was found not in place, and by when the provider mends it, where it may be its own to mend.

    It may be where the matrix makes the whole the provider's, or its own terms give less than is asked.
    """
    names, on = dossier.names, line.determination.on if line.determination is not None else None
    if line.owners.get(provider) != "provider" and work and all(item.enough for item in work):
        elsewhere, stated = _elsewhere(line, provider), stated_who(line.ref, dossier)
        if elsewhere is not None:
            return annexes.found_elsewhere(on, [grammar.inside(names.group(name)) for name in elsewhere])
        if stated and provider not in stated:
            return annexes.found_with(on, [ssp_parties.holder_name(name, names) for name in sorted(stated)])
    return annexes.found_otherwise(on, planned, given=any(item.given for item in work))


def _elsewhere(line: RequirementLine, provider: str) -> tuple[str, ...] | None:
    """The asset groups in which a requirement falls short by the terms of others alone; None where it does not."""
    short = [item for each in line.works if each.result in _SHORT for item in each.holders or () if not item.works]
    if not short or any(item.provider == provider for item in short):
        return None
    mine = {name for each in line.works for item in each.holders or () if item.works for name in item.groups}
    return tuple(dict.fromkeys(name for item in short for name in item.groups if name not in mine))


def _does(work: Sequence[AnnexLine], dossier: Dossier, *, bound: bool) -> Iterator[str]:
    for item in work:
        title = dossier.names.capability(item.capability)
        yield annexes.offered(title, "; ".join(item.terms), enough=item.enough, anything=item.given, bound=bound)


def _nothing(line: RequirementLine, provider: str, dossier: Dossier) -> str:
    """That a provider named for a requirement, or bound to it by its matrix, has no terms for any work of it."""
    owners = {line.owners.get(provider), *(item.owners.get(provider) for item in line.objectives)}
    if provider in stated_who(line.ref, dossier):
        return annexes.NAMED_ONLY if owners & {"provider", "shared"} else annexes.UNPAID
    return grammar.opening(annexes.NOTHING_OFFERED) if owners & {"provider", "shared"} else ""


def _others(line: RequirementLine, provider: str, dossier: Dossier) -> Iterator[str]:
    """Work of others behind the same requirement, and the organization's own duties."""
    names, row = dossier.names, dossier.obligations[line.ref]
    for work in line.works:
        who = dict.fromkeys(
            ssp_parties.holder_name(item.provider, names)
            for item in work.holders or ()
            if item.provider != provider and item.works and item in givers(work, row)
        )
        if who:
            yield annexes.others(words.work_title(work, names), [*who])
        for duty in work.duties:
            yield words.duty(duty, names)
