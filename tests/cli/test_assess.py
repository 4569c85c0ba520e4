"""`assessor assess` as a process: files, exit codes, the same bytes every time."""

from __future__ import annotations

import json
import os
import pty
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from assessor import api
from assessor.report import pdf_available
from tests.cli.running import CLINIC, GOOD, MINI, ROOT, Finished, environment, problems, run, snapshot

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

BROKEN = ROOT / "tests" / "menagerie" / "engagements" / "as-of-missing.yaml"


@pytest.fixture
def clinic(data_root: Path, cache: Path) -> tuple[object, ...]:
    """The arguments that judge the clinic."""
    return ("assess", CLINIC, "--data", data_root, "--cache", cache)


def told(done: Finished) -> list[str]:
    """The codes of all that was warned of; one document of the clinic does not count, and is meant not to."""
    assert done.err.count("warning[") == len(problems(done.err)) == done.err.count("help: ")
    return [item.code for item in problems(done.err)]


def test_json_and_html(clinic: tuple[object, ...], tmp_path: Path) -> None:
    done = run(*clinic, "--out", tmp_path / "new" / "out", "--format", "json,html,json")
    assert (done.code, told(done)) == (0, ["engagement/idle"])
    assert sorted(snapshot(tmp_path / "new" / "out")) == ["brief.html", "manifest.json", "result.json"]
    result = json.loads((tmp_path / "new" / "out" / "result.json").read_bytes())
    assert result["format"] == "assessment/1"
    assert result["organization"]["name"] == "Elm Street Clinic"
    lines = done.out.splitlines()
    assert lines[0].split()[:2] == ["HIPAA", "met"]
    assert [line.split("  ")[0] for line in lines[1 : len(result["arrangements"]) + 1]] == [
        result["arrangement_titles"][name]["label"] for name in result["arrangements"]
    ]
    assert lines[-1].startswith("wrote ")
    assert done.out.isprintable() or "\x1b" not in done.out
    mode = (tmp_path / "new" / "out" / "result.json").stat().st_mode & 0o777
    assert mode == 0o666 & ~current_umask()


def current_umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def test_quiet_says_nothing_but_warnings(clinic: tuple[object, ...], tmp_path: Path) -> None:
    done = run(*clinic, "--out", tmp_path, "--format", "json", "--quiet")
    assert (done.code, done.out, told(done)) == (0, "", ["engagement/idle"])


@pytest.mark.skipif(pdf_available() is not None, reason="no Pango here")
def test_pdf_is_the_default_beside_the_result(clinic: tuple[object, ...], tmp_path: Path) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    done = run(*clinic, "--out", tmp_path / "out", env={"TMPDIR": str(scratch)})
    assert (done.code, told(done)) == (0, ["engagement/idle"])
    assert list(scratch.iterdir()) == []  # the fonts that were unpacked to lay it out are gone
    written = snapshot(tmp_path / "out")
    assert sorted(written) == ["brief.pdf", "manifest.json", "result.json"]
    assert written["brief.pdf"].startswith(b"%PDF-")


@pytest.mark.parametrize(
    ("extra", "code"),
    [
        ((), 0),
        (("--fail-on", "gap"), 1),
        (("--fail-on", "partial"), 1),
        (("--fail-on", "gap", "--arrangement", "managed"), 0),
        (("--fail-on", "partial", "--arrangement", "managed"), 0),
        (("--fail-on", "gap", "--arrangement", "break_fix"), 1),
        (("--arrangement", "nobody"), 3),
    ],
)
def test_exit_codes_by_verdict(
    extra: tuple[str, ...], code: int, clinic: tuple[object, ...], call: Callable[..., Finished], tmp_path: Path
) -> None:
    done = call(*clinic, "--out", tmp_path / "out", "--format", "json", *extra)
    assert done.code == code
    assert (tmp_path / "out" / "result.json").exists() is (code != 3)


