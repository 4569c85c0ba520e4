"""Signals, damaged caches, two runs at once: nothing half-written, nothing wrong."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from assessor.cli.files import write_all
from assessor.errors import OutputError
from tests.cli.running import CLINIC, GOOD, MINI, ROOT, Finished, environment, run, snapshot

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

# A child that stops where it is told to, says so, and waits for the signal.
# A runner in the background hands down an ignored SIGINT, which Python then leaves ignored; a user's terminal does not.
_WAITING = """
import signal, sys, threading
signal.signal(signal.SIGINT, signal.default_int_handler)
import {module} as module
def wait(*given, **named):
    sys.stderr.write("ready\\n")
    sys.stderr.flush()
    threading.Event().wait(60)
module.{name} = wait
from assessor.cli.main import main
sys.exit(main(sys.argv[1:]))
"""
PLACES = {
    "while reading": ("assessor.library.engagement", "read_engagement"),
    "while judging": ("assessor.api", "assess_engagement"),
    "while rendering": ("assessor.api", "render"),
    "while writing": ("os", "fsync"),
}


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT], ids=["SIGTERM", "SIGINT"])
@pytest.mark.parametrize("place", PLACES)
def test_a_signal_leaves_what_was_there(place: str, number: signal.Signals, tmp_path: Path, cache: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "result.json").write_text("old", encoding="utf-8")
    module, name = PLACES[place]
    code = _WAITING.format(module=module, name=name)
    arguments = ("assess", GOOD, "--data", MINI, "--cache", cache, "--format", "json,html", "--out", out)
    command = [sys.executable, "-c", code, *map(str, arguments)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdout=pipe, stderr=pipe, env=environment(), cwd=ROOT) as process:
        assert process.stderr is not None
        waiting = process.stderr.readline()
        process.send_signal(number)
        said, complaint = process.communicate(timeout=30)
    assert waiting == b"ready\n", complaint.decode()
    assert process.returncode == 3
    assert (said, complaint) == (b"", b"assessor: interrupted; no output file was replaced\n")
    assert snapshot(out) == {"result.json": b"old"}


def test_one_file_that_fails_fails_all(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")
    written: list[int] = []
    real = os.fsync

    def full(handle: int) -> None:
        written.append(handle)
        if len(written) == 2:
            raise OSError(28, "No space left on device")
        real(handle)

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputError, match="No space left on device"):
        write_all(tmp_path, {"a": b"new", "b": b"new"})
    assert snapshot(tmp_path) == {"a": b"old"}


def damage(folder: Path, how: str) -> None:
    for path in folder.glob("*.json"):
        content = path.read_bytes()
        made = {
            "emptied": b"",
            "cut": content[: len(content) // 2],
            "flipped": content[:-10] + bytes([content[-10] ^ 1]) + content[-9:],
            "foreign": b'{"terrain": {}}',
            "binary": b"\x80\x04\x95",
            "swapped": next(iter(sorted(folder.glob("*.json")))).read_bytes(),
        }[how]
        path.write_bytes(made)


@pytest.mark.parametrize("how", ["emptied", "cut", "flipped", "foreign", "binary", "swapped"])
def test_a_damaged_cache_is_ignored(how: str, call: Callable[..., Finished], tmp_path: Path) -> None:
    folder = tmp_path / "cache"
    common = ("assess", GOOD, "--data", MINI, "--format", "json", "--cache", folder)
    assert call(*common, "--out", tmp_path / "1").code == 0
    sound = {path.name: path.read_bytes() for path in folder.iterdir()}
    damage(folder, how)
    done = call(*common, "--out", tmp_path / "2")
    assert (done.code, done.err) == (0, "")
    assert snapshot(tmp_path / "1") == snapshot(tmp_path / "2")
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == sound, "and written anew"


def test_a_cache_that_cannot_be(call: Callable[..., Finished], tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    shared = tmp_path / "shared"
    shared.mkdir()
    shared.chmod(0o777)
    for folder in (blocked, blocked / "below", shared):
        done = call("explain", "mini:1.1", "--data", MINI, "--cache", folder)
        assert (done.code, done.err) == (0, "")
    assert list(shared.iterdir()) == [], "a folder others may write is not used"


def test_with_and_without_a_cache(call: Callable[..., Finished], tmp_path: Path, data_root: Path, cache: Path) -> None:
    common = ("assess", CLINIC, "--data", data_root, "--format", "json", "--quiet", "--out")
    for name, extra in {"cold": ("--no-cache",), "first": ("--cache", cache), "warm": ("--cache", cache)}.items():
        assert call(*common, tmp_path / name, *extra).code == 0
    assert snapshot(tmp_path / "cold") == snapshot(tmp_path / "first") == snapshot(tmp_path / "warm")


def test_changed_rules_are_noticed(call: Callable[..., Finished], tmp_path: Path) -> None:
    root = tmp_path / "root"
    shutil.copytree(MINI, root)
    common = ("explain", "mini:1.1", "--data", root, "--cache", tmp_path / "cache")
    assert "every day" in call(*common).out.replace("every 1 day", "every day")
    path = root / "rules" / "capabilities" / "mini.yaml"
    path.write_text(
        path.read_text("utf-8").replace("{every: P1D, loosest: P31D}", "{every: P3D, loosest: P31D}"), "utf-8"
    )
    assert "every 3 days" in call(*common).out


def test_several_runs_at_once_with_one_cache(tmp_path: Path) -> None:
    folder = tmp_path / "cache"
    processes = []
    for number in range(3):
        arguments = ("assess", GOOD, "--data", MINI, "--cache", folder, "--format", "json")
        command = [sys.executable, "-m", "assessor", *map(str, arguments), "--out", str(tmp_path / str(number))]
        processes.append(subprocess.Popen(command, env=environment(), cwd=ROOT, stderr=subprocess.PIPE))
    for process in processes:
        _, complaint = process.communicate(timeout=60)
        assert (process.returncode, complaint) == (0, b"")
    assert snapshot(tmp_path / "0") == snapshot(tmp_path / "1") == snapshot(tmp_path / "2")
    assert not list(folder.glob(".new-*"))


def test_a_cold_home(tmp_path: Path) -> None:
    """Without --cache the platform's own folder is used; one that cannot be made is done without."""
    common = ("explain", "mini:1.1", "--data", MINI)
    done = run(*common, env={"HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path / "x")})
    assert done.code == 0
    assert list((tmp_path / "x").iterdir()) == [tmp_path / "x" / "assessor"]
    (tmp_path / "file").write_text("", encoding="utf-8")
    done = run(*common, env={"XDG_CACHE_HOME": str(tmp_path / "file")})
    assert (done.code, done.err) == (0, "")
