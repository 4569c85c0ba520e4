"""Pros and cons: a comparison bears a statement out only when it goes the way the statement says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assessor import api
from assessor.assess.weighings import borne_out
from assessor.model.weighing import FIGURES

if TYPE_CHECKING:
    from assessor.model.weighing import Polarity
    from assessor.result.situations import BorneOut


@pytest.mark.parametrize(
    ("polarity", "own", "other", "lower", "expected"),
    [
        ("for", 1.0, 2.0, True, "yes"),
        ("for", 2.0, 1.0, True, "no"),
        ("against", 2.0, 1.0, True, "yes"),
        ("against", 1.0, 2.0, True, "no"),
        ("for", 0.9, 0.1, False, "yes"),
        ("against", 0.1, 0.9, False, "yes"),
        ("for", 1.0, 1.0, True, "equal"),
        ("against", None, 1.0, True, "unknown"),
        ("for", 1.0, None, False, "unknown"),
    ],
)
def test_borne_out(polarity: Polarity, own: float | None, other: float | None, lower: bool, expected: BorneOut) -> None:
    assert borne_out(polarity, own, other, lower=lower) == expected


def test_what_is_shipped_is_computed_or_cited_for_every_model() -> None:
    terrain = api.load_library().terrain
    shipped = terrain.weighings.values()
    assert {item.model for item in shipped} == {
        *(model.id for model in terrain.models.values() if model.kind in ("support", "composite"))
    }
    assert {"predictability", "dependency", "onboarding", "incentive"} <= {item.aspect for item in shipped}
    for item in shipped:
        assert item.source
        assert item.computed is None or item.computed in FIGURES
    assert {item.fits for item in terrain.situations.values()} == {"break_fix", "managed"}
    assert len(terrain.situations) == 8
