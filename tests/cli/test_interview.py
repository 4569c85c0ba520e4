"""`assessor init` as an interview: from a file of answers, and on a terminal of its own."""

from __future__ import annotations

import os
import pty
import re
import select
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from tests.cli.running import ROOT, Finished, environment, problems

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

ANSWERS = ROOT / "tests" / "interviews" / "clinic.yaml"
HEAD = 'schema: interview/1\nas_of: "2026-11-21"\nanswers:\n  organization.covered_entity: true\n'


class Terminal:
    """The program in a terminal of its own, with somebody who types."""

    def __init__(self, *arguments: object) -> None:
        self.main, other = pty.openpty()
        self.seen = ""
        self.process = subprocess.Popen(
            [sys.executable, "-m", "assessor", *map(str, arguments)],
            stdin=other,
            stdout=other,
            stderr=other,
            cwd=ROOT,
            env=environment({"TERM": "dumb"}),
            start_new_session=True,
        )
        os.close(other)

    def until(self, text: str, seconds: float = 60) -> str:
        """What came up to a text and with it."""
        end = time.monotonic() + seconds
        while text not in self.seen and time.monotonic() < end:
            if select.select([self.main], [], [], 0.2)[0]:
                try:
                    self.seen += os.read(self.main, 65536).decode().replace("\r\n", "\n")
                except OSError:
                    break
        before, found, self.seen = self.seen.partition(text)
        assert found, f"{text!r} never came: {before}"
        return before

    def say(self, line: str) -> None:
        os.write(self.main, f"{line}\n".encode())

    def answers(self, *lines: str) -> None:
        """Each line, once the program is ready for it."""
        for line in lines:
            self.until("> ")
            self.say(line)

    def end(self) -> int:
        code = self.process.wait(timeout=60)
        os.close(self.main)
        return code


@pytest.fixture
def terminal(cache: Path) -> Iterator[Callable[..., Terminal]]:
    started: list[Terminal] = []

    def run(*arguments: object) -> Terminal:
        started.append(Terminal(*arguments, "--cache", cache))
        return started[-1]

    yield run
    for item in started:
        if item.process.poll() is None:
            item.process.kill()


