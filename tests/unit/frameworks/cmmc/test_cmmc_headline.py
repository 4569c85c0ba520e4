"""What the terminal says of a CMMC score, in one line."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from assessor import api
from assessor.frameworks.cmmc.result import CmmcScore
from assessor.frameworks.cmmc.starter import starter
from assessor.frameworks.cmmc.words import headline
from tests.cli.running import ROOT
from tests.unit.frameworks.cmmc.assessed import plan

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def score(data_root: Path, cache: Path) -> CmmcScore:
    result = api.assess(ROOT / "examples" / "dod-subcontractor.yaml", data=data_root, cache=cache)
    found = (result.scores or {})["cmmc"]
    assert isinstance(found, CmmcScore)
    return found


@pytest.mark.parametrize(
    ("figures", "line"),
    [
        ({"sprs": 82, "range": (82, 82), "status": "none"}, "82 of 110 points, no status"),
        ({"sprs": None, "range": (12, 90), "status": None}, "12 to 90 of 110 points, the status is still open"),
        ({"sprs": None, "range": None, "status": "not_scorable"}, "not scorable without a current security plan"),
    ],
)
def test_the_line(score: CmmcScore, figures: dict[str, Any], line: str) -> None:
    assert list(headline(replace(score, level=2, **figures))) == [f"CMMC level 2 today: {line}"]


def test_the_starter_is_a_comment() -> None:
    assert all(line.startswith("#") for line in starter(plan(), "2026-11-21"))
