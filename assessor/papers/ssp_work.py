"""The work behind a requirement as it is done today: who does it, on what terms, with which own duty."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.assess.duty_answers import answered_apart
from assessor.evaluate.scope import covers
from assessor.evaluate.supply import TODAY
from assessor.evaluate.terms import CONTRACT
from assessor.model.scales import AS_DEFINED, CUSTOMER, RESULT_WORD, WORK, Truth, Verdict
from assessor.papers.named_parties import named
from assessor.result.security_plan import Blank, DutyLine, Holder, WorkLine
from assessor.words.promised_times import to_be_agreed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from assessor.evaluate.outcome import Alternative, DemandOutcome
    from assessor.evaluate.terms import Terms
    from assessor.papers.dossier import Dossier
    from assessor.result.obligation import Demand, Obligation
    from assessor.result.security_plan import LineGround, LineTerm
    from assessor.result.verdict import VerdictDuty


def work_lines(row: Obligation, dossier: Dossier) -> tuple[WorkLine, ...]:
    """One line for each clause of a judged requirement; none where nothing was judged."""
    judged = dossier.assessment.judgements[TODAY].get(row.ref)
    steps = row.verdicts[TODAY].witness
    if judged is None or len(steps) != len(judged.clauses):
        return ()
    return tuple(_line(row, step.demand, outcome, dossier) for step, outcome in zip(steps, judged.clauses, strict=True))


def _line(row: Obligation, place: int, outcome: DemandOutcome, dossier: Dossier) -> WorkLine:
    demand = row.demands[place]
    holders = _holders(row, demand, outcome, dossier)
    known = {(item.id, item.part): item for item in row.verdicts[TODAY].duties}
    uses = outcome.chosen.duties if outcome.chosen is not None else ()
    met = [known[use.id, use.part] for use in uses if (use.id, use.part) in known]
    met += [item for item in known.values() if item.id == demand.duty and item not in met]
    steps = [step for step in row.verdicts[TODAY].witness if step.demand == place]
    lines = tuple(_duty(item, row, dossier) for item in met)
    records = tuple(_records(demand, lines, dossier))
    every = dossier.assessment.case.defined.get(row.ref) if demand.every == AS_DEFINED else None
    return WorkLine(
        demand=place,
        capability=demand.capability,
        duty=demand.duty if demand.capability is None else None,
        population=demand.population,
        result=RESULT_WORD[outcome.result],
        every=every,
        holders=holders,
        done=steps[0].done if steps else None,
        duties=lines,
        records=records,
        blanks=(
            *_blanks(row, demand, () if outcome.result >= _MET and holders else holders, lines, every),
            *_times(demand, holders or (), met=outcome.result >= _MET),
        ),
    )


def _holders(row: Obligation, demand: Demand, outcome: DemandOutcome, dossier: Dossier) -> tuple[Holder, ...] | None:
    """Everybody named today for a function that does this work; None where no such function is stated.

    One by one: the terms that count of each, for the same part of the organization. Where the organization says who
    meets a requirement, only these, and who has it by contract, unless the work would then be nobody's.
    """
    if demand.capability is None:
        return (_own(demand, outcome),) if demand.duty is not None else ()
    today = dossier.engagement.today
    made = [
        (item, _holder(row, demand, item, outcome, dossier))
        for item in outcome.alternatives
        if item.supplier is not None and item.refused is None
    ]
    counted: dict[tuple[str, tuple[str, ...]], Holder] = {}
    for _, holder in sorted(made, key=lambda pair: (pair[0] is not outcome.chosen, not pair[1].works)):
        counted.setdefault((holder.provider, holder.groups), holder)
    found = tuple(holder for _, holder in made if counted[holder.provider, holder.groups] is holder)
    if found:
        parties = named(row.ref, dossier)
        mine = tuple(holder for holder in found if holder.provider in parties)
        nobodys = outcome.result >= _MET and not any(holder.works for holder in mine)
        return found if not mine or nobodys else mine
    stated = [today[name] for name in demand.functions if name in today]
    return None if not stated and demand.functions else ()


def _own(demand: Demand, outcome: DemandOutcome) -> Holder:
    return Holder(
        provider=CUSTOMER,
        function="",
        outside=False,
        decides=True,
        every=None,
        scheduled=False,
        in_force=None,
        events=None,
        ground="stated",
        grounds={},
        confirmed_by=None,
        groups=(),
        works=outcome.result >= _MET and bool(demand.duty),
    )


_MET = RESULT_WORD.index("met_with_duty")
_FALLS_SHORT: Final = (Verdict.GAP, Verdict.PARTIAL)
# The grounds, least first, and what the terms of work call what is told of it.
_WORTH: Final[tuple[LineGround, ...]] = ("tier", "stated", "confirmed")
_ASPECTS: Final[Mapping[LineTerm, str]] = {"every": "sustains", "events": "events", "in_force": "establishes"}


def _holder(row: Obligation, demand: Demand, item: Alternative, outcome: DemandOutcome, dossier: Dossier) -> Holder:
    supplier, terms, case = item.supplier, item.terms, dossier.assessment.case
    groups = case.groups(row.catalog, demand.capability) or ()
    served = tuple(name for name in groups if covers(item, name, demand.capability) is Truth.YES)
    provider = supplier.provider if supplier is not None else None
    service = provider.services.get(item.function or "") if provider is not None else None
    line = service.lines.get(demand.capability or "") if service is not None else None
    grounds = _grounds(terms)
    confirmed = line.confirmed if line is not None else None
    name = supplier.id if supplier is not None else CUSTOMER
    return Holder(
        provider=name,
        function=item.function or "",
        outside=name != CUSTOMER and supplier is not None and not supplier.employees,
        decides=item is outcome.chosen or (outcome.chosen is not None and supplier is outcome.chosen.supplier),
        every=terms.sustains if terms is not None else None,
        scheduled=terms.scheduled if terms is not None else False,
        in_force=terms.establishes if terms is not None else None,
        events=terms.events if terms is not None else None,
        ground=min(grounds.values(), key=_WORTH.index, default="stated" if provider is None else "tier"),
        grounds=grounds,
        confirmed_by=confirmed.document if confirmed is not None else None,
        groups=served,
        works=min(item.truths[:WORK]) is Truth.YES,
        kept=demand.state,
    )


def _grounds(terms: Terms | None) -> dict[LineTerm, LineGround]:
    """What bears out each term that says something: what a contract leaves open is what its tier usually includes."""
    if terms is None:
        return {}
    said = {
        "every": terms.scheduled,
        "events": bool(terms.events),
        "in_force": terms.establishes is not None,
    }
    return {name: _ground(terms, aspect) for name, aspect in _ASPECTS.items() if said[name]}


def _ground(terms: Terms, aspect: str) -> LineGround:
    if terms.grades.get(aspect, 0) < CONTRACT:
        return "tier"
    return "confirmed" if aspect in terms.confirmed else "stated"


def _duty(item: VerdictDuty, row: Obligation, dossier: Dossier) -> DutyLine:
    found = row.verdicts[TODAY]
    short = found.determination is not None and found.verdict in _FALLS_SHORT and item.state == "done"
    whole = item.part is not None and not answered_apart(dossier.assessment.case, item.id, item.part)
    return DutyLine(
        id=item.id,
        part=item.part,
        state=None if item.state in ("unknown", "unconfirmed") else item.state,
        who=item.who,
        last=item.last,
        fault=item.fault,
        assumed=item.assumed,
        denied=short and whole,
    )


def _records(demand: Demand, duties: Iterable[DutyLine], dossier: Dossier) -> Iterator[str]:
    names = {line.id for line in duties} | ({demand.duty} if demand.duty is not None else set())
    for record in dossier.result.evidence_records:
        about = record.capability is not None and record.capability == demand.capability
        if about or (record.duty is not None and record.duty in names):
            yield record.id


def _blanks(
    row: Obligation,
    demand: Demand,
    holders: tuple[Holder, ...] | None,
    duties: tuple[DutyLine, ...],
    every: str | None,
) -> Iterator[Blank]:
    if holders is None:
        for name in demand.functions:
            yield Blank(code="function", place=("today", name), about=name)
    if demand.every == AS_DEFINED and every is None:
        yield Blank(code="every", place=("defined_frequencies", row.ref), about=row.ref)
    for holder in holders or ():
        if demand.capability is not None and demand.every is not None and not holder.scheduled and holder.function:
            place = ("providers", holder.provider, "services", holder.function, "lines", demand.capability, "every")
            if holder.provider != CUSTOMER:
                yield Blank(code="every", place=place, about=demand.capability)
    for line in duties:
        yield from _duty_blanks(line)


def _times(demand: Demand, holders: Iterable[Holder], *, met: bool) -> Iterator[Blank]:
    """The times that stay blank in what is said of the holders, as they are only usual for what is bought."""
    for holder in holders:
        usual = holder.grounds.get("events", holder.ground) == "tier"
        if holder.provider == CUSTOMER or demand.capability is None or (met and not holder.works):
            continue
        place = ("providers", holder.provider, "services", holder.function, "lines", demand.capability, "events")
        for event in holder.events or ():
            if to_be_agreed(event, usual=usual):
                yield Blank(code="time", place=(*place, event), about=demand.capability)


def _duty_blanks(line: DutyLine) -> Iterator[Blank]:
    place = ("duties", line.id, *(("parts", line.part) if line.part is not None else ()))
    if line.state is None:
        yield Blank(code="duty", place=(*place, "state"), about=line.id)
    if line.who is None:
        yield Blank(code="duty_who", place=(*place, "who"), about=line.id)
    if line.fault == "undated" or (line.assumed and line.last is None and line.state is not None):
        yield Blank(code="duty_last", place=(*place, "last"), about=line.id)
