"""Every line that `next` prints can be put into the file it speaks of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import yaml

from assessor import api
from assessor.assess.all_open import all_open
from assessor.assess.engine import assess_engagement
from assessor.evaluate.supply import TODAY
from assessor.frameworks.registry import FRAMEWORKS
from assessor.interview.draft import Drafts
from assessor.source.edits import Edit, edited
from assessor.words.yaml_lines import entry
from tests.cli.running import ROOT

if TYPE_CHECKING:
    from pathlib import Path

PROVIDERS = """
providers:
  - {id: dave, model: break_fix}
  - {id: msp, model: managed}
  - {id: scan, model: independent}
  - {id: chart, model: vendor}
  - {id: lena, model: own_people}
  - {id: own-it, model: internal_it, offering: business_hours}
"""
HEAD = "schema: engagement/1\nas_of: 2026-11-21\norganization:\n  name: Elm\n"
BARE = {
    "clinic": HEAD + "  covered_entity: true\n  patient_data_incident: true\nframeworks: [hipaa]\n",
    "shop": HEAD + "  takes_cards: true\nframeworks: [pci-dss]\n",
    "supplier": HEAD + "  cmmc_level: 2\nframeworks: [cmmc]\n",
    "software": HEAD + "  soc2_asked_for: true\nframeworks: [soc-2]\n",
}
EXAMPLES = sorted(path.stem for path in (ROOT / "examples").glob("*.yaml"))


def _all_load(text: str, path: Path, cache: Path) -> None:
    source, plan, _ = api.check(path, cache=cache)
    assert source is not None
    assert plan is not None
    found = all_open(assess_engagement(plan, source.engagement, arrangements=(TODAY,)), FRAMEWORKS).without_more
    drafts = Drafts(plan, path.parent, FRAMEWORKS)
    for question in found.asked:
        for answer in question.answers:
            in_list = answer.entry or answer.place[0] == "determinations"
            place = ("determinations",) if answer.place[0] == "determinations" else answer.place
            drafts.checked(edited(text, [Edit(place, answer.value, entry=in_list)]))
            printed = yaml.safe_load(entry(answer))
            assert printed if in_list else set(printed) == {answer.place[-1]}


@pytest.mark.parametrize("name", EXAMPLES)
def test_lines_for_an_example_load(name: str, cache: Path) -> None:
    path = ROOT / "examples" / f"{name}.yaml"
    _all_load(path.read_text(encoding="utf-8"), path, cache)


@pytest.mark.parametrize("supported", [False, True])
@pytest.mark.parametrize("name", sorted(BARE))
def test_lines_for_a_bare_file_load(name: str, *, supported: bool, cache: Path, tmp_path: Path) -> None:
    text = BARE[name] + (PROVIDERS if supported else "")
    path = tmp_path / "mine.yaml"
    path.write_text(text, encoding="utf-8")
    _all_load(text, path, cache)
