"""Situations that fit and arguments that weigh."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from assessor.model.scales import TruthWord
from assessor.model.value import dataclass
from assessor.model.weighing import FigureUnit, Polarity

Test = Literal["at_least", "at_most", "exists", "one_of", "is", "is_not"]
BorneOut = Literal["yes", "equal", "no", "unknown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SituationClue:
    """One test."""

    fact: str
    """Fact or derived value."""
    title: str
    """What it is."""
    value: str | float | bool | None
    """The value; null when it is not stated or cannot be computed."""
    unit: str | None
    """Its unit."""
    test: Test
    """How it is tested."""
    operands: tuple[str | float | bool, ...]
    """What it is compared with; for `exists`, whether it has to be stated."""
    holds: TruthWord
    """Whether the test holds."""
    source: str | None
    """Where the number compared comes from."""
    assumption: bool
    """Whether that number is ours."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedValue:
    """A value that stands in a remark."""

    value: str | float | bool
    """The value."""
    unit: str | None
    """Its unit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SituationContradiction:
    """One remark."""

    id: str
    """Its id."""
    statement: str
    """The remark of the rules, with the name of a value in braces where it stands."""
    values: Mapping[str, StatedValue]
    """The values it names."""
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
    unit: FigureUnit
    """What it is counted in."""
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
    polarity: Polarity
    """Pro or con."""
    statement: str
    """What is said."""
    source: str
    """Who says so."""
    figure: WeighedFigure | None
    """Null when only cited."""
    borne_out: BorneOut | None
    """Whether the figures say the same; null when nothing is compared."""
