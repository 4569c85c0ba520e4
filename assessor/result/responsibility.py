"""Registers over all obligations: what people determined, and who is responsible for which function."""

from __future__ import annotations

from typing import Literal

from assessor.model.scales import FunctionKind, Verdict
from assessor.model.value import dataclass
from assessor.result.verdict import Determination

OwnershipFlag = Literal["unowned", "unknown", "double"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DeterminedObligation:
    """An obligation somebody determined."""

    ref: str
    """The obligation."""
    title: str
    """Its title."""
    verdict: Verdict
    """The answer for one obligation under one arrangement."""
    derived: Verdict
    """The answer for one obligation under one arrangement."""
    differs: bool
    """Whether the determination changed the verdict."""
    counts: bool
    """False where the obligation is outside the scope, whatever was determined."""
    determination: Determination
    """What people determined."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Responsibility:
    """A line of the responsibility matrix."""

    function: str
    """The function."""
    title: str
    """Its title."""
    kind: FunctionKind
    """delegable: anybody may run it; reserved: the organization itself; independent: outside every model."""
    today: tuple[str, ...] | None
    """Who runs it today; null when not stated."""
    capabilities: tuple[str, ...]
    """What rests on it."""
    obligations: int
    """How many applicable obligations could rest on it."""
    needed: int
    """How many of them are open today in a part it could carry."""
    perform: tuple[str, ...] | None
    """Who performs."""
    evidence: tuple[str, ...] | None
    """Who leaves the record."""
    approve: tuple[str, ...]
    """Who approves."""
    flag: OwnershipFlag | None
    """unowned: nobody; unknown: not stated; double: several over the same assets."""
