"""The lines below the table: figures of the result, each in one sentence, and nothing where there is nothing."""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING, Any

import pytest

from assessor import api
from assessor.cli.headlines import print_headlines
from assessor.frameworks.registry import FRAMEWORKS
from tests.cli.running import CLINIC

if TYPE_CHECKING:
    from pathlib import Path

    from assessor.result.result import Result


@pytest.fixture(scope="module")
def clinic(data_root: Path, cache: Path) -> Result:
    return api.assess(CLINIC, data=data_root, cache=cache)


def told(result: Result, **parts: Any) -> list[str]:
    stream = StringIO()
    data = {"recommendation": None, "recommendation_reason": None, **parts}
    print_headlines(result, data, FRAMEWORKS, stream)
    return stream.getvalue().splitlines()


def test_nothing_to_say(clinic: Result) -> None:
    assert told(clinic) == []


def test_the_recommendation_and_why_there_is_none(clinic: Result) -> None:
    lines = [{"changed": True}, {"changed": False}]
    found = {"status": "optimal", "annual_cost": 1234.5, "lines": lines, "price_of_compliance": 200.0}
    assert told(clinic, recommendation=found)[0].startswith(
        "Advised mix: $1,234 a year in fees and own hours; 1 of 2 functions"
    )
    assert told(clinic, recommendation={"status": "infeasible", "obstacles": ["x:1"]}) == [
        "No recommendation: nothing on offer complies; in the way: x:1"
    ]
    assert told(clinic, recommendation_reason="Users are not stated.") == ["No recommendation: Users are not stated."]
