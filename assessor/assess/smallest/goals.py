"""What is still open of an obligation, and the ways to mend each part of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.assess.smallest import signatures
from assessor.assess.smallest.assigned import Assignments
from assessor.assess.smallest.cures import cure
from assessor.assess.smallest.own_part import duty_atoms, frequency_atom
from assessor.assess.smallest.supplied import Lacking
from assessor.assess.smallest.trial import known_by
from assessor.evaluate.scope import asked_to_cover, covers
from assessor.model.scales import CUSTOMER, DemandResult, Truth

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from assessor.assess.smallest.supplied import Way
    from assessor.assess.smallest.trial import Ignored, Trial
    from assessor.evaluate.outcome import Alternative, DemandOutcome
    from assessor.model.capability import Capability
    from assessor.model.plan import Obligation


def goals(
    trial: Trial, row: Obligation, numbers: Mapping[int, int], *, ignored: Ignored, new_hands: bool
) -> list[list[Way]]:
    """For each part that is open, the ways of which one would mend it; one without a way cannot be mended.

    Findings that are `ignored` are left out; somebody new is engaged only with `new_hands`.
    """
    parts = _parts(trial, row, numbers, ignored=ignored, new_hands=new_hands, newly=True)
    return [list(ways) for ways in parts]


def adds_nothing(trial: Trial, row: Obligation, numbers: Mapping[int, int], *, ignored: Ignored) -> bool:
    """Whether each part that is open has a way without a single atom; to engage or assign somebody always takes one."""
    parts = _parts(trial, row, numbers, ignored=ignored, new_hands=False, newly=False)
    return all(any(not way for way in ways) for ways in parts)


def may_be_mended(
    trial: Trial, row: Obligation, numbers: Mapping[int, int], *, ignored: Ignored, new_hands: bool
) -> bool:
    """Whether each part that is open has some way; no more of them is worked out than tells."""
    parts = _parts(trial, row, numbers, ignored=ignored, new_hands=new_hands, newly=True)
    return all(any(True for _ in ways) for ways in parts)


def _parts(
    trial: Trial, row: Obligation, numbers: Mapping[int, int], *, ignored: Ignored, new_hands: bool, newly: bool
) -> Iterator[Iterator[Way]]:
    """The ways of each open part; those that assign work to somebody only with `newly`."""
    for finding in (item for item in trial.judged.findings if known_by(item) not in ignored):
        atom = cure(trial.case, finding)
        yield iter(() if atom is None else ((atom,),))
    for clause in trial.judged.outcomes:
        if max((outcome.result for outcome in clause), default=DemandResult.UNMET) < DemandResult.MET_WITH_DUTY:
            yield (
                way
                for item in clause
                for way in _demand(trial, row, item, numbers[id(item.demand)], new_hands=new_hands, newly=newly)
            )


def _demand(
    trial: Trial, row: Obligation, outcome: DemandOutcome, number: int, *, new_hands: bool, newly: bool
) -> Iterator[Way]:
    """The ways of one demand; where several functions or asset groups are open, of the first of them that is."""
    case, demand = trial.case, outcome.demand
    if demand.population is not None:
        gate = case.terrain.gates[demand.population]
        yield tuple(signatures.papers(case, [gate], case.engagement.providers, number))
        return
    capability = case.terrain.capabilities.get(demand.capability or "")
    if capability is None or capability.performed_by == CUSTOMER:
        yield from _own(trial, row, outcome, number)
        return
    known = trial.bench.ways
    asked = case.judged_work.asked_by(demand, capability)
    ref = row.ref if asked.of_row or row.ref in case.named_obligations else None
    key = asked.number, row.catalog, ref, number
    if key not in known:
        known[key] = list(_as_it_serves(trial, row, outcome, capability, number))
    yield from known[key]
    if not newly:
        return
    more = *key, new_hands
    if more not in known:
        known[more] = list(_newly(trial, row, outcome, capability, number, new_hands=new_hands))
    yield from known[more]


def _as_it_serves(
    trial: Trial, row: Obligation, outcome: DemandOutcome, capability: Capability, number: int
) -> Iterator[Way]:
    """What each alternative there is lacks, in the first of the functions and asset groups that are open."""
    first = next(_pools(trial, row, outcome, capability.delivered_by.all_of), None)
    if first is not None:
        _, pool, group = first
        lacking = Lacking(trial, row, outcome.demand, number)
        for item in pool:
            yield from lacking.of(item, group)


def _newly(
    trial: Trial, row: Obligation, outcome: DemandOutcome, capability: Capability, number: int, *, new_hands: bool
) -> Iterator[Way]:
    """The same work given to somebody more."""
    first = next(_pools(trial, row, outcome, capability.delivered_by.all_of), None)
    if first is not None:
        functions, _, group = first
        assignments = Assignments(trial, row, outcome.demand, number)
        names = assignments.able_functions(functions or capability.delivered_by.functions)
        yield from assignments.of(names, group, new_hands=new_hands)


def _pools(
    trial: Trial, row: Obligation, outcome: DemandOutcome, needed: Sequence[str]
) -> Iterator[tuple[Sequence[str], list[Alternative], str | None]]:
    """The functions and asset groups that are not served yet, each with the alternatives there are for it."""
    capability = outcome.demand.capability
    for name in needed or ("",):
        pool = [way for way in outcome.alternatives if not name or way.function == name]
        for group in trial.case.groups(row.catalog, capability) or (None,):
            if not any(
                way.result >= DemandResult.MET_WITH_DUTY
                and (group is None or covers(way, group, capability) is Truth.YES)
                for way in pool
            ):
                there = [way for way in pool if group is None or asked_to_cover(way, group, capability) is Truth.YES]
                yield ((name,) if name else ()), there, group


def _own(trial: Trial, row: Obligation, outcome: DemandOutcome, number: int) -> list[Way]:
    """What the organization would have to do itself; nothing where records stand against what it says."""
    case, demand, chosen = trial.case, outcome.demand, outcome.chosen
    if chosen is None:
        return []
    names = {use.id for use in chosen.duties}
    if any(case.held_records.against(CUSTOMER, capability=demand.capability, duty=name) for name in names):
        return []
    duties = duty_atoms(case, row.ref, demand, number, chosen.duties, own=True)
    undefined = case.undefined(demand, row.ref)
    answers = case.engagement.duties
    rhythm = next((answers[name].every for name in sorted(names) if name in answers), None)
    return [(*([frequency_atom(case, row, number, rhythm)] if undefined else []), *duties)]
