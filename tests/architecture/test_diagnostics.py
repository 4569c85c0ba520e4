"""docs/diagnostics.md lists every code there is, and every code is shown to be reported by some test."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

from assessor.cli import codes as exits
from tests.cli.running import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGE = (ROOT / "docs" / "diagnostics.md").read_text(encoding="utf-8")
_FAMILIES = (
    "amend answers audit brand cmmc contract determination economics engagement fact file hipaa interview link "
    "offers overlay pack path "
    "pci-dss schema"
)
_CODE = re.compile(rf"({_FAMILIES.replace(' ', '|')}|import|json|soc-2|text|what-if|yaml)/[a-z0-9]+(-[a-z0-9]+)*")
WARNINGS = (
    "answers/not-yet",
    "answers/older",
    "answers/unfinished",
    "audit/odd-edge",
    "audit/placeholder",
    "audit/unreachable",
    "audit/wording",
    "audit/written-later",
    "cmmc/affirmed",
    "cmmc/alternative",
    "cmmc/held",
    "cmmc/level-2-first",
    "cmmc/no-level",
    "cmmc/plan-item",
    "cmmc/unclaimed",
    "cmmc/unplanned",
    "engagement/events-left-out",
    "engagement/idle",
    "engagement/no-offering",
    "engagement/not-listed",
    "engagement/standing",
    "engagement/other-doer",
    "engagement/other-way",
    "engagement/part-not-asked",
    "engagement/parts-left-out",
    "engagement/placeholder",
    "engagement/record-day",
    "engagement/shared-product",
    "hipaa/contradiction",
    "hipaa/delay",
    "hipaa/factors",
    "hipaa/retention",
    "hipaa/risk-analysis",
    "offers/expired",
    "path/missing",
    "pci-dss/analyses",
    "pci-dss/level",
    "pci-dss/saq-differs",
    "pci-dss/saq-not-stated",
)
# The two helpers that make a code from the kind of thing that is not there.
_NAMING = ("unknown", "missing")


def codes() -> set[str]:
    found: set[str] = set()
    for path in (ROOT / "assessor").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            found.update(_codes(node))
    return found - {"answers/1", "text/javascript", "text/html", "text/css"}


def _codes(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and _CODE.fullmatch(node.value):
        yield node.value
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _NAMING:
        kinds = [arg.value for arg in node.args[:2] if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
        yield f"link/unknown-{kinds[0]}"


def rows() -> list[tuple[str, ...]]:
    found = (re.fullmatch(r"\| (\S+) \| (.+?) \| (.+?) \|", line) for line in PAGE.splitlines())
    return [row.groups() for row in found if row is not None and "/" in row[1]]


def test_the_page_and_the_help_list_every_exit_code() -> None:
    numbers = {str(value) for name, value in vars(exits).items() if name.isupper() and isinstance(value, int)}
    assert set(re.findall(r"(?m)^\| (\d+) \| ", PAGE)) == numbers
    assert set(re.findall(r"(?m)^  (\d+)  ", exits.EPILOG)) == numbers


def test_the_page_lists_every_code_once() -> None:
    listed = [row[0] for row in rows()]
    assert sorted(listed) == sorted(codes())
    assert len(listed) == len(set(listed))


def test_every_row_says_what_and_what_to_do() -> None:
    for code, meaning, fix in rows():
        assert meaning.endswith((".", "(warning).")), code
        assert fix.endswith("."), code
        assert len(meaning) + len(fix) < 220, code


def test_warnings_are_marked_as_such() -> None:
    for code, meaning, _ in rows():
        assert ("(warning)" in meaning) is (code in WARNINGS), code
        warned = code in WARNINGS
        assert ("(warning)" in meaning) is warned, code


def test_every_code_is_reported_in_some_test() -> None:
    tests = ROOT / "tests"
    files = [*(tests / "menagerie").rglob("*.yaml"), *tests.rglob("test_*.py")]
    text = "\n".join(path.read_text(encoding="utf-8") for path in files if path.name != "test_diagnostics.py")
    assert [code for code in sorted(codes()) if code not in text] == []


def test_the_example_is_real() -> None:
    assert "error[engagement/customer]: 'customer' cannot run 'soc_mdr', because it has no terms to compare" in PAGE
