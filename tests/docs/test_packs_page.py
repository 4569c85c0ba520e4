"""docs/packs.md, followed to the letter in an empty folder."""

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


def test_the_first_pack_can_be_made_as_the_page_says(tmp_path: Path) -> None:
    commands = [line for block in blocks("sh") for line in block.splitlines()][1:]
    start, check, test, again, assess = commands
    assert check == again
    printed = blocks("")

    def do(command: str) -> tuple[int, str]:
        done = run(*command.split()[1:], cwd=tmp_path)
        return done.code, done.out + done.err

    assert do(start)[0] == 0
    assert [do(check)[1].splitlines()[-1], do(test)[1].splitlines()[-1]] == printed[0].splitlines()

    crosswalk = tmp_path / "our-standard" / "rules" / "crosswalks" / "crosswalk.yaml"
    sound = crosswalk.read_text(encoding="utf-8")
    crosswalk.write_text(sound.replace("AU-6\n", "AU-66\n", 1), encoding="utf-8")
    code, text = do(again)
    assert code == 3
    assert [line.strip() for line in printed[1].splitlines()] == [line.strip() for line in text.splitlines()[:-1]]
    crosswalk.write_text(sound, encoding="utf-8")

    cases = tmp_path / "our-standard" / "rules" / "cases" / "cases.yaml"
    labels = cases.read_text(encoding="utf-8")
    cases.write_text(labels.replace("verdict: not_in_place", "verdict: in_place"), encoding="utf-8")
    code, text = do(test)
    assert code == 1
    assert "expected in place, got gap" in text
    cases.write_text(labels, encoding="utf-8")

    (example,) = [block for block in blocks("yaml") if block.startswith("schema: engagement/1")]
    (tmp_path / "example.yaml").write_text(example, encoding="utf-8")
    code, text = do(f"{assess} --format html,json")
    assert code == 0, text
    assert "Our standard" in (tmp_path / "out" / "brief.html").read_text(encoding="utf-8")


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
