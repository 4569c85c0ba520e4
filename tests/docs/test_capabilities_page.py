"""The page of capabilities is what the rules make.

Run this module to write the page anew: `python -m tests.docs.test_capabilities_page`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assessor.cli.main import main
from tests.cli.running import ROOT

if TYPE_CHECKING:
    import pytest

PAGE = ROOT / "docs" / "capabilities.md"


def test_it_is_what_the_rules_make(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["catalog", "capabilities"]) == 0
    again = "the rules changed: run `python -m tests.docs.test_capabilities_page`"
    assert PAGE.read_text(encoding="utf-8") == capsys.readouterr().out, again


def test_every_capability_says_what_asks_for_it_or_why_nothing_does() -> None:
    text = PAGE.read_text(encoding="utf-8")
    told = text.split("\n### ")[1:]
    assert len(told) >= 100
    for part in told:
        assert re.search(r"- Asked (as |by no obligation: \w)", part), part.partition("\n")[0]
        assert "- Also called " in part


if __name__ == "__main__":
    raise SystemExit(main(["catalog", "capabilities", "--out", str(PAGE)]))
