"""The sheet of a seller: its own lines without a price of ours, what its price has to hold, and room to sign."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from assessor.papers.quote_page import quoted, sellers_of
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
