"""`assessor answers`: a sheet that came back, checked, shown, and written into the engagement."""

from __future__ import annotations

import re
import shutil
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

import openpyxl
import pytest

from tests.cli.running import GOOD, MENAGERIE, MINI, Finished, Problem, problems, run
from tests.cli.test_menagerie import expected

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SMALL = ("--data", MINI, "--no-cache")
BROKEN = sorted((MENAGERIE / "answers").glob("*.yaml"))
SIGNED = {"F3": "Jo Park", "F4": "Service manager", "F5": "2026-11-29"}


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    path = tmp_path / "mine.yaml"
    shutil.copy(GOOD, path)
    return path


@pytest.fixture
def sheet(mine: Path, call: Callable[..., Finished]) -> Path:
    """The folder with the sheets of `ourit` and `lent`."""
    assert call("ask", mine, *SMALL, "--format", "xlsx,yaml", "--out", mine.parent / "out").code == 0
    return mine.parent / "out"


def filled(path: Path, cells: dict[str, str]) -> Path:
    """The workbook with values in some cells, saved as another program would."""
    book = openpyxl.load_workbook(path)
    for name, value in cells.items():
        book["Confirmation"][name] = value
    to = path.with_name("back.xlsx")
    book.save(to)
    return to


def cells(text: str) -> list[tuple[str, str]]:
    return re.findall(r"^\S+\.xlsx:(\S+): (?:error|warning)\[(\S+)\]: .+\n  help: ", text, re.MULTILINE)


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_broken_answers(path: Path, call: Callable[..., Finished], mine: Path) -> None:
    before = mine.read_bytes()
    shutil.copy(mine, mine.with_name("good.yaml"))  # the sheets were made from a file of this name
    done = call("answers", mine.with_name("good.yaml"), path, *SMALL, "--write")
    wanted = expected(path, str(path))
    assert sorted(problems(done.err)) == wanted
    assert done.err.count("\n  help: ") == len(wanted)
    assert done.code == (3 if any(item.severity == "error" for item in wanted) else 0)
    assert mine.with_name("good.yaml").read_bytes() == before


def test_a_process_of_its_own_shows_the_change_and_then_makes_it(mine: Path, sheet: Path) -> None:
    before = mine.read_bytes()
    back = filled(sheet / "confirmation-ourit.xlsx", {**SIGNED, "F8": "yes", "F9": "No", "G9": "monthly"})
    shown = run("answers", mine, back, *SMALL)
    assert (shown.code, shown.err) == (0, "")
    lines = shown.out.splitlines()
    assert lines[:2] == ["--- mine.yaml", "+++ mine.yaml"]
    assert "+            every: P1D" in lines
    assert "+            every: P1M" in lines
    assert lines[-1] == "2 answers; nothing was written. Add --write to write them into the engagement."
    assert re.fullmatch(r"today, .+ in place: .+ confirmed, .+ stated, .+ assumed; \d+ open", lines[-2])
    assert mine.read_bytes() == before

    done = run("answers", mine, back, *SMALL, "--write")
    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines()[:-1] == lines[:-1]
    assert done.out.splitlines()[-1] == f"wrote {mine}"
    text = mine.read_text(encoding="utf-8")
    assert 'confirmed: {by: answer, on: "2026-11-29", who: "Jo Park, Service manager", document: back.xlsx}' in text
    assert set(before.decode().splitlines()) - set(text.splitlines()) == {
        "  - {id: ourit, model: internal_it, offering: business_hours, covers: all}"
    }
    assert run("check", mine, *SMALL).code == 0
    again = run("answers", mine, back, *SMALL, "--write")
    assert again.code == 0
    assert cells(again.err) == [("About!B7", "answers/older")]
    assert again.out == "The engagement says all of this already (2 answers); nothing changes.\n"
    assert mine.read_text(encoding="utf-8") == text


def test_both_formats_say_the_same(mine: Path, sheet: Path, call: Callable[..., Finished]) -> None:
    back = filled(sheet / "confirmation-ourit.xlsx", {**SIGNED, "F8": "yes", "H8": "2026-01-31", "I8": "We do"})
    text = (sheet / "confirmation-ourit.yaml").read_text(encoding="utf-8")
    for key, value in (("by", "Jo Park"), ("role", "Service manager"), ("on", "2026-11-29")):
        text = re.sub(rf"(?m)^  {key}: .*$", f"  {key}: {value}", text)
    for key, value in (("answer", "yes"), ("since", "2026-01-31"), ("comment", "We do")):
        text = re.sub(rf"(?m)^    {key}:.*$", f"    {key}: {value}", text, count=1)
    twin = back.with_suffix(".yaml")
    twin.write_text(text, encoding="utf-8")
    first, second = call("answers", mine, back, *SMALL), call("answers", mine, twin, *SMALL)
    assert first.code == second.code == 0
    assert first.out.replace("back.xlsx", "back.yaml") == second.out
    assert 'note: "Since 2026-01-31. We do."' in first.out


