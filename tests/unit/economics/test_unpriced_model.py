"""A support model that no price list prices: judged like any other, without a cost, and that is said."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from assessor import api
from tests.cli.running import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from assessor.result.result import Result

NAME = "neighbor"


@pytest.fixture(scope="module")
def clinic(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Result:
    """The clinic beside one model more: staff augmentation under another name, and no price list for it."""
    root = tmp_path_factory.mktemp("six")
    for kind in ("controls", "rules"):
        shutil.copytree(ROOT / kind, root / kind)
    lent = (root / "rules" / "models" / "staff_aug.yaml").read_text(encoding="utf-8")
    sixth = lent.replace("id: staff_aug", f"id: {NAME}").replace("Staff augmentation", "Help from a neighbor")
    (root / "rules" / "models" / f"{NAME}.yaml").write_text(sixth, encoding="utf-8")
    return api.assess(ROOT / "examples" / "clinic.yaml", data=root, cache=cache)


def test_it_has_verdicts_and_no_cost(clinic: Result) -> None:
    assert clinic.economics is not None
    assert NAME in clinic.arrangements
    assert all(NAME in row.verdicts for row in clinic.obligations)
    assert clinic.economics.not_priced == (NAME,)
    assert set(clinic.economics.priced) == set(clinic.arrangements) - {NAME}
    assert api.json_object(clinic)["economics"]["arrangements"][NAME] is None


def test_the_brief_says_so_where_it_compares(clinic: Result) -> None:
    page = api.render(clinic, "html").decode()
    assert "No price is stated for help from a neighbor, so its cost is not known and not compared." in page


def test_nothing_is_recommended_of_it(clinic: Result) -> None:
    assert clinic.recommendation is not None
    assert NAME not in {line.model for line in clinic.recommendation.lines}


def test_it_survives_the_way_there_and_back(clinic: Result) -> None:
    assert api.decoded(api.json_object(clinic)) == clinic
