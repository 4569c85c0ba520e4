"""The sheet of a seller: its own lines without a price of ours, what its price has to hold, and room to sign."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from assessor.papers.quote_page import quoted, sellers_of
from assessor.papers.seller_sheet import seller_sheets
from assessor.words import quotes

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
    assert [sheet.grids[0].rows[0].key.partition("#")[0] for sheet in sheets] == sellers_of(page)
    assert len({sheet.stem for sheet in sheets}) == len(sheets)
    assert all(sheet.signatures[0] == found.names.organization and len(sheet.signatures) == 2 for sheet in sheets)


@pytest.mark.parametrize("name", EXAMPLES)
def test_it_shows_no_price_but_what_was_stated_as_its_own(decided: Callable[[str], Dossier], name: str) -> None:
    found = decided(name)
    stated = {one.id: one.price for one in found.engagement.providers if one.price is not None}
    for sheet, seller in zip(seller_sheets(found), sellers_of(next(iter(quoted(found)))), strict=True):
        price = stated.get(seller)
        own = set() if price is None else {price.amount, price.hourly, price.minimum_monthly}
        shown = {float(text.replace(",", "")) for told in words(sheet) for text in re.findall(r"\$([\d,.]*\d)", told)}
        assert shown <= own


@pytest.mark.parametrize("name", EXAMPLES)
def test_it_names_no_other_provider(decided: Callable[[str], Dossier], name: str) -> None:
    found = decided(name)
    known = {one.id: found.names.provider(one.id) for one in found.engagement.providers if not one.id.startswith("our")}
    for sheet, seller in zip(seller_sheets(found), sellers_of(next(iter(quoted(found)))), strict=True):
        told = " ".join(words(sheet))
        assert [one for one, title in known.items() if one != seller and title in told] == []


def test_every_line_has_room_for_a_price(decided: Callable[[str], Dossier]) -> None:
    for sheet in seller_sheets(decided("dod-subcontractor")):
        assert {row.texts[-1] for row in sheet.grids[0].rows} == {quotes.OPEN}


def test_nothing_is_asked_where_nothing_is_recommended(dossier: Callable[..., Dossier]) -> None:
    assert list(seller_sheets(dossier("clinic"))) == []