@pytest.mark.parametrize(
    ("option", "told"),
    [
        (("--arrangement", "nobody"), "there is no arrangement 'nobody'\n  help: arrangements: today, "),
        (("--sections", "nothing"), "there is no section 'nothing'"),
        (("--since", "nothing.pdf"), "there is no file nothing.pdf"),
    ],
)
def test_an_option_that_leads_nowhere_is_refused_before_anything_is_judged(
    option: tuple[str, str],
    told: str,
    call: Callable[..., Finished],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(api, "judged", lambda *_args, **_options: pytest.fail("it was judged"))
    done = call("assess", GOOD, "--data", MINI, "--no-cache", "--out", tmp_path / "out", *option)
    assert (done.code, done.out) == (3, "")
    assert told in done.err


def test_partial_is_less_than_a_gap(call: Callable[..., Finished], tmp_path: Path) -> None:
    text = """\
as_of: "2026-11-21"
organization: {name: Acme}
frameworks: [mini]
asset_groups: [{id: main}, {id: branch}]
providers: [{id: northmsp, model: managed, offering: gold, covers: [main], artefacts: {promise: here.pdf}}]
today: {backup_dr: [northmsp]}
"""
    (tmp_path / "here.pdf").write_bytes(b"signed")
    path = tmp_path / "engagement.yaml"
    path.write_text(text, encoding="utf-8")
    common = ("assess", path, "--data", MINI, "--no-cache", "--format", "json", "--out", tmp_path / "out")
    assert call(*common).code == 0
    result = json.loads((tmp_path / "out" / "result.json").read_bytes())
    verdicts = {row["verdicts"]["today"]["verdict"] for row in result["obligations"]}
    assert "partial" in verdicts
    assert "gap" not in verdicts
    assert call(*common, "--fail-on", "gap").code == 0
    assert call(*common, "--fail-on", "partial").code == 1


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("assess",), "required: ENGAGEMENT, --out"),
        (("assess", CLINIC), "required: --out"),
        (("assess", CLINIC, "--out", "x", "--format", "docx"), "there is no format 'docx'; use pdf, json, html"),
        (("assess", CLINIC, "--out", "x", "--format", "xlsx"), "there is no format 'xlsx'; use pdf, json, html"),
        (("assess", CLINIC, "--out", "x", "--format", ","), "name at least one of pdf, json, html"),
        (("assess", CLINIC, "--out", "x", "--fail-on", "anything"), "invalid choice: 'anything'"),
        (("assess", CLINIC, "--out", "x", "--frobnicate"), "unrecognized arguments: --frobnicate"),
        (("judge", CLINIC), "invalid choice: 'judge'"),
        (("catalog",), "required: ACTION"),
        (("explain",), "required: OBLIGATION"),
    ],
)
def test_wrong_usage_is_two(arguments: tuple[object, ...], told: str, call: Callable[..., Finished]) -> None:
    done = call(*arguments)
    assert (done.code, done.out) == (2, "")
    assert told in done.err
    assert "usage: " in done.err


def test_help_names_commands_and_exit_codes(call: Callable[..., Finished]) -> None:
    for arguments in ((), ("--help",), ("assess", "--help"), ("explain", "-h")):
        done = call(*arguments)
        assert (done.code, done.err) == (0, "")
        assert "exit codes:" in done.out
    assert call("--version").out == call("-V").out == "assessor 0.1.0\n"


def test_a_missing_file_is_three(call: Callable[..., Finished], tmp_path: Path) -> None:
    done = call("assess", tmp_path / "none.yaml", "--out", tmp_path / "out")
    assert done.code == 3
    assert "file/missing" in done.err
    assert "assessor init" in done.err


def test_a_missing_data_root_is_three(call: Callable[..., Finished], tmp_path: Path) -> None:
    done = call("assess", CLINIC, "--data", tmp_path, "--no-cache", "--out", tmp_path / "out")
    assert done.code == 3
    assert f"{tmp_path} has no folder 'controls'" in done.err


def on_a_terminal(*arguments: object, env: dict[str, str]) -> str:
    """What a person sees: both streams on a pseudo-terminal."""
    try:
        parent, child = pty.openpty()
    except OSError:
        pytest.skip("this machine has no pseudo-terminals")
    try:
        command = [sys.executable, "-m", "assessor", *map(str, arguments)]
        process = subprocess.Popen(command, stdout=child, stderr=child, stdin=child, env=environment(env), cwd=ROOT)
        os.close(child)
        seen = b""
        while True:
            try:
                part = os.read(parent, 65536)
            except OSError:
                break
            if not part:
                break
            seen += part
        process.wait()
    finally:
        os.close(parent)
    return seen.decode()


def test_color_only_where_it_is_wanted(tmp_path: Path, cache: Path) -> None:
    common = ("check", BROKEN, "--data", MINI, "--cache", cache)
    assert "\x1b[31;1merror" in on_a_terminal(*common, env={"TERM": "xterm"})
    assert "\x1b" not in on_a_terminal(*common, env={"TERM": "xterm", "NO_COLOR": "1"})
    assert "\x1b" not in on_a_terminal(*common, env={"TERM": "dumb"})
    assert "\x1b" not in run(*common, env={"TERM": "xterm"}).out
    judged = ("assess", GOOD, "--data", MINI, "--cache", cache, "--out", tmp_path, "--format", "json")
    assert "\x1b[1mSmall standard" in on_a_terminal(*judged, env={"TERM": "xterm"})
    assert "\x1b[1m" not in on_a_terminal(*judged, env={"TERM": "xterm", "NO_COLOR": "1"})
    assert "\x1b" not in run(*judged, env={"TERM": "xterm"}).out


