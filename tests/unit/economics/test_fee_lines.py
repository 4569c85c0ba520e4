"""Fee lines by supplier: an examination is paid to an assessor still to be chosen, whoever serves today."""

from __future__ import annotations

from assessor.economics.fee_lines import examinations, of_supplier
from assessor.economics.lines import uncharged
from assessor.economics.quotes import Line, Quote
from assessor.evaluate.supply import INDEPENDENT, Supplier
from assessor.model.scales import THIRD_PARTY
from assessor.result.prices import NoCharge

SERVING = Supplier("readyline")
EXAMINATION = Line(low=1.0, value=2.0, high=3.0, function="independent_assessment", supplier=THIRD_PARTY)
TEST = Line(low=4.0, value=5.0, high=6.0, function="independent_assessment")


def told(lines: list[Line]) -> list[tuple[str | None, float]]:
    return [(line.supplier, line.value) for line in lines]


def test_a_test_is_paid_to_who_serves_and_an_examination_is_not() -> None:
    lines = of_supplier(SERVING, Quote.of([TEST, EXAMINATION]))
    assert told(lines) == [("readyline", 5.0), (THIRD_PARTY, 2.0)]
    assert examinations(lines) == {"independent_assessment": 200}


def test_who_serves_for_a_price_nobody_stated_is_named() -> None:
    lines = of_supplier(SERVING, Quote.of([EXAMINATION]))
    assert told(lines) == [(THIRD_PARTY, 2.0), ("readyline", 0.0)]
    assert lines[1].basis == NoCharge(code="price_not_stated", functions=("independent_assessment",))


def test_whoever_is_still_to_be_chosen_needs_no_note() -> None:
    assert told(of_supplier(INDEPENDENT, Quote.of([EXAMINATION]))) == [(THIRD_PARTY, 2.0)]


def test_what_is_not_charged_stays_with_the_supplier() -> None:
    assert told(of_supplier(SERVING, Quote.of([uncharged("by_the_job", "field_service")]))) == [("readyline", 0.0)]
