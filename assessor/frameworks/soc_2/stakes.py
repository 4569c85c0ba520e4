"""What hangs on each criterion with an exception, without records or unknown: the opinion on it, or a remark."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from assessor.model.severity import Stake

if TYPE_CHECKING:
    from assessor.evaluate.case import Case
    from assessor.frameworks.soc_2.result import Soc2Score


def stakes(case: Case, score: Soc2Score) -> dict[str, Stake]:
    """Exceptions nothing stands in for may qualify the opinion, and so may missing records; unknown, deny it.

    Exceptions that something stands in for are reported.
    """
    codes = {
        "exception": Stake(code="qualified"),
        "exception_mitigated": Stake(code="exception"),
        "undetermined": Stake(code="undetermined"),
        "design_only": Stake(code="unshown", due=_last_day(case, score), by_law=False),
    }
    return {row.ref: codes[row.standing] for row in score.criteria if row.standing in codes}


def _last_day(case: Case, score: Soc2Score) -> date | None:
    """The last day on which records of the period can still be made; None where it is over."""
    last = date.fromisoformat(score.period.to) if score.period is not None else None
    return last if last is not None and last >= case.as_of else None
