"""The decision of one engagement: its accounts, and the arrangement recommended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.economics import readiness
from assessor.economics.accounts import Accounts, accounts
from assessor.economics.recommend import SearchOutcome, recommend
from assessor.model.value import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessor.evaluate.capacity import Capacity
    from assessor.evaluate.case import Case
    from assessor.evaluate.outcome import Judgement
    from assessor.evaluate.supply import Arrangement
    from assessor.result.recommendation import NoRecommendation


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What was decided, with the accounts behind it; `why_none` says why nothing was."""

    accounts: Accounts | None = None
    outcome: SearchOutcome | None = None
    why_none: NoRecommendation | None = None

    @property
    def arrangement(self) -> Arrangement | None:
        """The recommended arrangement, where there is one."""
        return self.outcome.arrangement if self.outcome is not None and self.why_none is None else None


def decide(case: Case, capacity: Capacity, today: Mapping[str, Judgement]) -> Decision:
    """The cheapest arrangement that complies, given today's judgements."""
    books, _ = accounts(case, capacity)
    if books is None:
        return Decision(why_none="unpriced")
    outcome = recommend(case, capacity, today, books)
    if not outcome.aims.targets and not outcome.aims.settled:
        return Decision(accounts=books, why_none="nothing_asked")
    return Decision(accounts=books, outcome=outcome, why_none=_why_unready(case, outcome))


def _why_unready(case: Case, outcome: SearchOutcome) -> NoRecommendation | None:
    """Why what is known is not enough for a recommendation."""
    if readiness.decided(case) < readiness.DECIDED:
        return "applicability_open"
    if outcome.best.exists and readiness.held(outcome.market, outcome.best.choice) < readiness.HELD:
        return "holders_unknown"
    return None
