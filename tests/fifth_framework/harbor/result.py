"""What the Harbor Charter's own inspectors would compute."""

from __future__ import annotations

from typing import Literal

from assessor.model.value import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class DarkRequirement:
    """A requirement that is not in place."""

    ref: str
    """Its reference."""
    lanterns: int
    """What it would light."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HarborScore:
    """The harbor's light today."""

    lit: int
    """Lanterns that burn."""
    needed: int
    """Lanterns a safe harbor needs."""
    harbor: Literal["safe", "dark"]
    """Whether they are enough."""
    dark: tuple[DarkRequirement, ...]
    """What does not burn, in catalog order."""
    inspected_on: str | None
    """The last inspection, as stated."""
    citation: str
    """Where the number stands."""
