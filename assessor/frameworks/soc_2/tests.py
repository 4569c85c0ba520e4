"""Exceptions: what samples showed, and whether other controls meet the criterion all the same.

An exception does not fail a criterion. It does where nothing stands in for the control that deviated; a control stands
in for it when somebody named it, it serves the same criterion, and its own sample shows no deviation.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assessor.frameworks.soc_2.statements import ControlTest, Soc2Rules

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


def test_rows(rules: Soc2Rules, tests: Sequence[ControlTest]) -> list[dict[str, Any]]:
    """Every tested control as it was stated, with the usual size of a sample beside it."""
    return [_row(rules, test) for test in tests]


def _usual(rules: Soc2Rules, test: ControlTest) -> tuple[int, int] | None:
    """The usual size of a sample, from and to, where it is known how often the control runs."""
    hint = next((item for item in rules.sampling if item.frequency == test.frequency), None)
    if hint is None:
        return None
    return hint.least if test.population is None else min(hint.least, test.population), hint.most


def _small(rules: Soc2Rules, test: ControlTest) -> bool:
    usual = _usual(rules, test)
    return usual is not None and test.sample < usual[0]


def _row(rules: Soc2Rules, test: ControlTest) -> dict[str, Any]:
    usual = _usual(rules, test)
    return {
        "id": test.id,
        "control": test.control,
        "obligations": list(test.criteria),
        "capability": test.capability,
        "frequency": test.frequency,
        "population": test.population,
        "sample": test.sample,
        "deviations": test.deviations,
        "rate": round(test.deviations / test.sample, _RATE_DIGITS) if test.sample else None,
        "usual_sample": None if usual is None else list(usual),
        "small_sample": _small(rules, test),
    }


def exception_rows(rules: Soc2Rules, tests: Sequence[ControlTest]) -> list[dict[str, Any]]:
    """One row per control that deviated and criterion it serves."""
    known = by_id(tests)
    return [_exception(rules, test, ref, known) for test in tests if test.deviations for ref in test.criteria]


def _exception(rules: Soc2Rules, test: ControlTest, ref: str, known: Mapping[str, ControlTest]) -> dict[str, Any]:
    return {
        "test": test.id,
        "obligation": ref,
        "control": test.control,
        "population": test.population,
        "sample": test.sample,
        "deviations": test.deviations,
        "cause": test.cause,
        "response": test.response,
        "mitigated": mitigated(test, ref, known),
        "instead": [_instead(rules, known[name], ref) for name in test.mitigated_by if name in known],
    }


def _instead(rules: Soc2Rules, other: ControlTest, ref: str) -> dict[str, Any]:
    """A control named in place of another, and whether it holds."""
    if ref not in other.criteria:
        why = "was not tested for this criterion"
    elif not other.sample:
        why = "nothing of it was looked at"
    elif other.deviations:
        why = f"{other.deviations} of {other.sample} deviated"
    elif not other.population:
        why = f"no deviation in {other.sample}, of nobody knows how many"
    else:
        why = f"no deviation in {other.sample:,} of {other.population:,}"
        why += ", fewer than is usual" if _small(rules, other) else ""
    return {
        "id": other.id,
        "control": other.control,
        "holds": ref in other.criteria and clean(other),
        "small_sample": _small(rules, other),
        "why": why,
    }
