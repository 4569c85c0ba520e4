"""What hangs on each criterion with an exception: the opinion on it, or a remark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.model.severity import Stake

if TYPE_CHECKING:
    from assessor.frameworks.soc_2.result import Soc2Score


def stakes(score: Soc2Score) -> dict[str, Stake]:
    """Exceptions nothing stands in for may qualify the opinion; the others would be reported."""
    codes = {"exception": Stake(code="qualified"), "exception_mitigated": Stake(code="exception")}
    return {row.ref: codes[row.standing] for row in score.criteria if row.standing in codes}
