"""What became of the cases that stand beside rules."""

from __future__ import annotations

from typing import Literal

from assessor.model.rule_case import Expectation, RuleCase
from assessor.model.scales import Predicate, Verdict
from assessor.model.value import dataclass
from assessor.result.explanation import Explanation

# What of an expectation did not come true.
Miss = Literal["verdict", "exactly", "predicate", "never_says"]
# The families of rules a verdict can depend on.
RuleFamily = Literal["obligation", "capability", "duty", "gate", "clause", "fact"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectationOutcome:
    """One expected verdict beside the verdict there is, with its explanation."""

    expected: Expectation
    framework: str
    verdict: Verdict
    predicates: tuple[Predicate, ...]
    """Those that fail or are unknown, in the order of the method."""
    explanation: Explanation
    said: tuple[str, ...] = ()
    """Texts the explanation contains and must not."""

    @property
    def misses(self) -> tuple[Miss, ...]:
        """What did not come true; empty where it passed."""
        expected = self.expected
        told: tuple[tuple[Miss, bool], ...] = (
            ("verdict", self.verdict not in expected.allowed),
            ("exactly", expected.exactly is not None and self.verdict is not expected.exactly),
            ("predicate", expected.predicate is not None and expected.predicate not in self.predicates),
            ("never_says", bool(self.said)),
        )
        return tuple(miss for miss, missed in told if missed)


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseOutcome:
    """One case with everything it expects."""

    case: RuleCase
    expectations: tuple[ExpectationOutcome, ...]

    @property
    def passed(self) -> bool:
        """Whether all of it came true."""
        return not any(outcome.misses for outcome in self.expectations)


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameworkTally:
    """Counts of one framework: cases and traps that expect something of it, and what they expect."""

    framework: str
    title: str
    cases: int
    traps: int
    expectations: int
    passed: int
    """Expectations that came true."""
    in_place: int
    """Expectations whose label says in place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyCoverage:
    """The rules of one family that some verdict of a case depended on, and those that none did, by id."""

    family: RuleFamily
    exercised: tuple[str, ...]
    idle: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseReport:
    """Every case that was run; `coverage` is over the rules of frameworks with a tally, None if not asked for."""

    outcomes: tuple[CaseOutcome, ...]
    tallies: tuple[FrameworkTally, ...]
    coverage: tuple[FamilyCoverage, ...] | None = None

    @property
    def passed(self) -> bool:
        """Whether every case passed."""
        return all(outcome.passed for outcome in self.outcomes)