def test_a_sitting_at_a_terminal(terminal: Callable[..., Terminal], tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    at = terminal("init", file, "--as-of", "2026-11-21")
    at.until("1. What is your organization called?")
    at.answers("Elm & Oak", "no")
    assert "health care provider" in at.until("1 yes   2 no")
    at.answers("perhaps")
    at.until("Please type a number from 1 to 2, or press Enter if you do not know.")
    at.answers("?")
    at.until("If you say yes, HIPAA concerns you.")
    assert not file.exists(), "no framework is known yet"
    at.answers("1")
    at.until("So HIPAA concerns you")
    at.until("4. ")
    text = file.read_text(encoding="utf-8")
    assert 'name: "Elm & Oak"' in text
    assert "frameworks: [hipaa]" in text
    at.answers("no", "back")
    at.until("4. Do you handle patient data on behalf of a doctor")
    at.answers("", "stop")
    at.until("wrote ")
    at.until("Write the brief now")
    at.say("no")
    assert at.end() == 0
    assert "business_associate" not in file.read_text(encoding="utf-8"), "taken back, and then left open"


def test_ctrl_c_keeps_what_was_said_and_init_goes_on(
    terminal: Callable[..., Terminal], call: Callable[..., Finished], cache: Path, tmp_path: Path
) -> None:
    file = tmp_path / "mine.yaml"
    at = terminal("init", file, "--name", "Elm", "--as-of", "2026-11-21")
    at.answers("no", "yes", "no")
    at.until("> ")
    os.killpg(at.process.pid, signal.SIGINT)
    at.until(f"interrupted; what you said is in {file}")
    assert at.end() == 130
    assert problems(call("check", file, "--cache", cache).out) == []
    text = file.read_text(encoding="utf-8")
    assert "business_associate: false" in text
    again = terminal("init", file)
    again.until("exists. Go on with it?")
    again.say("no")
    again.until("was left as it is")
    assert again.end() == 3
    file.chmod(0o600)
    file = tmp_path / "link.yaml"
    file.symlink_to("mine.yaml")
    more = terminal("init", file)
    more.until("Go on with it?")
    more.say("yes")
    more.until("1. Do customers or patients pay you by credit or debit card")
    more.answers("no", "stop")
    more.until("Write the brief now")
    more.say("no")
    assert more.end() == 0
    assert file.is_symlink()
    assert file.stat().st_mode & 0o777 == 0o600, "who may read what was said stays as it was"
    assert file.read_text(encoding="utf-8").startswith(text[: text.index("\n\n# Which rules")])


def test_enter_everywhere_writes_nothing(terminal: Callable[..., Terminal], tmp_path: Path) -> None:
    at = terminal("init", tmp_path / "mine.yaml")
    at.answers(*[""] * 8)
    at.until("no file was written")
    assert at.end() == 0
    assert list(tmp_path.iterdir()) == []


def test_a_file_of_answers_makes_the_engagement(call: Callable[..., Finished], cache: Path, tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    done = call("init", file, "--answers", ANSWERS, "--cache", cache)
    assert (done.code, done.err) == (0, "")
    assert f"\nwrote {file}; then run: assessor assess {file} --out out\n" in done.out
    asked = re.search(r'assessor explain "(.+)" --engagement', done.out)
    assert asked is not None
    assert call("explain", asked[1], "--engagement", file, "--cache", cache).code == 0
    for name in ("north-msp-agreement", "north-msp-baa", "cloudchart-baa"):
        (tmp_path / "papers").mkdir(exist_ok=True)
        (tmp_path / "papers" / f"{name}.pdf").write_bytes(b"")
    assert call("check", file, "--cache", cache).out == "1 file checked: 0 errors, 0 warnings\n"
    judged = call("next", file, "-n", "1", "--cache", cache).out
    share = re.search(r"can be judged \((\d+)%\)", judged.replace("\n", " "))
    assert share is not None
    assert int(share[1]) >= 60
    assert file.read_text(encoding="utf-8").count(": []") <= 5
    again = call("init", file, "--answers", ANSWERS, "--cache", cache)
    assert (again.code, "already exists" in again.err) == (3, True)


@pytest.mark.parametrize(
    ("lines", "code", "line"),
    [
        ("  organization.user: 14\n", "interview/unused", 5),
        ("  organization.users: many\n", "interview/answer", 5),
        ("  organization.users: 14\n  duties.rd-h2: finished\n", "interview/answer", 6),
        ("  organization.takes_cards: no\n  providers.1: North\n  north.kind: magic\n", "interview/answer", 7),
        ("  providers.1: '<script>'\n  script.kind: vendor\n", "text/markup", 5),
        ("  organization.users: {a: 1}\n", "schema/type", 5),
        ("  organization.covered_entity: false\n", "yaml/duplicate-key", 5),
    ],
)
def test_answers_that_do_not_fit_have_their_place(
    lines: str, code: str, line: int, call: Callable[..., Finished], cache: Path, tmp_path: Path
) -> None:
    answers = tmp_path / "answers.yaml"
    answers.write_text(HEAD + lines, encoding="utf-8")
    done = call("init", tmp_path / "mine.yaml", "--answers", answers, "--cache", cache)
    assert done.code == 3
    assert [(item.code, item.line) for item in problems(done.err)] == [(code, line)], done.err
    assert "  help: " in done.err
    assert not (tmp_path / "mine.yaml").exists()


def test_answers_come_from_the_file_alone(call: Callable[..., Finished], cache: Path, tmp_path: Path) -> None:
    done = call("init", tmp_path / "m.yaml", "--answers", ANSWERS, "--framework", "hipaa", "--cache", cache)
    assert done.code == 3
    missing = call("init", tmp_path / "m.yaml", "--answers", tmp_path / "none.yaml", "--cache", cache)
    assert missing.code == 3
    assert "there is no such file" in missing.err
