"""Diagnostics as text, JSON or GitHub annotations (SARIF has a module of its own)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, TextIO

from assessor.cli.colors import paint
from assessor.cli.excerpts import excerpt, lines_of
from assessor.model.diagnostic import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assessor.model.diagnostic import Diagnostic


def print_text(problems: Iterable[Diagnostic], stream: TextIO) -> None:
    """`path:line:col: severity[code]: message`, the line with a caret, and help."""
    for item in problems:
        color = "red" if item.severity is Severity.ERROR else "yellow"
        label = paint(f"{item.severity.value}[{item.code}]", color, stream)
        stream.write(f"{item.span}: {label}: {item.message}\n")
        lines = lines_of(item.span.path)
        if 0 < item.span.line <= len(lines) and lines[item.span.line - 1].strip():
            text, caret = excerpt(lines[item.span.line - 1], item.span.column)
            stream.write(f"    {text}\n    {caret}\n")
        if item.help:
            stream.write(f"  help: {item.help}\n")


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


def as_github(problems: Sequence[Diagnostic]) -> str:
    """GitHub workflow commands, one a line."""
    return "\n".join(
        f"::{item.severity.value} file={_property(item.span.path)},line={item.span.line},col={item.span.column},"
        f"title={_property(item.code)}::{_escape(f'{item.message}; {item.help}' if item.help else item.message)}"
        for item in problems
    )


def _property(text: str) -> str:
    """A value between commas: what separates them is escaped as well."""
    return _escape(text).replace(":", "%3A").replace(",", "%2C")


def _escape(text: str) -> str:
    for char, code in (("%", "%25"), ("\r", "%0D"), ("\n", "%0A")):
        text = text.replace(char, code)
    return text
