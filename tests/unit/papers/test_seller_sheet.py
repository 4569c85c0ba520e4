"""The sheet of a seller: its own lines without a price of ours, what its price has to hold, and room to sign."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from assessor.papers.quote_page import quote_pages, quoted, sellers_of
from assessor.papers.seller_sheet import asked, seller_sheets
from assessor.words import quote_sheets, quotes

if TYPE_CHECKING:
    from collections.abc import Callable

    from assessor.papers.dossier import Dossier
    from assessor.report.deliverable import Deliverable

EXAMPLES = ("clinic", "dod-subcontractor")


def words(page: Deliverable) -> list[str]:
    return [text for grid in page.grids for row in grid.rows for text in row.texts]


@pytest.mark.parametrize("name", EXAMPLES)
def test_each_seller_of_the_recommended_package_has_one(decided: Callable[[str], Dossier], name: str) -> None:
    found = decided(name)
    sheets = list(seller_sheets(found))
    page = next(iter(quoted(found)))
    assert [sheet.grids[0].rows[0].key.partition("#")[0] for sheet in sheets] == asked(found, page)
    priced = {*sellers_of(page)} - {*asked(found, page)}
    assert priced == ({"govdesk"} if name == "dod-subcontractor" else set()), "they are asked for nothing"
    assert len({sheet.stem for sheet in sheets}) == len(sheets)
    assert all(sheet.signatures[0] == found.names.organization and len(sheet.signatures) == 2 for sheet in sheets)


@pytest.mark.parametrize("name", EXAMPLES)
def test_it_shows_no_price_but_what_was_stated_as_its_own(decided: Callable[[str], Dossier], name: str) -> None:
    found = decided(name)
    stated = {one.id: one.price for one in found.engagement.providers if one.price is not None}
    for sheet, seller in zip(seller_sheets(found), asked(found, next(iter(quoted(found)))), strict=True):
        price = stated.get(seller)
        own = set() if price is None else {price.amount, price.hourly, price.minimum_monthly}
        shown = {float(text.replace(",", "")) for told in words(sheet) for text in re.findall(r"\$([\d,.]*\d)", told)}
        assert shown <= own


@pytest.mark.parametrize("name", EXAMPLES)
def test_it_names_no_other_provider(decided: Callable[[str], Dossier], name: str) -> None:
    found = decided(name)
    known = {one.id: found.names.provider(one.id) for one in found.engagement.providers if not one.id.startswith("our")}
    for sheet, seller in zip(seller_sheets(found), asked(found, next(iter(quoted(found)))), strict=True):
        told = " ".join(words(sheet))
        assert [one for one, title in known.items() if one != seller and title in told] == []


def test_every_line_has_room_for_a_price(decided: Callable[[str], Dossier]) -> None:
    for sheet in seller_sheets(decided("dod-subcontractor")):
        assert {row.texts[-1] for row in sheet.grids[0].rows} == {quotes.OPEN}


def test_nothing_is_asked_where_nothing_is_recommended(dossier: Callable[..., Dossier]) -> None:
    assert list(seller_sheets(dossier("clinic"))) == []


def test_whoever_has_work_by_its_matrix_is_not_asked_to_price_it_again(decided: Callable[[str], Dossier]) -> None:
    sheets = {sheet.stem: sheet for sheet in seller_sheets(decided("dod-subcontractor"))}
    held = [row.texts for row in sheets["seller-sheet-northforge"].grids[1].rows]
    added = " ".join(text for what, text in held if what == quote_sheets.ADDED)
    settled = " ".join(text for what, text in held if what == quote_sheets.SETTLED_FIRST)
    assert "log correlation" not in added.lower()
    assert "your responsibility matrix makes AU.L2-3.3.5 yours" in settled
    assert "clock synchronization" in added


def test_an_assessor_is_told_the_scope_and_asked_for_one_price(decided: Callable[[str], Dossier]) -> None:
    (sheet,) = (one for one in seller_sheets(decided("dod-subcontractor")) if "still to be chosen" in one.title and
                any(row.texts[0] == "Independence" for row in one.grids[1].rows))  # fmt: skip
    told = {row.texts[0]: row.texts[1] for row in sheet.grids[1].rows}
    assert "yearly share" not in " ".join(words(sheet))
    assert sheet.grids[0].rows[0].texts[1:3] == (quote_sheets.ONE_EXAMINATION, "1")
    assert sheet.grids[0].columns[-1].title == quote_sheets.YOUR_PRICE
    assert "all 110 requirements" in told["Assessment"]
    assert "CUI assets, which process, store or transmit it: 58" in told["Scope"]
    assert told["Outside providers in scope"].count("provider") == 2
    assert "180 days" in told["Priced apart"]


def test_a_tester_is_told_which_test_how_often_and_by_when(decided: Callable[[str], Dossier]) -> None:
    found = decided("retailer")
    sheets = {sheet.stem: sheet for sheet in seller_sheets(found)}
    assert not any("third-party" in stem for stem in sheets), "two firms test, so there are two sheets"
    tested = sheets["seller-sheet-redpoint-penetration-testing"]
    first, more, again, _ = tested.grids[0].rows
    assert all(ref in first.texts[0] for ref in ("11.4.2", "11.4.3", "11.4.5"))
    assert first.texts[1:3] == ("one of them, every year", "1 a year")
    assert more.texts[0].startswith("One more at each significant change")
    assert "11.4.4" in again.texts[0]
    told = {row.texts[0]: row.texts[1] for row in tested.grids[1].rows}
    assert told["By when"].endswith("the next by May 29, 2027")
    assert told["Today"]
    assert "480 devices" in told[quote_sheets.SIZES]
    scanned = sheets["seller-sheet-scanright-external-vulnerability-scanning"]
    assert scanned.grids[0].rows[0].texts[2] == "4 a year"
    assert scanned.signatures[1] == "Scanright"


def test_who_tests_today_stands_on_the_page_of_prices(decided: Callable[[str], Dossier]) -> None:
    lines, terms = next(iter(quote_pages(decided("retailer")))).grids[:2]
    assert "Redpoint Testing and Scanright, or an outside party in their place" in {row.texts[0] for row in lines.rows}
    assert "to be signed" not in {row.texts[1] for row in terms.rows}


def test_an_extension_and_a_paper_can_be_read_without_the_brief(decided: Callable[[str], Dossier]) -> None:
    sheets = {sheet.stem: sheet for sheet in seller_sheets(decided("retailer"))}
    assert any("22 stores" in row.texts[0] for row in sheets["seller-sheet-airsweep"].grids[0].rows)
    papers = {row.texts[0]: row.texts[1] for row in sheets["seller-sheet-lanternsoc"].grids[1].rows}
    assert papers[quote_sheets.FOR].startswith("Written acceptance of responsibility for card data, signed by both")
    overdue = {row.texts[0]: row.texts[1] for row in sheets["seller-sheet-gridline"].grids[1].rows}
    assert "2026-11-21" not in overdue[quote_sheets.ANSWER], "an overdue record is nothing to quote"


def test_an_auditor_is_told_type_period_and_categories(decided: Callable[[str], Dossier]) -> None:
    (sheet,) = (one for one in seller_sheets(decided("saas-company")) if "examiner" in one.stem)
    assert sheet.grids[0].rows[0].texts[0].startswith("SOC 2 examination")
    told = {row.texts[0]: row.texts[1] for row in sheet.grids[1].rows}
    assert told["Report"] == "SOC 2, type 2"
    assert told["Period"] == "November 1, 2025 to October 31, 2026"
    assert "Availability" in told["Categories"]
