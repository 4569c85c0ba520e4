"""What docs/packs.md shows beside its tutorial (tests/packaging/test_first_pack.py) is sound."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.cli.running import ROOT, run

if TYPE_CHECKING:
    from pathlib import Path

PAGE = (ROOT / "docs" / "packs.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    found = re.findall(r"^```(\w*)\n(.*?)^```\n", PAGE, re.DOTALL | re.MULTILINE)
    return [text for name, text in found if name == language]


def test_the_manifest_and_the_amendment_on_the_page_are_sound(tmp_path: Path) -> None:
    manifest = next(block for block in blocks("yaml") if block.startswith("schema: pack/1"))
    amendments = next(block for block in blocks("yaml") if block.startswith("schema: amendments/1"))
    folder = tmp_path / "ours"
    (folder / "rules").mkdir(parents=True)
    alone = re.sub(r"^  (needs|provides):.*\n", "", manifest, flags=re.MULTILINE)
    assert alone != manifest
    (folder / "pack.yaml").write_text(alone, encoding="utf-8")
    (folder / "rules" / "amendments.yaml").write_text(amendments, encoding="utf-8")
    done = run("check", folder)
    assert (done.code, done.out) == (0, "2 files checked: 0 errors, 0 warnings\n")
