"""`assessor papers`, and the workbook on its way back: what changes, and what is refused, with sheet and cell."""

from __future__ import annotations

import random
import shutil
import zipfile
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from assessor.library.sheet_edits import sheet_edits
from assessor.model.editable import EDITABLE, FIELD_ROW
from assessor.source.reader import read
from tests.cli.running import CLINIC, GOOD, MINI, Finished, snapshot

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from assessor.model.editable import Editable

COLUMNS = {sheet.title: sheet.columns for sheet in EDITABLE}
SHEETS = sheet_edits({}, {})
SMALL = ("--data", MINI, "--no-cache")
Call = Any


def copied(path: Path, folder: Path) -> Path:
    """An engagement in a folder of the test's own."""
    mine = folder / "mine.yaml"
    shutil.copy(path, mine)
    return mine


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    return copied(GOOD, tmp_path)


def written(call: Call, path: Path, *more: object) -> Path:
    done = call("papers", path, "workbook", "--format", "xlsx", "--out", path.parent, *(more or SMALL))
    assert (done.code, done.out) == (0, f"wrote {path.parent}/workbook.xlsx\n"), done.err
    return path.parent / "workbook.xlsx"


def cells(book: Any) -> list[tuple[str, str, Editable, Any]]:
    """Every editable cell but the answers to questions, with its sheet, key and field."""
    found = []
    for sheet, fields in COLUMNS.items():
        page = book[sheet]
        heads = {cell.value: cell.column for cell in page[FIELD_ROW]}
        for row in range(FIELD_ROW + 2, page.max_row + 1):
            found += [(sheet, page.cell(row, 1).value, field, page.cell(row, heads[field.field])) for field in fields]
    return [item for item in found if item[0] != "Questions" and item[1] is not None]


def edited(path: Path, sheet: str, key: str, **values: str | None) -> dict[str, str]:
    """Writes values into a row of a sheet; the places of the cells by field."""
    book = openpyxl.load_workbook(path)
    places = {}
    for name, found, field, cell in cells(book):
        if (name, found) == (sheet, key) and field.field in values:
            cell.value, cell.data_type = values[field.field], "s"
            places[field.field] = f"{path}:{sheet}!{cell.coordinate}"
    assert places.keys() == values.keys()
    book.save(path)
    return places


def test_all_papers_in_all_formats(call: Callable[..., Finished], tmp_path: Path) -> None:
    done = call("papers", GOOD, *SMALL, "--out", tmp_path, "--incident", "2026-12-31")
    assert (done.code, done.err) == (0, "")
    files = snapshot(tmp_path)
    lines = [line.removeprefix("wrote ").split(", ") for line in done.out.splitlines()]
    named = [int(item.split()[0]) if item.endswith(" as .csv") else 1 for line in lines for item in line]
    assert sum(named) == len(files), "each file is named or counted, once"
    assert {str(tmp_path / name) for name in files} > {line[0] for line in lines}
    assert {"workbook.xlsx", "workbook-gaps.csv", "notification-matrix.pdf", "notification-matrix.csv"} <= files.keys()
    again = call("papers", GOOD, *SMALL, "--out", tmp_path / "again", "--incident", "2026-12-31")
    assert again.code == 0
    assert snapshot(tmp_path / "again") == files, "the same bytes for the same engagement"


def test_a_paper_that_is_not_there(call: Callable[..., Finished]) -> None:
    done = call("papers", GOOD, "thesis", *SMALL)
    assert done.code == 3
    assert done.err.startswith("assessor: there is no paper 'thesis'\n  help: papers: workbook, notification-matrix, ")


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (("quote", "--format", "xlsx"), "quote is not written as xlsx\n  help: formats: pdf, docx, html, csv"),
        (("oscal", "--format", "pdf"), "oscal is not written as pdf\n  help: formats: json"),
        (
            ("workbook", "security-plan", "--format", "pdf"),
            "workbook is not written as pdf\n  help: formats: xlsx",
        ),
        (
            ("workbook", "--format", "csv,csv,pdf"),
            "none of the papers named is written as pdf\n  help: ",
        ),
        (("--format", "json"), "no paper is written as json unless it is named\n  help: OSCAL documents are"),
    ],
)
def test_a_format_that_a_named_paper_does_not_have_is_refused_before_anything_is_judged(
    asked: tuple[str, ...], said: str, call: Callable[..., Finished], tmp_path: Path
) -> None:
    done = call("papers", tmp_path / "nothing.yaml", *asked, *SMALL, "--out", tmp_path / "out")
    assert (done.code, done.out) == (3, "")
    assert done.err.startswith(f"assessor: {said}")
    assert not (tmp_path / "out").exists()


