"""How long a contract that somebody signed still runs."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from assessor.economics.charges import HORIZON
from assessor.model.interval import MONTH_DAYS

if TYPE_CHECKING:
    from assessor.evaluate.case import Case
    from assessor.evaluate.supply import Supplier


def months_left(case: Case, supplier: Supplier) -> float:
    """Months from the day of the assessment to the end of a contract, of those that are compared; 0 where none runs."""
    contract = supplier.provider.contract if supplier.provider is not None else None
    if contract is None or contract.ends is None or contract.ends <= case.engagement.as_of:
        return 0.0
    days = dt.date.fromisoformat(contract.ends) - dt.date.fromisoformat(case.engagement.as_of)
    return min(HORIZON, days.days / MONTH_DAYS)
