"""`assessor init`: a starter that runs as it stands."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.cli.running import environment, problems

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.running import Finished


STANDING = "engagement/standing"
"""The only warning of a sound starter: dates of the law that passed within a year, and nobody has checked since."""


@pytest.fixture
def init(call: Callable[..., Finished], data_root: Path, cache: Path) -> Callable[..., Finished]:
    def run(*arguments: object) -> Finished:
        return call("init", *arguments, "--data", data_root, "--cache", cache)

    return run


def test_the_starter_runs_and_assumes_nothing(
    init: Callable[..., Finished], call: Callable[..., Finished], data_root: Path, cache: Path, tmp_path: Path
) -> None:
    path = tmp_path / "new" / "mine.yaml"
    done = init(path, "--name", 'Müller & "Söhne"', "--framework", "hipaa", "--as-of", "2026-11-21")
    assert (done.code, done.err) == (0, "")
    assert done.out == f"wrote {path}; fill in what you know, then run: assessor assess {path} --out out\n"
    common = ("--data", data_root, "--cache", cache)
    assert problems(call("check", path, *common).out) == []
    assessed = call("assess", path, *common, "--out", tmp_path / "out", "--format", "json")
    assert assessed.code == 0
    assert "can be judged yet; 'assessor next' asks what decides most" in assessed.out, "one line in place of a table"
    result = json.loads((tmp_path / "out" / "result.json").read_bytes())
    assert result["organization"]["name"] == 'Müller & "Söhne"'
    assert result["organization"]["facts"] == {}
    assert result["as_of"] == "2026-11-21"
    verdicts = {row["verdicts"]["today"]["verdict"] for row in result["obligations"]}
    assert verdicts <= {"not_assessable", "not_applicable", "gap"}, "what nobody stated is never met"
    assert "not_assessable" in verdicts


def test_every_line_that_is_offered_can_be_used(
    init: Callable[..., Finished], call: Callable[..., Finished], data_root: Path, cache: Path, tmp_path: Path
) -> None:
    path = tmp_path / "mine.yaml"
    assert init(path, "--framework", "hipaa", "--as-of", "2026-11-21").code == 0
    text = path.read_text(encoding="utf-8")
    opened = re.sub(r"(?m)^  # (?=[a-z_]+: )", "  ", text)
    opened = re.sub(
        r"(?m)^#(?=(?:providers|today|duties|operations|prices|risk|hipaa):|  - |    |  [a-z\"])", "", opened
    )
    assert opened.count("\n  covered_entity: true") == 1
    for heading in ("\nproviders:\n  - id: my-msp\n", "\ntoday:\n  ", "\nduties:\n  ", "\noperations:\n  "):
        assert heading in opened
    path.write_text(opened, encoding="utf-8")
    done = call("check", path, "--data", data_root, "--cache", cache)
    found = [(item.code, item.severity) for item in problems(done.out)]
    assert found == [("path/missing", "warning")], done.out


def test_no_duty_in_the_starter_is_an_answer(
    init: Callable[..., Finished], call: Callable[..., Finished], data_root: Path, cache: Path, tmp_path: Path
) -> None:
    """The state is left to be filled; what older starters wrote there, left as it was, is no answer either."""
    path = tmp_path / "mine.yaml"
    assert init(path, "--framework", "hipaa", "--as-of", "2026-11-21").code == 0
    text = path.read_text(encoding="utf-8")
    assert set(re.findall(r"(?m)^#  rd-\S+: (\{.*?\})   #", text)) == {"{state: }"}
    assert "…" not in text.partition("#duties:")[2].partition("\n\n")[0], "a sentence is whole"
    assert re.search(r"(?m)^#      # part \w+: \w+", text), "each part in words"
    opened = re.sub(r"(?m)^#(?=duties:|  rd-)", "", text)
    seen = []
    for stated in ("{state: }", "{state: assigned, who: name}", "{state: done, who: name}"):
        path.write_text(opened.replace("{state: }", stated), encoding="utf-8")
        out = tmp_path / stated[8:12].strip(" }")
        assert call("assess", path, "--data", data_root, "--cache", cache, "--out", out, "--format", "json").code == 0
        rows = json.loads((out / "result.json").read_bytes())["obligations"]
        seen.append([row["verdicts"]["today"]["verdict"] for row in rows])
        warned = call("check", path, "--data", data_root, "--cache", cache).out.count("warning[engagement/placeholder]")
        assert (warned > 0) is ("name" in stated)
    assert seen[0] == seen[1] == seen[2]


def test_the_block_of_a_framework_can_be_used(
    init: Callable[..., Finished], call: Callable[..., Finished], cache: Path, tmp_path: Path
) -> None:
    path = tmp_path / "mine.yaml"
    assert init(path, "--framework", "cmmc", "--as-of", "2026-11-21").code == 0
    text, _, block = path.read_text(encoding="utf-8").partition("\n#cmmc:\n")
    opened = f"{text}\ncmmc:\n{re.sub(r'(?m)^#', '', block)}"
    assert "\ncmmc:\n  assessment: c3pao" in opened
    opened, levels = re.subn(r"(?m)^  # cmmc_level: 0", "  cmmc_level: 2", opened)
    assert levels == 1, "the block needs a level"
    path.write_text(opened, encoding="utf-8")
    assert [item.code for item in problems(call("check", path, "--cache", cache).out)] == [STANDING]


def test_blocks_of_frameworks_stand_in_the_order_they_are_named_in(
    call: Callable[..., Finished], cache: Path, tmp_path: Path
) -> None:
    path = tmp_path / "mine.yaml"
    asked = ("soc-2", "cmmc", "pci-dss", "hipaa")
    words = [word for name in asked for word in ("--framework", name)]
    assert call("init", path, *words, "--as-of", "2026-11-21", "--cache", cache).code == 0
    blocks = re.findall(r"(?m)^#(soc_2|cmmc|pci_dss|hipaa):$", path.read_text(encoding="utf-8"))
    assert blocks == [name.replace("-", "_") for name in asked]


def test_answers_in_a_pipe_are_refused_and_no_file_is_written(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    given = tmp_path / "answers.txt"
    given.write_text("Maple\n", encoding="utf-8")
    with given.open("rb") as heard:
        done = subprocess.run(
            [sys.executable, "-m", "assessor", "init", str(path)],
            stdin=heard,
            capture_output=True,
            check=False,
            env=environment(),
        )
    assert done.returncode == 3
    assert b"use --answers" in done.stderr
    assert not path.exists()


def test_nothing_is_overwritten_unless_told(init: Callable[..., Finished], tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text("precious", encoding="utf-8")
    done = init(path)
    assert done.code == 3
    assert done.err == f"assessor: {path} already exists\n  help: choose another name, or use --force to replace it\n"
    assert path.read_text(encoding="utf-8") == "precious"
    assert init(path, "--force").code == 0
    assert path.read_text(encoding="utf-8").startswith("# Your engagement")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--framework", "hippa"), "there is no framework 'hippa'"),
        (("--name", "<script>alert(1)</script>"), "these answers do not make a valid file: text contains '<s'"),
        (("--name", "a\x1b[31mb"), "these answers do not make a valid file: control character U+001B"),
        (("--name", "n" * 121), "these answers do not make a valid file: 'nnn"),
    ],
)
def test_answers_that_cannot_be_used(
    arguments: tuple[str, ...], told: str, init: Callable[..., Finished], tmp_path: Path
) -> None:
    path = tmp_path / "mine.yaml"
    done = init(path, *arguments)
    assert done.code == 3
    assert told in done.err
    assert "  help: " in done.err
    assert not path.exists()


def test_without_answers_it_asks_nobody(init: Callable[..., Finished], tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    assert init(path).code == 0
    text = path.read_text(encoding="utf-8")
    assert 'name: "My organization"' in text
    assert "\nframeworks: [cmmc, hipaa, pci-dss, soc-2]\n" in text, (
        "every framework there is: none of them is chosen for the officer"
    )
    assert re.search(r"^as_of: \d{4}-\d\d-\d\d ", text, re.MULTILINE)


@pytest.mark.parametrize("text", ["tomorrow", "2026-02-30", "20261121"])
def test_a_day_that_is_none_is_wrong_use(text: str, init: Callable[..., Finished], tmp_path: Path) -> None:
    done = init(tmp_path / "mine.yaml", "--as-of", text)
    assert done.code == 2
    assert f"'{text}' is not a date; write it as 2026-11-21" in done.err
    assert not (tmp_path / "mine.yaml").exists()
