"""Files no editor would write: bytes that are no text, sizes, names, and markup in every field a person may fill."""

from __future__ import annotations

import html
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from assessor.source.reader import read
from tests.cli.running import GOOD, MINI, ROOT, Finished, problems, run

if TYPE_CHECKING:
    from collections.abc import Callable

TEXT = GOOD.read_text(encoding="utf-8")
RAW = TEXT.encode()
LINE = TEXT.splitlines().index("frameworks: [mini]") + 1

BYTES: dict[str, tuple[bytes, str]] = {
    "nul": (RAW.replace(b"[mini]", b"[mi\0ni]"), f"{LINE}:16 text/control-character"),
    "bell": (RAW.replace(b"[mini]", b"[mini] # \x07"), f"{LINE}:22 text/control-character"),
    "escape sequence": (RAW.replace(b"[mini]", b"\x1b[31m[mini]"), f"{LINE}:13 text/control-character"),
    "delete": (RAW.replace(b"[mini]", b"[mini] # \x7f"), f"{LINE}:22 text/control-character"),
    "noncharacter": (TEXT.replace("[mini]", "[mini] # \uffff").encode(), f"{LINE}:22 text/control-character"),
    "right to left": (TEXT.replace("[mini]", "[mini] # \u202e").encode(), f"{LINE}:22 text/direction-override"),
    "isolate": (TEXT.replace("[mini]", "[mini] # \u2066").encode(), f"{LINE}:22 text/direction-override"),
    "UTF-16 with mark": (TEXT.encode("utf-16"), "1:1 text/encoding"),
    "UTF-16 big-endian": (b"\xfe\xff" + TEXT.encode("utf-16-be"), "1:1 text/encoding"),
    "UTF-16 without mark": (TEXT.encode("utf-16-le"), "1:2 text/control-character"),
    "Latin-1": (RAW.replace(b"[mini]", b"[mini] # caf\xe9"), f"{LINE}:25 text/encoding"),
    "overlong": (RAW.replace(b"[mini]", b"[mini] # \xc0\xaf"), f"{LINE}:22 text/encoding"),
    "surrogate": (RAW.replace(b"[mini]", b"[mini] # \xed\xa0\x80"), f"{LINE}:22 text/encoding"),
    "cut off": (RAW + "é".encode()[:1], f"{TEXT.count(chr(10)) + 1}:1 text/encoding"),
    "image": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "1:1 text/encoding"),
    "nothing": (b"", "1:1 yaml/empty"),
    "blank": (b"\n\n   \n", "1:1 yaml/empty"),
    "too large": (RAW + b"#" * (2 * 1024 * 1024), "1:1 text/too-large"),
    "deep": (b"providers: " + b"[" * 100_000, "1:51 yaml/too-deep"),
    "deep mapping": (b"{a: " * 100_000, "1:161 yaml/too-deep"),
}


def good() -> Any:
    """The sound engagement as plain data (PyYAML itself would read its key `on` as true)."""
    document, _ = read(RAW, "good.yaml")
    assert document is not None
    return document.data


def shown(text: str, path: Path) -> set[str]:
    assert {item.path for item in problems(text)} == {str(path)}
    return {f"{item.line}:{item.column} {item.code}" for item in problems(text)}


@pytest.mark.parametrize("name", BYTES)
def test_bytes_that_are_no_engagement(name: str, call: Callable[..., Finished], tmp_path: Path, cache: Path) -> None:
    content, wanted = BYTES[name]
    path = tmp_path / "engagement.yaml"
    path.write_bytes(content)
    judged = call("assess", path, "--data", MINI, "--cache", cache, "--out", tmp_path / "out")
    checked = call("check", path, "--data", MINI, "--cache", cache)
    assert (judged.code, checked.code) == (3, 3)
    assert wanted in shown(judged.err, path)
    assert shown(judged.err, path) == shown(checked.out, path)
    assert "\x1b" not in judged.err + checked.out, "no control character reaches the terminal"
    assert not (tmp_path / "out").exists()


