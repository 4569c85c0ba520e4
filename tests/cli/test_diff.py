"""`assessor diff`: what changed between two engagements, and why verdicts moved."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

from tests.cli.running import GOOD, MINI, Finished

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SMALL = ("--data", MINI, "--no-cache")


def changed(folder: Path, *pairs: tuple[str, str]) -> Path:
    text = GOOD.read_text(encoding="utf-8")
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    path = folder / "new.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_nothing_differs(call: Callable[..., Finished]) -> None:
    assert call("diff", GOOD, GOOD, *SMALL) == (0, "Nothing differs.\n", "")


def test_what_moves_a_verdict_and_what_does_not(call: Callable[..., Finished], tmp_path: Path) -> None:
    path = changed(tmp_path, ("state: assigned, who", "state: not_done, who"), ("One more word", "Another"))
    done = call("diff", GOOD, path, *SMALL)
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("2 things differ; 1 verdict of today moved, of ")
    assert (
        "Because of: duty duties.rd-charge.state: assigned became not_done\n  mini:1.6 A person is in charge: "
        in done.out
    )


def test_json_has_codes_and_positions(call: Callable[..., Finished], tmp_path: Path) -> None:
    path = changed(tmp_path, ("state: assigned, who", "state: not_done, who"))
    done = call("diff", GOOD, path, *SMALL, "--format", "json")
    made = json.loads(done.out)
    assert made["format"] == "changes/1"
    (part,) = made["parts"]
    assert (part["kind"], part["place"], part["was"], part["now"]) == (
        "duty",
        ["duties", "rd-charge", "state"],
        "assigned",
        "not_done",
    )
    (verdict,) = made["verdicts"]
    assert (verdict["ref"], verdict["after"], verdict["causes"]) == ("mini:1.6", "gap", [[0]])
    assert verdict["joint"] is False


def test_swapping_the_sides_swaps_the_verdicts(call: Callable[..., Finished], tmp_path: Path) -> None:
    path = changed(tmp_path, ("physical_security: [customer], ", ""), ("state: assigned, who", "state: not_done, who"))
    there, back = (
        json.loads(call("diff", *pair, *SMALL, "--format", "json").out) for pair in ((GOOD, path), (path, GOOD))
    )
    assert [(item["ref"], item["before"], item["after"]) for item in there["verdicts"]] == [
        (item["ref"], item["after"], item["before"]) for item in back["verdicts"]
    ]


def test_other_rules_are_named_as_the_cause(call: Callable[..., Finished], tmp_path: Path) -> None:
    other = tmp_path / "data"
    shutil.copytree(MINI, other)
    gates = next(path for path in sorted((other / "rules").rglob("*.yaml")) if "gates" in path.as_posix())
    gates.write_text(gates.read_text(encoding="utf-8") + "# one more remark\n", encoding="utf-8")
    done = call("diff", GOOD, GOOD, *SMALL, "--old-data", other)
    assert done.code == 0, done.err
    assert "1 thing differs; no verdict of today moved." in done.out
    assert "rules: the catalogs or rules that judge are others" in done.out


def test_a_broken_side_is_refused(call: Callable[..., Finished], tmp_path: Path) -> None:
    path = changed(tmp_path, ("physical_security: [customer]", "physical_security: [nobody]"))
    done = call("diff", GOOD, path, *SMALL)
    assert done.code == 3
    assert "error[" in done.err


def test_a_brief_is_compared_by_what_it_carries(call: Callable[..., Finished], tmp_path: Path) -> None:
    """The folder of a run stands for the engagement it was made from."""
    made = call("assess", GOOD, *SMALL, "--format", "pdf,json", "--out", tmp_path / "run")
    assert made.code in (0, 1), made.err
    path = changed(tmp_path, ("state: assigned, who", "state: not_done, who"))
    wanted = call("diff", GOOD, path, *SMALL, "--format", "json")
    for brief in (tmp_path / "run", tmp_path / "run" / "brief.pdf"):
        done = call("diff", brief, path, *SMALL, "--format", "json")
        assert done.code == 0, done.err
        assert json.loads(done.out)["verdicts"] == json.loads(wanted.out)["verdicts"]
    wanted_verdicts = json.loads(wanted.out)["verdicts"]
    _result_alone(call, tmp_path, path, [(item["ref"], item["before"], item["after"]) for item in wanted_verdicts])


def _result_alone(call: Callable[..., Finished], folder: Path, path: Path, moved: list[tuple[str, str, str]]) -> None:
    """A result carries no engagement: verdicts are compared, what both list is named, and no cause is made up."""
    alone = folder / "run" / "result.json"
    done = call("diff", alone, path, *SMALL, "--format", "json")
    assert done.code == 0, done.err
    made = json.loads(done.out)
    assert [(item["ref"], item["before"], item["after"]) for item in made["verdicts"]] == moved
    assert (made["exact"], {len(item["causes"]) for item in made["verdicts"]}) == (False, {0})
    assert (["duties", "rd-charge", "state"], "assigned", "not_done") in [
        (part["place"], part["was"], part["now"]) for part in made["parts"]
    ]
    said = call("diff", alone, path, *SMALL).out
    assert "cannot be worked out: a result says what was found" in said.replace("\n    ", " ")
    assert "What the results list that differs:" in said
    assert call("diff", alone, alone, *SMALL).out == "Nothing differs.\n"
    (folder / "other.json").write_bytes(alone.read_bytes().replace(b'"assigned"', b'"not_done"'))
    altered = call("diff", folder / "other.json", path, *SMALL)
    assert (altered.code, "was altered since it was written" in altered.err) == (3, True)


def test_changes_are_a_sheet_of_the_workbook(call: Callable[..., Finished], tmp_path: Path) -> None:
    path = changed(tmp_path, ("state: assigned, who", "state: not_done, who"), ("One more word", "Another"))
    done = call("papers", path, "workbook", *SMALL, "--format", "csv", "--since", GOOD, "--out", tmp_path)
    assert done.code == 0, done.err
    text = (tmp_path / "workbook-changes.csv").read_text(encoding="utf-8-sig")
    assert "1.6,A person is in charge," in text
    assert ",facts,duty duties.rd-charge.state: assigned became not_done" in text
    assert "moved none" in text
