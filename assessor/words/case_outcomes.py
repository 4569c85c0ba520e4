"""Cases and what became of them in words: one line for what failed, one for each framework's counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.model.value import replace
from assessor.words.explanations import deciding, lines
from assessor.words.grammar import counted, listed, spaced

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from assessor.model.rule_case import Expectation, RuleCase
    from assessor.result.case_outcome import CaseOutcome, ExpectationOutcome, FamilyCoverage, FrameworkTally, RuleFamily
    from assessor.result.explanation import Explanation


_SHOWN: Final = 10
_FAMILY: Final[Mapping[RuleFamily, str]] = {
    "obligation": "obligations",
    "capability": "capabilities",
    "duty": "duties",
    "gate": "contract papers",
    "clause": "clauses of papers",
    "fact": "facts of applicability",
}


def case_line(case: RuleCase) -> str:
    """A case in one line: what it is called and what it expects."""
    expects = "; ".join(f"{item.obligation}, {spaced(item.arrangement)}: {expected(item)}" for item in case.expect)
    return f"{case.id}{' (trap)' if case.trap else ''}: {case.title}: {expects}"


def expected(expectation: Expectation) -> str:
    """What is expected of one verdict."""
    exactly, predicate = expectation.exactly, expectation.predicate
    parts = [f"exactly {spaced(exactly)}"] if exactly is not None and exactly.value != expectation.verdict else []
    parts += [f"because of {spaced(predicate)}"] if predicate is not None else []
    return f"{spaced(expectation.verdict)}{f' ({listed(parts)})' if parts else ''}"


def failures(outcome: CaseOutcome) -> Iterator[str]:
    """Each expectation of a case that did not come true, in one line with the reason of the verdict there is."""
    for one in outcome.expectations:
        if one.misses:
            item = one.expected
            lead = f"{outcome.case.id}: {item.obligation}, {spaced(item.arrangement)}"
            yield f"{lead}: expected {expected(item)}, got {got(one)}: {because(one)}"


def got(outcome: ExpectationOutcome) -> str:
    """The verdict there is, with what fails or is unknown, and what it says and must not."""
    parts = [spaced(outcome.verdict)]
    if "predicate" in outcome.misses:
        parts.append(f"because of {listed([*map(spaced, outcome.predicates)]) or 'no predicate'}")
    parts += [f'and says "{text}"' for text in outcome.said]
    return " ".join(parts)


def because(outcome: ExpectationOutcome) -> str:
    """What decides the verdict there is, as its explanation says it."""
    return deciding(outcome.explanation, outcome.expected.arrangement)


def with_said(outcome: CaseOutcome) -> CaseOutcome:
    """The outcome of a case with the texts that its explanations contain and must not."""
    told = [replace(one, said=_said(one.explanation, one.expected.never_says)) for one in outcome.expectations]
    return replace(outcome, expectations=tuple(told))


def _said(explanation: Explanation, texts: Sequence[str]) -> tuple[str, ...]:
    """Those of the texts that an explanation contains, wherever its lines break and whatever is capital."""
    if not texts:
        return ()
    whole = _even("\n".join(lines(explanation)))
    return tuple(text for text in texts if _even(text) in whole)


def _even(text: str) -> str:
    return " ".join(text.split()).casefold()


def tally(counts: FrameworkTally) -> str:
    """The counts of one framework."""
    return (
        f"{counts.title}: {counted(counts.cases, 'case')}, {counted(counts.traps, 'trap')} among them; "
        f"{counted(counts.expectations, 'expectation')}, {counts.in_place} in place by label, {counts.passed} passed"
    )


def coverage(item: FamilyCoverage) -> str:
    """How many rules of a family some case exercises, and the first of those that none does."""
    rules = len(item.exercised) + len(item.idle)
    lead = f"{_FAMILY[item.family]}: {len(item.exercised)} of {rules} exercised"
    more = f" and {len(item.idle) - _SHOWN} more" if len(item.idle) > _SHOWN else ""
    return f"{lead}; not {', '.join(item.idle[:_SHOWN])}{more}" if item.idle else lead
