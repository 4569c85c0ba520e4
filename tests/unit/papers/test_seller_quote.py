"""The seller's own quote: its lines of a package, adding up to what the page of the package says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assessor import api
from assessor.frameworks.registry import FRAMEWORKS
from assessor.papers.dossier import Dossier
from assessor.papers.quote_page import quote_pages
from assessor.papers.seller_quote import quote_papers, seller_quotes_of
from assessor.words import quotes, seller_quotes
from tests.cli.running import ROOT
from tests.unit.papers.writing import files_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from assessor.report.deliverable import Deliverable


@pytest.fixture(scope="module")
def offered(cache: Path) -> Dossier:
    """The clinic with a provider's own offers."""
    examples = ROOT / "examples"
    judged = api.judged(examples / "clinic.yaml", offers=examples / "offers" / "bluegate.yaml", cache=cache)
    return Dossier(judged.result, judged.assessment, FRAMEWORKS)


def pairs(quote: Deliverable, name: str) -> dict[str, str]:
    found = next(grid for grid in quote.grids if grid.id == name)
    return {row.texts[0]: row.texts[1] for row in found.rows}


def test_only_the_seller_whose_offers_are_compared_has_one(offered: Dossier, decided: Callable[[str], Dossier]) -> None:
    assert list(seller_quotes_of(decided("clinic"))) == []
    made = list(seller_quotes_of(offered))
    assert made
    assert {quote.stem.rpartition("-")[2] for quote in made} == {"bluegate"}
    assert "(recommended)" in made[0].title
    assert all(quote.signatures == ("Elm Street Clinic", "Bluegate IT") for quote in made)
    assert [page.stem for page in quote_papers(offered)][-len(made) :] == [quote.stem for quote in made]


def test_it_adds_up_to_the_lines_of_the_package(offered: Dossier) -> None:
    pages = {page.stem: page for page in quote_pages(offered)}
    for quote in seller_quotes_of(offered):
        page = pages[quote.stem.removesuffix("-bluegate")]
        lines = next(grid for grid in page.grids if grid.id == "lines").rows
        heads = [row.texts[5] for row in lines if row.head and row.key.startswith("bluegate")]
        own = next(grid for grid in quote.grids if grid.id == "offered").rows
        assert own[-1].head
        assert [own[-1].texts[6]] == heads, "one offer of one seller is bought"
        assert [row.texts[7] for row in own[:-1]] == [quotes.OWN_OFFER] * (len(own) - 1)


def test_terms_are_those_of_the_offer_and_the_rest_is_left_open(offered: Dossier) -> None:
    terms = pairs(next(seller_quotes_of(offered)), "offer-terms")
    assert terms["Term of Bluegate IT: Watch"] == "12 months from signing; at least $450 a month"
    assert terms[seller_quotes.ONCE] == "onboarding $1,500"
    assert terms[seller_quotes.FIRST_YEAR] == "$18,996"
    assert terms[seller_quotes.NOTICE] == quotes.OPEN
    assert terms[seller_quotes.VALID] == "March 31, 2027"


def test_it_says_what_stays_with_whom(offered: Dossier) -> None:
    scope = pairs(next(seller_quotes_of(offered)), "offer-scope")
    assert scope[seller_quotes.INCLUDED] == "Security operations and detection"
    assert "of HIPAA" in scope[seller_quotes.CLOSES]
    assert "North MSP: " in scope[seller_quotes.OTHERS]
    assert "Bluegate" not in scope[seller_quotes.OTHERS]
    assert "sanction policy" in scope[seller_quotes.YOURS]


def test_it_is_written_with_the_quote_pages(offered: Dossier) -> None:
    assert any(name == "quote-fill-the-gaps-bluegate.docx" for name in files_of(offered, "quote", ("docx",)))
