"""What would change under other statements or a proposed rule."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from assessor.model.scales import PackStatus, Verdict
from assessor.model.value import dataclass
from assessor.result.comparison import Comparison
from assessor.result.economics import Unpriced
from assessor.result.obligation import Demand
from assessor.result.reason import Reason

Direction = Literal["better", "worse", "other"]
SideName = Literal["now", "before"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedValue:
    """One changed value."""

    key: str
    """Path in the engagement."""
    value: object
    """The new value."""
    was: object
    """The value in the file, null where it states none."""
    stated: bool
    """Whether the file states it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AdoptedPack:
    """The overlay pack that was turned on; null when none was."""

    id: str
    """Its id."""
    title: str
    """Its title."""
    status: PackStatus
    """What it is in law."""
    framework: str
    """The framework it changes."""
    citation: str
    """Where it was published."""
    published: str
    """When it was published."""
    checked: str
    """When its standing was looked up."""
    standing: str
    """Where it stands in law."""
    verify: bool
    """Whether a number in it could not be checked."""
    note: str | None
    """A remark."""
    counts: Mapping[str, int]
    """How much it holds, by kind."""
    sha256: str
    """Digest of its file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeCause:
    """Why; null when nothing in words tells the two apart."""

    kind: SideName
    """Whether it holds with the changes, or held in the base only."""
    ground: Literal["not_applicable", "determined", "alternative", "asked", "shortfall"]
    """not_applicable: see why; determined: people determined it, see status; alternative: a documented alternative is
    not accepted; asked: what is asked differs, and it is in place neither way; shortfall: see demand and comparison."""
    why: Reason | None
    """not_applicable: why it does not apply or cannot be judged."""
    status: str | None
    """determined: as what."""
    demand: Demand | None
    """shortfall: what is demanded."""
    comparison: Comparison | None
    """shortfall: what fails or is not known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedVerdict:
    """One changed verdict."""

    ref: str
    """The obligation."""
    title: str
    """Its title."""
    arrangement: str
    """The column."""
    from_: Verdict
    """Verdict of the base."""
    to: Verdict
    """Verdict with the changes."""
    direction: Direction
    """Whether it would be better or worse; other where one end is outside the scale."""
    cause: ChangeCause | None
    """Why; null when nothing in words tells the two apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ObligationEntry:
    """An obligation one side has and the other has not."""

    ref: str
    """Its reference."""
    title: str
    """Its title."""
    statement: str | None
    """Its statement."""
    citation: str | None
    """Where it stands."""
    demands: tuple[Demand, ...]
    """What it demands."""
    verdicts: Mapping[str, Verdict]
    """Verdict by arrangement."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedObligations:
    """Obligations only one side has."""

    added: tuple[ObligationEntry, ...]
    """Only with the changes."""
    removed: tuple[ObligationEntry, ...]
    """Only in the base."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedSpecification:
    """One change."""

    ref: str
    """The obligation."""
    from_: str | None
    """In the base."""
    to: str | None
    """With the changes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArrangementNumbers:
    """The numbers of one side; null where it has no such column."""

    applicable: int
    """Obligations that apply."""
    decided: int
    """Obligations decided."""
    in_place: int
    """Obligations in place."""
    partial: int
    """Partial."""
    gap: int
    """Gaps."""
    not_assessable: int
    """Not assessable."""
    score: float | None
    """In place of decided."""
    carried_score: float | None
    """In place of those a delegable function can carry."""
    coverage: float | None
    """Decided of applicable."""
    confidence: float | None
    """Mean confidence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NumbersPair:
    """Both sides."""

    before: ArrangementNumbers | None
    """The base."""
    after: ArrangementNumbers | None
    """With the changes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedScore:
    """One figure."""

    framework: str
    """The framework."""
    figure: str
    """Which figure."""
    before: float | str | bool | None
    """In the base."""
    after: float | str | bool | None
    """With the changes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedFigure:
    """One figure."""

    figure: str
    """Which figure."""
    arrangement: str | None
    """Whose cost it is; null for the decision as a whole."""
    before: float | str | None
    """In the base; of the recommendation: how the search ended, or the code of why there was none."""
    after: float | str | None
    """With the changes."""
    unpriced_before: Unpriced | None
    """Of the recommendation: what kept prices away in the base."""
    unpriced_after: Unpriced | None
    """The same with the changes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatIf:
    """What would change if some values were others, or a proposed rule were adopted; null without --what-if."""

    changes: tuple[ChangedValue, ...]
    """The values that were changed, by key."""
    pack: AdoptedPack | None
    """The overlay pack that was turned on; null when none was."""
    verdicts: tuple[ChangedVerdict, ...]
    """Verdicts that would be others."""
    obligations: ChangedObligations
    """Obligations only one side has."""
    specifications: tuple[ChangedSpecification, ...]
    """Obligations whose specification would change."""
    frameworks: Mapping[str, str]
    """Titles of the frameworks of both sides, by id."""
    summary: Mapping[str, Mapping[str, NumbersPair]]
    """Counts and numbers before and after, by framework and arrangement."""
    scores: tuple[ChangedScore, ...]
    """Figures of the frameworks' own scores that differ."""
    money: tuple[ChangedFigure, ...]
    """Figures of the decision that differ."""
