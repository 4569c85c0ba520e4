"""Why a verdict differs between two results: the first thing that holds on one side only and explains it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from assessor.model.scales import Verdict
from assessor.model.value import replace
from assessor.result.what_if import ChangeCause

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor.result.comparison import Comparison
    from assessor.result.obligation import Demand, Obligation
    from assessor.result.verdict import ObligationVerdict
    from assessor.result.what_if import Direction, SideName


class Side(NamedTuple):
    """One verdict with the obligation it stands in."""

    row: Obligation
    verdict: ObligationVerdict


def more_asked(before: Side, after: Side) -> bool:
    """Between gap and partial, where the two sides ask for different things: a part added and met mends nothing."""
    both_open = {before.verdict.verdict, after.verdict.verdict} == {Verdict.GAP, Verdict.PARTIAL}
    return both_open and len(before.row.demands) != len(after.row.demands)


def cause_of(before: Side, after: Side, way: Direction) -> ChangeCause | None:
    """What explains the verdict: of the worse side first, so that swapping the two swaps it.

    A change of applicability goes before a determination, that before a documented alternative, and all before terms.
    """
    sides: list[tuple[SideName, Side, Side]] = [("now", after, before), ("before", before, after)]
    if way == "better" or (way == "other" and before.verdict.verdict < after.verdict.verdict):
        sides.reverse()
    for find in (_not_applicable, _determined, _alternative, _asked, _shortfall):
        for kind, mine, other in sides:
            cause = find(kind, mine, other)
            if cause is not None:
                return cause
    return None


def _not_applicable(kind: SideName, mine: Side, other: Side) -> ChangeCause | None:
    why = mine.verdict.why
    if why is None or why == other.verdict.why:
        return None
    return replace(_cause(kind), ground="not_applicable", why=why)


def _determined(kind: SideName, mine: Side, other: Side) -> ChangeCause | None:
    determination = mine.verdict.determination
    if determination is None or determination == other.verdict.determination:
        return None
    return replace(_cause(kind), ground="determined", status=determination.status)


def _alternative(kind: SideName, mine: Side, other: Side) -> ChangeCause | None:
    lost = other.verdict.verdict is Verdict.COMPENSATED is not mine.verdict.verdict
    changed = mine.row.specification != other.row.specification
    return replace(_cause(kind), ground="alternative") if lost and changed else None


def _asked(kind: SideName, mine: Side, other: Side) -> ChangeCause | None:
    return replace(_cause(kind), ground="asked") if more_asked(mine, other) else None


def _shortfall(kind: SideName, mine: Side, other: Side) -> ChangeCause | None:
    known = {_signature(demand, comparison) for demand, comparison in _shortfalls(other)}
    for demand, comparison in _shortfalls(mine):
        if _signature(demand, comparison) not in known:
            return replace(_cause(kind), ground="shortfall", demand=demand, comparison=comparison)
    return None


def _shortfalls(side: Side) -> Iterator[tuple[Demand, Comparison]]:
    """What fails or is unknown for one verdict, with the demand it is about."""
    for comparison in (*side.verdict.failing, *side.verdict.unknown):
        yield side.row.demands[comparison.demand], comparison


def _signature(demand: Demand, comparison: Comparison) -> tuple[object, ...]:
    """What a reader would take for the same shortfall, wherever the demand stands in its obligation."""
    work = (demand.capability, demand.duty, demand.population)
    asked = (demand.every, demand.loosest, demand.event, demand.within, demand.state, demand.hours, demand.basis)
    return (*work, *asked, replace(comparison, demand=0))


def _cause(kind: SideName) -> ChangeCause:
    return ChangeCause(kind=kind, ground="asked", why=None, status=None, demand=None, comparison=None)
