"""The page on contracts lists what they leave open, alike points once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assessor.report.contracts import sheets_of
from assessor.report.names import names_of
from assessor.report.sheet import Table

if TYPE_CHECKING:
    from assessor.report.sheet import Sheet
    from assessor.result.result import Result


def page(result: Result) -> Sheet:
    (sheet,) = sheets_of(result, names_of(result))
    return sheet


def rows(sheet: Sheet) -> list[list[str]]:
    (table,) = (block for block in sheet.blocks if isinstance(block, Table))
    return [[cell.text for cell in row] for row in table.rows]


def test_contracts_are_listed_point_by_point(clinic: Result) -> None:
    sheet = page(clinic)
    shown = rows(sheet)
    assert sheet.title == f"Your contract with North MSP leaves {len(shown)} points open"
    assert shown[0][1:3] == ["▲ No owner", "Restore testing"]
    assert "“Test restores are carried out on request" in shown[0][3]
    assert {point.kind for point in clinic.contracts} == {"unowned", "paper", "disagreement", "contradiction"}


def test_without_points_there_is_no_page(clinic: Result) -> None:
    assert sheets_of(replace(clinic, contracts=()), names_of(clinic)) == ()


def test_points_that_say_the_same_share_a_line_and_no_list_is_cut(clinic: Result) -> None:
    point = next(point for point in clinic.contracts if point.kind == "unowned")
    refs = tuple(f"hipaa:x.{n}" for n in range(15))
    alike = (replace(point, refs=refs), replace(point, capability="backup", refs=("hipaa:y",)))
    sheet = page(replace(clinic, contracts=alike))
    (row,) = rows(sheet)
    assert sheet.title.endswith("leaves 1 point open")
    assert row[2] == "Restore testing, Backup"
    assert row[4].split(", ") == [*(f"x.{n}" for n in range(15)), "y"]
