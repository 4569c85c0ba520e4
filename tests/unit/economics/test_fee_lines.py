"""Fee lines by supplier, and to whom an examination is paid: whoever is still to be chosen for its framework."""

from __future__ import annotations

from assessor.economics.charges import is_paid_to
from assessor.economics.fee_lines import of_supplier
from assessor.economics.lines import uncharged
from assessor.economics.quotes import Line, Quote
from assessor.evaluate.supply import INDEPENDENT, Supplier, examiner
from assessor.model.economics import Charge

SERVING = Supplier("readyline")
TEST = Line(low=4.0, value=5.0, high=6.0, function="independent_assessment")


def told(lines: list[Line]) -> list[tuple[str | None, float]]:
    return [(line.supplier, line.value) for line in lines]


def test_a_test_is_paid_to_who_serves() -> None:
    assert told(of_supplier(SERVING, Quote.of([TEST]))) == [("readyline", 5.0)]


def test_an_examination_is_paid_to_the_examiner_of_its_framework_alone() -> None:
    examination = Charge(amount="c3pao_small", framework="cmmc", examination="cmmc_certification")
    paid = [is_paid_to(examination, who) for who in (SERVING, INDEPENDENT, examiner("soc-2"), examiner("cmmc"))]
    assert paid == [False, False, False, True]


def test_other_independent_work_is_never_the_examiners() -> None:
    scans = Charge(amount="asv_scans", framework="pci-dss")
    assert [is_paid_to(scans, who) for who in (SERVING, INDEPENDENT, examiner("pci-dss"))] == [True, True, False]


def test_what_is_not_charged_stays_with_the_supplier() -> None:
    assert told(of_supplier(SERVING, Quote.of([uncharged("by_the_job", "field_service")]))) == [("readyline", 0.0)]
