"""`assessor test` as a whole: what it prints, what it returns, and what it refuses."""

from __future__ import annotations

import json
import re
import shutil
from typing import TYPE_CHECKING

import pytest

from assessor import api
from tests.cli.running import MENAGERIE, MINI, ROOT, Finished, problems, run

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

CASES = MINI / "rules" / "cases" / "mini.yaml"


@pytest.fixture
def changed(tmp_path: Path) -> Callable[..., Path]:
    """The cases of the small standard with one text in place of another, in a file of their own."""

    def write(old: str, new: str) -> Path:
        text = CASES.read_text(encoding="utf-8")
        assert old in text
        path = tmp_path / "mine.yaml"
        path.write_text(text.replace(old, new), encoding="utf-8")
        return path

    return write


def test_all_pass(tmp_path: Path) -> None:
    done = run("test", "--data", MINI, "--no-cache")
    assert done == Finished(
        0,
        "Small standard: 3 cases, 1 trap among them; 4 expectations, 1 in place by label, 4 passed\n"
        "3 cases, 0 failed\n",
        "",
    )
    assert run("test", CASES, "--data", MINI, "--cache", tmp_path).out == done.out
    assert run("test", CASES.parent, "--data", MINI, "--cache", tmp_path).out == done.out


def test_another_verdict_fails(changed: Callable[..., Path]) -> None:
    path = changed('- {obligation: "mini:1.6", verdict: undecided}', '- {obligation: "mini:1.6", verdict: in_place}')
    done = run("test", path, "--data", MINI, "--no-cache")
    assert done == Finished(
        1,
        "mini-covered-or-not: mini:1.6, today: expected in place, got not assessable: "
        "Not stated: Is the company covered?\n"
        "Small standard: 3 cases, 1 trap among them; 4 expectations, 2 in place by label, 3 passed\n"
        "3 cases, 1 failed\n",
        "",
    )


@pytest.mark.parametrize(
    ("old", "new", "expected", "got"),
    [
        ("exactly: gap", "exactly: partial", "not in place (exactly partial and because of cadence)", "gap"),
        (
            "predicate: cadence",
            "predicate: scope",
            "not in place (exactly gap and because of scope)",
            "because of cadence",
        ),
        ("nobody is assigned", "Every  NIGHT a copy", "not in place", 'gap and says "Every  NIGHT a copy"'),
    ],
)
def test_each_part_of_an_expectation_counts(
    old: str, new: str, expected: str, got: str, changed: Callable[..., Path], call: Callable[..., Finished]
) -> None:
    done = call("test", changed(old, new), "--data", MINI, "--no-cache")
    line, *counts = done.out.splitlines()
    assert done.code == 1
    assert line.startswith(f"mini-copies-every-week: mini:1.2, today: expected {expected}")
    assert f"{got}: unmet: CP-9" in line
    assert "cadence fails: needed every day (legal)" in line
    assert counts[-1] == "3 cases, 1 failed"


def test_the_reason_is_that_of_explain(
    changed: Callable[..., Path], call: Callable[..., Finished], tmp_path: Path
) -> None:
    line = call("test", changed("exactly: gap", "exactly: partial"), "--data", MINI, "--no-cache").out.splitlines()[0]
    engagement = tmp_path / "engagement.yaml"
    engagement.write_text(
        'as_of: "2026-11-21"\norganization: {name: Example, covered: true, users: 20}\nframeworks: [mini]\n'
        "providers:\n  - {id: fixit, model: managed, offering: silver, artefacts: {promise: p.pdf},"
        " services: {backup_dr: {lines: {backup: {every: P7D}}}}}\n"
        "today: {backup_dr: [fixit]}\n",
        encoding="utf-8",
    )
    explained = call("explain", "mini:1.2", "--engagement", engagement, "--data", MINI, "--no-cache").out
    compared = next(text.strip() for text in explained.splitlines() if "cadence fails" in text)
    assert line.endswith(compared)


def test_rules_that_no_case_exercises(call: Callable[..., Finished], changed: Callable[..., Path]) -> None:
    done = call("test", "--data", MINI, "--no-cache", "--coverage")
    assert done.code == 0
    assert done.out.splitlines()[2:] == [
        "obligations: 2 of 8 exercised; not mini:1.1, mini:1.3, mini:1.4, mini:1.5, mini:1.7, mini:1.8",
        "capabilities: 1 of 6 exercised; not account-closing, alarm-watch, log-review, restore-test, scanning",
        "duties: 1 of 2 exercised; not rd-leavers",
        "contract papers: 0 of 1 exercised; not promise",
        "facts of applicability: 1 of 3 exercised; not tier, users",
    ]
    path = changed("artefacts: {promise: signed-promise.pdf}", "artefacts: {promise: null}")
    done = call("test", path, "--data", MINI, "--no-cache", "--coverage", "--format", "json")
    found = {item["family"]: item for item in json.loads(done.out)["coverage"]}
    assert found["gate"] == {"family": "gate", "rules": 1, "exercised": 1, "not_exercised": []}
    assert found["duty"] == {"family": "duty", "rules": 2, "exercised": 1, "not_exercised": ["rd-leavers"]}


