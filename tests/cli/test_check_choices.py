"""`assessor check`: what is shown, what is mended, and what dashboards are told."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest

from assessor.cli.session import run_command
from tests.cli.running import ROOT, run

if TYPE_CHECKING:
    from pathlib import Path

GOOD = (ROOT / "examples" / "billing-office.yaml").read_text(encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "mine.yaml").write_text(GOOD.replace("uses_subcontractors: true", "uses_subcontractors: yes"))
    return tmp_path


def test_a_folder_is_read_for_our_files_only(folder: Path) -> None:
    (folder / "compose.yaml").write_text("services: {}\n")
    for other in ("node_modules", ".git"):
        (folder / other).mkdir()
        (folder / other / "x.yaml").write_text("organization: [\n")
    (folder / "old").mkdir()
    shutil.copy(folder / "mine.yaml", folder / "old" / "mine.yaml")
    assert "2 files checked" in run("check", str(folder)).out
    assert "1 file checked" in run("check", str(folder), "--exclude", "old/*").out


def test_select_and_ignore_name_codes_and_families(folder: Path) -> None:
    everything = run("check", str(folder / "mine.yaml"))
    assert everything.code == 3
    assert "fact/type" in everything.out
    assert "path/missing" in everything.out
    alone = run("check", str(folder / "mine.yaml"), "--select", "fact")
    assert "fact/type" in alone.out
    assert "path/missing" not in alone.out
    assert "(2 not shown)" in alone.out
    ignored = run("check", str(folder / "mine.yaml"), "--ignore", "path,fact")
    assert "path/missing" not in ignored.out
    assert "fact/type" in ignored.out, "an error cannot be left out"
    assert ignored.code == 3
    unknown = run("check", str(folder / "mine.yaml"), "--ignore", "shcema")
    assert unknown.code == 3
    assert "did you mean 'schema'?" in unknown.err


def test_many_problems_are_counted_and_not_printed(tmp_path: Path) -> None:
    path = tmp_path / "many.yaml"
    path.write_text(GOOD + "".join(f"key_{number}: 1\n" for number in range(5000)))
    short = run("check", str(path), "--limit", "10")
    assert short.out.count("schema/unknown-key]") == 10
    assert "--limit 0 shows all" in short.out


def test_fix_mends_what_needs_no_decision_and_keeps_the_rest(folder: Path) -> None:
    path = folder / "mine.yaml"
    done = run("check", str(path), "--fix", "--ignore", "path")
    assert done.code == 0, done.out
    assert "mended" in done.out
    assert path.read_text(encoding="utf-8") == GOOD


def test_sarif_is_relative_and_carries_rules_and_fingerprints(folder: Path) -> None:
    first = run("check", str(folder / "mine.yaml"), "--format", "sarif", cwd=folder)
    log = json.loads(first.out)["runs"][0]
    rules = log["tool"]["driver"]["rules"]
    result = next(item for item in log["results"] if item["ruleId"] == "fact/type")
    assert rules[result["ruleIndex"]]["shortDescription"]["text"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"] == {
        "uri": "mine.yaml",
        "uriBaseId": "SRCROOT",
    }
    (folder / "mine.yaml").write_text("# a line above\n" + (folder / "mine.yaml").read_text())
    again = json.loads(run("check", str(folder / "mine.yaml"), "--format", "sarif", cwd=folder).out)["runs"][0]
    assert {item["partialFingerprints"]["assessor/1"] for item in again["results"]} == {
        item["partialFingerprints"]["assessor/1"] for item in log["results"]
    }


def test_about_a_code() -> None:
    said = run("check", "--about", "yaml/alias")
    assert said.code == 0
    assert "alias" in said.out
    assert run("check", "--about", "yaml").code == 3


def test_watch_checks_again_after_a_change_until_it_is_interrupted(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = folder / "mine.yaml"
    looks = iter(("nothing", "changed", "nothing"))

    def pause(_seconds: float) -> None:
        if (look := next(looks, None)) is None:
            raise KeyboardInterrupt  # what Ctrl-C does
        if look == "changed":
            path.write_text(GOOD)

    monkeypatch.setattr("assessor.cli.check_runs.time.sleep", pause)
    with pytest.raises(KeyboardInterrupt):
        run_command(["check", str(path), "--watch"])
    printed = capsys.readouterr().out
    assert printed.count("fact/type") == 1
    assert printed.count("watching 1 file since") == 2
    assert printed.index("1 error,") < printed.index("0 errors,")
