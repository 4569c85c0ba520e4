"""The page of offerings is what the rules make, and the command prints the same of a tier.

Run this module to write the page anew: `python -m tests.docs.test_offerings_page`.
"""

from __future__ import annotations

import re

import pytest

from assessor.cli.main import main
from tests.cli.running import ROOT

PAGE = ROOT / "docs" / "offerings.md"
TIERS = [
    "break_fix/per_job",
    "managed/bronze",
    "managed/silver",
    "managed/gold",
    "internal_it/on_call",
    "internal_it/staffed",
    "staff_aug/hourly",
    "project_depot/one_off",
    "independent/yearly",
]


def test_it_is_what_the_rules_make(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["catalog", "offerings"]) == 0
    again = "the rules changed: run `python -m tests.docs.test_offerings_page`"
    assert PAGE.read_text(encoding="utf-8") == capsys.readouterr().out, again


@pytest.mark.parametrize("tier", TIERS)
def test_a_tier_is_shown_as_the_page_has_it(tier: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["catalog", "show", tier]) == 0
    shown = capsys.readouterr().out
    _, _, after = PAGE.read_text(encoding="utf-8").partition(f"`{tier}`\n")
    usual = [line.split("|")[2].strip() for line in after.partition("\n###")[0].splitlines() if line.startswith("| ")]
    assert re.findall(r"(?m)^    usual +(.+?) \(", shown) != [] or not after
    assert sorted(re.findall(r"(?m)^    usual +(.+?) \(", shown)) == sorted(usual[1:])


def test_every_tier_of_a_model_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["catalog", "show", "managed"]) == 0
    shown = capsys.readouterr().out
    heads = re.findall(r"(?m)^managed/(\w+)  ", shown)
    assert heads == ["bronze", "silver", "gold"]
    assert "on order  Restore testing (restore-testing): every year" in shown
    assert "not sold  Intrusion detection and prevention (intrusion-detection)" in shown


@pytest.mark.parametrize("model", ["vendor", "co_managed"])
def test_what_sells_no_work_says_so(model: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["catalog", "show", model]) == 0
    assert "No work of its own" in capsys.readouterr().out


if __name__ == "__main__":
    raise SystemExit(main(["catalog", "offerings", "--out", str(PAGE)]))
