"""Cases that stand beside rules: an engagement, and what its verdicts must be."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal

from assessor.model.scales import IN_PLACE, Predicate, Verdict
from assessor.model.span import NOWHERE, Span
from assessor.model.value import dataclass, field

# A class of verdicts, or one verdict.
Label = Literal[
    "in_place",
    "not_in_place",
    "undecided",
    "satisfied",
    "satisfied_with_customer_duties",
    "compensated",
    "partial",
    "gap",
    "not_applicable",
    "not_tested",
    "not_assessable",
]
_CLASSES: Final[Mapping[str, frozenset[Verdict]]] = {
    "in_place": IN_PLACE,
    "not_in_place": frozenset({Verdict.GAP, Verdict.PARTIAL}),
    "undecided": frozenset({Verdict.NOT_ASSESSABLE, Verdict.NOT_TESTED}),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Expectation:
    """What one verdict must be; `never_says` are texts its explanation must not contain."""

    obligation: str
    verdict: Label
    arrangement: str = "today"
    exactly: Verdict | None = None
    predicate: Predicate | None = None
    never_says: tuple[str, ...] = ()
    span: Span = field(default=NOWHERE, compare=False, repr=False)

    @property
    def allowed(self) -> frozenset[Verdict]:
        """The verdicts its label stands for, whatever is said of the exact one."""
        return _CLASSES.get(self.verdict) or frozenset({Verdict(self.verdict)})

    @property
    def possible(self) -> frozenset[Verdict]:
        """The verdicts that fit all that is said of it."""
        return self.allowed if self.exactly is None else self.allowed & {self.exactly}

    @property
    def in_place(self) -> bool:
        """Whether the label says that the obligation is in place."""
        return self.allowed <= IN_PLACE


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleCase:
    """One case; its engagement is read as that of a file of its own. A `trap` looks like the opposite verdict."""

    id: str
    title: str
    source: str
    engagement: Mapping[str, object]
    expect: tuple[Expectation, ...]
    trap: bool = False
    span: Span = field(default=NOWHERE, compare=False, repr=False)
