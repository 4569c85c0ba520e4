"""The decision part of a whole brief: every chart has its words, headings skip no level, figures have their units."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

import pytest

from assessor import api
from assessor.report.decision.money import measured, roughly
from tests.cli.running import CLINIC

if TYPE_CHECKING:
    from pathlib import Path

    from assessor.result.result import Result


@pytest.fixture(scope="module")
def clinic(data_root: Path, cache: Path) -> Result:
    return api.assess(CLINIC, data=data_root, cache=cache)


@pytest.fixture(scope="module")
def brief(clinic: Result) -> str:
    return api.render(clinic, "html").decode()


@pytest.mark.parametrize(
    ("value", "unit", "shown"),
    [
        (62192.4, "USD a year", "$62,200"),
        (58.4123, "USD an hour", "$58.41"),
        (0.0587, "share", "5.87%"),
        (21.7077, "months", "21.7 months"),
        (1.25, "times", "1.25"),
    ],
)
def test_a_break_even_is_said_in_its_unit(value: float, unit: str, shown: str) -> None:
    assert measured(roughly(value), value, unit) == shown


def test_every_chart_has_its_words(brief: str) -> None:
    part = brief[brief.index('id="decision"') : brief.index('id="arguments"')]
    assert part.count("<svg") == part.count("<title>") == 2
    assert part.count("<th") == part.count('scope="col"') + part.count('scope="row"') + part.count("<thead")


def test_headings_skip_no_level(brief: str) -> None:
    levels = [int(level) for level in re.findall(r"<h([1-6])", brief)]
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))


def test_it_is_the_same_every_time(clinic: Result, brief: str) -> None:
    assert api.render(clinic, "html").decode() == brief
