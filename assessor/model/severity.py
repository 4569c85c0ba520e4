"""How grave a finding is, who acts on it and by when: rules with their reasons (docs/method.md, 12a)."""

from __future__ import annotations

from datetime import date
from typing import Final, Literal

from assessor.model.scales import Specification, Verdict
from assessor.model.span import NOWHERE, Span
from assessor.model.value import dataclass, field

SeverityLevel = Literal["high", "medium", "low"]
# the gravest first
SEVERITY_ORDER: Final[tuple[SeverityLevel, ...]] = ("high", "medium", "low")

# What hangs on a row that is not in place, as its framework sees it: a day set by law that has passed; a breach that
# happened; an outcome no plan of action leaves open; one the score is too low for; one that no plan holds and one has
# to; one a plan may defer; a criterion an opinion would be qualified for, or noted against; one that cannot be
# determined, for which it may be withheld; one whose work the records do not show over the whole period; a report that
# says compliant only with everything in place.
StakeCode = Literal[
    "clock_missed",
    "breach",
    "barred",
    "floor",
    "unplanned",
    "deferrable",
    "qualified",
    "exception",
    "undetermined",
    "unshown",
    "attestation",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stake:
    """What hangs on one row today, and the day for it: the law's own, or one that the organization planned.

    `planned` is what it plans for the row, in its words.
    """

    code: StakeCode
    due: date | None = None
    by_law: bool = True
    planned: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SeverityWhen:
    """When a rule holds for a finding. Every list that is given must hold one that fits; an empty one asks nothing.

    `stakes`, `verdicts`, `specifications` and `unranked` are about one and the same row: one that is neither at stake
    nor required or addressable by its catalog is unranked. `headings`: every row in scope under its heading fits them,
    and no finding that is no question holds back more of these rows. The others are about the finding (`statements`:
    the rules on what an engagement states, by id); those that only ask for an answer are judged by rules with
    `questions`, and records of what is in place that are overdue by rules with `overdue`, which ask of their rows
    what would hang on them, and of `specifications`.
    """

    gates: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    capabilities: tuple[str, ...] = ()
    statements: tuple[str, ...] = ()
    stakes: tuple[StakeCode, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    specifications: tuple[Specification, ...] = ()
    unranked: bool = False
    headings: bool = False
    questions: bool = False
    overdue: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SeverityRule:
    """A reason for a severity, and within how many days it asks for action; 0 is at once."""

    id: str
    severity: SeverityLevel
    days: int
    when: SeverityWhen
    reason: str
    source: str
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionOwner:
    """The role that acts on findings of some kinds, where no duty names somebody."""

    id: str
    kinds: tuple[str, ...]
    role: str
    reason: str
    span: Span = field(default=NOWHERE, compare=False, repr=False)
