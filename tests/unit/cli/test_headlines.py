"""The lines below the table: figures of the result, each in one sentence, and nothing where there is nothing."""

from __future__ import annotations

import dataclasses
from io import StringIO
from typing import TYPE_CHECKING, Any

import pytest

from assessor import api
from assessor.cli.headlines import print_headlines
from assessor.words.decisions import headline
from tests.cli.running import CLINIC

if TYPE_CHECKING:
    from pathlib import Path

    from assessor.result.result import Result


@pytest.fixture(scope="module")
def clinic(data_root: Path, cache: Path) -> Result:
    """A result without a recommendation."""
    assessed = api.assess(CLINIC, data=data_root, cache=cache)
    return dataclasses.replace(assessed, recommendation=None)


def lines(result: Result, scores: dict[str, Any] | None = None) -> list[str]:
    stream = StringIO()
    print_headlines(result, {"scores": scores}, stream)
    return stream.getvalue().splitlines()


def test_nothing_to_say(clinic: Result) -> None:
    assert lines(clinic) == []
    assert lines(clinic, {"cmmc": None, "pci-dss": None}) == []


def test_the_recommendation(clinic: Result) -> None:
    nothing_asked = dataclasses.replace(clinic, no_recommendation="nothing_asked")
    assert lines(nothing_asked) == [headline(nothing_asked)]


def test_pci_dss(clinic: Result) -> None:
    figures = {"level": {"level": 2}, "counts": {"not_in_place": 1}, "attestation": {"outcome": "non_compliant"}}
    expected = "PCI DSS today: level 2, 1 requirement Not in Place, an attestation today would say non-compliant"
    assert lines(clinic, {"pci-dss": figures}) == [expected]
