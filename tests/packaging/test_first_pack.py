"""The tutorial of docs/packs.md, followed to the letter in an empty folder with nothing but the wheel."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "packs.md").read_text(encoding="utf-8")


class Reader:
    """Somebody who types what the page says; the program is the one of the wheel, wherever the checkout lies."""

    def __init__(self, folder: Path, site: Path) -> None:
        self.folder = folder
        self.environment = {**os.environ, "PYTHONPATH": str(site), "PYTHONIOENCODING": "utf-8"}

    def types(self, command: str) -> tuple[int, str]:
        """The exit code, and what was printed."""
        name, *arguments = command.split("#", maxsplit=1)[0].split()
        assert name == "assessor"
        done = subprocess.run(
            [sys.executable, "-P", "-m", "assessor", *arguments],
            cwd=self.folder,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )
        return done.returncode, done.stdout

    def changes(self, name: str, old: str, new: str) -> None:
        """One change of a file, the first place only."""
        path = self.folder / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")


def blocks(language: str) -> list[str]:
    """The blocks of the tutorial in one language."""
    tutorial = PAGE.partition("## Your first pack")[2].partition("\n## ")[0]
    found = re.findall(r"^```(\w*)\n(.*?)^```\n", tutorial, re.DOTALL | re.MULTILINE)
    return [text for name, text in found if name == language]


def missing(shown: list[str], printed: str) -> list[str]:
    """What the page shows that was not printed; warnings of what is still to be written stand between."""
    lines = printed.splitlines()
    return [line for line in shown if line not in lines]


def test_the_first_pack_can_be_made_with_the_wheel_alone(unpacked: Path, tmp_path: Path) -> None:
    reader = Reader(tmp_path, unpacked)
    start, check, test, again, assess = (line for block in blocks("sh") for line in block.splitlines())
    assert check == again
    sound, miscount, mistake, wrong_label = (block.splitlines() for block in blocks(""))

    assert reader.types(start)[0] == 0
    # what is still to be written is warned of, line by line; the page shows the last line
    assert [reader.types(check)[1].splitlines()[-1], *reader.types(test)[1].splitlines()] == sound

    catalog = "our-standard/controls/catalog/catalog.yaml"
    reader.changes(catalog, "obligation: 3", "obligation: 4")
    code, text = reader.types(check)
    assert (code, missing(miscount, text)) == (3, [])
    reader.changes(catalog, "obligation: 4", "obligation: 3")

    crosswalk = "our-standard/rules/crosswalks/crosswalk.yaml"
    reader.changes(crosswalk, "AU-6\n", "AU-66\n")
    code, text = reader.types(again)
    assert (code, missing(mistake, text)) == (3, [])
    reader.changes(crosswalk, "AU-66\n", "AU-6\n")

    cases = "our-standard/rules/cases/cases.yaml"
    wanted = '"our-standard:1.1", verdict: not_in_place'
    reader.changes(cases, wanted, '"our-standard:1.1", verdict: in_place')
    code, text = reader.types(test)
    assert code == 1
    assert wrong_label == text.splitlines()[: len(wrong_label)]

    (example,) = blocks("yaml")
    (tmp_path / "example.yaml").write_text(example, encoding="utf-8")
    code, text = reader.types(f"{assess} --format html")
    assert code == 0, text
    assert "Our standard" in (tmp_path / "out" / "brief.html").read_text(encoding="utf-8")


def test_the_words_and_the_data_are_found_in_the_wheel(unpacked: Path, tmp_path: Path) -> None:
    reader = Reader(tmp_path, unpacked)
    searched, shown = re.findall(r"`(assessor catalog (?:search|show) [\w-]+)`", PAGE)
    assert "restore-testing" in reader.types(shown)[1]
    assert "nist-800-53:CP-9" in reader.types(searched)[1]
    assert reader.types("assessor data where") == (0, f"{unpacked / 'assessor' / '_data'}\n")
    assert reader.types("assessor data export copy")[0] == 0
    assert (tmp_path / "copy" / "rules" / "functions.yaml").is_file()
