"""A recommendation owns up to columns that are priced lower and bring as much in place."""

from __future__ import annotations

from assessor.report.decision.choice import choice_of
from assessor.report.fields import Record
from assessor.report.names import names_of
from tests.unit.report.decision_sample import decided


def lede(functional: float, in_place: int) -> str:
    result = decided()
    priced = result["economics"]["arrangements"]
    priced["managed"]["functional"] = functional
    priced["recommended"] = {**priced["managed"], "functional": 50_000.0}
    for counts in result["summary"].values():
        counts["recommended"] = {**counts["managed"], "in_place": 10}
        counts["managed"]["in_place"] = in_place
    record = Record(result)
    return choice_of(record, names_of(record))[0].lede


def test_a_column_that_costs_less_and_does_as_much_is_named() -> None:
    assert "Priced as a whole" in lede(1.0, 10)


def test_one_that_does_less_or_costs_more_is_not() -> None:
    assert "Priced as a whole" not in lede(1.0, 9)
    assert "Priced as a whole" not in lede(1e9, 10)