def test_words_that_a_note_does_not_hold_are_told_and_the_newest_stay(
    mine: Path, sheet: Path, call: Callable[..., Finished]
) -> None:
    seen = []
    for number, answer in enumerate(("yes", "no", "yes")):
        words = f"{number} " + " ".join(f"word{number}" for _ in range(60)) + f" end{number}"
        cells_ = {
            **SIGNED,
            "F5": f"2026-11-{27 + number}",
            "F8": answer,
            "G8": "monthly" if answer == "no" else "daily",
        }
        done = call(
            "answers", mine, filled(sheet / "confirmation-ourit.xlsx", {**cells_, "I8": words}), *SMALL, "--write"
        )
        assert done.code == 0
        seen.append("longer than 1000 characters" in done.err)
    (note,) = re.findall(r'note: "(.*)"', mine.read_text(encoding="utf-8"))
    assert seen == [False, False, True]
    assert (len(note), note[:3], note[-11:]) == (1000, "...", "word2 end2.")


def test_no_writes_that_the_work_is_not_done_and_yes_takes_it_back(
    mine: Path, sheet: Path, call: Callable[..., Finished]
) -> None:
    refused = filled(sheet / "confirmation-ourit.xlsx", {**SIGNED, "F8": "no"})
    assert call("answers", mine, refused, *SMALL, "--write").code == 0
    assert "sold: not_sold" in mine.read_text(encoding="utf-8")
    taken = filled(sheet / "confirmation-ourit.xlsx", {**SIGNED, "F8": "yes"})
    assert call("answers", mine, taken, *SMALL, "--write").code == 0
    text = mine.read_text(encoding="utf-8")
    assert "sold: not_sold" not in text
    assert "every: P1D" in text


def test_faults_in_a_workbook_name_their_cells(mine: Path, sheet: Path, call: Callable[..., Finished]) -> None:
    wrong = {"F3": "Jo", "F8": "perhaps", "G9": "now and then", "H9": "soon", "I8": "x\u202ey"}
    found = []
    for name, value in wrong.items():
        back = filled(sheet / "confirmation-ourit.xlsx", {**SIGNED, "F9": "no", name: value, "F5": SIGNED["F5"]})
        done = call("answers", mine, back, *SMALL)
        found += cells(done.err)
    assert found == [
        ("Confirmation!F8", "schema/enum"),
        ("Confirmation!G9", "answers/not-understood"),
        ("Confirmation!H9", "schema/format"),
        ("Confirmation!I8", "text/direction-override"),
    ]


def test_rows_that_are_twice_or_have_no_key(mine: Path, sheet: Path, call: Callable[..., Finished]) -> None:
    key = "ourit/backup_dr/backup/schedule"
    back = filled(sheet / "confirmation-ourit.xlsx", {**SIGNED, "A9": key, "F10": "yes"})
    assert cells(call("answers", mine, back, *SMALL).err) == [
        ("Confirmation!A9", "answers/twice"),
        ("Confirmation!A10", "answers/no-key"),
    ]


def packed(parts: dict[str, bytes]) -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"%PDF-1.7\n", "answers/pdf"),
        (b"PK\x03\x04 broken", "answers/workbook"),
        (b"", "answers/workbook"),
        (packed({"a.xml": b"<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>"}), "answers/workbook"),
        (packed({"a.txt": b"0" * (41 * 1024 * 1024)}), "answers/workbook"),
        (packed({"[Content_Types].xml": b"<Types/>"}), "answers/workbook"),
    ],
    ids=["a PDF", "no ZIP", "empty", "entities", "a bomb", "no workbook"],
)
def test_other_files_are_refused(raw: bytes, code: str, mine: Path, call: Callable[..., Finished]) -> None:
    path = mine.with_name("answers.xlsx")
    path.write_bytes(raw)
    done = call("answers", mine, path, *SMALL)
    assert (done.code, done.out) == (3, "")
    assert [item.code for item in problems(done.err)] == [code]


def test_a_file_that_is_not_there(mine: Path, call: Callable[..., Finished]) -> None:
    done = call("answers", mine, mine.with_name("none.yaml"), *SMALL)
    assert problems(done.err) == [Problem(str(mine.with_name("none.yaml")), 1, 1, "file/missing", "error")]
    assert done.code == 3


def test_a_link_stays_a_link_and_a_private_file_private(mine: Path, sheet: Path, call: Callable[..., Finished]) -> None:
    mine.chmod(0o600)
    link = mine.with_name("link.yaml")
    link.symlink_to(mine)
    back = filled(sheet / "confirmation-ourit.xlsx", {**SIGNED, "F8": "yes"})
    assert call("answers", link, back, *SMALL, "--write").code == 0
    assert link.is_symlink()
    assert mine.stat().st_mode & 0o777 == 0o600
    assert "confirmed:" in mine.read_text(encoding="utf-8")


def test_a_full_disk_leaves_the_engagement_whole(mine: Path, sheet: Path) -> None:
    before = mine.read_bytes()
    back = filled(sheet / "confirmation-ourit.xlsx", {**SIGNED, "F8": "yes"})
    done = run("answers", mine, back, *SMALL, "--write", file_limit=200)
    assert done.code == 3
    assert mine.read_bytes() == before
    assert [path.name for path in mine.parent.iterdir() if path.name.startswith(".")] == []