def test_papers_that_nobody_named_are_those_with_the_format(call: Callable[..., Finished], tmp_path: Path) -> None:
    done = call("papers", GOOD, "--format", "xlsx", *SMALL, "--out", tmp_path)
    assert (done.code, done.out, done.err) == (0, f"wrote {tmp_path}/workbook.xlsx\n", "")


def test_a_named_paper_with_nothing_in_it_is_told(call: Callable[..., Finished], tmp_path: Path) -> None:
    done = call("papers", GOOD, "quote", "workbook", "--format", "csv", *SMALL, "--out", tmp_path)
    assert done.code == 4
    assert done.err == "assessor: nothing to write for this engagement: quote\n"
    assert done.out.startswith(f"wrote {tmp_path}/workbook-*.csv: ")
    assert len(done.out.splitlines()) == 1, "a line for each paper, whatever it is written in"


def test_papers_load_the_packs_that_are_named(call: Callable[..., Finished], tmp_path: Path) -> None:
    done = call("papers", GOOD, "workbook", *SMALL, "--pack", "no-such-pack", "--out", tmp_path)
    assert done.code == 3
    assert "no-such-pack" in done.err


@pytest.mark.parametrize("day", ["2026-02-30", "20261121", "soon"])
def test_a_day_that_is_none(day: str, call: Callable[..., Finished]) -> None:
    done = call("papers", GOOD, *SMALL, "--incident", day)
    assert done.code == 2
    assert f"'{day}' is not a date" in done.err


def test_a_workbook_nobody_edited_changes_nothing(call: Callable[..., Finished], mine: Path) -> None:
    done = call("answers", mine, written(call, mine), *SMALL)
    assert (done.code, done.err) == (0, "")
    assert "no answer" in done.out
    assert mine.read_bytes() == GOOD.read_bytes()


def test_changes_are_shown_first_and_written_on_demand(call: Callable[..., Finished], mine: Path) -> None:
    path = written(call, mine)
    edited(path, "Duties", "rd-charge", who="=Mr. New", last="2026-11-01")
    edited(path, "Duties", "report:departure", who="Reception")
    edited(path, "Providers", "northmsp", ends="2027-12-31")
    edited(path, "Obligations", "mini:1.1", rationale="Seen again.")
    edited(path, "Obligations", "mini:1.2", status="not_met", by="Auditor")
    edited(path, "Evidence held", "ev-2", title="Minutes of April")
    item = next(key for sheet, key, *_ in cells(openpyxl.load_workbook(path)) if sheet == "Plan of action")
    edited(path, "Plan of action", item, planned="Buy it", owner="=A. Lead", due="2027-02-01", status="in_progress")
    done = call("answers", mine, path, *SMALL)
    assert (done.code, done.err) == (0, ""), done.out
    assert mine.read_bytes() == GOOD.read_bytes(), "only shown"
    done = call("answers", mine, path, *SMALL, "--write")
    assert (done.code, done.err) == (0, "")
    before, after = (read(item.read_bytes(), "")[0] for item in (GOOD, mine))
    assert before is not None
    assert after is not None
    wanted = before.data
    wanted["duties"]["rd-charge"] |= {"who": "=Mr. New", "last": "2026-11-01"}
    wanted["duties"]["report:departure"]["who"] = "Reception"
    wanted["providers"][1]["contract"] = {"ends": "2027-12-31"}
    wanted["determinations"][0]["rationale"] = "Seen again."
    wanted["determinations"].append({"obligation": "mini:1.2", "status": "not_met", "by": "Auditor"})
    wanted["evidence"][1]["title"] = "Minutes of April"
    planned = {"planned": "Buy it", "owner": "=A. Lead", "due": "2027-02-01", "status": "in_progress"}
    wanted["plan_of_action"] = {item: planned}
    assert after.data == wanted
    again = written(call, mine)
    stands = {
        field.field: cell.value for sheet, key, field, cell in cells(openpyxl.load_workbook(again)) if key == item
    }
    assert stands == {**planned, "note": None}, "what was planned stands in the next workbook"


