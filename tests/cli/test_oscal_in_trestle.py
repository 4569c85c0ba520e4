"""Every OSCAL document of every example in compliance-trestle, where that is installed: nothing here needs it."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.cli.running import ROOT, run

if TYPE_CHECKING:
    from pathlib import Path

TRESTLE = shutil.which("trestle")
EXAMPLES = sorted(path.stem for path in (ROOT / "examples").glob("*.yaml"))


@pytest.mark.skipif(TRESTLE is None, reason="compliance-trestle is not on the path")
@pytest.mark.parametrize("name", EXAMPLES)
def test_trestle_takes_every_document(tmp_path: Path, name: str) -> None:
    out, workspace = tmp_path / "out", tmp_path / "trestle"  # it imports nothing that lies in the workspace itself
    assert run("papers", ROOT / "examples" / f"{name}.yaml", "oscal", "--out", out).code == 0
    workspace.mkdir()
    trestle(workspace, "init", "--local")
    files = sorted(out.glob("oscal-*.json"))
    for file in files:
        shutil.copy(file, workspace)  # where it looks for what files name each other by
    for file in files:
        trestle(workspace, "import", "-f", file, "-o", file.stem)
    told = trestle(workspace, "validate", "-a")
    assert (told.count("VALID"), told.count("INVALID")) == (len(files), 0), told


def trestle(folder: Path, *arguments: object) -> str:
    done = subprocess.run(
        [TRESTLE or "", *map(str, arguments)], cwd=folder, capture_output=True, text=True, check=False, timeout=300
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr
