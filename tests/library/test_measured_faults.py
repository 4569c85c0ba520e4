"""The table of faults measured on the first version names cases and tests that exist."""

from __future__ import annotations

import re

from assessor.library.resources import case_files, shipped_root
from tests.conftest import ROOT

PAGE = ROOT / "docs" / "provenance.md"


def rows() -> list[tuple[str, list[str]]]:
    """What stands in the table: a fault, and what holds it."""
    section = PAGE.read_text(encoding="utf-8").partition("### Faults measured on the first version")[2]
    lines = [line.split("|") for line in section.partition("\n### ")[0].splitlines() if line.startswith("| ")]
    return [(cells[1].strip(), re.findall(r"`([^`]+)`", cells[2])) for cells in lines if cells[1].strip() != "fault"]


def test_each_fault_is_held_by_something_that_exists() -> None:
    texts = [text.decode() for _, text in case_files(shipped_root())]
    known = {name for text in texts for name in re.findall(r"- id: ([a-z0-9-]+)$", text, re.MULTILINE)}
    table = rows()
    assert len(table) > 50
    for fault, held in table:
        assert held, fault
        for name in held:
            assert (ROOT / name).exists() if "/" in name else name in known, (fault, name)
