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
from tests.unit.verification.conftest import OFFERS, own_pack

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
    shutil.copytree(own_pack(tmp_path / "made"), tmp_path / "our pack")
    offers = tmp_path / "offers $(touch stray).yaml"
    offers.write_text(OFFERS, encoding="utf-8")
    options = ["--pack", str(tmp_path / "our pack"), "--offers", str(offers), "--sections", "annex-f,letter"]
    what_if = ["--what-if", "organization.internal_fte=2", "--what-if", "organization.sector=\"a b; $(id) 'c'\""]
    data = ["--data", str(tmp_path / "our rules")]
    first = ["assess", str(tmp_path / name), *data, *what_if, *options, "--out", str(tmp_path / "first")]
    assert main([*first, "--format", "json,html", "--quiet", "--no-cache"]) == 0
    page = (tmp_path / "first" / "brief.html").read_text(encoding="utf-8")
    command = html.unescape(re.findall(r'<p class="command">(assessor assess .*?)</p>', page)[0])
    python = f'assessor() {{ {sys.executable} -m assessor "$@" --format json,html --quiet --no-cache; }}\n{command}'
    done = subprocess.run(["sh", "-c", python], cwd=tmp_path, env=environment(), capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    for file in ("result.json", "brief.html"):
        assert (tmp_path / "again" / file).read_bytes() == (tmp_path / "first" / file).read_bytes()
    rules = json.loads((tmp_path / "again" / "result.json").read_bytes())["rules"]
    assert [pack["option"] for pack in rules["packs"]] == ["./our pack"]
    (explains,) = re.findall(r'<p class="command">(assessor explain .*?)</p>', page)
    assert html.unescape(explains).endswith(" --data 'our rules' --pack './our pack'")
    assert not (tmp_path / "stray").exists()
