"""Work done once, which counts where it is asked seldom or as a state (docs/method.md, section 4)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from assessor.evaluate import customer, predicates
from assessor.evaluate.case import binding
from assessor.evaluate.gates import contract
from assessor.evaluate.outcome import ALL_YES, Alternative, DoneUse, Truths, outcome_of
from assessor.evaluate.records import extent_of, speaks_against
from assessor.evaluate.supply import ORGANIZATION, providers_of
from assessor.model.condition import NEVER_HAPPENED
from assessor.model.day import days_after
from assessor.model.interval import DAY, seconds
from assessor.model.scales import CUSTOMER, THIRD_PARTY, Truth

if TYPE_CHECKING:
    from assessor.evaluate.case import Case
    from assessor.evaluate.outcome import ConditionUse
    from assessor.evaluate.supply import Arrangement, Supplier
    from assessor.model.capability import Capability
    from assessor.model.engagement import DoneWork
    from assessor.model.plan import Demand, Obligation
    from assessor.model.scales import AdviceKind, Predicate

SELDOM = seconds("P3M")


def done_alternatives(
    case: Case, row: Obligation, demand: Demand, capability: Capability, function: str, arrangement: Arrangement
) -> list[Alternative]:
    """The latest piece of work of each who did some, where a piece of work can meet the demand."""
    if not (case.engagement.done and arrangement.is_today and _counts(case, row, demand)):
        return []
    limit = _limit(case, row, demand)
    latest: dict[str, DoneWork] = {}
    for item in sorted(case.engagement.done, key=lambda item: (item.on, item.record or "")):
        if (
            item.capability == capability.id
            and _recorded(case, item)
            and (limit is None or case.age_of(item.on) <= limit)
            and untouched(case, demand, item.on) is not Truth.NO
        ):
            latest[item.by] = item
    return [_alternative(case, row, demand, capability, function, arrangement, item, limit) for item in latest.values()]


def day_fact(case: Case, demand: Demand) -> str | None:
    """The fact that says on which day the event demanded last came, where there is one."""
    return case.terrain.events[demand.event].last_on if demand.event is not None else None


def untouched(case: Case, demand: Demand, day: str) -> Truth:
    """Whether the event demanded has not come since work was done; unknown where nobody stated when it came."""
    name = day_fact(case, demand)
    if name is None:
        return Truth.YES
    came = case.facts.get(name)
    if came is None:
        return Truth.UNKNOWN
    return Truth.YES if came == NEVER_HAPPENED or str(came) <= day else Truth.NO


def _counts(case: Case, row: Obligation, demand: Demand) -> bool:
    """Whether the demand is a state, an interval of three months or longer, or an event whose last day is a fact.

    Binding hours it never meets.
    """
    if demand.event is not None and day_fact(case, demand) is None:
        return False
    if demand.hours is not None and binding(demand.hours_basis):
        return False
    if demand.every is None:
        return demand.state or demand.event is not None
    wanted = case.interval(demand, row.ref)[1]
    return wanted is not None and wanted >= SELDOM


def _limit(case: Case, row: Obligation, demand: Demand) -> int | None:
    """How old the work may be, in seconds; None for a state alone, which does not age."""
    if demand.every is None:
        return None
    wanted = case.interval(demand, row.ref)[1] or 0
    loosest = seconds(demand.loosest) if demand.loosest is not None and not binding(demand.basis) else 0
    return max(wanted, loosest)


def _recorded(case: Case, item: DoneWork) -> bool:
    """Whether it names a record: a file, or a record of the engagement that does not speak against it."""
    if item.record is None:
        return False
    known = case.records.get(item.record)
    return known is None or not speaks_against(known)


def _alternative(  # noqa: PLR0913, PLR0917 - everything a piece of work is judged by
    case: Case,
    row: Obligation,
    demand: Demand,
    capability: Capability,
    function: str,
    arrangement: Arrangement,
    item: DoneWork,
    limit: int | None,
) -> Alternative:
    supplier = _supplier(case, arrangement, item.by)
    advice: list[AdviceKind] = []
    conditions: list[ConditionUse] = []
    failed: list[str] = []
    extent = extent_of(case.held_records.against(supplier.id, capability=capability.id))
    partly: tuple[Predicate, ...] = ("cadence",) if extent == "part" else ()
    duty_truth, duties = customer.duty_of_shared(case, arrangement, capability, demand, row.ref)
    truths: Truths = (
        untouched(case, demand, item.on) if extent is None else Truth.NO,
        *ALL_YES[1:4],
        contract(case, row.catalog, supplier, (function, capability.id), arrangement, conditions, failed),
        predicates.independence(case, demand, supplier, arrangement, advice),
        duty_truth,
        Truth.YES,
    )
    third = (supplier.model is not None and supplier.model.third_party) or (
        supplier is not ORGANIZATION and case.terrain.functions[function].kind == "independent"
    )
    until = None if limit is None else days_after(date.fromisoformat(item.on), limit // DAY).isoformat()
    return Alternative(
        function=function,
        supplier=supplier,
        terms=None,
        truths=truths,
        result=outcome_of(truths, has_duty=bool(duties), defines_work=demand.defines_work, partly=partly),
        carrier=CUSTOMER if supplier is ORGANIZATION else THIRD_PARTY if third else "provider",
        duties=duties,
        advice=tuple(advice),
        gates=tuple(failed),
        partly=partly,
        done=DoneUse(item.on, item.record or "", until),
    )


def _supplier(case: Case, arrangement: Arrangement, name: str) -> Supplier:
    """Who did it: somebody of today's arrangement, or a provider that runs nothing."""
    if name == CUSTOMER:
        return ORGANIZATION
    serving = (item for there in arrangement.supply.values() for item in there or () if item.id == name)
    return next(serving, None) or providers_of(case.terrain, case.engagement)[name]
