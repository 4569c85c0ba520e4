"""The level each card brand gives the organization, and what decided it."""

from __future__ import annotations

from typing import Literal

from assessor.model.value import dataclass

LevelGround = Literal["table", "same_level", "designation", "breach", "acquirer"]
VolumeChannel = Literal["any", "card-not-present", "e-commerce"]


@dataclass(frozen=True, slots=True, kw_only=True)
class VolumeComparison:
    """What a cell of a brand's table was compared with: a category of business, or the payments of a year."""

    category: str | None
    """The brand's category of the business, where the cell goes by that."""
    channel: VolumeChannel
    """Which payments were counted."""
    low: int
    """The fewest there can be, from what is stated."""
    high: int | None
    """The most there can be; null without end."""
    over: int | None
    """The cell asks for more than this."""
    at_least: int | None
    """The cell asks for this or more."""
    up_to: int | None
    """The cell asks for this or less."""
    below: int | None
    """The cell asks for less than this."""
    below_all: bool
    """Whether the cell takes what no range above it fits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BrandValidation:
    """A brand's level."""

    brand: str
    """The brand."""
    title: str
    """Its name."""
    level: int | None
    """The level, if certain."""
    possible: tuple[int, ...]
    """All that are possible."""
    decided_by: LevelGround
    """What decided."""
    comparison: VolumeComparison | None
    """The count compared with the range, or the category of the business."""
    because_of: str | None
    """The other brand whose level is taken over."""
    missing: tuple[str, ...]
    """Counts that are missing."""
    statement: str | None
    """The override in words."""
    source: str | None
    """Where the cell stands."""
    verify: bool
    """Whether the cell rests on a secondary source or a conflict."""
    note: str | None
    """A remark."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AcquirerWord:
    """What the bank that settles the cards has stated."""

    name: str | None
    """The bank."""
    level: int | None
    """The level it wants."""
    on: str | None
    """The day of its word."""
    agrees_saq_per_channel: bool | None
    """Whether it takes a questionnaire for each way of taking cards."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ValidationLevel:
    """The level with the brands."""

    level: int | None
    """The strictest, if certain."""
    possible: tuple[int, ...]
    """All that are possible."""
    decided_by: Literal["brands", "breach", "acquirer"] | None
    """What the level rests on: the brands', or, where none has one, a breach or the acquirer."""
    brands: tuple[BrandValidation, ...]
    """By brand."""
    acquirer: AcquirerWord | None
    """What the acquirer has stated; null where nothing is said of it."""