def test_the_same_bytes_every_time(clinic: tuple[object, ...], data_root: Path, cache: Path, tmp_path: Path) -> None:
    def judged(name: str, *extra: object, **options: object) -> dict[str, bytes]:
        done = run(*extra, "--out", tmp_path / name, "--format", "json,html", **options)  # type: ignore[arg-type]
        assert (done.code, told(done)) == (0, ["engagement/idle"])
        return snapshot(tmp_path / name)

    first = judged("1", *clinic)
    assert judged("2", *clinic) == first
    assert (
        judged("3", *clinic, env={"PYTHONHASHSEED": "1", "TZ": "Asia/Tokyo", "LC_ALL": "C", "LANG": "de_DE"}) == first
    )
    assert judged("4", *clinic, env={"PYTHONHASHSEED": "2", "COLUMNS": "20", "HOME": "/nonexistent"}) == first
    elsewhere = ("assess", "clinic.yaml", "--data", data_root, "--cache", cache)
    assert judged("5", *elsewhere, cwd=CLINIC.parent) == first
    assert judged("6", "assess", CLINIC, "--data", data_root, "--no-cache", env={"PYTHONHASHSEED": "3"}) == first


def test_no_output_is_touched_by_a_run_that_fails(call: Callable[..., Finished], tmp_path: Path, cache: Path) -> None:
    common = ("--data", MINI, "--cache", cache, "--format", "json,html", "--out", tmp_path)
    assert call("assess", GOOD, *common).code == 0
    before = snapshot(tmp_path)
    assert call("assess", BROKEN, *common).code == 3
    assert call("assess", GOOD, *common, "--arrangement", "nobody").code == 3
    assert snapshot(tmp_path) == before


def test_a_disk_that_is_full(tmp_path: Path, cache: Path) -> None:
    common = ("assess", GOOD, "--data", MINI, "--cache", cache, "--format", "json,html", "--out", tmp_path)
    assert run(*common).code == 0
    before = snapshot(tmp_path)
    done = run(*common, file_limit=2000)
    assert done.code == 3
    assert "assessor: cannot write" in done.err
    assert "no file was replaced" in done.err
    assert "Traceback" not in done.err
    assert snapshot(tmp_path) == before


def test_a_full_disk_leaves_an_uncached_run_working(tmp_path: Path) -> None:
    folder = tmp_path / "cache"
    common = ("explain", "mini:1.1", "--data", MINI, "--cache", folder)
    limited = run(*common, file_limit=100)
    assert (limited.code, limited.err) == (0, "")
    assert [path for path in folder.rglob("*") if path.is_file()] == []


def test_output_that_cannot_be_written(call: Callable[..., Finished], tmp_path: Path, cache: Path) -> None:
    common = ("assess", GOOD, "--data", MINI, "--cache", cache, "--format", "json,html", "--out")
    blocked = tmp_path / "file"
    blocked.write_text("here first", encoding="utf-8")
    for target in (blocked, blocked / "below", tmp_path / ("n" * 300)):
        done = call(*common, target)
        assert done.code == 3
        assert done.err.startswith("assessor: cannot write")
    assert blocked.read_text(encoding="utf-8") == "here first"


def test_a_folder_in_the_way_of_one_file_stops_all(call: Callable[..., Finished], tmp_path: Path, cache: Path) -> None:
    (tmp_path / "brief.html").mkdir()
    (tmp_path / "result.json").write_text("old", encoding="utf-8")
    done = call("assess", GOOD, "--data", MINI, "--cache", cache, "--format", "json,html", "--out", tmp_path)
    assert done.code == 3
    assert "there is a folder of that name" in done.err
    assert (tmp_path / "result.json").read_text(encoding="utf-8") == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["brief.html", "result.json"]


def test_a_terminal_without_the_characters(cache: Path) -> None:
    done = run("explain", "mini:1.1", "--data", MINI, "--cache", cache, env={"PYTHONIOENCODING": "ascii"})
    assert done.code == 0
    assert "\\u2192" in done.out


def test_a_copy_of_the_engagement_gives_the_same_result(
    tmp_path: Path, call: Callable[..., Finished], cache: Path
) -> None:
    (tmp_path / "elsewhere").mkdir()
    shutil.copy(GOOD, tmp_path / "elsewhere" / GOOD.name)
    common = ("--data", MINI, "--cache", cache, "--format", "json", "--quiet")
    call("assess", GOOD, *common, "--out", tmp_path / "1")
    call("assess", tmp_path / "elsewhere" / GOOD.name, *common, "--out", tmp_path / "2")
    assert snapshot(tmp_path / "1") == snapshot(tmp_path / "2")