def _word(sheet: str, draw: random.Random) -> str:
    return draw.choice(
        ["open", "in_progress", "done"] if sheet == "Plan of action" else ["done", "assigned", "not_done"]
    )


def test_two_hundred_random_cells_come_back(call: Callable[..., Finished], tmp_path: Path, cache: Path) -> None:
    mine = copied(CLINIC, tmp_path)
    path = written(call, mine, "--cache", cache)
    draw = random.Random(20261121)  # noqa: S311 - which cells does not matter
    book = openpyxl.load_workbook(path)
    ready = [item for item in cells(book) if item[0] != "Obligations"]
    rows = {
        ("Obligations", row[0].value)
        for row in book["Obligations"].iter_rows(min_row=FIELD_ROW + 2)
        if row[5].value != "Not applicable"
    }
    chosen = draw.sample(sorted(rows), 25)
    ready += [item for item in cells(book) if (item[0], item[1]) in chosen]
    picked = [item for item in draw.sample(ready, min(len(ready), 200)) if (item[0], item[1]) not in chosen]
    picked += [item for item in cells(book) if (item[0], item[1]) in chosen]
    wanted = {}
    for number, (sheet, key, field, cell) in enumerate(picked):
        text = {
            "word": "not_met" if sheet == "Obligations" else _word(sheet, draw),
            "text": f'={number}: "a" # b, [c]',
            "past_day": f"2026-{1 + number % 9:02}-11",
            "day": f"20{20 if field.field == 'starts' else 30}-0{1 + number % 9}-28",
            "day_or_never": draw.choice(["never", "2026-03-04"]),
        }[field.kind]
        if text != cell.value:
            wanted[sheet, key, field.field] = text
        cell.value, cell.data_type = text, "s"
    assert len(wanted) >= 200
    book.save(path)
    done = call("answers", mine, path, "--write", "--cache", cache)
    assert done.code == 0, done.err
    before, after = (read(item.read_bytes(), "")[0] for item in (CLINIC, mine))
    assert before is not None
    assert after is not None
    everything = {(sheet, key, field.field) for sheet, key, field, _ in cells(book)}
    for sheet, key, name in everything:
        was, now = (SHEETS[sheet].held(key, item.data).get(name) for item in (before, after))
        assert now == wanted.get((sheet, key, name), was), (sheet, key, name)
    for item in (before.data, after.data):
        for name in ("duties", "determinations", "evidence", "plan_of_action"):
            item.pop(name, None)
        for provider in item["providers"]:
            provider.pop("note", None)
            for name in ("starts", "ends"):
                provider.get("contract", {}).pop(name, None)
            if not provider.get("contract", True):
                provider.pop("contract")
    assert after.data == before.data, "and nothing else"


@pytest.mark.parametrize(
    ("sheet", "key", "values", "code"),
    [
        ("Duties", "rd-charge", {"state": "perhaps"}, "answers/value"),
        ("Duties", "rd-charge", {"last": "2026-11-22"}, "answers/value"),
        ("Duties", "rd-charge", {"last": "yesterday"}, "answers/value"),
        ("Duties", "rd-charge", {"who": None}, "answers/emptied"),
        ("Obligations", "mini:1.2", {"by": "Auditor"}, "answers/value"),
        ("Evidence held", "ev-1", {"collected": "2027-01-01"}, "answers/value"),
    ],
)
def test_values_that_do_not_fit_are_named_by_cell(
    sheet: str, key: str, values: dict[str, str | None], code: str, call: Callable[..., Finished], mine: Path
) -> None:
    path = written(call, mine)
    places = edited(path, sheet, key, **values)
    done = call("answers", mine, path, *SMALL, "--write")
    assert done.code == 3
    assert f"{next(iter(places.values()))}: error[{code}]" in done.err
    assert mine.read_bytes() == GOOD.read_bytes()


