"""The quote page: a paper for each package whose sums are those of the decision, and what nobody offered is marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assessor.papers.quote_page import quote_pages, quoted, sellers_of
from assessor.papers.quote_work import closer
from assessor.words import quote_sheets, quotes, requests
from tests.unit.papers.writing import files_of

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
        assert abs(about.annual - sum(about.parts)) < len(about.lines)
        lines = grid(page, "lines").rows
        heads = sum(usd(row.texts[5]) for row in lines if row.head and row.key != "total")
        priced = sum(usd(row.texts[5]) for row in lines if not row.head and row.texts[5] != quotes.NONE)
        assert heads == priced == usd(lines[-1].texts[5]) == usd(rows[quotes.CASH_PARTS[0]])


def test_a_price_says_what_it_is_worth_and_leaves_room_for_another(decided: Callable[[str], Dossier]) -> None:
    page = next(iter(quote_pages(decided("clinic"))))
    told = {row.key: row.texts for row in grid(page, "lines").rows if not row.head}
    assert told["northmsp#0"][8:] == (quotes.AS_STATED, quotes.OPEN)
    assert told["staff_aug#0"][8:] == (quotes.REFERENCE, quotes.OPEN)
    assert any("reference prices" in text for text in page.missing)
    assert told["ourit#0"][9] == "", "own people are asked no price"
    assert not page.signatures, "the client keeps it: all prices stand on it"


def test_hours_asked_for_are_hours_paid(decided: Callable[[str], Dossier]) -> None:
    found = decided("clinic")
    recommendation = found.result.recommendation
    assert recommendation is not None
    asked = [one for one in recommendation.conditions if one.kind == "bought_hours"]
    page = next(iter(quote_pages(found)))
    paid = {row.key.partition("#")[0]: row.texts for row in grid(page, "lines").rows if row.texts[1] == "hour, a month"}
    assert [one.hours for one in asked] == [pytest.approx(float(paid[one.id][2]), abs=0.05) for one in asked]
    assert [round(float(told[2]) * usd(told[3].partition(".")[0]) * 12) for told in paid.values()] == [
        usd(told[5]) for told in paid.values()
    ]
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
        (row.key.partition("#")[0], text.partition(" ")[0])
        for row in grid(page, "closes").rows
        if row.key.partition("#")[0] in quotes.CLOSED_BY
        for text in row.texts[2].split("; F-")
    ]
    assert sorted(number.removeprefix("F-") for _, number in told) == sorted(one.removeprefix("F-") for one in kinds)
    assert all(closer(kinds[f"F-{number.removeprefix('F-')}"]) == who for who, number in told)


def test_who_is_called_by_the_job_is_asked_no_price(decided: Callable[[str], Dossier]) -> None:
    page = next(iter(quote_pages(decided("clinic"))))
    assert "Fix-It Computer Repair" not in {row.texts[0] for row in grid(page, "terms").rows}
    assert any(row.texts[0] == "Fix-It Computer Repair" for row in grid(page, "lines").rows)


def test_a_share_whose_fee_nobody_stated_is_kept(decided: Callable[[str], Dossier]) -> None:
    found = decided("health-software")
    told = " ".join(requests.decision(found.result, found.names))
    assert "release Watchtower Detection" not in told


@pytest.mark.parametrize("name", ["clinic", "dod-subcontractor"])
def test_all_work_of_a_package_stands_on_its_page(decided: Callable[[str], Dossier], name: str) -> None:
    found = decided(name)
    for page, about in zip(quote_pages(found), quoted(found), strict=True):
        told = " ".join(row.texts[0].lower() for row in grid(page, "lines").rows)
        works = {work for one in about.package.purchases for work in one.functions}
        works |= {work for work, holders in found.engagement.today.items() if holders}
        assert [work for work in sorted(works) if found.names.function(work).lower() not in told] == []


def test_an_examination_is_paid_to_nobody_who_serves_today(decided: Callable[[str], Dossier]) -> None:
    for about in quoted(decided("dod-subcontractor")):
        paid = [line for line in about.lines if line.value and line.function == "independent_assessment"]
        assert [line.supplier for line in paid] == ["examiner/cmmc"]
        bought = {one.supplier: one.annual for one in about.package.purchases}
        assert bought["examiner/cmmc"] == paid[0].value
        assert "readyline" not in bought, "it has no work here"
        assert "readyline" not in sellers_of(about), "who has no work is asked for no price"


def test_a_contract_that_ends_without_a_day_is_missing(decided: Callable[[str], Dossier]) -> None:
    found = decided("dod-subcontractor")
    pages = {about.package.ids[0]: page for page, about in zip(quote_pages(found), quoted(found), strict=True)}
    ending = {name for name, page in pages.items() if any("last day is not stated" in text for text in page.missing)}
    assert ending == {about.package.ids[0] for about in quoted(found) if "northforge" in about.package.cancelled}
    assert "one_provider" in ending


def test_the_cheapest_is_cheapest_by_the_sum_the_page_names(decided: Callable[[str], Dossier]) -> None:
    found = decided("dod-subcontractor")
    sums = {}
    for page, about in zip(quote_pages(found), quoted(found), strict=True):
        rows = {row.texts[0]: row.texts[1] for row in grid(page, "cash").rows}
        parts = (quotes.CASH_A_YEAR, quote_sheets.LOSSES, quote_sheets.BAD_YEARS, quote_sheets.BREACH)
        sums[about.package.ids] = usd(rows[quote_sheets.COMPARED])
        assert abs(sum(usd(rows[title]) for title in parts if title in rows) - sums[about.package.ids]) <= len(parts)
    assert "cheapest" in min(sums, key=lambda ids: sums[ids])


def test_without_packages_it_says_why(dossier: Callable[..., Dossier]) -> None:
    pages = list(quote_pages(dossier("clinic")))
    assert [page.stem for page in pages] == ["quote"], "priced, but nothing was decided"
    assert pages[0].missing
    assert not pages[0].grids


def test_files_are_the_same_twice(decided: Callable[[str], Dossier]) -> None:
    found = decided("clinic")
    assert files_of(found, "quote", ("docx", "csv")) == files_of(found, "quote", ("docx", "csv"))
