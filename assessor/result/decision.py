"""Situations that fit and arguments that weigh."""

from __future__ import annotations

from typing import Literal

from assessor.model.scales import TruthWord
from assessor.model.value import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class SituationClue:
    """One test."""

    fact: str
    """Fact or derived value."""
    title: str
    """What it is."""
    value: str | float | bool | None
    """The value; null when it is not stated or cannot be computed."""
    said: str | None
    """The value in words."""
    unit: str | None
    """Its unit."""
    asks: str
    """What is asked of it."""
    holds: TruthWord
    """Whether the test holds."""
    source: str | None
    """Where the number compared comes from."""
    assumption: bool
    """Whether that number is ours."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SituationContradiction:
    """One remark."""

    id: str
    """Its id."""
    text: str
    """The remark."""
    source: str | None
    """Where it comes from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """A situation in which one way of buying support is said to fit."""

    id: str
    """Its id."""
    title: str
    """Its title."""
    fits: str
    """The model said to fit."""
    functions: tuple[str, ...]
    """The functions it concerns; all when empty."""
    holds: TruthWord
    """Whether the organization is in it."""
    text: str
    """Why the model is said to fit."""
    source: str
    """Who says so."""
    because: tuple[SituationClue, ...]
    """The tests on facts and derived values."""
    missing: tuple[str, ...]
    """The values without which it cannot be told."""
    contradicted_by: tuple[SituationContradiction, ...]
    """What this organization's verdicts or figures say against it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WeighedFigure:
    """The figure that tests it."""

    id: str
    """Which."""
    title: str
    """Its title."""
    unit: str
    """ratio, share, USD, hours or obligations."""
    value: float | None
    """For the model; null when it cannot be computed."""
    against: str | None
    """The model it is compared with."""
    against_value: float | None
    """For that model."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighing:
    """A pro or con of a model."""

    id: str
    """Its id."""
    model: str
    """The model."""
    aspect: str
    """What is weighed."""
    polarity: Literal["for", "against"]
    """Pro or con."""
    statement: str
    """What is said."""
    source: str
    """Who says so."""
    figure: WeighedFigure | None
    """Null when only cited."""
    borne_out: Literal["yes", "equal", "no", "unknown"] | None
    """Whether the figures say the same; null when nothing is compared."""
