"""Every example: what the decision pages print adds up, and work moves only where that beats keeping everybody."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from assessor.api import judged
from assessor.economics.noise import SURE, WORTH
from assessor.report.decision.choice import choice_of
from assessor.report.decision.fees import fees_sheet
from assessor.report.names import names_of
from assessor.report.sheet import Paragraph, Table
from assessor.result.prices import ListedPrice
from assessor.words import worth_asking

if TYPE_CHECKING:
    from assessor.report.names import BriefNames
    from assessor.result.packages import Package
    from assessor.result.recommendation import Recommendation
    from assessor.result.result import Result

# of billing-office too little is stated for a recommendation
EXAMPLES = sorted(path.stem for path in Path("examples").glob("*.yaml") if path.stem != "billing-office")


@pytest.fixture(scope="module", params=EXAMPLES)
def result(request: pytest.FixtureRequest, cache: Path) -> Result:
    return judged(Path("examples") / f"{request.param}.yaml", cache=cache).result


@pytest.fixture(scope="module")
def advice(result: Result) -> Recommendation:
    assert result.recommendation is not None
    return result.recommendation


@pytest.fixture(scope="module")
def names(result: Result) -> BriefNames:
    return names_of(result)


def amount(text: str) -> int:
    digits = text.replace(",", "").replace("$", "").replace("\N{MINUS SIGN}", "-")
    return int(digits) if digits.lstrip("-").isdigit() else 0


def test_who_does_what_adds_up_to_the_cash(result: Result, advice: Recommendation, names: BriefNames) -> None:
    (sheet,) = choice_of(result, names)
    table = next(block for block in sheet.blocks if isinstance(block, Table) and block.title == "Who would do what")
    printed = [amount(row[-1].text) for row in table.rows]
    assert abs(sum(printed) - (advice.annual_cost or 0)) <= len(printed) / 2 + 0.5
    assert sum(line.annual for line in advice.lines) == pytest.approx(sum(one.annual for one in advice.suppliers))


def test_fees_add_up_to_their_total(result: Result, names: BriefNames) -> None:
    for sheet in fees_sheet(result, names):
        for table in sheet.blocks:
            if isinstance(table, Table):
                printed = [amount(row[-2].text) for row in table.rows]
                totals = [amount(word.rstrip(".,:;")) for word in table.title.split() if word.startswith("$")]
                assert totals, table.title
                assert abs(sum(printed) - totals[0]) <= len(printed) / 2 + 0.5, table.title


def test_what_is_bought_because_nobody_said_who_does_it_is_named(advice: Recommendation, names: BriefNames) -> None:
    unstated = {line.function for line in advice.lines if line.today is None}
    saved = sum(step.annual for step in advice.attribution if step.function in unstated)
    told = worth_asking.worth_asking(advice, names.full)
    assert ("Nobody stated" in told) is bool(round(saved))
    assert not round(saved) or f"about ${saved:,.0f} a year falls away" in told


def first_year(package: Package) -> float:
    """A year, and the rest of what is paid once or at the start of a term."""
    new = {(one.supplier, name) for one in package.purchases for name in one.added}
    ordered = {one.supplier for one in package.purchases if one.new}
    projects = [
        line.value
        for line in package.fee_lines
        if isinstance(line.basis, ListedPrice)
        and line.basis.rhythm in ("term", "three_years")
        and (line.supplier in ordered or (line.supplier, line.function) in new)
    ]
    return package.annual_cost + package.once * 2 / 3 + sum(projects) * 2


def test_money_of_the_recommendation_and_its_packages_adds_up(advice: Recommendation) -> None:
    for package in advice.packages:
        whole = package.annual_cost + package.expected_losses + package.risk_charge
        assert whole == pytest.approx(package.functional_cost, abs=0.02)
        assert package.annual_range.low <= package.annual_range.high
        assert package.first_year_cash >= first_year(package) - 0.05
        if not package.running_contracts:  # what they still cost in the year has a law of its own
            assert package.first_year_cash == pytest.approx(first_year(package), abs=0.05)
        bought = sum(one.annual for one in package.purchases) + sum(one.annual for one in package.running_contracts)
        assert bought <= package.annual_cost + 0.05
    taken = next(package for package in advice.packages if package.recommended)
    assert taken.annual_cost == advice.annual_cost
    assert taken.functional_cost == advice.functional_cost
    assert sum(step.annual for step in advice.attribution) == pytest.approx(advice.price_of_compliance, abs=0.05)
    cheapest = next(package for package in advice.packages if "cheapest" in package.ids)
    for step in advice.fewer_vendors:
        assert step.more == pytest.approx(step.functional_cost - taken.functional_cost, abs=0.02)
        assert step.functional_cost >= cheapest.functional_cost


def test_work_moves_only_where_filling_the_gaps_is_beaten_or_not_enough(
    result: Result, advice: Recommendation, names: BriefNames
) -> None:
    taken = next(package for package in advice.packages if package.recommended)
    stay = next((package for package in advice.packages if "fill_the_gaps" in package.ids), None)
    if not taken.moves:
        return
    (sheet,) = choice_of(result, names)
    said = " ".join(block.text for block in sheet.blocks if isinstance(block, Paragraph))
    if stay is None or not stay.recommendable:
        assert "Only filling the gaps is not enough" in said
        return
    assert stay.beaten_by is not None
    assert "Keeping everybody and only filling the gaps would cost" in said
    assert stay.cheapest_in < 1 - SURE
    assert stay.functional_cost - taken.functional_cost > WORTH * stay.annual_cost
