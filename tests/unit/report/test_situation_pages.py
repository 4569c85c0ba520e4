"""Situations, arguments and assumptions are printed with what speaks against them and with whose they are."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import pytest

from assessor import api
from assessor.report.decision.assumptions import assumptions_sheet
from assessor.report.decision.situations import situations_sheet
from assessor.report.decision.weighing import weighings_sheet
from assessor.report.names import BriefNames, names_of
from assessor.report.sheet import Bullets, Paragraph, Sheet, Table
from assessor.result.prices import EconomicsInput
from assessor.result.situations import (
    Situation,
    SituationClue,
    SituationContradiction,
    StatedValue,
    WeighedFigure,
    Weighing,
)
from tests.cli.running import CLINIC

if TYPE_CHECKING:
    from pathlib import Path

    from assessor.result.result import Result

SITUATION = Situation(
    id="no-internal-it",
    title="No IT staff of your own",
    fits="managed",
    functions=(),
    holds="yes",
    text="The provider is the IT department.",
    source="A guide",
    because=(
        SituationClue(
            fact="internal_fte",
            title="How many positions?",
            value=0,
            unit="positions",
            test="at_most",
            operands=(0,),
            holds="yes",
            source="The guide",
            assumption=True,
        ),
    ),
    missing=(),
    contradicted_by=(
        SituationContradiction(
            id="dear",
            statement="It costs {extra} more than it saves.",
            values={"extra": StatedValue(value=4321.0, unit="USD a year")},
            source=None,
        ),
    ),
)
WEIGHING = Weighing(
    id="managed-predictable",
    model="managed",
    aspect="predictability",
    polarity="for",
    statement="A flat fee is predictable.",
    source="A guide (trade), page 1",
    figure=WeighedFigure(
        id="spread",
        title="A bad year as a multiple of a usual one",
        unit="ratio",
        value=1.8,
        against="break_fix",
        against_value=2.4,
    ),
    borne_out="yes",
)


@pytest.fixture(scope="module")
def clinic(data_root: Path, cache: Path) -> Result:
    return api.assess(CLINIC, data=data_root, cache=cache)


@pytest.fixture(scope="module")
def names(clinic: Result) -> BriefNames:
    return names_of(clinic)


def rows(sheet: Sheet) -> list[list[str]]:
    return [[cell.text for cell in row] for table in sheet.blocks if isinstance(table, Table) for row in table.rows]


def test_a_recognized_situation_with_what_speaks_against_it(clinic: Result, names: BriefNames) -> None:
    assert clinic.recommendation is not None
    (sheet,) = situations_sheet(dataclasses.replace(clinic, situations=(SITUATION,)), names)
    assert sheet.title == "1 of the situations the trade describes applies here: for managed services"
    because = "How many positions? 0 positions (asked: at most 0 positions, our reading)"
    assert rows(sheet) == [["No IT staff of your own", "Managed services", "Yes", because]]
    (paragraph,) = (block for block in sheet.blocks if isinstance(block, Paragraph))
    lines = clinic.recommendation.lines
    given = sum(line.model == "managed" for line in lines)
    assert paragraph.text == (
        "The provider is the IT department. "
        f"The recommendation gives {given} of {len(lines)} functions to managed services."
    )
    (against,) = (block for block in sheet.blocks if isinstance(block, Bullets))
    assert against.items == ("It costs $4,321 a year more than it saves.",)


def test_situations_that_are_not_recognized(clinic: Result, names: BriefNames) -> None:
    unknown = dataclasses.replace(SITUATION.because[0], value=None, holds="unknown")
    unsure = dataclasses.replace(SITUATION, holds="unknown", because=(unknown,), contradicted_by=())
    (sheet,) = situations_sheet(dataclasses.replace(clinic, situations=(unsure,)), names)
    assert sheet.title == "None of the situations the trade describes applies here"
    assert rows(sheet)[0][2:] == [
        "Unknown",
        "How many positions? Not stated (asked: at most 0 positions, our reading)",
    ]
    assert situations_sheet(dataclasses.replace(clinic, situations=()), names) == ()


def test_arguments_with_your_figures(clinic: Result, names: BriefNames) -> None:
    assert WEIGHING.figure is not None
    cited = dataclasses.replace(WEIGHING, figure=None, borne_out=None, polarity="against", source="Essay; its end")
    alone = dataclasses.replace(WEIGHING.figure, against=None, against_value=None, unit="hours", value=None)
    computed = dataclasses.replace(WEIGHING, figure=alone, borne_out=None)
    (sheet,) = weighings_sheet(dataclasses.replace(clinic, weighings=(WEIGHING, cited, computed)), names)
    assert sheet.title == "1 of 1 common arguments hold for your figures"
    figures = "A bad year as a multiple of a usual one: 1.8 times; break-fix 2.4 times"
    assert rows(sheet) == [
        ["For", "A flat fee is predictable.", figures, "Borne out", "1"],
        ["Against", "A flat fee is predictable.", "\N{EN DASH}", "Cited", "2"],
        ["For", "A flat fee is predictable.", "A bad year as a multiple of a usual one: not known", "Computed", "1"],
    ]
    (sources,) = (block.text for block in sheet.blocks if isinstance(block, Paragraph))
    assert sources.startswith("Sources: 1 A guide (trade); 2 Essay.")
    assert weighings_sheet(dataclasses.replace(clinic, weighings=()), names) == ()


def test_every_input_is_listed_with_its_range_and_owner(clinic: Result, names: BriefNames) -> None:
    assert clinic.economics is not None
    some = EconomicsInput(
        id="hour",
        label="A price",
        unit="USD an hour",
        low=75.0,
        value=150.0,
        high=300.0,
        origin="rules",
        citation="A page",
        provider=None,
        structure=None,
        assumption=False,
        stated=False,
    )
    inputs = (
        dataclasses.replace(some, assumption=True, citation="Another page"),
        some,
        dataclasses.replace(some, stated=True),
    )
    economics = dataclasses.replace(clinic.economics, inputs=inputs)
    (sheet,) = assumptions_sheet(dataclasses.replace(clinic, economics=economics), names)
    assert sheet.title == "3 figures behind the decision: 1 yours, 1 assumed"
    # What the engagement states comes first; a source is told once, under its number.
    row = ["A price", "75", "150", "300", "USD an hour"]
    assert rows(sheet) == [[*row, "1", "Yours"], [*row, "2", "Assumed"], [*row, "1", "Cited"]]
    (sources,) = (block.text for block in sheet.blocks if isinstance(block, Paragraph))
    assert sources == "Sources. (1) A page. (2) Another page."
    assert assumptions_sheet(dataclasses.replace(clinic, economics=None), names) == ()
