"""What a line of the recommended arrangement holds: what the choice turns on, and who has a share in the function."""

from __future__ import annotations

from assessor.model.value import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class LineVariables:
    """What the choice turns on."""

    incidents: float | None
    """Failures a month it handles or prevents; null: none."""
    obligations: int
    """Applicable obligations some of its work could deliver."""
    hours: float
    """Working hours a month at the demanded rhythm."""
    tail: float | None
    """How much more the worst twentieth of years would cost if nobody ran it; null: nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LineShare:
    """Somebody beside whoever answers for a function."""

    supplier: str
    """Who."""
    today: bool
    """Whether it has that share today; else it is hired for what own staff does not do of it."""
    annual: float
    """What that share costs a year, USD."""
