"""A catalog page shows what each row asks of the organization itself: its parts of a duty, or all of it."""

from __future__ import annotations

from assessor import api
from assessor.words.catalog_page import catalog_page


def test_a_row_shows_its_own_parts_of_a_duty_and_no_others() -> None:
    plan = api.load_library()
    (part,) = [part for part in plan.catalogs if part.info.id == "cmmc"]
    page = catalog_page(plan, part)
    row = page.split("### PE.L2-3.10.4 ")[1].split("### ")[0]
    titles = {part.id: part.title for part in plan.terrain.duties["rd-physical-access"].parts}
    assert f"- the organization itself, `rd-physical-access`: {titles['visitor_log']}.\n" in row
    assert titles["doors"] not in row


def test_a_row_without_parts_shows_the_whole_duty() -> None:
    plan = api.load_library()
    (part,) = [part for part in plan.catalogs if part.info.id == "cmmc"]
    row = catalog_page(plan, part).split("### PE.L2-3.10.3 ")[1].split("### ")[0]
    assert f"- duty `rd-c4`: {plan.terrain.duties['rd-c4'].statement}" in row
