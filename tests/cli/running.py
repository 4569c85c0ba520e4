"""Running the command line as a process of its own, and reading what it printed."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = Path(__file__).resolve().parents[2]
MENAGERIE = ROOT / "tests" / "menagerie"
MINI = MENAGERIE / "root"
GOOD = MENAGERIE / "good.yaml"
CLINIC = ROOT / "examples" / "clinic.yaml"

_PROBLEM = re.compile(r"^(.+?):(\d+):(\d+): (error|warning)\[([a-z0-9-]+/[a-z0-9-]+)\]: (.+)$", re.MULTILINE)


class Finished(NamedTuple):
    """A command line that has run."""

    code: int
    out: str
    err: str


class Problem(NamedTuple):
    """A diagnostic as printed."""

    path: str
    line: int
    column: int
    code: str
    severity: str


_LIMITED = """
import resource, sys
sys.dont_write_bytecode = True  # or the limit would truncate what Python caches of the program itself
from assessor.cli.main import main
resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit}))
sys.exit(main(sys.argv[1:]))
"""


def run(
    *arguments: object, cwd: Path = ROOT, env: Mapping[str, str] | None = None, file_limit: int | None = None
) -> Finished:
    """`python -m assessor` with these arguments; `file_limit` plays a disk that takes no more bytes a file."""
    start = ["-m", "assessor"] if file_limit is None else ["-c", _LIMITED.format(limit=file_limit)]
    done = subprocess.run(
        [sys.executable, *start, *map(str, arguments)],
        cwd=cwd,
        env=environment(env),
        capture_output=True,
        check=False,
        timeout=120,
    )
    return Finished(done.returncode, done.stdout.decode(), done.stderr.decode())


def environment(extra: Mapping[str, str] | None = None) -> dict[str, str]:
    """This process's environment without color settings, able to import the checkout."""
    kept = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "FORCE_COLOR")}
    return {**kept, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", **(extra or {})}


def problems(text: str) -> list[Problem]:
    """Every diagnostic printed in a text."""
    return [
        Problem(path, int(line), int(column), code, severity)
        for path, line, column, severity, code, _ in _PROBLEM.findall(text)
    ]


def snapshot(folder: Path) -> dict[str, bytes]:
    """Everything in a folder, hidden files included."""
    return {path.name: path.read_bytes() for path in folder.iterdir()} if folder.is_dir() else {}
