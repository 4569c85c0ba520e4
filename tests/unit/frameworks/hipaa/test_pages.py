"""The two pages of the brief: their titles are their conclusions, and no word of them claims what nobody can."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest

from assessor import api
from assessor.assess.obligation_rows import obligation_rows
from assessor.frameworks.hipaa import scores as hipaa
from assessor.frameworks.hipaa.pages import sheets_of
from assessor.report.names import names_of
from assessor.report.sheet import Table
from tests.cli.running import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable

    from assessor.assess.engine import Assessment
    from assessor.report.sheet import Sheet
    from assessor.result.result import Result


@cache
def example() -> Result:
    """The clinic's result, whose names the pages print."""
    return api.assess(ROOT / "examples" / "clinic.yaml")


def pages(assessment: Assessment) -> tuple[Sheet, ...]:
    scores = {"hipaa": hipaa.score(assessment.case, assessment.judgements)}
    result = replace(example(), scores=scores, obligations=obligation_rows(assessment))
    return sheets_of(result, names_of(result))


def words(made: tuple[Sheet, ...]) -> str:
    return " ".join(repr(each) for each in made).lower()


def sign(stated: dict[str, Any]) -> None:
    for each in stated["providers"]:
        each["artefacts"] = {"baa": "papers/signed.txt"}


def test_the_clinic(assess: Callable[..., Assessment]) -> None:
    first, second = pages(assess())
    assert (
        first.title
        == "North MSP handles patient data without a contract; 11 addressable specifications lack a valid decision"
    )
    assert second.title == "No breach notice is late, and no document was destroyed too early"
    table = next(block for block in first.blocks if isinstance(block, Table))
    refused = next(row for row in table.rows if row[0].text.endswith("164.308(a)(5)(ii)(C)"))
    assert (refused[2].text, refused[2].style) == ("Documented decision, not valid", "gap")
    assert "never enough on its own" in refused[3].text


def test_what_is_late_stands_in_the_title(assess: Callable[..., Assessment]) -> None:
    def change(stated: dict[str, Any]) -> None:
        sign(stated)
        breach = stated["hipaa"]["breaches"][0] | {"individuals": 612, "residents_by_state": {"Ohio": 501}}
        breach["hhs_on"] = "2026-04-20"
        stated["hipaa"]["breaches"] = [breach]
        stated["hipaa"]["retention"][2]["destroyed_on"] = "2025-11-07"

    first, second = pages(assess(change))
    assert first.title == "11 addressable specifications lack a valid decision"
    assert second.title == "2 breach notices late or overdue and 1 document not kept for six years"
    assert "overdue, 225 days past the deadline" in words((second,))
    assert "given late, 10 days after the deadline" in words((second,))


def test_an_outdated_analysis_is_called_out_once(assess: Callable[..., Assessment]) -> None:
    made = pages(assess(lambda stated: stated["organization"].update(last_material_change_on="2026-08-01")))
    assert words(made).count("something material changed on 2026-08-01") >= 1
    assert "risk analysis." in words(made)
    assert made[0].figures[3].value == "Outdated"


@pytest.mark.parametrize("claim", ["hipaa compliant", "hipaa-compliant", "certified", "is compliant"])
def test_nothing_is_claimed_that_nobody_can_claim(assess: Callable[..., Assessment], claim: str) -> None:
    assert claim not in words(pages(assess()))
    assert claim not in words(pages(assess(sign)))


def test_there_is_no_second_page_without_papers_and_incidents(assess: Callable[..., Assessment]) -> None:
    assert len(pages(assess(lambda stated: stated.pop("hipaa")))) == 1


def specifications(assessment: Assessment) -> list[str]:
    score = hipaa.score(assessment.case, assessment.judgements)
    assert score is not None
    return [row.ref for row in score.addressable]


def determine(status: str, refs: list[str]) -> Callable[[dict[str, Any]], None]:
    def change(stated: dict[str, Any]) -> None:
        sign(stated)
        said = {"status": status, "rationale": "Assessed."}
        stated["determinations"] = [said | {"obligation": ref} for ref in refs]
        stated["alternatives"] = []

    return change


def table(sheet: Sheet) -> list[tuple[str, str]]:
    found = next(block for block in sheet.blocks if isinstance(block, Table))
    assert found.columns[0].title == "Addressable specification"
    return [(row[2].text, row[2].style) for row in found.rows]


@pytest.mark.parametrize(
    ("status", "title"),
    [
        ("not_met", "addressable specifications were found not fully implemented"),
        ("not_tested", "22 addressable specifications were not tested"),
    ],
)
def test_what_an_assessor_found_is_in_headline_and_table(
    assess: Callable[..., Assessment], status: str, title: str
) -> None:
    made = pages(assess(determine(status, specifications(assess()))))[0]
    assert title in made.title
    assert len(table(made)) == 22
    assert "that apply are carried out" not in words((made,))


def test_found_not_met_beside_found_met(assess: Callable[..., Assessment]) -> None:
    """With every specification determined, each row is either in the table or listed as in place."""
    refs = specifications(assess())

    def change(stated: dict[str, Any]) -> None:
        determine("met", refs[:12])(stated)
        rest = [{"obligation": ref, "status": "not_met", "rationale": "Assessed."} for ref in refs[12:]]
        stated["determinations"] += rest

    made = pages(assess(change))[0]
    assert len(table(made)) == 10
    assert "that apply are carried out" not in words((made,))
    assert made.figures[2].value == "10"
    assert made.figures[2].alarming


def test_all_carried_out_is_said_of_those_that_apply(assess: Callable[..., Assessment]) -> None:
    refs = specifications(assess())

    def change(stated: dict[str, Any]) -> None:
        determine("met", refs[2:])(stated)
        none = [{"obligation": ref, "status": "not_applicable", "rationale": "No such work."} for ref in refs[:2]]
        stated["determinations"] += none

    assert "all 20 addressable specifications that apply are implemented" in words(pages(assess(change)))


def test_where_nothing_applies_nothing_is_carried_out(assess: Callable[..., Assessment]) -> None:
    made = pages(assess(lambda stated: stated["organization"].update(covered_entity=False)))
    said = words(made)
    assert made[0].title == "HIPAA: no addressable specification applies"
    assert "hipaa requires nothing of it" in said
    assert "not required: notice to each person affected: the organization is neither" in said
    assert "no addressable specification applies to this organization" in said
    assert "that apply are carried out" not in said
