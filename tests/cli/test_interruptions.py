"""Signals, damaged caches, two runs at once: nothing half-written, nothing wrong."""

from __future__ import annotations

import argparse
import contextlib
import os
import shutil
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest
from platformdirs import user_cache_path

from assessor.cli.files import write_all
from assessor.cli.interrupts import INTERRUPTS
from assessor.cli.session import cache_folder
from assessor.errors import OutputError
from tests.cli.running import CLINIC, GOOD, MINI, ROOT, Finished, environment, run, snapshot

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

# A child that stops where it is told to, says so, and waits for the signal.
# A runner in the background hands down an ignored SIGINT, which Python then leaves ignored; a user's terminal does not.
_WAITING = """
import signal, sys, time
signal.signal(signal.SIGINT, signal.default_int_handler)
import importlib
module = importlib.import_module("{module}")
def wait(*given, **named):
    sys.stderr.write("ready\\n")
    sys.stderr.flush()
    for _ in range(600):  # in short naps: a signal just before a long one would be answered after it
        time.sleep(0.1)
module.{name} = wait
from assessor.cli.main import entry
entry()
"""
# A child that says when it is about to write to a full pipe, in which it then hangs.
_FULL = """
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)
from assessor.cli.streams import LastingStream
flush = LastingStream.flush
def told(stream):
    if stream is sys.stdout:
        LastingStream.flush = flush
        sys.stderr.write("ready\\n")
        sys.stderr.flush()
    flush(stream)
LastingStream.flush = told
from assessor.cli.main import entry
entry()
"""
SIGNALS = (signal.SIGTERM, signal.SIGINT)
PLACES = {
    "while reading": ("assessor.library.engagement", "read_engagement"),
    "while judging": ("assessor.api", "assess_engagement"),
    "while rendering": ("assessor.api", "rendered"),
    "while writing": ("os", "fsync"),
}


def waiting(module: str, name: str) -> str:
    """A program that stops where it calls this function."""
    return _WAITING.format(module=module, name=name)


def interrupted(
    program: str, number: signal.Signals, *arguments: object, stdout: int = subprocess.PIPE, pause: float = 0
) -> Finished:
    """A run of a program that says when it is ready, and then, after a pause (seconds), gets a signal."""
    command = [sys.executable, "-c", program, *map(str, arguments)]
    env = environment({"PYTHONUNBUFFERED": ""})  # what is printed is written when the child says so
    with subprocess.Popen(command, stdout=stdout, stderr=subprocess.PIPE, env=env, cwd=ROOT) as process:
        assert process.stderr is not None
        ready = process.stderr.readline()
        time.sleep(pause)
        process.send_signal(number)
        said, complaint = process.communicate(timeout=30)
    assert ready == b"ready\n", complaint.decode()
    return Finished(process.returncode, (said or b"").decode(), complaint.decode())


@pytest.mark.parametrize("number", SIGNALS, ids=lambda number: number.name)
@pytest.mark.parametrize("place", PLACES)
def test_a_signal_leaves_what_was_there(place: str, number: signal.Signals, tmp_path: Path, cache: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "result.json").write_text("old", encoding="utf-8")
    arguments = ("assess", GOOD, "--data", MINI, "--cache", cache, "--format", "json,html", "--out", out)
    done = interrupted(waiting(*PLACES[place]), number, *arguments)
    assert done == Finished(130, "", "assessor: interrupted; no output file was replaced\n")
    assert snapshot(out) == {"result.json": b"old"}


@pytest.mark.parametrize("number", SIGNALS, ids=lambda number: number.name)
def test_a_signal_after_the_files_are_in_place(number: signal.Signals, tmp_path: Path, cache: Path) -> None:
    arguments = ("assess", GOOD, "--data", MINI, "--cache", cache, "--format", "json", "--out", tmp_path)
    done = interrupted(waiting("assessor.cli.commands.assess", "summary_table"), number, *arguments)
    assert done == Finished(130, "", "assessor: interrupted; the output files are in place\n")
    assert sorted(snapshot(tmp_path)) == ["manifest.json", "result.json"]


@pytest.mark.parametrize("number", SIGNALS, ids=lambda number: number.name)
def test_a_signal_while_the_reader_does_not_read(number: signal.Signals, cache: Path) -> None:
    """The run waits in the middle of writing; what is left is dropped, not waited for again."""
    reading, writing = os.pipe()
    os.set_blocking(writing, False)
    with contextlib.suppress(BlockingIOError):
        while True:
            os.write(writing, bytes(65536))
    os.set_blocking(writing, True)
    arguments = ("check", GOOD, "--data", MINI, "--cache", cache)
    done = interrupted(_FULL, number, *arguments, stdout=writing, pause=0.2)
    os.close(reading)
    os.close(writing)
    assert done == Finished(130, "", "assessor: interrupted; no output file was replaced\n")


def test_files_are_put_in_place_together_whatever_signal_comes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replace = type(tmp_path).replace

    def interrupted_replace(path: Path, target: Path) -> Path:
        signal.raise_signal(signal.SIGTERM)
        return replace(path, target)

    monkeypatch.setattr(type(tmp_path), "replace", interrupted_replace)
    with INTERRUPTS.watched(), pytest.raises(KeyboardInterrupt):
        write_all(tmp_path, {"a": b"new", "b": b"new"})
    assert INTERRUPTS.replaced
    assert snapshot(tmp_path) == {"a": b"new", "b": b"new"}


def test_a_signal_the_caller_ignores_is_ignored(tmp_path: Path) -> None:
    before = signal.signal(signal.SIGTERM, signal.SIG_IGN)
    try:
        with INTERRUPTS.watched():
            signal.raise_signal(signal.SIGTERM)
        assert signal.getsignal(signal.SIGTERM) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGTERM, before)


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


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the library is asked")
@pytest.mark.parametrize("stated", [None, "", "/somewhere"])
def test_the_cache_folder_is_the_librarys_own_answer(stated: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    if stated is None:
        monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    else:
        monkeypatch.setenv("XDG_CACHE_HOME", stated)
    options = argparse.Namespace(no_cache=False, cache=None)
    assert cache_folder(options) == user_cache_path("assessor", appauthor=False)
