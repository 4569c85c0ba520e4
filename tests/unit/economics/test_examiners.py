"""An examiner still to be chosen is a supplier like any other: market, packages, lines and fees say the same."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from assessor.api import assess, judged
from assessor.evaluate.case import Case
from assessor.model.value import replace

if TYPE_CHECKING:
    from assessor.result.result import Result

EXAMINER = "examiner/soc-2"
FUNCTION = "independent_assessment"


@pytest.fixture(scope="module")
def result() -> Result:
    return assess(Path("examples/saas-company.yaml"))


def test_every_package_signs_with_the_examiner(result: Result) -> None:
    assert result.recommendation is not None
    packages = result.recommendation.packages
    assert packages
    assert all(EXAMINER in one.vendors and EXAMINER in one.signed for one in packages)
    for package in packages:
        bought = [(one.annual, one.added) for one in package.purchases if one.supplier == EXAMINER]
        charged = [line.value for line in package.fee_lines if line.supplier == EXAMINER]
        assert bought == [(sum(charged), ())]


def test_nothing_of_it_stands_under_whoever_tests_today(result: Result) -> None:
    assert result.recommendation is not None
    line = next(one for one in result.recommendation.lines if one.function == FUNCTION)
    assert [(one.supplier, one.today, one.annual) for one in line.beside] == [(EXAMINER, False, line.annual)]
    totals = {one.id: one.annual for one in result.recommendation.suppliers}
    assert (totals["redpoint"], totals[EXAMINER]) == (0.0, line.annual)


def test_it_is_nobody_in_the_arrangement_that_is_judged(result: Result) -> None:
    assert result.recommendation is not None
    assert result.recommendation.arrangement is not None
    assert result.recommendation.arrangement[FUNCTION] == ("redpoint",)


def test_a_report_on_compliance_calls_for_an_examination_and_a_questionnaire_does_not() -> None:
    case = judged(Path("examples/retailer.yaml")).assessment.case
    assert not case.examinations
    facts = {**case.engagement.organization, "saq": "ROC"}
    assert Case(case.plan, replace(case.engagement, organization=facts)).examinations == {"pci_report"}
