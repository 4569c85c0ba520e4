"""The command a brief prints, pasted into a shell, gives the same result."""

from __future__ import annotations

import html
import json
import os
import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from assessor.cli.main import main
from tests.cli.running import GOOD, MINI, environment

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.skipif(os.name != "posix", reason="the command is quoted for a POSIX shell")
@pytest.mark.parametrize("name", ["mine.yaml", "a; touch stray; x.yaml", "it's $HOME `id`.yaml"])
def test_pasting_the_command_gives_the_same_digest(name: str, tmp_path: Path) -> None:
    shutil.copy(GOOD, tmp_path / name)
    shutil.copytree(MINI, tmp_path / "our rules")
    papers = GOOD.parent / "papers"
    if papers.is_dir():
        shutil.copytree(papers, tmp_path / "papers")
    what_if = ["--what-if", "organization.internal_fte=2", "--what-if", "organization.sector=\"a b; $(id) 'c'\""]
    data = ["--data", str(tmp_path / "our rules")]
    first = ["assess", str(tmp_path / name), *data, *what_if, "--out", str(tmp_path / "first")]
    assert main([*first, "--format", "json,html", "--quiet", "--no-cache"]) == 0
    page = (tmp_path / "first" / "brief.html").read_text(encoding="utf-8")
    command = html.unescape(re.findall(r'<p class="command">(assessor assess .*?)</p>', page)[0])
    python = f'assessor() {{ {sys.executable} -m assessor "$@" --format json --quiet --no-cache; }}\n{command}'
    done = subprocess.run(["sh", "-c", python], cwd=tmp_path, env=environment(), capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    again = json.loads((tmp_path / "again" / "result.json").read_bytes())
    assert again["digest"] == json.loads((tmp_path / "first" / "result.json").read_bytes())["digest"]
    assert not (tmp_path / "stray").exists()
