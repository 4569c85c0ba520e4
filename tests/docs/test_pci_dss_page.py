"""The page on PCI DSS shows rules that are there and statements that are accepted."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import yaml

from assessor import api
from tests.cli.running import ROOT

if TYPE_CHECKING:
    from pathlib import Path

PAGE = (ROOT / "docs" / "frameworks" / "pci-dss.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
HEAD = 'as_of: "2026-11-21"\norganization: {name: Acme, service_provider: false}\nframeworks: [pci-dss]\n'


def shipped(kind: str) -> Any:
    path = ROOT / "rules" / "scoring" / f"pci-{kind}.yaml"
    return yaml.safe_load(path.read_text(encoding="utf-8"))[f"pci_{kind}"]


def test_the_rules_shown_are_those_of_the_files() -> None:
    lists = [yaml.safe_load(block) for block in BLOCKS if block.startswith("- ")]
    cells = [cell for brand in shipped("levels")["brands"] for cell in brand["merchants"]]
    stated = [*cells, *shipped("instruments")["instruments"], *shipped("saq")["rules"]]
    assert len(lists) == 3
    for (example,) in lists:
        keys = example.keys() - {"criteria"}
        assert any(all(rule.get(key) == example[key] for key in keys) for rule in stated), example


def test_the_statements_shown_are_accepted(tmp_path: Path) -> None:
    blocks = [block for block in BLOCKS if block.startswith("pci_dss:")]
    assert len(blocks) == 2
    for block in blocks:
        file = tmp_path / "shown.yaml"
        file.write_text(HEAD + block, encoding="utf-8")
        assert [item.message for item in api.check(file)[2]] == []


def test_the_table_of_questionnaires_follows_the_rules() -> None:
    rows = re.findall(r"^\| (\d+) \| ([^|]+) \|", PAGE, re.MULTILINE)
    words = {"D-M": "SAQ D", None: "ask the acquirer"}
    rules = shipped("saq")["rules"]
    assert [words.get(rule.get("saq"), f"SAQ {rule.get('saq')}") for rule in rules] == [
        told.strip() for _, told in rows
    ]
    assert [number for number, _ in rows] == [str(place) for place in range(1, len(rules) + 1)]
