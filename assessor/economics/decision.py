"""The decision of one engagement: its accounts, and the arrangement recommended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.economics.accounts import Accounts, accounts
from assessor.economics.recommend import Recommended, recommend
from assessor.model.value import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessor.evaluate.capacity import Capacity
    from assessor.evaluate.case import Case
    from assessor.evaluate.outcome import Judgement
    from assessor.evaluate.supply import Arrangement

NOTHING_ASKED = "No obligation applies for certain, so there is nothing to arrange for."


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What was decided, with the accounts behind it; `reason` says why nothing was."""

    accounts: Accounts | None = None
    recommended: Recommended | None = None
    reason: str | None = None

    @property
    def arrangement(self) -> Arrangement | None:
        """The recommended arrangement, where there is one."""
        return self.recommended.arrangement if self.recommended is not None else None


def decide(case: Case, capacity: Capacity, today: Mapping[str, Judgement]) -> Decision:
    """The cheapest arrangement that complies, given today's judgements."""
    books, why = accounts(case, capacity)
    if books is None:
        return Decision(reason=why)
    found = recommend(case, capacity, today, books)
    if not found.aims.targets and not found.aims.settled:
        return Decision(accounts=books, reason=NOTHING_ASKED)
    return Decision(accounts=books, recommended=found)
