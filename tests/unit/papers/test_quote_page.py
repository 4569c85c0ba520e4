"""The quote page: a paper for each package whose sums are those of the decision, and what nobody offered is marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assessor.papers.kinds import files_of
from assessor.papers.quote_page import quote_pages, quoted
from assessor.words import quotes, requests

if TYPE_CHECKING:
    from collections.abc import Callable

    from assessor.papers.dossier import Dossier
    from assessor.report.deliverable import Deliverable, Grid

EXAMPLES = ("clinic", "health-software")


def grid(page: Deliverable, name: str) -> Grid:
    return next(one for one in page.grids if one.id == name)


def usd(text: str) -> int:
    return int(text.replace("$", "").replace(",", "").replace("+", "").replace("\N{MINUS SIGN}", "-"))


@pytest.mark.parametrize("name", EXAMPLES)
def test_there_is_a_page_for_each_package(decided: Callable[[str], Dossier], name: str) -> None:
    found = decided(name)
    pages = list(quote_pages(found))
    recommendation = found.result.recommendation
    assert recommendation is not None
    assert len(pages) == len(recommendation.packages)
    assert "(recommended)" in pages[0].title
    assert len({page.stem for page in pages}) == len(pages)


@pytest.mark.parametrize("name", EXAMPLES)
def test_sums_add_up_to_the_dollar_with_the_rounding_said(decided: Callable[[str], Dossier], name: str) -> None:
    found = decided(name)
    for page, about in zip(quote_pages(found), quoted(found), strict=True):
        rows = {row.texts[0]: row.texts[1] for row in grid(page, "cash").rows}
        parts = sum(usd(rows[title]) for title in (*quotes.CASH_PARTS, quotes.ROUNDING) if title in rows)
        assert parts == usd(rows[quotes.CASH_A_YEAR])
        assert parts == round(about.annual)
        assert abs(about.rounding) < len(about.lines)
        lines = grid(page, "lines").rows
        heads = sum(usd(row.texts[5]) for row in lines if row.head and row.key != "total")
        priced = sum(usd(row.texts[5]) for row in lines if not row.head and row.texts[5] != quotes.NONE)
        assert heads == priced == usd(lines[-1].texts[5]) == usd(rows[quotes.CASH_PARTS[0]])


def test_a_price_says_what_it_is_worth_and_leaves_room_for_another(decided: Callable[[str], Dossier]) -> None:
    page = next(iter(quote_pages(decided("clinic"))))
    told = {row.key: row.texts for row in grid(page, "lines").rows if not row.head}
    assert told["northmsp#0"][8:] == (quotes.AS_STATED, "")
    assert told["staff_aug#0"][8:] == (quotes.REFERENCE, quotes.OPEN)
    assert any("reference prices" in text for text in page.missing)
    assert "North MSP" in page.signatures
    assert not any("ourit" in name or "Our own" in name for name in page.signatures)


def test_hours_asked_for_are_hours_paid(decided: Callable[[str], Dossier]) -> None:
    found = decided("clinic")
    recommendation = found.result.recommendation
    assert recommendation is not None
    asked = [one for one in recommendation.conditions if one.kind == "bought_hours"]
    page = next(iter(quote_pages(found)))
    paid = {row.key.partition("#")[0]: row.texts for row in grid(page, "lines").rows if row.texts[1] == "hour, a month"}
    assert [f"{one.hours:.1f}" for one in asked] == [paid[one.id][2] for one in asked]
    assert all(float(texts[2]) >= 1 for texts in paid.values())


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_finding_stands_once_beside_what_closes_it(decided: Callable[[str], Dossier], name: str) -> None:
    found = decided(name)
    recommendation = found.result.recommendation
    assert recommendation is not None
    closed = set(recommendation.closes)
    kinds = {one.id: one.kind for one in found.result.findings if not closed.isdisjoint(one.obligations)}
    page = next(iter(quote_pages(found)))
    told = [
        (row.key, text.partition(" ")[0])
        for row in grid(page, "closes").rows
        if row.key in quotes.CLOSED_BY
        for text in row.texts[2].split("; F-")
    ]
    assert sorted(number.removeprefix("F-") for _, number in told) == sorted(one.removeprefix("F-") for one in kinds)
    assert all(quotes.closer(kinds[f"F-{number.removeprefix('F-')}"]) == who for who, number in told)


def test_who_is_called_by_the_job_is_asked_no_price(decided: Callable[[str], Dossier]) -> None:
    page = next(iter(quote_pages(decided("clinic"))))
    assert "Fix-It Computer Repair" not in page.signatures
    assert "Fix-It Computer Repair" not in {row.texts[0] for row in grid(page, "terms").rows}
    assert any(row.texts[0] == "Fix-It Computer Repair" for row in grid(page, "lines").rows)


def test_a_share_that_is_dropped_is_told(decided: Callable[[str], Dossier]) -> None:
    found = decided("health-software")
    told = " ".join(requests.decision(found.result, found.names))
    assert "Release Watchtower Detection from its share of incident response" in told
    assert "$20,736 a year less" in told
    basis = grid(next(iter(quote_pages(found))), "basis")
    assert any("Watchtower" in text for row in basis.rows for text in row.texts)


def test_without_packages_it_says_why(dossier: Callable[..., Dossier]) -> None:
    pages = list(quote_pages(dossier("clinic")))
    assert [page.stem for page in pages] == ["quote"], "priced, but nothing was decided"
    assert pages[0].missing
    assert not pages[0].grids


def test_files_are_the_same_twice(decided: Callable[[str], Dossier]) -> None:
    found = decided("clinic")
    assert files_of(found, "quote", ("docx", "csv")) == files_of(found, "quote", ("docx", "csv"))
