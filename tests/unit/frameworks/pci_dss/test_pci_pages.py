"""The pages on PCI DSS: what their titles conclude, and that every number comes from the result."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

import pytest

from assessor import api
from assessor.frameworks.pci_dss.pages import sheets_of
from assessor.frameworks.pci_dss.result import PciDssScore
from assessor.frameworks.pci_dss.result_papers import Worksheet
from assessor.frameworks.registry import FRAMEWORKS
from assessor.report import render_html
from assessor.report.names import names_of
from assessor.report.sheet import Callout, Paragraph, Sheet, Table
from tests.cli.running import ROOT

if TYPE_CHECKING:
    from assessor.result.result import Result


@pytest.fixture(scope="module")
def retailer() -> Result:
    return api.assess(ROOT / "examples" / "retailer.yaml")


@pytest.fixture(scope="module")
def clinic() -> Result:
    return api.assess(ROOT / "examples" / "clinic-two-frameworks.yaml")


def sheets(result: Result) -> tuple[Sheet, ...]:
    return sheets_of(result, names_of(result))


def score_of(result: Result) -> PciDssScore:
    score = (result.scores or {})["pci-dss"]
    assert isinstance(score, PciDssScore)
    return score


def changed(result: Result, **values: Any) -> Result:
    return replace(result, scores={"pci-dss": replace(score_of(result), **values)})


def tables(sheet: Sheet) -> dict[str, list[list[str]]]:
    return {
        block.title: [[cell.text for cell in row] for row in block.rows]
        for block in sheet.blocks
        if isinstance(block, Table)
    }


def test_the_first_page_says_what_is_to_be_filed_and_what_an_attestation_would_say(retailer: Result) -> None:
    first, _ = sheets(retailer)
    assert first.title == "SAQ D for merchants must be filed; an attestation today would say non-compliant"
    levels = tables(first)["Level by card brand"]
    assert [row[:2] for row in levels] == [["Visa", "2"], ["Mastercard", "2"], ["Lakeside Bank", "2"]]
    assert levels[2][2] == "the acquirer, takes no questionnaire for each channel"
    assert "confirm with the acquirer" in levels[0][3]
    channels = tables(first)["Which questionnaire the answers lead to"]
    assert channels[0][1] == "SAQ D for merchants"
    assert channels[0][2].startswith("Tills or payment software connected to the internet.")
    assert channels[0][3] == "SAQ C: it is not true that its network serves one place only"
    assert [block.lead for block in first.blocks if isinstance(block, Callout)] == ["Mastercard."]


def test_every_count_is_the_results_own(retailer: Result) -> None:
    first, _ = sheets(retailer)
    counts = score_of(retailer).counts
    shown = {row[0]: row[1] for row in tables(first)["Where the requirements stand today"]}
    assert shown["Not in Place"] == str(counts.not_in_place)
    numbers = [getattr(counts, field.name) for field in fields(counts)]
    assert sorted(shown.values()) == sorted(str(number) for number in numbers if number)
    assert first.figures[1].value == str(counts.not_in_place)
    assert first.figures[1].alarming


def test_the_second_page_counts_the_papers_that_are_missing(retailer: Result) -> None:
    _, second = sheets(retailer)
    assert second.title == (
        "1 service provider has not accepted responsibility for card data in writing; "
        "1 requirement lacks a current risk analysis"
    )
    providers = tables(second)["Third-party service providers"]
    assert providers[0][1:4] == ["missing", "September 2, 2024", "on file"]
    analyses = {row[0]: row[1:3] for row in tables(second)["Targeted risk analyses"]}
    assert analyses["9.5.1.2.1"] == ["none", "missing"]
    assert analyses["10.4.2.1"] == ["7 days", "current"]


def test_several_questionnaires_and_a_provider_tested_here(clinic: Result) -> None:
    first, second = sheets(clinic)
    assert first.title.startswith("SAQ P2PE and SAQ C-VT fit; ")
    assert "At this level the acquirer decides what you file." in first.lede
    callouts = [block for block in second.blocks if isinstance(block, Callout)]
    assert [block.lead for block in callouts] == ["North MSP."]
    assert "tested as part of your own assessment" in callouts[0].text


def test_open_questions_are_printed_as_such(retailer: Result) -> None:
    score = score_of(retailer)
    assert score.saq.derived is not None
    assert score.instrument is not None
    brand, *others = score.level.brands
    open_brand = replace(brand, level=None, possible=(3, 4), missing=("e-commerce",), comparison=None)
    channel, *channels = score.saq.derived.channels
    derived = replace(score.saq.derived, channels=(replace(channel, outcome="ask", saq=None), *channels))
    asked = replace(score.instrument, kind="ask", saqs=(), ground="level_uncertain")
    result = changed(
        retailer,
        level=replace(score.level, brands=(open_brand, *others)),
        saq=replace(score.saq, derived=derived, agreement="differs"),
        instrument=asked,
    )
    first = sheets(result)[0]
    assert first.title.startswith("What to file is still open")
    assert "the level is uncertain" in first.lede
    assert tables(first)["Level by card brand"][0][1:3] == [
        "3 or 4",
        "uncertain; state the payment counts for: e-commerce",
    ]
    assert tables(first)["Which questionnaire the answers lead to"][0][1] == "ask the acquirer"
    advice = next(block.text for block in first.blocks if isinstance(block, Callout) and "Stated" in block.lead)
    assert advice.startswith("The engagement states SAQ D-M")
    due = changed(retailer, instrument=replace(asked, kind="roc", ground="answers"))
    assert sheets(due)[0].title.startswith("A report on compliance is required")
    nothing = changed(retailer, instrument=None)
    assert sheets(nothing)[0].title == "PCI DSS: an attestation today would say non-compliant"


def test_papers_that_stand_in_have_a_table_of_their_own(retailer: Result) -> None:
    sheet = Worksheet(
        ref="pci-dss:8.3.6",
        kind="compensating_control",
        document="compensating control worksheet",
        counts=False,
        lacks=(),
        finding="not_in_place",
        by=None,
        last_look=None,
        citation="PCI DSS v4.0.1 Appendix B",
    )
    _, second = sheets(changed(retailer, worksheets=(sheet,)))
    rows = tables(second)["Compensating controls and the customized approach"]
    assert rows == [["8.3.6", "compensating control worksheet", "no", "not stated", "Not in Place"]]


def test_nothing_to_say_makes_no_page(retailer: Result) -> None:
    assert sheets(replace(retailer, scores={"pci-dss": None})) == ()
    bare = changed(retailer, providers=(), risk_analyses=(), worksheets=())
    assert [sheet.anchor for sheet in sheets(bare)] == ["pci-dss"]
    assert any(isinstance(block, Paragraph) for block in sheets(bare)[0].blocks)


def test_a_list_of_questionnaires_is_printed_in_words(clinic: Result) -> None:
    printed = render_html(clinic, FRAMEWORKS)
    assert "P2PE and C-VT" in printed
    assert "[&#39;P2PE" not in printed
    assert "['P2PE" not in printed