def test_a_cell_that_the_engagement_answers_otherwise_by_now(call: Callable[..., Finished], mine: Path) -> None:
    path = written(call, mine)
    place = edited(path, "Duties", "rd-charge", who="A")["who"]
    mine.write_text(GOOD.read_text(encoding="utf-8").replace("The owner, note", "B, note"), encoding="utf-8")
    done = call("answers", mine, path, *SMALL)
    assert done.code == 3
    assert "warning[answers/older]" in done.err
    assert f"{place}: error[answers/changed]: the engagement says 'B' by now, and said 'The owner'" in done.err


def test_another_change_of_the_engagement_is_only_told(call: Callable[..., Finished], mine: Path) -> None:
    path = written(call, mine)
    edited(path, "Duties", "rd-charge", who="A")
    mine.write_text(GOOD.read_text(encoding="utf-8").replace("One more word", "Two"), encoding="utf-8")
    done = call("answers", mine, path, *SMALL, "--write")
    assert done.code == 0
    assert "warning[answers/older]" in done.err
    assert "who: A" in mine.read_text(encoding="utf-8")
    assert "note: Two." in mine.read_text(encoding="utf-8")


def changed(path: Path, **parts: bytes) -> None:
    """The workbook with some parts of the ZIP added or replaced."""
    with zipfile.ZipFile(path) as packed:
        held = {name: packed.read(name) for name in packed.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in {**held, **parts}.items():
            packed.writestr(name, content)


def formula(path: Path) -> str:
    book = openpyxl.load_workbook(path)
    book["Gaps"]["E9"] = '=HYPERLINK("http://example.com", "x")'
    book.save(path)
    return "workbook.xlsx:Gaps!E9: error[answers/formula]: a formula stands here"


def link(path: Path) -> str:
    book = openpyxl.load_workbook(path)
    book["Duties"]["C6"].hyperlink = "http://example.com"
    book.save(path)
    return "workbook.xlsx:Duties!C6: error[answers/active]: a link stands here"


def sheet_of_others(path: Path) -> str:
    book = openpyxl.load_workbook(path)
    book.create_sheet("Mine")
    book.save(path)
    return "workbook.xlsx:Mine!A1: error[answers/sheet]: this sheet is not ours"


def lost_sheet(path: Path) -> str:
    book = openpyxl.load_workbook(path)
    del book["Duties"]
    book.save(path)
    return "error[answers/workbook]: this is no workbook of an engagement: it has no sheet 'Duties'"


def lost_heads(path: Path) -> str:
    book = openpyxl.load_workbook(path)
    book["Duties"].delete_rows(FIELD_ROW)
    book.save(path)
    return f"workbook.xlsx:Duties!A{FIELD_ROW}: error[answers/workbook]: the hidden row"


def row_twice(path: Path) -> str:
    book = openpyxl.load_workbook(path)
    book["Duties"].cell(FIELD_ROW + 3, 1).value = book["Duties"].cell(FIELD_ROW + 2, 1).value
    book.save(path)
    return f"workbook.xlsx:Duties!A{FIELD_ROW + 3}: error[answers/twice]"


def no_key(path: Path) -> str:
    book = openpyxl.load_workbook(path)
    book["Evidence held"].cell(FIELD_ROW + 2, 1).value = None
    book.save(path)
    return f"workbook.xlsx:Evidence held!A{FIELD_ROW + 2}: error[answers/no-key]"


def strange_key(path: Path) -> str:
    book = openpyxl.load_workbook(path)
    page: Any = book["Duties"]
    page.cell(FIELD_ROW + 2, 1).value = "../../etc"
    heads = {cell.value: cell.column for cell in page[FIELD_ROW]}
    page.cell(FIELD_ROW + 2, heads["who"]).value = "Somebody"
    book.save(path)
    return "error[answers/unknown-key]: '../../etc' is not known"


def unseen(path: Path) -> str:
    book = openpyxl.load_workbook(path)
    book["Duties"].cell(FIELD_ROW + 2, 9).value = "a\u202eb"
    book.save(path)
    return f"workbook.xlsx:Duties!I{FIELD_ROW + 2}: error[text/direction-override]"


def macros(path: Path) -> str:
    changed(path, **{"xl/vbaProject.bin": b"x"})
    return "error[answers/active]: the workbook holds macros, embedded files or links to other files: xl/vbaProject.bin"


def outside(path: Path) -> str:
    changed(path, **{"xl/externalLinks/externalLink1.xml": b"<a/>"})
    return "error[answers/active]"


def bomb(path: Path) -> str:
    changed(path, **{"xl/worksheets/sheet1.xml": b" " * (50 * 1024 * 1024)})
    return "error[answers/workbook]: this is no workbook of an engagement: it unpacks to more than any sheet holds"


def entities(path: Path) -> str:
    changed(path, **{"xl/worksheets/sheet1.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'})
    return "error[answers/workbook]: this is no workbook of an engagement: its XML declares entities"


def garbage(path: Path) -> str:
    changed(path, **{"xl/worksheets/sheet1.xml": b"<worksheet"})
    return "error[answers/workbook]: this is no workbook of an engagement: it cannot be read as a workbook"


HOSTILE = (
    *(formula, link, sheet_of_others, lost_sheet, lost_heads, row_twice, no_key, strange_key, unseen),
    *(macros, outside, bomb, entities, garbage),
)


@pytest.mark.parametrize("harm", HOSTILE, ids=lambda harm: harm.__name__)
def test_a_broken_or_hostile_workbook_is_refused(
    harm: Callable[[Path], str], call: Callable[..., Finished], mine: Path
) -> None:
    path = written(call, mine)
    expected = harm(path)
    done = call("answers", mine, path, *SMALL, "--write")
    assert done.code == 3
    assert expected in done.err
    assert "Traceback" not in done.err
    assert mine.read_bytes() == GOOD.read_bytes()


def test_the_workbook_of_somebody_else(call: Callable[..., Finished], mine: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.yaml"
    other.write_text(GOOD.read_text(encoding="utf-8").replace("name: Acme", "name: Umbra"), encoding="utf-8")
    done = call("answers", other, written(call, mine), *SMALL)
    assert done.code == 3
    assert "error[answers/other-engagement]: this workbook is of 'Acme'" in done.err


def test_questions_are_answered_by_letter(call: Callable[..., Finished], tmp_path: Path, cache: Path) -> None:
    mine = copied(CLINIC, tmp_path)
    path = written(call, mine, "--cache", cache)
    book = openpyxl.load_workbook(path)
    page: Any = book["Questions"]
    rows = {row[0].value: row for row in page.iter_rows(min_row=FIELD_ROW + 2)}
    duty = next(key for key in rows if key.startswith("duty:duties/rd-breach-notice-content/parts/individuals/state"))
    rows[duty][3].value = "a"
    book.save(path)
    done = call("answers", mine, path, "--write", "--cache", cache)
    assert done.code == 0, done.err
    made, _ = read(mine.read_bytes(), "")
    assert made is not None
    assert made.data["duties"]["rd-breach-notice-content"]["parts"] == {"individuals": {"state": "done"}}
    rows[duty][3].value = "Z"
    book.save(path)
    mine.write_bytes(CLINIC.read_bytes())
    done = call("answers", mine, path, "--cache", cache)
    assert done.code == 3
    assert "error[answers/value]: 'Z' is none of the answers offered" in done.err
    assert "write A or B or C" in done.err
