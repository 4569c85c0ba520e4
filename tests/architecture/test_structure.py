"""The shape of the code: layers, sizes, names, and no code among the data."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

import assessor
from assessor.cli.codes import COMMANDS
from tests.cli.running import ROOT, environment

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MODULES = sorted((ROOT / "assessor").rglob("*.py"))
README = ROOT / "README.md"
MOST_LINES, MOST_IN_A_FUNCTION = 300, 60
# Names that say nothing about what they hold.
EMPTY_NAMES = re.compile(r"(Manager|Helper|Utils?|Interface|Handler)$")


def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def short(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_layers_are_kept() -> None:
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as run; run(['--no-cache'])"]
    done = subprocess.run(command, cwd=ROOT, env=environment(), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 broken" in done.stdout


def test_public_names() -> None:
    assert assessor.__all__ == [
        "AssessorError",
        "Diagnostic",
        "InvalidSource",
        "__version__",
        "assess",
        "check",
        "load_library",
        "render",
    ]
    for name in assessor.__all__:
        assert getattr(assessor, name) is not None
    with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
        assessor.nothing  # noqa: B018 - asked for on purpose


@pytest.mark.parametrize("path", MODULES, ids=short)
def test_a_module(path: Path) -> None:
    tree = parsed(path)
    assert ast.get_docstring(tree), "a module says what it holds"
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MOST_LINES
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or 0) - node.lineno + 1
            assert length <= MOST_IN_A_FUNCTION, f"{node.name} has {length} lines"
        if isinstance(node, ast.ClassDef):
            assert not EMPTY_NAMES.search(node.name), node.name
    assert path.stem not in ("utils", "helpers", "common", "misc")


def calls(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func)


@pytest.mark.parametrize("path", MODULES, ids=short)
def test_only_the_command_line_knows_the_machine(path: Path) -> None:
    """No clock, no environment, no printing and no exit anywhere else."""
    if short(path).startswith(("assessor/cli/", "assessor/bootstrap.py", "assessor/__main__.py")):
        return
    used = set(calls(parsed(path)))
    if short(path) == "assessor/model/constructor.py":
        used -= {"exec"}  # a constructor written out, as the standard library does: of names of fields alone
    assert not used & {"print", "sys.exit", "exit", "input", "os.getenv", "os.environ.get", "eval", "exec"}
    clocks = {"date.today", "datetime.now", "datetime.utcnow", "datetime.today", "time.time", "random.random", "uuid4"}
    assert not used & clocks
    assert not [name for name in used if name.startswith(("socket.", "urllib.request.", "http.client."))]


def test_no_code_among_the_data() -> None:
    for folder in ("controls", "rules", "reports", "examples"):
        assert [short(path) for path in (ROOT / folder).rglob("*.py")] == []


def test_no_pickles() -> None:
    """Nothing that is read back can run code."""
    for path in MODULES:
        names = {node.names[0].name for node in ast.walk(parsed(path)) if isinstance(node, ast.Import)}
        names |= {node.module or "" for node in ast.walk(parsed(path)) if isinstance(node, ast.ImportFrom)}
        assert not names & {"pickle", "marshal", "shelve", "dill"}, short(path)


def test_commands_of_the_readme_exist() -> None:
    if not README.exists():
        pytest.skip("there is no README yet")
    text = README.read_text(encoding="utf-8")
    named = re.findall(r"(?m)^\s*(?:\$ )?(?:python3? -m )?assessor(?:\.bootstrap)? ([a-z]+)", text)
    assert named, "the README shows how to run it"
    for name in named:
        assert name in {*COMMANDS, "test", "setup"}, name


def test_files_the_readme_names_exist() -> None:
    if not README.exists():
        pytest.skip("there is no README yet")
    for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", README.read_text(encoding="utf-8")):
        assert (ROOT / target).exists(), target


def test_every_command_is_documented() -> None:
    if not README.exists():
        pytest.skip("there is no README yet")
    pages = [README, *(ROOT / "docs").glob("*.md")]
    text = "\n".join(path.read_text(encoding="utf-8") for path in pages)
    for name in COMMANDS:
        assert f"assessor {name}" in text, name
