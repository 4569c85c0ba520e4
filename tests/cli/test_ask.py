"""`assessor ask`: the sheets of an engagement's providers, from the file to the last byte."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

import openpyxl
import pikepdf
import pytest

from tests.cli.running import CLINIC, GOOD, MENAGERIE, MINI, ROOT, Finished, problems, run, snapshot

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SMALL = ("--data", MINI, "--no-cache")


def test_a_process_of_its_own_writes_a_sheet_in_three_formats(tmp_path: Path, cache: Path) -> None:
    done = run("ask", CLINIC, "--provider", "ourit", "--out", tmp_path, "--cache", cache)
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("Our own IT (half-time) (ourit): 6 questions on which 5 obligations rest\nwrote ")
    assert done.out.endswith(f"wrote {tmp_path}/confirmation-ourit.pdf, .xlsx, .yaml\n"), "one line for one sheet"
    files = snapshot(tmp_path)
    assert sorted(files) == [f"confirmation-ourit.{ending}" for ending in ("pdf", "xlsx", "yaml")]
    again = run("ask", CLINIC, "--provider", "ourit", "--out", tmp_path / "again", "--cache", cache)
    assert again.code == 0
    assert snapshot(tmp_path / "again") == files, "the same bytes for the same engagement"


def test_the_pdf_is_accessible_and_carries_the_file_to_fill_in(call: Callable[..., Finished], tmp_path: Path) -> None:
    assert call("ask", GOOD, *SMALL, "--out", tmp_path).code == 0
    with pikepdf.open(tmp_path / "confirmation-ourit.pdf") as document:
        assert bool(document.Root.MarkInfo.Marked)
        assert str(document.Root.Lang) == "en-US"
        meta = document.open_metadata()
        assert meta["pdfaid:part"] == "3"
        assert meta["{http://www.aiim.org/pdfua/ns/id/}part"] == "1"
        assert "please confirm" in str(meta["dc:title"])
        attached = document.attachments["confirmation-ourit.yaml"].get_file().read_bytes()
    assert attached == (tmp_path / "confirmation-ourit.yaml").read_bytes()


def test_the_workbook_guides_whoever_fills_it_in(call: Callable[..., Finished], tmp_path: Path) -> None:
    assert call("ask", GOOD, *SMALL, "--format", "xlsx", "--out", tmp_path).code == 0
    raw = (tmp_path / "confirmation-ourit.xlsx").read_bytes()
    book = openpyxl.load_workbook(BytesIO(raw))
    page = book["Confirmation"]
    assert page.freeze_panes == "E8"
    assert page.auto_filter.ref == "C7:I9"
    assert [(str(item.sqref), item.formula1) for item in page.data_validations.dataValidation] == [
        ("F8:F9", '"yes,no"')
    ]
    assert [page.column_dimensions[letter].hidden for letter in "ABC"] == [True, True, False]
    assert page["A8"].value == "ourit/backup_dr/backup/schedule"
    with zipfile.ZipFile(BytesIO(raw)) as packed:
        assert {item.date_time for item in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_what_users_wrote_is_text_wherever_it_stands(call: Callable[..., Finished], tmp_path: Path) -> None:
    text = GOOD.read_text(encoding="utf-8").replace("{id: ourit,", '{id: ourit, name: "=1+1 & x",')
    path = tmp_path / "mine.yaml"
    path.write_text(text.replace("name: Acme", 'name: "@SUM & Söhne\\n# x: [y"'), encoding="utf-8")
    done = call("ask", path, *SMALL, "--out", tmp_path / "out")
    assert (done.code, done.err) == (0, "")
    book = openpyxl.load_workbook(tmp_path / "out" / "confirmation-ourit.xlsx")
    cells = [cell for page in book for row in page.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    answers = tmp_path / "out" / "confirmation-ourit.yaml"
    done = call("answers", path, answers, *SMALL)
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("There is no answer on the sheet yet")


def test_one_provider_and_one_format(call: Callable[..., Finished], tmp_path: Path) -> None:
    done = call("ask", GOOD, *SMALL, "--provider", "lent", "--format", "yaml", "--out", tmp_path)
    assert done.code == 0
    assert list(snapshot(tmp_path)) == ["confirmation-lent.yaml"]


def test_where_nothing_is_to_be_asked_nothing_is_written(call: Callable[..., Finished], tmp_path: Path) -> None:
    done = call("ask", GOOD, *SMALL, "--provider", "northmsp", "--out", tmp_path / "out")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("There is nothing to ask 'northmsp'")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("--provider", "nortmsp"), 3, "there is no provider 'nortmsp'"),
        (("--format", "docx"), 2, "there is no format 'docx'"),
        (("--format", ","), 2, "name at least one of pdf, xlsx, yaml"),
    ],
)
def test_wrong_usage_is_told(
    words: tuple[str, ...], code: int, told: str, call: Callable[..., Finished], tmp_path: Path
) -> None:
    done = call("ask", GOOD, *SMALL, *words, "--out", tmp_path / "out")
    assert done.code == code
    assert told in done.err
    assert not (tmp_path / "out").exists()


def test_a_broken_engagement_is_told_first(call: Callable[..., Finished], tmp_path: Path) -> None:
    done = call("ask", MENAGERIE / "engagements" / "evidence-future.yaml", *SMALL, "--out", tmp_path / "out")
    assert (done.code, done.out) == (3, "")
    assert [item.code for item in problems(done.err)] == ["engagement/future"]


def test_the_help_of_both_commands_imports_nothing_heavy() -> None:
    from tests.cli.test_imports import HEAVY, loaded

    for command in ("ask", "answers"):
        assert not loaded(command, "--help") & {*HEAVY, "openpyxl"}


def test_the_examples_say_which_file_to_fill_in() -> None:
    page = (ROOT / "docs" / "officers.md").read_text(encoding="utf-8")
    assert "assessor ask" in page
    assert "assessor answers" in page
