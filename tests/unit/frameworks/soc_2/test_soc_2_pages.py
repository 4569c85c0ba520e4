"""The pages on SOC 2 say what the result holds, in sentences that agree with their numbers."""

from __future__ import annotations

import dataclasses
import typing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from assessor import api
from assessor.frameworks.soc_2.pages import sheets_of as soc_2_sheets
from assessor.frameworks.soc_2.result import OpinionRisk, OpinionRiskKind, Soc2Score
from assessor.frameworks.soc_2.words import opinion_risk
from assessor.report.names import names_of
from assessor.report.sheet import Bullets, Sheet, Table

if TYPE_CHECKING:
    from assessor.result.result import Result

EXAMPLES = Path(__file__).parents[4] / "examples"


@pytest.fixture(scope="module")
def software(cache: Path) -> Result:
    return api.assess(EXAMPLES / "saas-company.yaml", cache=cache)


@pytest.fixture(scope="module")
def clinic(cache: Path) -> Result:
    return api.assess(EXAMPLES / "clinic.yaml", cache=cache)


def soc_2(result: Result) -> tuple[Sheet, ...]:
    return soc_2_sheets(result, names_of(result))


def score_of(result: Result) -> Soc2Score:
    score = (result.scores or {})["soc-2"]
    assert isinstance(score, Soc2Score)
    return score


def table(sheet: Sheet, title: str) -> list[list[str]]:
    found = next(block for block in sheet.blocks if isinstance(block, Table) and block.title == title)
    return [[cell.text for cell in row] for row in found.rows]


def test_the_counts_of_the_standings_are_those_of_the_result(software: Result) -> None:
    first, _ = soc_2(software)
    rows = [row for row in score_of(software).criteria if row.standing != "out_of_scope"]
    shown = table(first, "Where the criteria stand")
    assert sum(int(row[1]) for row in shown) == len(rows) == 38
    for row in shown:
        assert len(row[2].split(", ")) == int(row[1])
    assert first.figures[0].value == "38"
    clean = sum(row.standing in ("no_exception", "designed", "no_occurrence") for row in rows)
    assert clean == 1, "a duty that nobody dated shows no operation"
    assert first.title.startswith("1 of 38 criteria could be reported as clean; for 33 ")


def test_every_exception_and_everything_to_collect_is_there(software: Result) -> None:
    score = score_of(software)
    first, _ = soc_2(software)
    shown = table(first, "Exceptions")
    assert [row[0] for row in shown] == ["CC6.2", "CC6.3"]
    assert shown[0][3].startswith("●")
    assert shown[1][3].startswith("▲")
    assert shown[0][1].endswith("1 deviation in a sample of 4 from a population of 4.")
    sampled = [row[2:] for row in table(first, "Samples")]
    assert sampled == [["4", "4", "2", "1"], ["41", "25", "5\u20139", "0"], ["5210", "40", "25\u201340", "0"]]
    said = "; ".join(row[3] for row in table(first, "Records to collect"))
    assert said.count("(") == len(score.to_collect)
    held = [row for row in table(first, "Records to collect") if row[1].startswith("held, but it names ")]
    assert not held, "a record counts for everybody whom the file names for that work"
    assert not [row for row in table(first, "Records to collect") if "Recovery after an incident" in row[3]]


def test_providers_reports_and_what_they_expect(software: Result) -> None:
    _, second = soc_2(software)
    assert second.title == "2 of 2 provider reports need follow-up and 4 of 8 expected controls are open"
    reports = table(second, "Providers' own reports")
    assert [(row[0], row[3], row[4]) for row in reports] == [
        ("Stratus Cloud", "Unqualified", "Bridged by a letter"),
        ("Keyring Sign-in", "Qualified", "Expired"),
    ]
    expected = table(second, "What their reports expect of you")
    assert sum(row[3] == "▲ Not assigned" for row in expected) == 4
    assert [row[1] for row in expected if row[3] == "● In place by what meets it; not stated"] == [
        "Set the rules of your virtual networks"
    ]
    (risks,) = (block for block in second.blocks if isinstance(block, Bullets))
    assert len(risks.items) == len(score_of(software).opinion_risk)
    assert "4 controls that Stratus Cloud expects of you are not assigned." in risks.items
    assert "One exception in the report from Keyring Sign-in affects what you use and is not addressed." in risks.items


def test_every_kind_of_reason_has_a_sentence(software: Result) -> None:
    names = names_of(software)
    for kind in typing.get_args(OpinionRiskKind):
        for count in (1, 3):
            said = opinion_risk(OpinionRisk(kind=kind, refs=("soc-2:CC6.2",), who="stratus", count=count), names)
            assert said.endswith(".")
            assert "{" not in said


def test_without_a_block_the_page_asks_for_one(software: Result) -> None:
    score = score_of(software)
    lists: dict[str, Any] = {
        field.name: ()
        for field in dataclasses.fields(score)
        if isinstance(getattr(score, field.name), tuple) and field.name not in ("criteria", "categories")
    }
    bare = dataclasses.replace(score, **lists, type=None, period=None, as_of_date=None)
    (only,) = soc_2(dataclasses.replace(software, scores={"soc-2": bare}))
    assert only.title.startswith("SOC 2: state which report you want")
    assert only.figures == ()


def test_other_frameworks_have_no_such_page(clinic: Result) -> None:
    assert (clinic.scores or {})["soc-2"] is None
    assert soc_2(clinic) == ()
