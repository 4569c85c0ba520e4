"""Outside its room no framework is named: not by an import, not by an attribute, not by a text the program branches on.

Comments and docstrings may cite one as an example.
"""

from __future__ import annotations

import ast
import json
import re
from typing import TYPE_CHECKING, Any

import pytest

from tests.cli.running import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NAMED = re.compile(r"(?i)(?<![a-z])(cmmc|hipaa|pci|soc[ _-]?2)(?![a-z])")
ROOMS = ROOT / "assessor" / "frameworks"
MODULES = sorted(path for path in (ROOT / "assessor").rglob("*.py") if ROOMS not in path.parents)
SCHEMAS = sorted((ROOT / "assessor" / "source" / "schemas").glob("*.json"))
TEMPLATES = sorted((ROOT / "reports").rglob("*.j2"))

# Texts of help that show how a reference or an id is written: an example has to name something that exists.
EXAMPLES = {
    "assessor/cli/commands/catalog.py": {'such as "hipaa:164.312(b)", AU-6, log-review or managed/silver'},
    "assessor/cli/commands/explain.py": {'id of an obligation, such as "hipaa:164.308(a)(1)(ii)(D)"'},
    "assessor/cli/what_if_option.py": {
        "write KEY=VALUE, such as organization.internal_fte=2 or overlay=hipaa-nprm-2025",
    },
    "assessor/source/schemas/common.schema.json": {
        "a framework id such as hipaa or pci-dss",
        'a reference such as "hipaa:164.308(a)(1)(ii)(D)"',
    },
}


def short(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def words(tree: ast.Module) -> Iterator[str]:
    """Every identifier of a module and every text in it, but for docstrings."""
    documented = {node.value for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in documented:
            yield node.value
        for name in ("id", "attr", "name", "arg", "asname", "module"):
            word = getattr(node, name, None)
            if isinstance(word, str):
                yield word


def texts(schema: Any) -> Iterator[str]:
    """Every key and every text of a JSON Schema, but for what describes it, examples of its files included."""
    if isinstance(schema, dict):
        for key, value in schema.items():
            yield key
            if key == "examples" and isinstance(value, list):
                continue
            yield from texts(value) if key not in ("title", "description") or not isinstance(value, str) else ()
    elif isinstance(schema, list):
        for value in schema:
            yield from texts(value)
    elif isinstance(schema, str):
        yield schema


@pytest.mark.parametrize("path", MODULES, ids=short)
def test_no_module_names_a_framework(path: Path) -> None:
    named = {word for word in words(ast.parse(path.read_text(encoding="utf-8"))) if NAMED.search(word)}
    assert named - EXAMPLES.get(short(path), set()) == set()


@pytest.mark.parametrize("path", SCHEMAS, ids=short)
def test_no_schema_names_a_framework(path: Path) -> None:
    named = {word for word in texts(json.loads(path.read_text(encoding="utf-8"))) if NAMED.search(word)}
    assert named - EXAMPLES.get(short(path), set()) == set()


@pytest.mark.parametrize("path", TEMPLATES, ids=short)
def test_no_template_names_a_framework(path: Path) -> None:
    assert NAMED.findall(path.read_text(encoding="utf-8")) == []


def test_no_room_imports_another() -> None:
    """The layers say so too (pyproject.toml); here a room that is missing there is found."""
    rooms = sorted(path.parent.name for path in ROOMS.glob("*/__init__.py"))
    contracts = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    for room in rooms:
        assert f'"assessor.frameworks.{room}"' in contracts, f"{room} is missing in the contract of independence"


def test_examples_are_still_there() -> None:
    for name, examples in EXAMPLES.items():
        text = (ROOT / name).read_text(encoding="utf-8")
        assert all(json.dumps(example)[1:-1] in text or example in text for example in examples), name
