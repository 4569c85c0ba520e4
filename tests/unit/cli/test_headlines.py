"""The lines below the table: figures of the result, each in one sentence, and nothing where there is nothing."""

from __future__ import annotations

from dataclasses import replace
from io import StringIO
from typing import TYPE_CHECKING

import pytest

from assessor import api
from assessor.cli.headlines import print_headlines
from assessor.frameworks.registry import FRAMEWORKS
from tests.cli.running import CLINIC, ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from assessor.result.result import Result


@pytest.fixture(scope="module")
def clinic(data_root: Path, cache: Path) -> Result:
    return api.assess(CLINIC, data=data_root, cache=cache)


def told(result: Result) -> list[str]:
    stream = StringIO()
    print_headlines(result, FRAMEWORKS, stream)
    return stream.getvalue().splitlines()


def test_what_is_advised_is_one_line(clinic: Result) -> None:
    (line,) = told(clinic)
    assert line.startswith("Recommended: ")


def test_figures_of_frameworks_come_first(data_root: Path, cache: Path) -> None:
    result = api.assess(ROOT / "examples" / "dod-subcontractor.yaml", data=data_root, cache=cache)
    first, last = told(result)
    assert first.startswith("CMMC level 2 today: ")
    assert last.startswith(("Recommended: ", "No recommendation: "))
    assert told(replace(result, scores=dict.fromkeys(result.scores or {}))) == [last]
