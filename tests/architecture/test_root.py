"""What is checked in: a short list at the root, no large file, nothing a tool left behind."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from tests.cli.running import ROOT

if TYPE_CHECKING:
    from pathlib import Path

# As docs/architecture.md, "Root", lists them.
AT_THE_ROOT = {
    ".ci",
    ".gitignore",
    ".pre-commit-hooks.yaml",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "LICENSE",
    "README.md",
    "assessor",
    "benchmarks",
    "controls",
    "docs",
    "examples",
    "pyproject.toml",
    "reports",
    "rules",
    "tests",
}
MOST_BYTES = 1_000_000
# A machine without any pip installs from this wheel (.ci/lock/README.md).
LOCKED_PIP = re.compile(r"\.ci/lock/pip-[0-9.]+-py3-none-any\.whl")


@pytest.fixture(scope="module")
def tracked() -> list[Path]:
    """Every file git tracks; there are none to speak of in a source distribution."""
    if not (ROOT / ".git").exists() or shutil.which("git") is None:
        pytest.skip("this is no git checkout")
    # A checkout may belong to somebody else than the one who runs the tests.
    command = ["git", "-c", f"safe.directory={ROOT}", "ls-files", "-z"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    return [ROOT / name for name in done.stdout.decode().split("\0") if name]


def test_only_what_is_listed_stands_at_the_root(tracked: list[Path]) -> None:
    assert {path.relative_to(ROOT).parts[0] for path in tracked} == AT_THE_ROOT


def test_the_documents_list_the_root() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    rows = re.findall(r"(?m)^\| (`.+?`) \| ", text.partition("\n## Root\n")[2].partition("\n## ")[0])
    listed = [name for row in rows for name in re.findall(r"`([^`]+)`", row)]
    assert sorted(listed) == sorted(AT_THE_ROOT)


def test_no_large_file(tracked: list[Path]) -> None:
    names = {path.relative_to(ROOT).as_posix(): path for path in tracked if path.is_file()}
    large = {name for name, path in names.items() if path.stat().st_size > MOST_BYTES}
    assert {name for name in large if not LOCKED_PIP.fullmatch(name)} == set()


def test_nothing_ignored_is_tracked(tracked: list[Path]) -> None:
    command = ["git", "-c", f"safe.directory={ROOT}", "ls-files", "--cached", "--ignored", "--exclude-standard"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == ""


def test_no_two_test_files_share_a_name(tracked: list[Path]) -> None:
    """Without packages below tests/, two of one name can stop each other from being collected, in one order of runs."""
    names = Counter(
        path.name
        for path in tracked
        if path.is_relative_to(ROOT / "tests") and path.match("test_*.py") and path.is_file()
    )
    assert [name for name, count in names.items() if count > 1] == []