def test_json(call: Callable[..., Finished], changed: Callable[..., Path]) -> None:
    path = changed("exactly: gap", "exactly: partial")
    done = call("test", path, "--data", MINI, "--no-cache", "--format", "json")
    assert done.code == 1
    report = json.loads(done.out)
    assert report["passed"] is False
    assert report["frameworks"] == [
        {
            "framework": "mini",
            "title": "Small standard",
            "cases": 3,
            "traps": 1,
            "expectations": 4,
            "passed": 3,
            "in_place": 1,
        }
    ]
    first = report["cases"][0]
    assert (first["id"], first["trap"], first["passed"]) == ("mini-copies-every-week", True, False)
    assert (first["path"], first["line"]) == (str(path), 4)
    one = first["expectations"][0]
    assert (one["verdict"], one["misses"], one["predicates"]) == ("gap", ["exactly"], ["cadence"])
    assert "cadence fails" in one["because"]


def test_the_list_judges_nothing(call: Callable[..., Finished]) -> None:
    done = call("test", "--list", "--data", MINI, "--no-cache")
    assert done.code == 0
    assert done.out.splitlines()[0] == (
        "mini-copies-every-week (trap): Copies once a week are not copies every night: "
        "mini:1.2, today: not in place (exactly gap and because of cadence); mini:1.2, break fix: not in place"
    )
    listed = json.loads(call("test", "--list", "--data", MINI, "--no-cache", "--format", "json").out)
    assert [case["id"] for case in listed] == ["mini-copies-every-week", "mini-person-named", "mini-covered-or-not"]
    assert "verdict" not in listed[0]["expectations"][0]


def test_a_broken_case_is_judged_by_nobody(call: Callable[..., Finished]) -> None:
    path = MENAGERIE / "data" / "case-engagement.yaml"
    done = call("test", path, "--data", MINI, "--no-cache")
    assert (done.code, done.out) == (3, "")
    assert "fact/type" in {item.code for item in problems(done.err)}
    checked = call("check", path, "--data", MINI, "--no-cache")
    assert checked.code == 3
    assert problems(checked.out) == problems(done.err)


def test_no_cases(call: Callable[..., Finished], tmp_path: Path) -> None:
    missing = call("test", tmp_path / "none.yaml", "--data", MINI, "--no-cache")
    assert (missing.code, missing.out) == (3, "")
    assert "No such file" in missing.err
    empty = call("test", tmp_path, "--data", MINI, "--no-cache")
    assert (empty.code, empty.out) == (3, "")
    assert f"no case file under {tmp_path}" in empty.err
    root = tmp_path / "root"
    shutil.copytree(MINI, root, ignore=shutil.ignore_patterns("cases"))
    assert "no case file under" in call("test", "--data", root, "--no-cache").err
    assert call("check", root).code == 0


def test_an_expectation_of_a_heading_is_told_what_it_is(
    call: Callable[..., Finished], changed: Callable[..., Path]
) -> None:
    done = call("test", changed('{obligation: "mini:1.2"', '{obligation: "mini:1"'), "--data", MINI, "--no-cache")
    assert done.code == 3
    assert "error[link/unknown-obligation]: 'mini:1' is a heading; only the obligations under it are judged" in done.err
    assert "expect one of mini:1.1, " in done.err


def test_the_example_of_the_page_comes_true(call: Callable[..., Finished], tmp_path: Path) -> None:
    page = (ROOT / "docs" / "authors.md").read_text(encoding="utf-8")
    example = re.search(r"```yaml\n(schema: cases/1\n.*?)```", page, re.DOTALL)
    assert example is not None
    path = tmp_path / "example.yaml"
    path.write_text(example[1], encoding="utf-8")
    assert call("check", path, "--data", MINI, "--no-cache").code == 0
    done = call("test", path, "--data", MINI, "--no-cache")
    assert (done.code, done.out.splitlines()[-1]) == (0, "1 case, 0 failed")


def test_cases_decide_nothing(tmp_path: Path) -> None:
    """Neither a digest nor a plan knows of them."""
    root = tmp_path / "root"
    shutil.copytree(MINI, root)
    before = api.load_library(data=root)
    (root / "rules" / "cases" / "mini.yaml").unlink()
    assert api.load_library(data=root) == before
    assert api.load_library(["mini"], data=root) == before.narrowed(["mini", "unknown"])
