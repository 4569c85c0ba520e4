"""The pages of money print what the result holds, and nothing where it holds none."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import pytest

from assessor import api
from assessor.report.decision.crossover import crossover_sheet
from assessor.report.decision.fees import fees_sheet
from assessor.report.decision.functions import functions_sheet
from assessor.report.decision.hours import hours_sheet
from assessor.report.decision.losses import loss_sheet
from assessor.report.decision.money import whole_dollars
from assessor.report.names import BriefNames, names_of
from assessor.report.sheet import Callout, Paragraph, Sheet, Table
from assessor.result.crossover import CostVerdict, CrossoverStep, ExcludedWork
from assessor.result.scales import MEASURES

if TYPE_CHECKING:
    from collections.abc import Callable

    from assessor.result.economics import Economics
    from assessor.result.recommendation import RecommendedLine
    from assessor.result.result import Result

    Page = Callable[[Result, BriefNames], tuple[Sheet, ...]]

CLINIC = Path(__file__).resolve().parents[3] / "examples" / "clinic.yaml"
Block = TypeVar("Block")


@pytest.fixture(scope="module")
def clinic(cache: Path) -> Result:
    return api.assess(CLINIC, cache=cache)


@pytest.fixture(scope="module")
def economics(clinic: Result) -> Economics:
    assert clinic.economics is not None
    return clinic.economics


def sheet(page: Page, result: Result, **changes: Any) -> Sheet:
    """The one sheet of a page, with some of the economics changed."""
    assert result.economics is not None
    changed = dataclasses.replace(result.economics, **changes)
    (made,) = page(dataclasses.replace(result, economics=changed), names_of(result))
    return made


def blocks(made: Sheet, kind: type[Block]) -> list[Block]:
    return [block for block in made.blocks if isinstance(block, kind)]


def texts(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table.rows]


@pytest.mark.parametrize("page", [crossover_sheet, loss_sheet, hours_sheet, fees_sheet])
def test_without_prices_there_is_no_page(page: Page, clinic: Result) -> None:
    assert page(dataclasses.replace(clinic, economics=None), names_of(clinic)) == ()


@pytest.mark.parametrize(
    ("verdict", "title"),
    [
        ("managed_cheaper", "managed service is cheaper"),
        ("break_fix_cheaper", "break-fix is cheaper"),
        ("indifferent", "too close to call"),
    ],
)
def test_the_crossover_that_counts_is_the_title(
    verdict: CostVerdict, title: str, clinic: Result, economics: Economics
) -> None:
    crossovers = tuple(dataclasses.replace(crossover, told=verdict) for crossover in economics.crossover)
    assert title in sheet(crossover_sheet, clinic, crossover=crossovers).title


def test_the_crossover_page_names_both_formulas_and_the_one_that_counts(clinic: Result, economics: Economics) -> None:
    first, *others = economics.crossover
    never = dataclasses.replace(first, per_month=None, per_month_precise=None, per_user=None, p5=4.0, p95=None)
    made = sheet(crossover_sheet, clinic, crossover=(never, *others))
    (table,) = blocks(made, Table)
    rows = texts(table)
    assert [row[0].endswith("(counts)") for row in rows] == [
        crossover.formula == economics.crossover_formula for crossover in economics.crossover
    ]
    assert rows[0][1:4] == ["never", "4.0 or more", "\N{EN DASH}"]
    assert f"{economics.frequency.incidents_per_month:.1f} incidents a month" in made.lede


def test_excluded_work_and_the_steps_of_a_price_are_told_where_there_are_any(clinic: Result) -> None:
    excluded = ExcludedWork(share=0.08, total_cost=8.6, invoices_only=8.6)
    steps = tuple(
        CrossoverStep(seats=seats, fee_monthly=1.0, per_month=per_month, here=False)
        for seats, per_month in ((10.0, 4.0), (25.0, 8.0))
    )
    made = sheet(crossover_sheet, clinic, crossover_excluded_work=excluded, crossover_steps=steps)
    quiet = " ".join(paragraph.text for paragraph in blocks(made, Paragraph) if paragraph.quiet)
    assert "At 8% of the fee the crossover moves to 8.6." in quiet
    assert "4.0 with 10 seats, 8.0 with 25 seats" in quiet
    without = sheet(crossover_sheet, clinic, crossover_excluded_work=None, crossover_steps=steps[:1])
    assert not [paragraph for paragraph in blocks(without, Paragraph) if paragraph.quiet]


def test_the_simulated_years_are_printed_with_their_errors(clinic: Result, economics: Economics) -> None:
    made = sheet(loss_sheet, clinic)
    table, *_ = blocks(made, Table)
    rows = {row[0]: row[2:] for row in texts(table)}
    names = names_of(clinic)
    for name, costs in economics.priced.items():
        for measure, text in zip(MEASURES, rows[names.arrangement(name).label], strict=True):
            value, error = costs.total.figure(measure), costs.loss.se.figure(measure)
            assert text == (
                f"{whole_dollars(value)} (±{whole_dollars(error)})" if error > value / 100 else whole_dollars(value)
            )
    assert made.title.startswith("As recommended: a usual year costs")
    assert f"seed {economics.simulation.seed}" in table.note


def test_the_cheaper_side_of_each_measure_is_shaded(clinic: Result, economics: Economics) -> None:
    _, table, _ = blocks(sheet(loss_sheet, clinic), Table)
    cheaper = economics.comparison.cheaper
    for side, row in zip(("break_fix", "managed"), table.rows, strict=True):
        assert [cell.style == "met" for cell in row[2:]] == [cheaper.side(measure) == side for measure in MEASURES]


def test_cheap_is_not_compliant(clinic: Result, economics: Economics) -> None:
    costs = {name: dataclasses.replace(one, functional=90_000.0) for name, one in economics.priced.items()}
    costs["break_fix"] = dataclasses.replace(costs["break_fix"], functional=1.0)
    assert sheet(loss_sheet, clinic, arrangements=costs).lede.endswith("others put more in place.")
    costs["recommended"] = dataclasses.replace(costs["recommended"], functional=0.5)
    assert "not the most compliant" not in sheet(loss_sheet, clinic, arrangements=costs).lede


def test_the_matrix_has_a_row_a_function(clinic: Result) -> None:
    assert clinic.recommendation is not None
    lines = clinic.recommendation.lines
    serving: list[tuple[str, ...] | None] = [None, (), *[("northmsp",)] * (len(lines) - 2)]
    changed: tuple[RecommendedLine, ...] = tuple(
        dataclasses.replace(line, today=today, changed=not today) for line, today in zip(lines, serving, strict=True)
    )
    recommendation = dataclasses.replace(clinic.recommendation, lines=changed)
    (made,) = functions_sheet(dataclasses.replace(clinic, recommendation=recommendation), names_of(clinic))
    assert made.title == f"2 of {len(lines)} functions change hands"
    (table,) = blocks(made, Table)
    assert [row[5].text for row in table.rows[:3]] == ["Not stated", "Nobody", "North MSP"]
    assert [row[6].style for row in table.rows[:3]] == ["met", "met", ""]
    kept = dataclasses.replace(
        recommendation, lines=tuple(dataclasses.replace(line, changed=False) for line in changed)
    )
    (made,) = functions_sheet(dataclasses.replace(clinic, recommendation=kept), names_of(clinic))
    assert made.title == f"No function is taken from anybody; 2 of {len(lines)} are new"
    held = dataclasses.replace(kept, lines=tuple(dataclasses.replace(one, today=("northmsp",)) for one in kept.lines))
    (made,) = functions_sheet(dataclasses.replace(clinic, recommendation=held), names_of(clinic))
    assert made.title == f"All {len(lines)} functions stay where they are"


def test_hours_of_own_staff(clinic: Result, economics: Economics) -> None:
    capacity = economics.capacity
    assert capacity is not None
    made = sheet(hours_sheet, clinic)
    assert f"{capacity.needed:.1f} hours a month" in made.title
    assert f"your own staff has {capacity.available:.1f}" in made.title
    (table,) = blocks(made, Table)
    assert [row[0].text for row in table.rows] == [row.title for row in capacity.by_function if row.hours]
    (callout,) = blocks(made, Callout)
    assert f"takes {capacity.seat.positions:g} full-time positions" in callout.text
    unknown = dataclasses.replace(capacity, available=None)
    assert ";" not in sheet(hours_sheet, clinic, capacity=unknown).title
    assert (
        hours_sheet(
            dataclasses.replace(clinic, economics=dataclasses.replace(economics, capacity=None)), names_of(clinic)
        )
        == ()
    )


def test_fees_are_listed_line_by_line_without_the_notes(clinic: Result, economics: Economics) -> None:
    made = sheet(fees_sheet, clinic)
    tables = blocks(made, Table)
    assert [table.title.partition(":")[0] for table in tables] == ["Recommended mix", "Today's arrangement"]
    for name, table in zip(("recommended", "today"), tables, strict=True):
        costs = economics.priced[name]
        lines = [line for line in costs.fee_lines if line.kind != "note"]
        assert [row[4].text for row in table.rows] == [whole_dollars(line.value) for line in lines]
        assert all(row[2].text for row in table.rows)
        assert whole_dollars(costs.fees_annual) in table.title
