"""Exceptions: what samples showed, and whether other controls meet the criterion all the same.

An exception does not fail a criterion. It does where nothing stands in for the control that deviated; a control stands
in for it when somebody named it, it serves the same criterion, and its own sample shows no deviation.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.frameworks.soc_2.result_tests import ExceptionNoted, MitigatingControl, TestOfControl

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assessor.frameworks.soc_2.result_tests import MitigationFinding
    from assessor.frameworks.soc_2.rules import Soc2Rules
    from assessor.frameworks.soc_2.statements import ControlTest

_RATE_DIGITS = 4


def by_id(tests: Sequence[ControlTest]) -> dict[str, ControlTest]:
    """Tests by their id."""
    return {test.id: test for test in tests}


def mitigated(test: ControlTest, ref: str, tests: Mapping[str, ControlTest]) -> bool:
    """Whether a deviating control's criterion is met by the controls named in its place."""
    named = [tests[name] for name in test.mitigated_by if name in tests and ref in tests[name].criteria]
    return bool(named) and all(clean(other) for other in named)


def clean(test: ControlTest) -> bool:
    """Whether a test speaks for the period and nothing deviated in it."""
    return whole(test) and test.deviations == 0


def whole(test: ControlTest) -> bool:
    """Whether a test speaks for the period: the population is known and something of it was looked at."""
    return bool(test.population) and test.sample > 0


def tests_of_controls(rules: Soc2Rules, tests: Sequence[ControlTest]) -> tuple[TestOfControl, ...]:
    """Every tested control as it was stated, with the usual size of a sample beside it."""
    return tuple(_test(rules, test) for test in tests)


def _usual(rules: Soc2Rules, test: ControlTest) -> tuple[int, int] | None:
    """The usual size of a sample, from and to, where it is known how often the control runs."""
    hint = next((hint for hint in rules.sampling if hint.frequency == test.frequency), None)
    if hint is None:
        return None
    if test.population is None:
        return hint.least, hint.most
    return min(hint.least, test.population), min(hint.most, test.population)


def _small(rules: Soc2Rules, test: ControlTest) -> bool:
    usual = _usual(rules, test)
    return usual is not None and test.sample < usual[0]


def _test(rules: Soc2Rules, test: ControlTest) -> TestOfControl:
    return TestOfControl(
        id=test.id,
        control=test.control,
        obligations=tuple(test.criteria),
        capability=test.capability,
        frequency=test.frequency,
        population=test.population,
        sample=test.sample,
        deviations=test.deviations,
        rate=round(test.deviations / test.sample, _RATE_DIGITS) if test.sample else None,
        usual_sample=_usual(rules, test),
        small_sample=_small(rules, test),
    )


def exceptions_noted(rules: Soc2Rules, tests: Sequence[ControlTest]) -> tuple[ExceptionNoted, ...]:
    """One for each control that deviated and criterion it serves."""
    known = by_id(tests)
    return tuple(_exception(rules, test, ref, known) for test in tests if test.deviations for ref in test.criteria)


def _exception(rules: Soc2Rules, test: ControlTest, ref: str, known: Mapping[str, ControlTest]) -> ExceptionNoted:
    return ExceptionNoted(
        test=test.id,
        obligation=ref,
        control=test.control,
        population=test.population,
        sample=test.sample,
        deviations=test.deviations,
        cause=test.cause,
        response=test.response,
        mitigated=mitigated(test, ref, known),
        instead=tuple(_mitigating(rules, known[name], ref) for name in test.mitigated_by if name in known),
    )


def _mitigating(rules: Soc2Rules, other: ControlTest, ref: str) -> MitigatingControl:
    """A control named in place of another, and whether it holds."""
    return MitigatingControl(
        id=other.id,
        control=other.control,
        holds=ref in other.criteria and clean(other),
        small_sample=_small(rules, other),
        finding=_finding(other, ref),
        sample=other.sample,
        population=other.population,
        deviations=other.deviations,
    )


def _finding(other: ControlTest, ref: str) -> MitigationFinding:
    if ref not in other.criteria:
        return "not_this_criterion"
    if not other.sample:
        return "not_looked_at"
    if other.deviations:
        return "deviated"
    return "no_deviation" if other.population else "unknown_population"