def test_every_control_character_is_told_at_its_place(call: Callable[..., Finished], tmp_path: Path) -> None:
    path = tmp_path / "engagement.yaml"
    path.write_bytes(b"a\x01: b\x02\nc: d\x03\n")
    done = call("check", path, "--data", MINI, "--no-cache")
    code = "text/control-character"
    assert shown(done.out, path) == {f"1:2 {code}", f"1:6 {code}", f"2:5 {code}"}


@pytest.mark.parametrize(
    "content",
    [b"\xef\xbb\xbf" + RAW, RAW.replace(b"\n", b"\r\n"), RAW.replace(b"\n", b"\r"), RAW.rstrip(b"\n") + b"\n...\n"],
    ids=["byte order mark", "Windows line ends", "old Mac line ends", "document end"],
)
def test_other_ways_of_writing_the_same(content: bytes, call: Callable[..., Finished], tmp_path: Path) -> None:
    path = tmp_path / "engagement.yaml"
    path.write_bytes(content)
    assert call("check", path, "--data", MINI, "--no-cache").code == 0


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("missing.yaml", "file/missing"),
        (".", "file/unreadable"),
        ("n" * 300, "file/unreadable"),
        ("good.yaml/inside", "file/unreadable"),
    ],
)
def test_names_that_lead_nowhere(name: str, code: str, call: Callable[..., Finished], tmp_path: Path) -> None:
    (tmp_path / "good.yaml").write_bytes(RAW)
    path = tmp_path / name
    done = call("assess", path, "--data", MINI, "--no-cache", "--out", tmp_path / "out")
    assert done.code == 3
    assert [item.code for item in problems(done.err)] == [code]
    assert not (tmp_path / "out").exists()


def test_a_source_that_never_ends(tmp_path: Path) -> None:
    endless = Path("/dev/zero")
    if not endless.exists():
        pytest.skip("no such device here")
    done = run("assess", endless, "--data", MINI, "--no-cache", "--out", tmp_path / "out")
    assert done.code == 3
    assert [item.code for item in problems(done.err)] == ["text/too-large"]


