"""Who still has to be chosen to examine: one party for each framework whose answers call for an examination."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from assessor.economics.charges import is_due
from assessor.evaluate.supply import examiner

if TYPE_CHECKING:
    from assessor.evaluate.capacity import Capacity
    from assessor.evaluate.case import Case
    from assessor.evaluate.supply import Supplier


class Examination(NamedTuple):
    """An examination that is called for: the function it is priced in, and whoever is paid for it."""

    function: str
    supplier: Supplier


def examinations(case: Case, capacity: Capacity, users: float) -> tuple[Examination, ...]:
    """The examinations that the answers call for and some list prices, by function and framework."""
    called = {
        (function, charge.framework)
        for listed in case.terrain.economics.price_lists.values()
        for function, charges in listed.functions.items()
        for charge in charges
        if charge.examination is not None and function in case.terrain.functions
        if charge.framework is not None and is_due(charge, case, capacity, users)
    }
    return tuple(Examination(function, examiner(framework)) for function, framework in sorted(called))
