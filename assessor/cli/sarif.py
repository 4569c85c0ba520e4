"""Diagnostics as SARIF 2.1.0 (OASIS), for code scanning dashboards.

Paths are relative to the folder the command ran in, as dashboards expect. A rule carries what docs/diagnostics.md says
of its code. A fingerprint holds for a fault as long as its code, its file, its message and the text of its line stay,
so that a line inserted above makes no new fault.
"""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from assessor.cli.code_pages import code_page
from assessor.cli.excerpts import lines_of
from assessor.model.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor.model.diagnostic import Diagnostic

_ROOT = "SRCROOT"


def as_sarif(problems: Sequence[Diagnostic]) -> str:
    """One run of one tool; the same problems give the same text."""
    codes = sorted({item.code for item in problems})
    index = {code: number for number, code in enumerate(codes)}
    results = [_result(item, index[item.code]) for item in problems]
    driver = {"name": "assessor", "version": VERSION, "rules": [_rule(code) for code in codes]}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    log = {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=1)


def _rule(code: str) -> dict[str, Any]:
    page = code_page(code)
    if page is None:
        return {"id": code}
    return {
        "id": code,
        "shortDescription": {"text": page.says},
        "help": {"text": page.advice, "markdown": f"{page.says} {page.advice}"},
    }


def _result(item: Diagnostic, rule: int) -> dict[str, Any]:
    path, base = _relative(item.span.path)
    location = {"uri": quote(path), **({"uriBaseId": _ROOT} if base else {})}
    region = {"startLine": item.span.line, "startColumn": item.span.column}
    return {
        "ruleId": item.code,
        "ruleIndex": rule,
        "level": item.severity.value,
        "message": {"text": f"{item.message}. Help: {item.help}" if item.help else item.message},
        "locations": [{"physicalLocation": {"artifactLocation": location, "region": region}}],
        "partialFingerprints": {"assessor/1": _fingerprint(item, path)},
    }


def _relative(path: str) -> tuple[str, bool]:
    """A path below the working folder without that folder, and whether it is below it; others stay as they are."""
    try:
        shown = os.path.relpath(path) if Path(path).is_absolute() else os.path.normpath(path)
    except ValueError:  # another drive
        return Path(path).as_posix(), False
    if shown.startswith(".."):
        return Path(path).as_posix(), False
    return Path(shown).as_posix(), True


def _fingerprint(item: Diagnostic, path: str) -> str:
    lines = lines_of(item.span.path)
    line = lines[item.span.line - 1].strip() if 0 < item.span.line <= len(lines) else ""
    text = f"{item.code}\0{path}\0{item.message}\0{line}"
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]
