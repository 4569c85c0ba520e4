"""What has to hold for the recommended arrangement."""

from __future__ import annotations

from typing import Literal

from assessor.model.scales import ConditionKind
from assessor.model.value import dataclass

RecommendedConditionKind = ConditionKind | Literal["covers"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TermAnswer:
    """An event on which work is asked for."""

    event: str
    """The event."""
    within: str | None
    """The shortest time in which it is asked for, as a duration; null where none is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecommendedCondition:
    """A condition."""

    kind: RecommendedConditionKind
    """Its kind."""
    id: str
    """The gate, model/offering, function, obligation, model or supplier it is about."""
    model: str | None
    """The support model of which something is to be bought; null for every other kind."""
    offering: str | None
    """The offering of that model; null for every other kind."""
    providers: tuple[str, ...]
    """Whom a paper is needed from, or whose contract a term is written into; empty for every other kind."""
    groups: tuple[str, ...]
    """The asset groups a provider would have to serve as well; empty for every other kind."""
    hours: float | None
    """The hours a month to be bought, as the price counts them; null for every other kind."""
    every: str | None
    """The shortest interval that is asked of a term, as a duration; null where none is, and for every other kind."""
    answers: tuple[TermAnswer, ...]
    """The events on which a term asks for the work; empty where on none, and for every other kind."""
    obligations: tuple[str, ...]
    """The obligations it holds up."""
