"""An independent third party still to be engaged (docs/method.md, section 11)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.evaluate import customer
from assessor.evaluate.outcome import ALL_YES, Alternative
from assessor.evaluate.outcome import ConditionUse as Condition
from assessor.evaluate.supply import INDEPENDENT
from assessor.model.scales import THIRD_PARTY, DemandResult

if TYPE_CHECKING:
    from assessor.evaluate.case import Case
    from assessor.evaluate.judged_work import Work


def independent_party(case: Case, work: Work) -> Alternative:
    """An independent third party still to be engaged."""
    duties = customer.duty_of_shared(case, work.arrangement, work.capability, work.demand, work.row.ref)[1]
    return Alternative(
        function=work.function,
        supplier=INDEPENDENT,
        terms=None,
        truths=ALL_YES,
        result=DemandResult.MET_WITH_DUTY if duties else DemandResult.MET,
        carrier=THIRD_PARTY,
        duties=duties,
        conditions=(Condition("independent", work.function),),
    )
