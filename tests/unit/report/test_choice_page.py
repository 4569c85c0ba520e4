"""The page of the recommendation prints what the result holds, and says in one line why there is nothing to print."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any, TypeVar

import pytest

from assessor import api
from assessor.report.decision.choice import choice_of
from assessor.report.names import BriefNames, names_of
from assessor.report.sheet import Bullets, Callout, Heading, Paragraph, Sheet, Table
from assessor.result.economics import Unpriced
from assessor.result.packages import WorthKnowing
from assessor.result.prices import Range
from assessor.result.recommendation import Concentration, RunnerUp, UnmetObligation
from assessor.result.worth_asking import OtherHands
from assessor.words import decisions, grammar, turning_points
from tests.cli.running import CLINIC

if TYPE_CHECKING:
    from pathlib import Path

    from assessor.result.recommendation import Recommendation, RecommendedLine
    from assessor.result.result import Result

Block = TypeVar("Block")


@pytest.fixture(scope="module")
def clinic(data_root: Path, cache: Path) -> Result:
    return api.assess(CLINIC, data=data_root, cache=cache)


@pytest.fixture(scope="module")
def names(clinic: Result) -> BriefNames:
    return names_of(clinic)


@pytest.fixture(scope="module")
def found(clinic: Result) -> Recommendation:
    assert clinic.recommendation is not None
    return clinic.recommendation


def page(result: Result, **changes: Any) -> Sheet:
    """The page, with some of the recommendation changed."""
    assert result.recommendation is not None
    changed = dataclasses.replace(result.recommendation, **changes)
    (sheet,) = choice_of(dataclasses.replace(result, recommendation=changed), names_of(result))
    return sheet


def blocks(sheet: Sheet, kind: type[Block]) -> list[Block]:
    return [block for block in sheet.blocks if isinstance(block, kind)]


def text_of(sheet: Sheet) -> str:
    """Every sentence below the title."""
    parts = [sheet.lede, *(f"{figure.value} {figure.sentence}" for figure in sheet.figures)]
    for block in sheet.blocks:
        if isinstance(block, (Heading, Paragraph, Callout)):
            parts.append(block.text)
        elif isinstance(block, Bullets):
            parts += block.items
    return "\n".join(parts)


def moved(line: RecommendedLine, supplier: str, model: str | None) -> RecommendedLine:
    return dataclasses.replace(line, supplier=supplier, model=model, changed=True)


def test_the_title_says_how_many_functions_move_to_whom(found: Recommendation, clinic: Result) -> None:
    one, two, three, *_ = found.lines
    kept = dataclasses.replace(one, changed=False, today=("northmsp",))
    lines = (kept, moved(two, "managed/gold", "managed"), moved(three, "managed/silver", "managed"))
    title = page(clinic, lines=lines, annual_cost=42555.0).title
    assert title.startswith("Move 2 of 3 functions to 2 parties, for $42,555 a year in cash at likeliest prices ($")
    lines = (moved(one, "managed/gold", "managed"), *lines[1:])
    title = page(clinic, lines=lines, annual_cost=42555.0).title
    assert title.startswith(
        "Move all 3 functions, 2 of them to a provider of managed services, gold tier, for $42,555 a year in cash "
    )
    hired = page(clinic, lines=(moved(two, "northmsp", "managed"),)).title
    assert f"to {names_of(clinic).provider('northmsp')}, for" in hired


def test_nothing_moves(found: Recommendation, clinic: Result) -> None:
    lines = tuple(dataclasses.replace(line, changed=False) for line in found.lines)
    title = page(clinic, lines=lines, annual_cost=42555.0).title
    new = sum(not line.today for line in lines)
    bought = f"Keep everybody and buy {new} functions nobody is stated to do today, for $42,555 a year in cash "
    assert title.startswith(bought)
    held = tuple(dataclasses.replace(line, today=("northmsp",)) for line in lines)
    title = page(clinic, lines=held, annual_cost=42555.0).title
    assert title.startswith("Keep today's arrangement and sign with 3 new parties, for $42,555 a year in cash ")


def test_every_package_is_told_with_its_range_and_how_it_stands(found: Recommendation, clinic: Result) -> None:
    table, *_ = blocks(page(clinic), Table)
    today, *rows = table.rows
    assert clinic.economics is not None
    drawn, cash = found.today_range, clinic.economics.priced["today"].cash
    assert drawn is not None
    assert drawn.low < cash < drawn.high
    assert today[3].text == f"${cash:,.0f} (${drawn.low:,.0f} to ${drawn.high:,.0f})"
    for row, package in zip(rows, found.packages, strict=True):
        assert f"${package.annual_range.low:,.0f} to ${package.annual_range.high:,.0f}" in row[3].text
        assert (row[5].text == "Recommended") == package.recommended


def test_a_lopsided_range_is_explained(found: Recommendation, clinic: Result) -> None:
    why = "range reaches further up because"
    even = tuple(
        dataclasses.replace(one, annual_range=Range(low=one.annual_cost - 100, high=one.annual_cost + 100))
        for one in found.packages
    )
    far = tuple(
        dataclasses.replace(one, annual_range=Range(low=one.annual_cost - 100, high=one.annual_cost + 900))
        for one in found.packages
    )
    assert why not in blocks(page(clinic, packages=even), Table)[0].note
    note = blocks(page(clinic, packages=far), Table)[0].note
    assert why in note
    chosen = next(one for one in found.packages if one.recommended)
    assert f"half of the draws of all prices cost over ${chosen.annual_median:,.0f}" in note


def test_a_figure_outside_of_its_range_is_said_to_be(found: Recommendation, clinic: Result) -> None:
    above = tuple(
        dataclasses.replace(one, annual_range=Range(low=one.annual_cost + 100, high=one.annual_cost + 900))
        for one in found.packages
    )
    told = page(clinic, packages=above)
    assert " a year in cash at likeliest prices ($" in told.title
    assert "range lies above the figure because" in blocks(told, Table)[0].note
    assert " at likeliest prices" not in page(clinic).title


def test_every_condition_is_printed(found: Recommendation, clinic: Result, names: BriefNames) -> None:
    text = text_of(page(clinic))
    assert len(found.conditions) > 3
    terms = [condition for condition in found.conditions if condition.kind == "term"]
    assert terms
    for condition in found.conditions:
        assert condition in terms or decisions.condition(condition, names) in text
    assert "as often as required" not in text
    for term in terms:
        assert grammar.inside(names.full.capability(term.id)) in text
        assert all(names.full.provider(name).lower() in text.lower() for name in term.providers)


def test_it_says_what_it_costs_closes_and_leaves(clinic: Result) -> None:
    yours = [row.ref for row in clinic.residue]
    cost = {"annual_cost": 42555.0, "functional_cost": 51000.0, "price_of_compliance": 12000.0}
    sheet = page(clinic, **cost, unconstrained_cost=30555.0, closes=("hipaa:x", "hipaa:y"))
    values = [figure.value for figure in sheet.figures]
    assert values == ["$42,555", "$12,000", "2", str(len(yours))]
    assert "$51,000 with losses and risk" in sheet.figures[0].sentence
    assert "$51,000 with losses and risk, less the $30,555" in sheet.figures[1].sentence
    assert "for you to do your duties" not in sheet.figures[3].sentence


def test_what_rests_on_your_duties_is_not_counted_as_bought(clinic: Result) -> None:
    sheet = page(clinic, closes=("hipaa:x", clinic.residue[0].ref))
    assert sheet.figures[2].value == "1"
    assert "of these, 1 not in place today waits for you to do your duties" in sheet.figures[3].sentence
    alone = dataclasses.replace(clinic, residue=clinic.residue[:2])
    sheet = page(alone, closes=tuple(row.ref for row in alone.residue))
    assert "none of them is in place today, and all wait for you to do your duties" in sheet.figures[3].sentence


def test_who_keeps_and_who_takes_over(found: Recommendation, clinic: Result, names: BriefNames) -> None:
    table = next(one for one in blocks(page(clinic), Table) if one.title == "Who would do what")
    assert len(table.rows) >= len(found.suppliers)
    told = sum(float(row[3].text.replace("$", "").replace(",", "")) for row in table.rows)
    assert told == pytest.approx(found.annual_cost, abs=len(table.rows)), "the rows add up to the cash"
    busiest = max(found.suppliers, key=lambda supplier: len(supplier.functions))
    first = table.rows[0]
    assert first[0].text.startswith(names.provider(busiest.id)[:1].upper() + names.provider(busiest.id)[1:])
    assert first[0].text.endswith(", not hired yet") is not busiest.serves_today


def test_second_best_what_binds_and_what_to_mind(clinic: Result, names: BriefNames) -> None:
    other = OtherHands(function="patching", supplier=None)
    second = RunnerUp(differences=(other,), annual_cost=43777.0, functional_cost=52222.0, difference=1222.0)
    warning = Concentration(supplier="northmsp", kind="share", share=0.7, abilities=7, abilities_needed=10)
    text = text_of(page(clinic, runner_up=second, concentration=(warning,)))
    assert (
        "The next best arrangement costs $43,777 a year in cash; with losses and risk included, $1,222 more. It differs"
        in text
    )
    assert " with nobody." in text
    assert f"{names.provider('northmsp')} would deliver 7 of the 10 capabilities required." in text


def test_obligations_that_fail_for_one_reason_stand_together(clinic: Result) -> None:
    refs = [row.ref for row in clinic.obligations[:9]]
    residue = (
        *(UnmetObligation(ref=ref, capability="log-review", predicates=("capacity",)) for ref in refs[:8]),
        UnmetObligation(ref=refs[8], capability=None, predicates=()),
    )
    sheet = page(clinic, residue=residue, advice_cost=654.0)
    text = text_of(sheet)
    assert "What it cannot settle: 9 obligations" in text
    assert text.count("the available hours do not stretch that far") == 1
    assert ", ".join(names_of(clinic).obligations(refs[:8])) in text
    assert "costs $654 more a year" in text


def test_the_figures_that_turn_it_stand_in_one_table(clinic: Result) -> None:
    turn = WorthKnowing(
        parameter="managed_per_user",
        title="Managed services",
        unit="USD a month for each user",
        low=75.0,
        value=125.0,
        high=350.0,
        assumption=False,
        turns_at=187.0,
        instead="cheapest",
        annual=1234.4,
    )
    (table,) = (one for one in blocks(page(clinic, worth_knowing=(turn,)), Table) if one.title == turning_points.TITLE)
    told = [cell.text for cell in table.rows[0]]
    assert told == [
        "Managed services, USD a month for each user",
        *("$125", "$75 to $350", "Cited", "$187", "Cheapest", "$1,234"),
    ]
    still = page(clinic, worth_knowing=())
    assert turning_points.NONE in text_of(still)
    assert all(one.title != turning_points.TITLE for one in blocks(still, Table))


def test_a_search_that_was_stopped_says_how_far_it_came(clinic: Result) -> None:
    assert "at most 2% cheaper" in page(clinic, status="time_limit", gap=0.02).lede


@pytest.mark.parametrize(("cost", "fewer", "named"), [(1.0, 0, True), (1.0, 1, False), (1e9, 0, False)])
def test_a_column_that_costs_less_and_does_as_much_is_named(
    clinic: Result, cost: float, fewer: int, named: bool
) -> None:
    assert clinic.economics is not None
    arrangements = dict(clinic.economics.priced)
    arrangements["managed"] = dataclasses.replace(arrangements["managed"], functional=cost)
    summary = {
        framework: {
            **columns,
            "managed": dataclasses.replace(columns["managed"], in_place=columns["recommended"].in_place - fewer),
        }
        for framework, columns in clinic.summary.items()
    }
    economics = dataclasses.replace(clinic.economics, arrangements=arrangements)
    lede = page(dataclasses.replace(clinic, economics=economics, summary=summary)).lede
    assert ("managed services" in lede) is named


def test_nothing_complies(clinic: Result, names: BriefNames) -> None:
    refs = tuple(row.ref for row in clinic.obligations[:2])
    sheet = page(clinic, status="infeasible", obstacles=refs, obstacle_capabilities=("log-review",), single_change=None)
    assert sheet.title == "No arrangement meets all obligations: 2 of them stand in the way"
    assert sheet.blocks == (Bullets(tuple(names.obligation(ref) for ref in refs)),)
    assert "but not all together" in sheet.lede
    sheet = page(clinic, status="infeasible", obstacles=(), obstacle_capabilities=())
    assert sheet.title == "No arrangement covers what is needed in any case"
    assert sheet.blocks == ()


def test_what_is_missing_is_said(clinic: Result, names: BriefNames) -> None:
    none = dataclasses.replace(clinic, recommendation=None)
    assert choice_of(none, names)[0].lede == "No arrangement was computed for this result."
    unpriced = Unpriced(code="users_not_stated", sizes=())
    told = dataclasses.replace(none, no_recommendation="unpriced", unpriced=unpriced, economics=None)
    assert choice_of(told, names)[0].lede.startswith("The number of users is not stated")


def test_the_one_change_that_helps_most(found: Recommendation, clinic: Result) -> None:
    assert found.single_change is not None
    changed = dataclasses.replace(found.single_change, annual_cost=8765.0)
    (callout,) = (
        block for block in blocks(page(clinic, single_change=changed), Callout) if block.lead.startswith("If you")
    )
    assert "for $8,765 a year more." in callout.text
