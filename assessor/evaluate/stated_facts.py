"""The facts of an engagement: what is stated of the organization, and days that a duty states in their place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.model.condition import NEVER_DONE, NEVER_HAPPENED
from assessor.model.engagement import DutyState

if TYPE_CHECKING:
    from assessor.model.condition import Stated
    from assessor.model.engagement import DutyAnswer, Engagement
    from assessor.model.plan import Terrain


def stated_facts(terrain: Terrain, engagement: Engagement) -> dict[str, Stated]:
    """Every fact of the rules that is stated; a date that is not, from the duty that the rules name for it."""
    found: dict[str, Stated] = {}
    for name, fact in terrain.facts.items():
        stated = engagement.organization.get(name)
        if stated is None and fact.duty is not None:
            stated = _last_done(engagement, fact.duty, fact.part)
        if stated is not None:
            found[name] = stated
    return found


def _last_done(engagement: Engagement, duty: str, part: str | None) -> str | None:
    """The day on which an answer says that it was last done; a part that is not answered has the duty's own answer."""
    answer: DutyAnswer | None = engagement.duties.get(duty)
    if isinstance(answer, DutyState) and part is not None:
        answer = answer.parts.get(part, answer)
    if answer is None or answer.last is None:
        return None
    return NEVER_HAPPENED if answer.last == NEVER_DONE else answer.last
