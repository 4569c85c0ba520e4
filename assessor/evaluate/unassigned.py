"""A function nobody spoke of: what fails whoever runs it (docs/method.md, section 4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.evaluate.customer import duty_of_shared
from assessor.evaluate.outcome import ALL_YES, Alternative, Truths, outcome_of
from assessor.evaluate.records import extent_of
from assessor.model.scales import PREDICATES, Truth

if TYPE_CHECKING:
    from assessor.evaluate.case import Case
    from assessor.evaluate.supply import Arrangement
    from assessor.model.capability import Capability
    from assessor.model.plan import Demand, Obligation
    from assessor.model.scales import Predicate

_CADENCE, _DUTY = PREDICATES.index("cadence"), PREDICATES.index("customer_duty")


def whoever_it_is(
    case: Case, row: Obligation, demand: Demand, capability: Capability, function: str, arrangement: Arrangement
) -> Alternative:
    """Unknown, save for what is known to fail whoever does the work.

    That is an interval the organization has not set, a record about the work that names nobody, and the duty that
    comes with it.
    """
    timing = Truth.UNKNOWN
    partly: tuple[Predicate, ...] = ()
    known, wanted = case.interval(demand, row.ref)
    against = extent_of(case.held_records.against_anybody(capability.id))
    if demand.every is not None and known and wanted is None:
        timing = Truth.NO
    elif against is not None:
        timing, partly = Truth.NO, _in_part(against)
    told, duties = duty_of_shared(case, arrangement, capability, demand, row.ref)
    failed = told is Truth.NO
    truths = list(ALL_YES)
    truths[_CADENCE] = timing
    truths[_DUTY] = Truth.NO if failed else Truth.YES
    made: Truths = tuple(truths)  # type: ignore[assignment]
    return Alternative(
        function=function,
        supplier=None,
        terms=None,
        truths=made,
        result=outcome_of(made, has_duty=False, partly=partly),
        carrier="none",
        duties=duties if failed else (),
        partly=partly,
    )


def _in_part(extent: str) -> tuple[Predicate, ...]:
    return ("cadence",) if extent == "part" else ()
