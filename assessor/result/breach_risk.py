"""The risk of a breach of data: a figure of its own beside the losses of incidents."""

from __future__ import annotations

from assessor.model.economics import BreachSide
from assessor.model.value import dataclass
from assessor.result.prices import Range


@dataclass(frozen=True, slots=True, kw_only=True)
class BreachRisk:
    """What a breach of data could cost in a year under an arrangement; in no other figure unless it is counted."""

    safeguards: tuple[str, ...]
    """The safeguards it has, by id."""
    probability: float
    """The chance of a breach within a year."""
    cost: float
    """What one costs on average, USD."""
    expected: float
    """Both multiplied: USD in a mean year."""
    range: Range
    """The middle nine tenths of that over the ranges of what it rests on, USD."""
    compared: float
    """What it adds to what is compared, USD a year: mean and bad years by the tolerance; 0 where it is not counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SafeguardEffect:
    """A safeguard, and what it leaves of how often a breach comes or of what one costs."""

    id: str
    """Its id."""
    title: str
    """What it is called."""
    of: BreachSide
    """Of what it leaves a share: of the rate, or of the cost of one."""
    parameter: str
    """The input that says so."""
    low: float
    """Its strongest effect."""
    remaining: float
    """The share that is left."""
    high: float
    """Its weakest effect; 1 is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BreachBasis:
    """What the risk of a breach rests on."""

    counted: bool
    """Whether it is part of what is compared: only where the engagement states `risk: {breach: ...}`."""
    rate: str
    """The input that says how often one comes."""
    cost: str
    """The input that says what one costs."""
    insured: str
    """The input that says how many of the insured have any one safeguard."""
    probability_stated: bool
    """Whether the organization stated how likely one is today; else published figures of insured organizations."""
    cost_stated: bool
    """Whether it stated what one costs."""
    safeguards: tuple[SafeguardEffect, ...]
    """What moves the figure."""
