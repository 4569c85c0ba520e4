"""Tables read into drafts: columns named or guessed, sections, merged cells, and what a cell must not hold."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from assessor.imports.draft import Draft, TableRequest
from assessor.imports.table import table_draft

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assessor.model.diagnostic import Diagnostic

CONTROLS = {"ac-2": "AC-2", "ac-2(1)": "AC-2(1)", "au-6": "AU-6"}
PLAIN = """House rules,,,,
No.,Section,Name,Text,NIST SP 800-53
1.1,Logs,Reading,"Logs are read,
each week.","AU-6; AC-02 (01)"
1.2,Logs,Keeping,Logs are kept.,ZZ-9 and more
1.2.1,1.2,Copies,,
,,,a remark,
"""
HEADINGS = ("Id", "Name", "Text", "Section", "800-53")


def book(rows: Sequence[Sequence[object]], *, merged: Sequence[str] = (), sheets: Sequence[str] = ()) -> bytes:
    """A workbook with the table on its last sheet."""
    made = openpyxl.Workbook()
    for name in sheets:
        made.create_sheet(name, 0)["A1"] = "read me"
    page = made.worksheets[-1]
    page.title = "Rules"
    for row in rows:
        page.append(list(row))
    for area in merged:
        page.merge_cells(area)
    file = BytesIO()
    made.save(file)
    return file.getvalue()


def drafted(
    raw: bytes | str, columns: Mapping[str, str] | None = None, **more: Any
) -> tuple[Draft | None, list[Diagnostic]]:
    content = raw.encode() if isinstance(raw, str) else raw
    request = TableRequest(id=None, controls=CONTROLS, columns=columns or {}, **more)
    return table_draft(content, "house rules.csv", request)


def sound(raw: bytes | str, columns: Mapping[str, str] | None = None, **more: Any) -> Draft:
    draft, problems = drafted(raw, columns, **more)
    assert problems == []
    assert draft is not None
    return draft


def lost(draft: Draft) -> dict[tuple[str, str], tuple[int, str]]:
    return {(loss.kind, loss.what): (loss.count, str(loss.first)) for loss in draft.losses}


def test_plain_headings_are_found_and_told() -> None:
    draft = sound(PLAIN)
    assert (draft.id, draft.title) == ("house-rules", "house rules")
    assert draft.columns == (
        ("id", "No."), ("title", "Name"), ("statement", "Text"), ("parent", "Section"), ("control", "NIST SP 800-53"),
    )  # fmt: skip
    assert [(row.id, row.kind, row.parent, row.statement) for row in draft.rows] == [
        ("Logs", "group", None, None),
        ("1.1", "obligation", "Logs", "Logs are read, each week."),
        ("1.2", "obligation", "Logs", "Logs are kept."),
        ("1.2.1", "obligation", "1.2", "Copies"),
    ]
    assert [(edge.row, edge.control, edge.essential) for edge in draft.edges] == [
        ("1.1", "AU-6", False),
        ("1.1", "AC-2(1)", False),
    ]
    assert lost(draft) == {
        ("left_out", "a word beside controls"): (2, "house rules.csv:5:1"),
        ("left_out", "line above the headings"): (1, "house rules.csv:1:1"),
        ("no_id", "row"): (1, "house rules.csv:7:1"),
        ("statement_made", "title"): (1, "house rules.csv:6:1"),
        ("target_unknown", "control"): (1, "house rules.csv:5:1"),
        ("unmapped", "row"): (2, "house rules.csv:5:1"),
    }


@pytest.mark.parametrize(
    ("encoding", "delimiter", "told"),
    [("utf-8-sig", ";", 0), ("utf-16", "\t", 0), ("cp1252", "|", 1), ("utf-8", ",", 0)],
)
def test_encodings_and_delimiters(encoding: str, delimiter: str, told: int) -> None:
    text = delimiter.join(("Ref", "Description")) + "\r\n" + delimiter.join(("a", "Türen, zu"))
    draft = sound((text if delimiter != "," else text.replace("Türen, zu", '"Türen, zu"')).encode(encoding))
    assert [(row.id, row.statement) for row in draft.rows] == [("a", "Türen, zu")]
    assert sum(loss.kind == "encoding" for loss in draft.losses) == told


def test_columns_as_they_are_named() -> None:
    draft = sound(PLAIN, {"id": "no", "title": "TEXT", "citation": "Name"}, as_controls=True)
    assert [(row.kind, row.title, row.citation) for row in draft.rows[:1]] == [
        ("control", "Logs are read, each week.", "Reading")
    ]
    assert ("left_out", "column 'Section'") in lost(draft)


def test_a_workbook_with_merged_cells_and_numbers() -> None:
    rows = [
        ("Rules of the house", None, None, None, None),
        HEADINGS,
        ("All about logs", None, None, None, None),
        ("1", "Reading", "Logs are read.", "Logs", "AU-6"),
        (None, None, "Also at night.", None, "AC-2"),
        (1.2, "Keeping", "Logs are kept.", None, None),
    ]
    draft = sound(book(rows, merged=("A3:E3", "A4:A5", "B4:B5", "D4:D6"), sheets=("Intro",)))
    assert [(row.id, row.parent, row.title) for row in draft.rows] == [
        ("Logs", None, "Logs"),
        ("1", "Logs", "Reading"),
        ("1.2", "Logs", "Keeping"),
    ]
    assert [(edge.row, edge.control) for edge in draft.edges] == [("1", "AU-6"), ("1", "AC-2")]
    found = lost(draft)
    assert found["left_out", "sheet 'Intro'"] == (1, "house rules.csv:Intro!A1")
    assert found["left_out", "line merged across the table"] == (1, "house rules.csv:Rules!A3")
    assert found["left_out", "statement of a row merged with the one above"] == (1, "house rules.csv:Rules!C5")
    assert found["merged", "parent"] == (2, "house rules.csv:Rules!D5")
    assert found["id_number", "id"] == (1, "house rules.csv:Rules!A6")


@pytest.mark.parametrize(
    ("rows", "code", "place"),
    [
        ([("1", "=1+1", "x", None, None)], "import/formula", "Rules!B2"),
        ([(date(2026, 2, 1), "a", "x", None, None)], "import/formula", "Rules!A2"),
        ([("1", "a", "x", None, None), (1, "b", "y", None, None)], "import/twice", "Rules!A3"),
        ([("1", "a", "x", "2", None), ("2", "b", "y", "1", None)], "import/parent", "Rules!D2"),
    ],
)
def test_what_a_cell_must_not_hold_is_told_with_its_cell(rows: list[tuple[object, ...]], code: str, place: str) -> None:
    draft, problems = drafted(book([HEADINGS, *rows]))
    assert draft is None
    assert (problems[0].code, str(problems[0].span)) == (code, f"house rules.csv:{place}")


@pytest.mark.parametrize(
    ("text", "more", "told"),
    [
        ("a,b\n1,2\n", {}, "no column of ids with a title or a statement"),
        (PLAIN, {"columns": {"id": "Nummer"}}, "there is no column 'Nummer'"),
        (PLAIN, {"columns": {"id": "No"}}, "neither title nor statement"),
        (PLAIN, {"sheet": "Rules"}, "there is no sheet 'Rules'"),
        ("id,text,text\n1,a,b\n", {"columns": {"id": "id", "title": "text"}}, "stands here twice"),
    ],
)
def test_columns_that_are_not_there(text: str, more: dict[str, Any], told: str) -> None:
    draft, problems = drafted(text, **more)
    assert draft is None
    assert problems[0].code == "import/columns"
    assert told in problems[0].message


def test_bounds_of_a_table() -> None:
    rows = "".join(f"{number},x\n" for number in range(6001))
    _, problems = drafted(f"id,text\n{rows}")
    assert [problem.code for problem in problems] == ["import/too-many"]
    _, problems = drafted("id,text,parent\n" + "".join(f"{number},x,{number - 1}\n" for number in range(20)))
    assert [problem.code for problem in problems] == ["import/parent"]
