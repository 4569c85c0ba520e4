"""The workbook: every register is whole, every cell is a text, and the same engagement gives the same bytes."""

from __future__ import annotations

import csv
import zipfile
from io import BytesIO, StringIO
from typing import TYPE_CHECKING

import openpyxl
import pytest

from assessor.model.editable import EDITABLE, FIELD_ROW
from assessor.model.scales import Verdict
from assessor.papers.compliance_workbook import workbook
from assessor.papers.csv_writer import csv_bytes
from assessor.papers.grid_text import fitting, quoted
from assessor.report.deliverable import Grid, GridColumn, GridRow
from tests.unit.papers.writing import files_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from openpyxl.workbook import Workbook

    from assessor.model.editable import EditableSheet
    from assessor.papers.dossier import Dossier

EXAMPLES = ("clinic", "dod-subcontractor")
OPEN = (Verdict.GAP, Verdict.PARTIAL, Verdict.NOT_ASSESSABLE)


def opened(dossier: Dossier) -> Workbook:
    return openpyxl.load_workbook(BytesIO(files_of(dossier, "workbook", ("xlsx",))["workbook.xlsx"]))


def column(book: Workbook, sheet: str, number: int) -> list[str | None]:
    return [row[number - 1] for row in book[sheet].iter_rows(min_row=FIELD_ROW + 2, values_only=True)]  # type: ignore[misc]


@pytest.mark.parametrize("name", EXAMPLES)
def test_no_requirement_and_no_finding_is_missing(name: str, dossier: Callable[..., Dossier]) -> None:
    found = dossier(name)
    book = opened(found)
    rows = found.result.obligations
    assert column(book, "Obligations", 1) == [row.ref for row in rows]
    assert column(book, "Gaps", 1) == [row.ref for row in rows if row.verdicts["today"].verdict in OPEN]
    assert column(book, "Plan of action", 1) == [item.key for item in found.result.findings]
    assert column(book, "Questions", 1) == [item.key for item in found.open.asked]
    assert len(set(column(book, "Questions", 1))) == len(found.open.asked)
    assert set(column(book, "Duties", 1)) >= {item.id for item in found.result.duties}
    assert column(book, "Providers", 1) == [item.id for item in found.engagement.providers]
    assert None not in column(book, "Gaps", 5), "every gap says what was found"


def test_every_gap_has_an_owner_a_date_and_its_findings(dossier: Callable[..., Dossier]) -> None:
    book = opened(dossier("clinic"))
    for row in book["Gaps"].iter_rows(min_row=FIELD_ROW + 2, max_col=9, values_only=True):
        assert row[6], row
        assert row[7], row
        assert str(row[8]).startswith("F-"), row


def test_every_cell_is_a_text_and_nothing_is_active(dossier: Callable[..., Dossier]) -> None:
    raw = files_of(dossier("clinic"), "workbook", ("xlsx",))["workbook.xlsx"]
    book = openpyxl.load_workbook(BytesIO(raw))
    assert {cell.data_type for page in book for row in page.iter_rows() for cell in row if cell.value is not None} == {
        "s"
    }
    with zipfile.ZipFile(BytesIO(raw)) as packed:
        assert {item.date_time for item in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not [name for name in packed.namelist() if "external" in name.lower() or "vba" in name.lower()]


def test_the_same_engagement_gives_the_same_bytes(dossier: Callable[..., Dossier]) -> None:
    formats = ("xlsx", "csv")
    assert files_of(dossier("clinic"), "workbook", formats) == files_of(dossier("clinic"), "workbook", formats)


@pytest.mark.parametrize("sheet", EDITABLE, ids=lambda sheet: sheet.title)
def test_sheets_guide_whoever_edits_them(sheet: EditableSheet, dossier: Callable[..., Dossier]) -> None:
    page = opened(dossier("clinic"))[sheet.title]
    last = page.max_row
    assert page.freeze_panes == f"C{FIELD_ROW + 2}"
    assert page.auto_filter.ref is not None
    assert page.auto_filter.ref.endswith(str(last))
    assert page.print_title_rows == f"${FIELD_ROW + 1}:${FIELD_ROW + 1}"
    assert page.print_area.endswith(f"${last}")
    assert page.column_dimensions["A"].hidden
    assert page.row_dimensions[FIELD_ROW].hidden
    lists = {item.formula1 for item in page.data_validations.dataValidation}
    assert lists == {f'"{",".join(field.words)}"' for field in sheet.columns if field.words}


def test_a_framework_adds_its_own_plan_of_action(dossier: Callable[..., Dossier]) -> None:
    found = dossier("dod-subcontractor")
    grid = next(item for item in workbook(found).grids if item.id == "cmmc-poam")
    score = next(iter((found.result.scores or {}).values()))
    assert [row.key for row in grid.rows] == [item.ref for item in score.poam]  # type: ignore[attr-defined]
    assert "180 days" in grid.note
    eligible = {row.texts[0]: row.texts[3] for row in grid.rows}
    assert eligible["SC.L2-3.13.11"] == "yes"
    assert "no" in eligible.values()


def test_a_header_breaks_its_lines_for_every_program(dossier: Callable[..., Dossier]) -> None:
    made = files_of(dossier("clinic"), "workbook", ("xlsx",))["workbook.xlsx"]
    with zipfile.ZipFile(BytesIO(made)) as packed:
        sheets = [packed.read(name) for name in packed.namelist() if name.startswith("xl/worksheets/")]
    assert not any(b"_x000" in sheet for sheet in sheets)
    head = openpyxl.load_workbook(BytesIO(made))["Plan of action"].oddHeader
    assert head is not None
    assert str(head.left.text).count("\n") == 1


def test_csv_holds_what_the_sheet_holds_and_no_formula() -> None:
    columns = (GridColumn(title="One", width=3), GridColumn(title="Two", width=3))
    grid = Grid(id="g", title="G", note="", columns=columns, rows=(GridRow("k", ("=1+1", 'a, "b"')),))
    rows = list(csv.reader(StringIO(csv_bytes(grid).decode("utf-8-sig"))))
    assert rows == [["One", "Two"], ["'=1+1", 'a, "b"']]
    assert [quoted(text) for text in ("+1", "-1", "@x", "\tx", "x=1")] == ["'+1", "'-1", "'@x", "'\tx", "x=1"]


def test_texts_fit_into_a_cell() -> None:
    assert fitting("x" * 32_000) == "x" * 32_000
    assert len(fitting("x" * 40_000)) == 32_000
    assert fitting("x" * 40_000).endswith("\u2026")
