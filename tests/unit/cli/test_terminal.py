"""Tables, colors and diagnostics as a person sees them."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from assessor.cli.colors import paint, wants_color
from assessor.cli.diagnostics import as_github, as_json, print_text
from assessor.cli.sarif import as_sarif
from assessor.cli.tables import columns
from assessor.model.diagnostic import Diagnostic, Severity
from assessor.model.span import Span


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_color_follows_the_terminal_and_the_wish(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert wants_color(Terminal())
    assert not wants_color(io.StringIO())
    assert paint("x", "red", Terminal()) == "\x1b[31;1mx\x1b[0m"
    assert paint("x", "red", io.StringIO()) == "x"
    monkeypatch.setenv("NO_COLOR", "")
    assert wants_color(Terminal()), "an empty NO_COLOR is none (no-color.org)"
    monkeypatch.setenv("NO_COLOR", "0")
    assert not wants_color(Terminal())
    monkeypatch.delenv("NO_COLOR")
    monkeypatch.setenv("TERM", "dumb")
    assert not wants_color(Terminal())


def test_columns_line_up() -> None:
    rows = [["name", "n"], ["a", "10"], ["longer", "7"]]
    assert columns(rows, right=(1,)) == "name     n\na       10\nlonger   7"
    assert columns([["a", ""]]) == "a"


def printed(problem: Diagnostic) -> str:
    stream = io.StringIO()
    print_text([problem], stream)
    return stream.getvalue()


def test_the_line_and_the_caret(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("first\n\tsecond \x1b[31m\n" + "x" * 300 + "HERE" + "y" * 300, encoding="utf-8")
    shown = printed(Diagnostic("a/b", "said", Span(str(path), 1, 3), "do"))
    assert shown == f"{path}:1:3: error[a/b]: said\n    first\n      ^\n  help: do\n"
    assert "\x1b" not in printed(Diagnostic("a/b", "said", Span(str(path), 2, 1)))
    far = printed(Diagnostic("a/b", "said", Span(str(path), 3, 301))).splitlines()
    assert len(far[1]) <= 104
    assert far[1][far[2].index("^")] == "H"


@pytest.mark.parametrize("span", [Span("nowhere.yaml", 1, 1), Span("/dev/null", 1, 1), Span("/", 1, 1)])
def test_no_line_where_there_is_no_file(span: Span) -> None:
    assert printed(Diagnostic("a/b", "said", span, "do")) == f"{span}: error[a/b]: said\n  help: do\n"


def test_a_line_beyond_the_end(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("one\n\n", encoding="utf-8")
    for line in (2, 9):
        assert printed(Diagnostic("a/b", "said", Span(str(path), line, 1))).count("\n") == 1


def test_endless_files_are_not_shown() -> None:
    if Path("/dev/zero").exists():
        assert printed(Diagnostic("a/b", "said", Span("/dev/zero", 1, 1))).count("\n") == 1


PROBLEMS = [
    Diagnostic("a/b", "said, with: 100%\nand more", Span("dir/a b.yaml", 3, 7), "do", Severity.WARNING),
    Diagnostic("c/d", "“quoted”", Span("e,f:g.yaml"), ""),
]


def test_forms_for_machines() -> None:
    assert [item["message"] for item in json.loads(as_json(PROBLEMS))] == [item.message for item in PROBLEMS]
    log = json.loads(as_sarif(PROBLEMS))["runs"][0]
    assert [item["level"] for item in log["results"]] == ["warning", "error"]
    assert [item["message"]["text"] for item in log["results"]] == [f"{PROBLEMS[0].message}. Help: do", "“quoted”"]
    assert log["tool"]["driver"]["rules"] == [{"id": "a/b"}, {"id": "c/d"}]
    assert as_github(PROBLEMS).splitlines() == [
        "::warning file=dir/a b.yaml,line=3,col=7,title=a/b::said, with: 100%25%0Aand more; do",
        "::error file=e%2Cf%3Ag.yaml,line=1,col=1,title=c/d::“quoted”",
    ]
    assert (as_json([]), as_github([])) == ("[]", "")
    assert json.loads(as_sarif([]))["runs"][0]["results"] == []
