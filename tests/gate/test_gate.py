"""The gate works: a capture holds what is compared, and a comparison notices every kind of difference."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from tests.gate import compare
from tests.gate.capture import CASES, chosen
from tests.gate.cases import ROOT, cases, folder_of
from tests.gate.crafting import merged
from tests.gate.mutants import mutant

if TYPE_CHECKING:
    from pathlib import Path

NAME = "example/boundary-office"


@pytest.fixture(scope="session")
def captured(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A capture of one example and of what `check` says of it."""
    out = tmp_path_factory.mktemp("gate") / "capture"
    words = [sys.executable, "-m", "tests.gate.capture", str(out), "--only", "boundary-office", "--jobs", "1"]
    done = subprocess.run(words, cwd=ROOT, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return out


def capture(folder: Path, files: dict[str, str]) -> Path:
    """A capture of one case with these files."""
    for name, text in files.items():
        path = folder / folder_of(NAME) / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (folder / CASES).write_text(f"{NAME}\n", encoding="utf-8")
    return folder


def test_a_capture_holds_the_result_the_brief_and_what_was_printed(captured: Path) -> None:
    place = captured / folder_of(NAME)
    assert sorted(path.name for path in place.iterdir()) == ["brief.html.txt", "result.json", "terminal.txt"]
    result = json.loads((place / "result.json").read_text(encoding="utf-8"))
    assert (result["digest"], result["engine"]) == ("SHA256", "assessor VERSION")
    assert {item["sha256"] for item in result["inputs"]} == {"SHA256"}
    brief = (place / "brief.html.txt").read_text(encoding="utf-8")
    assert "Harbor Street Dental" in brief
    assert "base64,..." not in brief.replace("base64,...)", "")
    assert "--- exit 0" in (place / "terminal.txt").read_text(encoding="utf-8")
    assert compare.main([str(captured), str(captured), "--strict"]) == 0


@pytest.mark.parametrize(
    ("name", "before", "after", "differs", "strict"),
    [
        ("result.json", {"a": [1, 2]}, {"a": [1, 2]}, False, False),
        ("result.json", {"a": [1, 2]}, {"a": [1, 3]}, True, True),
        ("result.json", {"a": [1, 2]}, {"a": [1]}, True, True),
        ("result.json", {"a": 1}, {"a": 1.0}, True, True),
        ("result.json", {"a": {"b": 1, "c": None}}, {"a": {"b": 1}}, True, True),
        ("result.json", {"a": [{"b": 1}]}, {"a": [{"b": 1, "c": 2}]}, False, True),
        ("brief.html.txt", "<p>\nOne gap\n</p>\n", "<p>\nTwo gaps\n</p>\n", True, True),
    ],
)
def test_a_comparison_notices(tmp_path: Path, name: str, before: Any, after: Any, differs: bool, strict: bool) -> None:
    old, new = (
        str(capture(tmp_path / side, {name: value if isinstance(value, str) else json.dumps(value)}))
        for side, value in (("old", before), ("new", after))
    )
    assert compare.main([old, new]) == differs
    assert compare.main([old, new, "--strict"]) == (differs or strict)


def test_a_missing_file_and_a_crash_are_differences(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old = str(capture(tmp_path / "old", {"result.json": "{}"}))
    crashed = str(capture(tmp_path / "crashed", {"crash.txt": "KeyError: 'title'"}))
    empty = str(capture(tmp_path / "empty", {"other.txt": ""}))
    assert compare.main([old, crashed]) == 1
    assert "KeyError: 'title'" in capsys.readouterr().out
    assert compare.main([old, empty]) == 1


def test_added_keys_are_told_by_pattern(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old = capture(tmp_path / "old", {"result.json": '{"rows": [{}, {}]}'})
    new = capture(tmp_path / "new", {"result.json": '{"rows": [{"code": 1}, {"code": 2}]}'})
    assert compare.main([str(old), str(new)]) == 0
    assert "2 rows[].code" in capsys.readouterr().out


def test_names_of_cases_are_different_and_few_are_quick() -> None:
    every = cases(40)
    assert len({folder_of(case.name) for case in every}) == len(every)
    assert 50 < len(chosen(every, "", quick=True)) < len(every) / 3
    assert {case.kind for case in chosen(every, "drawn/", quick=False)} == {"drawn"}


def test_mutants_are_the_same_for_ever() -> None:
    assert mutant(ROOT / "examples", 7) == mutant(ROOT / "examples", 7)
    assert mutant(ROOT / "examples", 7) != mutant(ROOT / "examples", 16)


def test_a_change_is_laid_over_a_list_by_id() -> None:
    old = {"providers": [{"id": "a", "x": 1}, {"id": "b"}]}
    new = {"providers": {"a": {"y": 2}, "c": {"z": 3}}}
    assert merged(old, new) == {"providers": [{"id": "a", "x": 1, "y": 2}, {"id": "b"}, {"id": "c", "z": 3}]}
