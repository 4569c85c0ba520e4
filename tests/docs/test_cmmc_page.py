"""The page about CMMC shows a block that the engine takes, and every key of the rules that it names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assessor.cli.main import main
from tests.cli.running import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

PAGE = (ROOT / "docs" / "frameworks" / "cmmc.md").read_text(encoding="utf-8")
HEAD = """schema: engagement/1
as_of: "2026-11-21"
organization: {name: Falcon, cmmc_level: 2}
frameworks: [cmmc]
providers: [{id: govdesk, model: vendor, data_contact: [cui]}]
"""


def test_the_block_can_be_copied(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = re.search(r"(?s)```yaml\n(determinations:\n.*?\ncmmc:\n.*?)```", PAGE)
    assert found is not None
    path = tmp_path / "mine.yaml"
    path.write_text(HEAD + found[1], encoding="utf-8")
    assert main(["check", str(path), "--no-cache"]) == 0
    said = capsys.readouterr().out
    assert said.endswith("1 file checked: 0 errors, 1 warning\n")
    assert "warning[engagement/standing]" in said


def test_the_rules_it_names_are_there() -> None:
    rules = (ROOT / "rules" / "scoring" / "cmmc.yaml").read_text(encoding="utf-8")
    for text in ("weights: 313", "percent: 80", "most_points: 1", "closeout_days: 180", 'begins: "2026-11-10"'):
        assert text in PAGE
        assert text in rules