@pytest.mark.skipif(os.name != "posix", reason="names are text elsewhere")
def test_a_file_name_that_is_no_text(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.yaml"))
    path.write_bytes(RAW)
    done = run("assess", path, "--data", MINI, "--no-cache", "--format", "json,html", "--out", tmp_path / "out")
    assert (done.code, done.err) == (0, "")
    assert json.loads((tmp_path / "out" / "result.json").read_bytes())["inputs"][0]["path"] == "caf?.yaml"


@pytest.mark.parametrize("paper", ["p" * 256, "é" * 200, "good.yaml/inside", "p\tq", "papers/", "."])
def test_papers_that_cannot_be_files_are_only_missed(paper: str, call: Callable[..., Finished], tmp_path: Path) -> None:
    data = good()
    data["providers"][0]["artefacts"]["promise"] = paper
    path = tmp_path / "good.yaml"
    path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    done = call("check", path, "--data", MINI, "--no-cache")
    assert [(item.code, item.severity) for item in problems(done.out)] == [("path/missing", "warning")]
    assert done.code == 0


PAYLOADS = (
    "<script>alert(1)</script>",
    "< script src=//evil.example>",
    "a <img src=x onerror=alert(1)> b",
    "</style><b>",
    "<!-- comment",
    "<?php echo 1",
    "{{7*7}}",
    "{{ config.items() }}",
    "{% for x in y %}",
    "javascript:alert(1)",
    "JavaScript : alert(1)",
    "url(http://evil.example/a.png)",
    "background: URL (x)",
    "@import 'http://evil.example/a.css'",
    "expression(alert(1))",
    "-moz-binding: x",
    "&#60;script&#62;",
)
FIELDS: dict[str, tuple[str | int, ...]] = {
    "name": ("organization", "name"),
    "sector": ("organization", "sector"),
    "fact": ("organization", "region"),
    "asset group title": ("asset_groups", 0, "title"),
    "provider name": ("providers", 0, "name"),
    "provider note": ("providers", 1, "note"),
    "paper": ("providers", 0, "artefacts", "promise"),
    "service note": ("providers", 1, "services", "soc_mdr", "note"),
    "who has a duty": ("duties", "rd-charge", "who"),
    "duty note": ("duties", "rd-charge", "note"),
    "measure": ("alternatives", 0, "measure"),
    "rationale": ("alternatives", 0, "rationale"),
    "decided by": ("alternatives", 0, "by"),
    "evidence title": ("evidence", 0, "title"),
    "provider id": ("providers", 0, "id"),
    "model": ("providers", 0, "model"),
    "data contact": ("providers", 0, "data_contact", 0),
    "assignment": ("today", "soc_mdr", 0),
    "evidence id": ("evidence", 0, "id"),
    "evidence provider": ("evidence", 0, "provider"),
    "framework": ("frameworks", 0),
    "date": ("as_of",),
}


def with_value(place: tuple[str | int, ...], value: object) -> str:
    data = good()
    holder = data
    for step in place[:-1]:
        holder = holder[step]
    holder[place[-1]] = value
    return json.dumps(data, indent=1)


@pytest.mark.parametrize("field", FIELDS)
def test_markup_is_refused_in_every_field(field: str, call: Callable[..., Finished], tmp_path: Path) -> None:
    path = tmp_path / "engagement.yaml"
    for payload in PAYLOADS:
        text = with_value(FIELDS[field], payload)
        path.write_text(text, encoding="utf-8")
        done = call("check", path, "--data", MINI, "--no-cache")
        told = [item for item in problems(done.out) if item.code == "text/markup"]
        assert done.code == 3, payload
        assert len(told) == 1, payload
        line = text.splitlines()[told[0].line - 1]
        assert line[told[0].column - 1 :].startswith(json.dumps(payload)), "the place is that of the value"


@pytest.mark.parametrize("place", [(), ("organization",), ("today",), ("duties",), ("providers", 0, "artefacts")])
def test_markup_is_refused_in_keys(place: tuple[str | int, ...], call: Callable[..., Finished], tmp_path: Path) -> None:
    path = tmp_path / "engagement.yaml"
    for payload in PAYLOADS:
        path.write_text(with_value((*place, payload), "x"), encoding="utf-8")
        done = call("assess", path, "--data", MINI, "--no-cache", "--out", tmp_path / "out")
        assert done.code == 3
        assert "text/markup" in {item.code for item in problems(done.err)}, payload
    assert not (tmp_path / "out").exists()


HARMLESS = (
    "1 <2 & 3> 2",
    "\"quoted\" and 'single'",
    "${7*7} #{7*7} %(x)s {0} {x}",
    "'; DROP TABLE clients; --",
    "&lt;b&gt; and &amp;",
    '" onmouseover="alert(1)',
    "x' autofocus onfocus='alert(1)",
    "=HYPERLINK(1)",
    "..\\..\\x",
    "a } b { c",
    "\\22 \\3c /style",
    "Ünïcode 診療所 🏥",
)


def test_what_is_not_refused_is_shown_as_it_stands(call: Callable[..., Finished], tmp_path: Path) -> None:
    fields = {"name", "sector", "provider name", "who has a duty", "measure", "rationale"}
    for number, text in enumerate(HARMLESS):
        data = good()
        for field in fields:
            holder: Any = data
            for step in FIELDS[field][:-1]:
                holder = holder[step]
            holder[FIELDS[field][-1]] = text
        path = tmp_path / "engagement.yaml"
        path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
        out = tmp_path / f"out{number}"
        done = call("assess", path, "--data", MINI, "--no-cache", "--out", out, "--format", "html,json")
        assert (done.code, done.err) == (0, ""), text
        page = (out / "brief.html").read_text(encoding="utf-8")
        assert not any(raw in page for raw in ('onmouseover="alert', "onfocus='alert", "1 <2"))
        assert text not in page or html.escape(text) == text
        assert json.loads((out / "result.json").read_bytes())["organization"]["name"] == text


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_streams_the_caller_closed(closed: str, tmp_path: Path) -> None:
    """Neither a traceback nor another exit code, whatever there is to say."""
    for path, code in ((GOOD, 0), (tmp_path / "none.yaml", 3)):
        line = f'"{sys.executable}" -m assessor check "{path}" --data "{MINI}" --no-cache {closed}'
        done = subprocess.run(["bash", "-c", line], capture_output=True, text=True, timeout=60, check=False, cwd=ROOT)
        assert done.returncode == code, done.stderr
        assert "Traceback" not in done.stderr
