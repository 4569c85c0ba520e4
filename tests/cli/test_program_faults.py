"""A fault of the program is one line and a code of its own; the machine that lacks a home folder is none."""

from __future__ import annotations

import io
import subprocess
import sys

import pytest

from assessor.cli.faults import TRACEBACK, told
from assessor.cli.session import cache_folder, parser
from tests.cli.running import ROOT, Finished, environment

_BROKEN = """
import sys
from assessor.cli import session
def broken(arguments):
    raise ZeroDivisionError("a\\nb")
session.run_command = broken
from assessor.cli.main import entry
sys.argv = ["assessor", "check"]
entry()
"""
_LINES = (
    "assessor: this is a fault of the program, not of your files (ZeroDivisionError: a b)\n"
    f"  help: report it, with what it prints when {TRACEBACK}=1 is set in the environment\n"
)


def broken(**variables: str) -> Finished:
    done = subprocess.run(
        [sys.executable, "-c", _BROKEN],
        cwd=ROOT,
        env=environment(variables),
        capture_output=True,
        check=False,
        timeout=60,
    )
    return Finished(done.returncode, done.stdout.decode(), done.stderr.decode())


def test_a_crash_is_no_gap_and_no_altered_brief() -> None:
    assert broken() == Finished(70, "", _LINES)


def test_where_it_happened_is_told_to_whoever_asks() -> None:
    done = broken(**{TRACEBACK: "1"})
    assert (done.code, done.err.endswith(_LINES)) == (70, True)
    assert done.err.startswith("Traceback (most recent call last):")


def test_no_word_of_a_file_acts_on_the_terminal() -> None:
    stream = io.StringIO()
    told(ValueError("\x1b[2J" + "x" * 5000), stream)
    assert "\x1b" not in stream.getvalue()
    assert len(stream.getvalue()) < 600


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the folder is asked of a library")
def test_without_a_home_nothing_is_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setattr("os.path.expanduser", lambda path: path)
    assert cache_folder(parser("check").parse_args(["check"])) is None
