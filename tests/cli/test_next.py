"""`assessor next`: the questions that decide most, from the file to the last line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.cli.running import CLINIC, MENAGERIE, MINI, ROOT, Finished, problems, run

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def test_a_process_of_its_own_prints_the_questions(cache: Path) -> None:
    done = run("next", CLINIC, "-n", "4", "--cache", cache)
    assert (done.code, done.err) == (0, "")
    lines = done.out.splitlines()
    assert lines[0].startswith("Today 55 of 72 obligations that apply can be judged (76%). These 4 questions")
    assert [line[:2] for line in lines if line[1:3] == ". "] == ["1.", "2.", "3.", "4."]
    assert "   key: duties.rd-breach-notice-content.parts.individuals.state" in lines
    assert "     state: not_done   # nobody does it" in lines
    assert lines[-1].endswith("more questions: --all prints them.")


def test_all_leaves_none_out(call: Callable[..., Finished], cache: Path) -> None:
    done = call("next", CLINIC, "--all", "--cache", cache)
    assert done.code == 0
    assert "bring that to 100%" in done.out.replace("\n", " ")
    assert "more question" not in done.out


def test_json_has_the_same_questions(call: Callable[..., Finished], cache: Path) -> None:
    data = json.loads(call("next", CLINIC, "--format", "json", "--cache", cache).out)
    assert (data["format"], data["open"], data["applicable"]) == ("questions/1", 17, 72)
    assert data["asked"] == len(data["questions"]) == 10
    first = data["questions"][0]
    assert first["key"] == "duties.rd-breach-notice-content.parts.individuals.state"
    assert first["answers"][0]["what_if"] == f"{first['key']}=done"
    assert first["obligations"] == first["alone"]


def test_where_nothing_is_open_it_says_so(call: Callable[..., Finished], cache: Path, tmp_path: Path) -> None:
    text = (ROOT / "examples" / "redirect-shop.yaml").read_text(encoding="utf-8")
    mine = tmp_path / "shop.yaml"
    mine.write_text(text.replace('collected: "2026-07-30"', 'collected: "2026-10-28"'), encoding="utf-8")
    done = call("next", mine, "--cache", cache)
    assert done.code == 0
    assert done.out.startswith("Nothing is open: all 18 obligations that apply can be judged. Today there are 0 gaps")
    assert "1." not in done.out


@pytest.mark.parametrize("count", ["0", "many", "-1"])
def test_a_number_of_questions_is_one_or_more(count: str, call: Callable[..., Finished]) -> None:
    done = call("next", CLINIC, f"--number={count}")
    assert done.code == 2
    assert "write 1 or more" in done.err


def test_a_broken_engagement_is_told_first(call: Callable[..., Finished]) -> None:
    path = MENAGERIE / "engagements" / "evidence-future.yaml"
    done = call("next", path, "--data", MINI, "--no-cache")
    assert (done.code, done.out) == (3, "")
    assert [item.code for item in problems(done.err)] == ["engagement/future"]
