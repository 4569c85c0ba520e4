"""A framework the program has never heard of: one folder of Python and its YAML, and everything else works with it."""

from __future__ import annotations

import dataclasses
import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from jsonschema import Draft202012Validator

from assessor import api
from assessor.assess.prepare import load_library
from assessor.cli.headlines import print_headlines
from assessor.cli.starter import Answers, starter
from assessor.frameworks.registry import FRAMEWORKS
from assessor.library.links import check_links
from assessor.library.store import Store
from assessor.model.diagnostic import InvalidSource, Severity
from assessor.model.framework import schema_folders
from assessor.result.decode import DecodeError
from assessor.source.reader import read
from assessor.source.schema import schemas
from tests.cli.running import ROOT
from tests.fifth_framework.harbor.framework import HARBOR
from tests.fifth_framework.harbor.result import DarkRequirement, HarborScore
from tests.fifth_framework.harbor.rules import KIND, harbor_rules

if TYPE_CHECKING:
    from assessor.result.result import Result

HERE = Path(__file__).parent
PORT = HERE / "port.yaml"
FIVE = (*FRAMEWORKS, HARBOR)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped data with the YAML of the fifth framework beside it."""
    made = tmp_path_factory.mktemp("five")
    for kind in ("controls", "rules"):
        shutil.copytree(ROOT / kind, made / kind)
        shutil.copytree(HERE / "data" / kind, made / kind, dirs_exist_ok=True)
    return made


@pytest.fixture(scope="module")
def remembered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="module")
def port(root: Path, remembered: Path) -> Result:
    return api.assess(PORT, data=root, cache=remembered, registry=FIVE)


def said(engagement: str, tmp_path: Path, root: Path, remembered: Path) -> list[tuple[str, Severity, int]]:
    path = tmp_path / "port.yaml"
    path.write_text(engagement, encoding="utf-8")
    _, _, problems = api.check(path, data=root, cache=remembered, registry=FIVE)
    return [(item.code, item.severity, item.span.line) for item in problems]


def test_its_figures_stand_in_the_result(port: Result) -> None:
    """1 by contract, 2 by waiver, 3 at a rhythm of its own; the oil stays."""
    assert (port.scores or {})["harbor"] == HarborScore(
        lit=6,
        needed=6,
        harbor="safe",
        dark=(DarkRequirement(ref="harbor:4", lanterns=4),),
        inspected_on="2026-05-01",
        citation="Harbor Charter 9",
    )
    others = [name for name, score in (port.scores or {}).items() if score is None]
    assert others == ["cmmc", "hipaa", "pci-dss", "soc-2"]
    verdicts = {row.id: row.verdicts["today"].verdict.value for row in port.obligations}
    assert verdicts["2"] == "compensated"


def test_its_text_stands_beside_them_and_everything_comes_back(port: Result) -> None:
    data = json.loads(api.render(port, "json", registry=FIVE))
    assert data["scores"]["harbor"]["light"] == "6 of 6 lanterns burn; the harbor is safe"
    assert api.decoded(data, registry=FIVE) == port
    Draft202012Validator(api.result_schema(registry=FIVE)).validate(data)
    with pytest.raises(DecodeError, match="harbor"):
        api.decoded(data)  # who does not know the framework does not know its figures


def test_its_page_stands_in_the_brief(port: Result) -> None:
    page = api.render(port, "html", registry=FIVE).decode()
    assert 'id="harbor"' in page
    assert "Harbor Charter: 6 of 6 lanterns burn; the harbor is safe" in page
    assert "</b> The tides." in page
    assert "6 of 6 lanterns burn; the harbor is safe." in page
    assert 'id="harbor"' not in api.render(dataclasses.replace(port, scores=None), "html", registry=FIVE).decode()


def test_a_cached_plan_is_the_same(root: Path, remembered: Path, port: Result) -> None:
    assert api.assess(PORT, data=root, cache=remembered, registry=FIVE) == port
    plan = api.load_library(["harbor"], data=root, cache=remembered, registry=FIVE)
    rules = harbor_rules(plan.terrain)
    assert rules is not None
    assert rules.lanterns == 6


def test_the_program_without_it_refuses_its_files(root: Path, remembered: Path) -> None:
    """The same cache: what one set of frameworks compiled is not served to another."""
    with pytest.raises(InvalidSource) as found:
        api.load_library(data=root, cache=remembered)
    assert [item.code for item in found.value.diagnostics] == ["schema/kind"]
    _, problems = api.check(PORT, cache=remembered)[1:]
    assert ("schema/unknown-key", 14) in [(item.code, item.span.line) for item in problems]


def test_its_checks_are_made(tmp_path: Path, root: Path, remembered: Path) -> None:
    text = PORT.read_text(encoding="utf-8")
    assert said(text, tmp_path, root, remembered) == []
    later = text.replace("2026-05-01", "2027-05-01").replace('"harbor:2"', '"harbor:7"')
    assert said(later, tmp_path, root, remembered) == [
        ("engagement/future", Severity.ERROR, 15),
        ("link/unknown-obligation", Severity.ERROR, 17),
    ]
    other = text.replace("frameworks: [harbor]", "frameworks: [soc-2]")
    assert ("engagement/not-chosen", Severity.WARNING, 14) in said(other, tmp_path, root, remembered)
    misspelt = text.replace("inspected_on", "inspectd_on")
    assert said(misspelt, tmp_path, root, remembered)[0] == ("schema/unknown-key", Severity.ERROR, 15)


def test_its_rules_are_checked_against_the_catalog(root: Path) -> None:
    library = load_library(root, FIVE)
    rules = harbor_rules(library)
    assert rules is not None
    poorer = dataclasses.replace(rules, lanterns=11, framework="habor")
    changed = dataclasses.replace(library, own_rules={**library.own_rules, KIND.kind: poorer})
    assert [item.code for item in check_links(changed, FIVE)] == ["link/unknown-framework", "harbor/lanterns"]


def test_a_change_may_be_tried_in_its_block(root: Path, remembered: Path) -> None:
    changed = api.assess(PORT, data=root, cache=remembered, registry=FIVE, what_if=["harbor={}"])
    assert changed.what_if is not None
    moved = {change.ref: change.to for change in changed.what_if.verdicts if change.arrangement == "today"}
    assert set(moved) == {"harbor:2", "harbor:3"}


def test_the_terminal_and_a_starter_file_speak_of_it(
    port: Result, root: Path, remembered: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    import sys

    print_headlines(port, FIVE, sys.stdout)
    assert "Harbor Charter today: 6 of 6 lanterns burn; the harbor is safe\n" in capsys.readouterr().out
    plan = api.load_library(data=root, cache=remembered, registry=FIVE)
    text = starter(plan, Answers(name="Port", frameworks=("harbor",), as_of="2026-11-21"), FIVE)
    assert "#harbor:\n" in text
    document, problems = read(text.replace("#harbor:", "harbor:").replace("#  inspected", "  inspected").encode(), "x")
    assert document is not None, problems
    assert schemas(schema_folders(FIVE)).validate(document, "engagement") == []


def test_nothing_is_remembered_for_the_next_run(root: Path, remembered: Path) -> None:
    """Registries are passed, not kept: the shipped one is what it was."""
    assert HARBOR not in FRAMEWORKS
    assert Store(remembered).remembers
    assert "harbor" not in {item.id for item in api.load_library(["hipaa"]).registry}
