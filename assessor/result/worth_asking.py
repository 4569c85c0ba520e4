"""Open answers on which the recommended package rests, and what is in other hands if one is no."""

from __future__ import annotations

from assessor.model.value import dataclass
from assessor.result.prices import Range


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherHands:
    """A function in other hands than recommended."""

    function: str
    """The function."""
    supplier: str | None
    """Who would run it; null: nobody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorthAsking:
    """An open answer on which the recommended package rests: it buys nothing for what is merely not stated."""

    supplier: str
    """Who has the function today and would have to say whether it does the work as asked."""
    function: str
    """The function."""
    capability: str
    """The work."""
    obligations: tuple[str, ...]
    """Obligations that the package meets only if the work is done as asked."""
    annual: float | None
    """What the package costs more if it is not, losses included, USD a year; null where nobody on offer could do it."""
    annual_range: Range | None
    """The middle nine tenths of that over the draws; null where it is null."""
    instead: tuple[OtherHands, ...]
    """What is then in other hands; work that its holder keeps with somebody's help names the helper."""
