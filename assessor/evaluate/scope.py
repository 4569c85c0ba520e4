"""Which alternative decides: the best, and over asset groups the worst group's (docs/method.md, sections 4 and 6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.evaluate.gates import regulated_data
from assessor.evaluate.outcome import ALL_YES, Alternative, DemandOutcome, Truths
from assessor.model.scales import PREDICATES, DemandResult, Truth

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from assessor.evaluate.case import Case
    from assessor.evaluate.supply import Arrangement
    from assessor.model.plan import Demand

    Serves = Callable[[Alternative, str, str | None], Truth]

_SCOPE = PREDICATES.index("scope")
NOBODY = Alternative(
    function=None,
    supplier=None,
    terms=None,
    truths=(Truth.NO, *ALL_YES[1:]),
    result=DemandResult.UNMET,
    carrier="none",
)


def best(by_function: dict[str, list[Alternative]], *, together: bool) -> Alternative:
    """The best alternative; where all functions are needed, the worst function's best."""
    if together:
        each = [min(there, key=Alternative.order, default=NOBODY) for _, there in sorted(by_function.items())]
        worst = min(each, key=lambda item: item.result)
        duties = {use: None for item in each for use in item.duties}
        conditions = {use: None for item in each for use in item.conditions}
        return worst._replace(duties=tuple(duties), conditions=tuple(conditions))
    return min((item for there in by_function.values() for item in there), key=Alternative.order, default=NOBODY)


def covers(item: Alternative, group: str, capability: str | None) -> Truth:
    """Whether an alternative's supplier serves an asset group with a capability; unknown when it never said.

    What it said of the line goes before what it said of the service, and that before what it said of itself.
    """
    if item.supplier is None or item.supplier.provider is None:
        return Truth.YES
    stated = item.supplier.provider.covers
    service = item.supplier.provider.services.get(item.function or "")
    if service is not None:
        line = service.lines.get(capability or "")
        stated = (line.covers if line is not None else None) or service.covers or stated
    if stated is None:
        return Truth.UNKNOWN
    return Truth.YES if stated.everything or group in stated.groups else Truth.NO


def within_reach(
    case: Case,
    arrangement: Arrangement,
    catalog: str,
    by_function: dict[str, list[Alternative]],
    capability: str,
) -> dict[str, list[Alternative]]:
    """The alternatives where no asset groups are listed: nobody knows how far a product reaches that never said.

    The log of a program for patients' charts is no log of the tills, and what it saves beside somebody who looks after
    the computers is not what stands on them.
    """

    def open_to_doubt(item: Alternative) -> bool:
        return _never_said(item, capability) and (_shared(arrangement, item) or _made_for_other(case, catalog, item))

    return {
        name: [_open(item) if open_to_doubt(item) else item for item in there] for name, there in by_function.items()
    }


def _never_said(item: Alternative, capability: str) -> bool:
    """Whether it is a product of which nothing says what it covers."""
    product = item.supplier is not None and item.supplier.is_product
    return product and covers(item, "", capability) is Truth.UNKNOWN


def _shared(arrangement: Arrangement, item: Alternative) -> bool:
    """Whether somebody else has the function as well, so that it is not all a product's."""
    return len(arrangement.supply.get(item.function or "") or ()) > 1


def _made_for_other(case: Case, catalog: str, item: Alternative) -> bool:
    """Whether what holds regulated data holds none of a framework's."""
    touched = item.supplier.data_contact if item.supplier is not None else ()
    data = regulated_data(case, catalog) if touched else frozenset[str]()
    return bool(data) and data.isdisjoint(touched)


def _open(item: Alternative) -> Alternative:
    """An alternative of which nobody said whether it serves what is asked for."""
    truths: Truths = (*item.truths[:_SCOPE], Truth.UNKNOWN)  # type: ignore[assignment]
    return item._replace(truths=truths, result=min(item.result, DemandResult.UNKNOWN))


def asked_to_cover(item: Alternative, group: str, capability: str | None) -> Truth:
    """Whether an alternative's supplier would serve an asset group if asked: anybody but a vendor taken for others."""
    vendor = item.supplier is not None and item.supplier.is_vendor
    return Truth.NO if vendor and covers(item, group, capability) is Truth.NO else Truth.YES


def never_covered(item: Alternative, groups: Iterable[str], capability: str | None) -> frozenset[str]:
    """The asset groups that an alternative's supplier does not serve and cannot be asked to."""
    return frozenset(group for group in groups if asked_to_cover(item, group, capability) is Truth.NO)


def _in_group(there: list[Alternative], group: str, capability: str | None, serves: Serves) -> list[Alternative]:
    """The alternatives that serve a group or may, with the scope predicate filled in."""
    found = []
    for item in there:
        told = serves(item, group, capability)
        if told is Truth.YES:
            found.append(item)
        elif told is Truth.UNKNOWN:
            found.append(_open(item))
    return found


def _uncovered(there: Iterable[Alternative]) -> list[Alternative]:
    """What stands for alternatives that all serve other groups: the best of them, failed by its scope."""
    best = sorted(there, key=Alternative.order)[:1]
    return [item._replace(truths=(*item.truths[:_SCOPE], Truth.NO), result=DemandResult.UNMET) for item in best]  # type: ignore[arg-type]


def over_groups(
    demand: Demand,
    by_function: dict[str, list[Alternative]],
    everything: tuple[Alternative, ...],
    groups: tuple[str, ...],
    *,
    together: bool,
    serves: Serves,
) -> DemandOutcome:
    """Every group needs one whole alternative; several providers may share the groups.

    `serves` says who serves a group: whoever does (`covers`), or whoever would if asked (`asked_to_cover`).
    """
    worst: Alternative | None = None
    results = []
    for group in groups:
        local = {name: _in_group(there, group, demand.capability, serves) for name, there in by_function.items()}
        if together:  # every function is judged alone, also where nobody covers the group for it
            local = {name: there or _uncovered(by_function[name]) for name, there in local.items()}
        chosen = best(local, together=together)
        if not any(local.values()):
            chosen = next(iter(_uncovered(everything)), chosen)
        results.append(chosen.result)
        if worst is None or _decides(chosen, worst):
            worst = chosen
    return DemandOutcome(demand=demand, result=_joined(results), chosen=worst, alternatives=everything)


def _decides(item: Alternative, before: Alternative) -> bool:
    """Whether the alternative of a group decides before that of an earlier one: it is worse, or needs a word more."""
    return item.result < before.result or (
        item.result == before.result and bool(item.to_write_in) and not before.to_write_in
    )


def _joined(results: list[DemandResult]) -> DemandResult:
    """Over the groups: all met is met, some that do not fail make a part (docs/method.md, section 6)."""
    worst = min(results)
    if worst >= DemandResult.UNKNOWN:
        return worst
    return DemandResult.PART if max(results) > DemandResult.UNMET else DemandResult.UNMET
