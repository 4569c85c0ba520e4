"""The two pages of the brief: their titles are their conclusions, and no word of them claims what nobody can."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from assessor.frameworks import hipaa
from assessor.report.fields import Record
from assessor.report.frameworks.hipaa import sheets_of
from assessor.report.names import names_of
from assessor.report.sheet import Table

if TYPE_CHECKING:
    from collections.abc import Callable

    from assessor.assess.engine import Assessment
    from assessor.report.sheet import Sheet


def pages(assessment: Assessment) -> tuple[Sheet, ...]:
    figures = hipaa.score(assessment.case, assessment.judgements)
    result = Record(json.loads(json.dumps({"scores": {"hipaa": figures}, "frameworks": [{"id": "hipaa"}]})))
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
        == "North MSP handles patient data without a contract; 4 addressable measures lack a decision that counts"
    )
    assert second.title == "No breach notice is late, and no paper went too early"
    table = next(block for block in first.blocks if isinstance(block, Table))
    refused = next(row for row in table.rows if row[0].text.endswith("164.308(a)(5)(ii)(C)"))
    assert (refused[2].text, refused[2].style) == ("Decided otherwise, and the decision does not count", "gap")
    assert "never suffices alone" in refused[3].text


def test_what_is_late_stands_in_the_title(assess: Callable[..., Assessment]) -> None:
    def change(stated: dict[str, Any]) -> None:
        sign(stated)
        breach = stated["hipaa"]["breaches"][0] | {"individuals": 612, "residents_by_state": {"Ohio": 501}}
        breach["hhs_on"] = "2026-04-20"
        stated["hipaa"]["breaches"] = [breach]
        stated["hipaa"]["retention"][2]["destroyed_on"] = "2025-11-07"

    first, second = pages(assess(change))
    assert first.title == "4 addressable measures lack a decision that counts"
    assert second.title == "2 breach notices late or overdue and 1 paper not kept six years"
    assert "overdue, 225 days past the last day" in words((second,))
    assert "given late, 10 days after the last day" in words((second,))


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
