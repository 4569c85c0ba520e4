"""The facts of an engagement: what is stated of the organization, and days that a duty states in their place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.model.condition import NEVER_DONE, NEVER_HAPPENED
from assessor.model.engagement import DutyState

if TYPE_CHECKING:
    from assessor.model.condition import Stated
    from assessor.model.engagement import DutyAnswer, Engagement
    from assessor.model.plan import Terrain
    from assessor.model.rules import Fact


def stated_facts(terrain: Terrain, engagement: Engagement) -> dict[str, Stated]:
    """Every fact of the rules that is stated; a date that is not, from the duty that the rules name for it."""
    found: dict[str, Stated] = {}
    for name, fact in terrain.facts.items():
        stated = engagement.organization.get(name)
        if stated is None:
            stated = last_done(fact, engagement)
        if stated is not None:
            found[name] = stated
    return found


def last_done(fact: Fact, engagement: Engagement) -> str | None:
    """The day on which the duty that the rules name for a fact was last done, or that it never was.

    A part that is not answered has the duty's own answer; None where no duty is named, or nothing is stated of it.
    """
    answer: DutyAnswer | None = engagement.duties.get(fact.duty) if fact.duty is not None else None
    if isinstance(answer, DutyState) and fact.part is not None:
        answer = answer.parts.get(fact.part, answer)
    if answer is None or answer.last is None:
        return None
    return NEVER_HAPPENED if answer.last == NEVER_DONE else answer.last
