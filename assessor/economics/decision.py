"""The decision of one engagement: what it rests on, and the arrangement recommended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.economics.book import PriceBook
from assessor.economics.losses import FUNCTIONALS, NEUTRAL, LossModel
from assessor.economics.parameters import Parameters
from assessor.economics.recommend import Recommended, recommend
from assessor.economics.regimes import Regimes
from assessor.model.value import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessor.evaluate.capacity import Capacity
    from assessor.evaluate.case import Case
    from assessor.evaluate.outcome import Judgement
    from assessor.evaluate.supply import Arrangement

NO_SIZE = "The number of users is not stated (organization.users); without it nothing can be priced."
NO_RULES = "The rules hold no prices and no losses, so nothing can be compared."
NOTHING_ASKED = "No obligation applies for certain, so there is nothing to arrange for."


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What was decided, with the price book and the loss model behind it; `reason` says why nothing was."""

    book: PriceBook | None = None
    losses: LossModel | None = None
    functional: str = FUNCTIONALS[NEUTRAL]
    recommended: Recommended | None = None
    reason: str | None = None

    @property
    def arrangement(self) -> Arrangement | None:
        """The recommended arrangement, where there is one."""
        return self.recommended.arrangement if self.recommended is not None else None


def decide(case: Case, capacity: Capacity, today: Mapping[str, Judgement]) -> Decision:
    """The cheapest arrangement that complies, given today's judgements."""
    if case.terrain.economics.losses is None:
        return Decision(reason=NO_RULES)
    parameters = Parameters(case)
    if parameters.size is None:
        return Decision(reason=NO_SIZE)
    book = PriceBook(case, parameters, capacity)
    risk = case.engagement.risk
    losses = LossModel(Regimes(book), _rate(case, parameters))
    functional = FUNCTIONALS[risk.tolerance if risk is not None else NEUTRAL]
    found = recommend(case, capacity, today, book, losses, functional)
    if not found.aims.targets and not found.aims.settled:
        return Decision(book=book, losses=losses, functional=functional, reason=NOTHING_ASKED)
    return Decision(book=book, losses=losses, functional=functional, recommended=found)


def _rate(case: Case, parameters: Parameters) -> float:
    """Billable incidents a month."""
    operations = case.engagement.operations
    if operations is not None and operations.billable_incidents is not None:
        return operations.billable_incidents.count / operations.billable_incidents.months
    users = parameters.size.users if parameters.size is not None else 0.0
    return users * parameters.value("tickets_per_user") * parameters.value("billable_share")
