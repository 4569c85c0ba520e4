"""Diagnostics as text, JSON, SARIF 2.1.0 or GitHub annotations."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from assessor.cli.colors import paint
from assessor.model.diagnostic import Severity
from assessor.model.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assessor.model.diagnostic import Diagnostic


_SHOWN_BYTES = 8 * 1024 * 1024


def print_text(problems: Iterable[Diagnostic], stream: TextIO) -> None:
    """`path:line:col: severity[code]: message`, the line with a caret, and help."""
    lines: dict[str, list[str]] = {}
    for item in problems:
        color = "red" if item.severity is Severity.ERROR else "yellow"
        label = paint(f"{item.severity.value}[{item.code}]", color, stream)
        stream.write(f"{item.span}: {label}: {item.message}\n")
        path = item.span.path
        if path not in lines:
            lines[path] = _read(path)
        if 0 < item.span.line <= len(lines[path]) and lines[path][item.span.line - 1].strip():
            text, caret = _excerpt(lines[path][item.span.line - 1], item.span.column)
            stream.write(f"    {text}\n    {caret}\n")
        if item.help:
            stream.write(f"  help: {item.help}\n")


def _read(path: str) -> list[str]:
    try:
        if not Path(path).is_file() or Path(path).stat().st_size > _SHOWN_BYTES:
            return []
        return Path(path).read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return []


def _excerpt(line: str, column: int, width: int = 100) -> tuple[str, str]:
    """The part of a line around a column, printable characters only, and a caret below it."""
    start = max(0, column - width)
    text = "".join(char if char.isprintable() else " " for char in line[start : start + width])
    return text.rstrip(), " " * (column - 1 - start) + "^"


def as_json(problems: Sequence[Diagnostic]) -> str:
    """A list of objects."""
    return json.dumps([_plain(item) for item in problems], ensure_ascii=False, indent=1)


def _plain(item: Diagnostic) -> dict[str, Any]:
    return {
        "code": item.code,
        "severity": item.severity.value,
        "message": item.message,
        "help": item.help,
        "path": item.span.path,
        "line": item.span.line,
        "column": item.span.column,
    }


def as_sarif(problems: Sequence[Diagnostic]) -> str:
    """SARIF 2.1.0, for code scanning dashboards."""
    from urllib.parse import quote  # noqa: PLC0415 - only here

    rules = [{"id": code} for code in sorted({item.code for item in problems})]
    results = [
        {
            "ruleId": item.code,
            "level": item.severity.value,
            "message": {"text": item.message + (f" Help: {item.help}" if item.help else "")},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": quote(Path(item.span.path).as_posix())},
                        "region": {"startLine": item.span.line, "startColumn": item.span.column},
                    }
                }
            ],
        }
        for item in problems
    ]
    driver = {"name": "assessor", "version": VERSION, "rules": rules}
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "results": results}],
    }
    return json.dumps(log, ensure_ascii=False, indent=1)


def as_github(problems: Sequence[Diagnostic]) -> str:
    """GitHub workflow commands, one a line."""
    return "\n".join(
        f"::{item.severity.value} file={_property(item.span.path)},line={item.span.line},col={item.span.column},"
        f"title={_property(item.code)}::{_escape(item.message)}"
        for item in problems
    )


def _property(text: str) -> str:
    """A value between commas: what separates them is escaped as well."""
    return _escape(text).replace(":", "%3A").replace(",", "%2C")


def _escape(text: str) -> str:
    for char, code in (("%", "%25"), ("\r", "%0D"), ("\n", "%0A")):
        text = text.replace(char, code)
    return text
