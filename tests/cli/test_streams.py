"""Standard streams that fail: a reader who left changes nothing, lost output is said, and there is no traceback."""

from __future__ import annotations

import gc
import os
import shlex
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from assessor import report
from tests.cli.running import GOOD, MENAGERIE, MINI, ROOT, Finished, environment

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

BROKEN = MENAGERIE / "engagements" / "as-of-missing.yaml"
FULL = Path("/dev/full")
NO_SPACE = "assessor: cannot write standard output: No space left on device\n"
CODES: dict[str, tuple[tuple[object, ...], int]] = {
    "the version": (("--version",), 0),
    "help": (("assess", "--help"), 0),
    "an explanation": (("explain", "mini:1.1", "--data", MINI), 0),
    "more than a pipe holds": (("graph", "--data", ROOT), 0),
    "no faults": (("check", GOOD, "--data", MINI), 0),
    "faults": (("check", BROKEN, "--data", MINI), 3),
    "no gaps": (("assess", GOOD, "--data", MINI, "--format", "json"), 0),
    "gaps": (("assess", GOOD, "--data", MINI, "--format", "json", "--fail-on", "gap"), 1),
}
needs_full = pytest.mark.skipif(not FULL.exists(), reason="no such device here")


@pytest.fixture(params=CODES)
def line(request: pytest.FixtureRequest, tmp_path: Path, cache: Path) -> tuple[list[str], int]:
    """A command line and its exit code."""
    words, code = CODES[request.param]
    folder = ("--out", tmp_path / "out") if words[0] == "assess" and "--help" not in words else ()
    common = () if words[0] == "--version" else ("--cache", cache)
    return [sys.executable, "-m", "assessor", *map(str, (*words, *common, *folder))], code


def finished(command: list[str], stdout: int, stderr: int, env: Mapping[str, str] | None = None) -> Finished:
    done = subprocess.run(
        command, stdout=stdout, stderr=stderr, env=environment(env), cwd=ROOT, check=False, timeout=60
    )
    return Finished(done.returncode, (done.stdout or b"").decode(), (done.stderr or b"").decode())


@pytest.fixture
def closed_pipe() -> Callable[[], int]:
    """Makes the writing end of a pipe nobody reads from."""

    def make() -> int:
        reading, writing = os.pipe()
        os.close(reading)
        return writing

    return make


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_reader_who_left(line: tuple[list[str], int], closed_pipe: Callable[[], int], unbuffered: str) -> None:
    command, code = line
    done = finished(command, closed_pipe(), subprocess.PIPE, {"PYTHONUNBUFFERED": unbuffered})
    assert done == Finished(code, "", "")


def test_a_reader_who_left_both_streams(line: tuple[list[str], int], closed_pipe: Callable[[], int]) -> None:
    command, code = line
    assert finished(command, closed_pipe(), closed_pipe()).code == code


@pytest.mark.parametrize("reader", ["true", "head -1", "cat"])
def test_a_pipeline_sees_the_exit_code(reader: str, tmp_path: Path, cache: Path) -> None:
    for words, code in (CODES["faults"], CODES["gaps"]):
        folder = ("--out", tmp_path) if words[0] == "assess" else ()
        command = shlex.join([sys.executable, "-m", "assessor", *map(str, (*words, "--cache", cache, *folder))])
        script = f"set -o pipefail; {command} | {reader}"
        done = subprocess.run(["bash", "-c", script], env=environment(), cwd=ROOT, capture_output=True, check=False)
        assert (done.returncode, done.stderr) == (code, b"")


@needs_full
def test_output_that_is_lost_is_said(line: tuple[list[str], int]) -> None:
    command, _ = line
    with FULL.open("wb") as full:
        done = finished(command, full.fileno(), subprocess.PIPE)
    assert done == Finished(3, "", NO_SPACE)


@needs_full
def test_messages_that_are_lost_change_nothing(tmp_path: Path, cache: Path) -> None:
    """Nobody can be told, and the exit code says it all."""
    common = ("--data", MINI, "--cache", cache, "--out", tmp_path, "--format", "json")
    for path, code in ((GOOD, 0), (BROKEN, 3)):
        command = [sys.executable, "-m", "assessor", "assess", *map(str, (path, *common))]
        with FULL.open("wb") as full:
            assert finished(command, subprocess.PIPE, full.fileno()).code == code
            assert finished([*command, "--quiet"], full.fileno(), full.fileno()).code == code


@needs_full
def test_what_is_lost_is_more_than_a_gap(tmp_path: Path, cache: Path) -> None:
    words, _ = CODES["gaps"]
    command = [sys.executable, "-m", "assessor", *map(str, (*words, "--cache", cache, "--out", tmp_path))]
    with FULL.open("wb") as full:
        assert finished(command, full.fileno(), subprocess.PIPE).code == 3
        assert finished([*command, "--quiet"], full.fileno(), subprocess.PIPE) == Finished(1, "", "")


def test_a_stream_that_cannot_be_written(cache: Path) -> None:
    command = [sys.executable, "-m", "assessor", "explain", "mini:1.1", "--data", str(MINI), "--cache", str(cache)]
    with Path(os.devnull).open("rb") as readable:
        done = finished(command, readable.fileno(), subprocess.PIPE)
    assert done == Finished(3, "", "assessor: cannot write standard output: Bad file descriptor\n")


@pytest.mark.parametrize("extra", [(), ("--fail-on", "gap")])
def test_without_pango_the_rest_is_written(
    extra: tuple[str, ...],
    call: Callable[..., Finished],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    cache: Path,
) -> None:
    """What was asked for and is not there weighs more than a gap that was asked about."""
    monkeypatch.setattr(report, "pdf_available", lambda: "apt install it")
    done = call("assess", GOOD, "--data", MINI, "--cache", cache, "--out", tmp_path, "--format", "pdf", *extra)
    assert done.code == 4
    assert done.err == "assessor: no PDF written, because Pango is missing: apt install it\n"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["brief.html", "manifest.json", "result.json"]


def test_the_callers_streams_are_as_before(call: Callable[..., Finished]) -> None:
    before = sys.stdin, sys.stdout, sys.stderr, gc.isenabled()
    assert call("--version").code == call("--help").code == 0
    assert (sys.stdin, sys.stdout, sys.stderr, gc.isenabled()) == before
