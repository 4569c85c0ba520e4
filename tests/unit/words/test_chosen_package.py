"""Why a package is the one that is recommended: each rival that is cheaper and not chosen has its answer."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import pytest

from assessor import api
from assessor.result.packages import Handover
from assessor.words.chosen_package import why_recommended
from assessor.words.names import names_of
from tests.cli.running import CLINIC

if TYPE_CHECKING:
    from pathlib import Path

    from assessor.result.packages import Package, PackageId
    from assessor.words.names import Names

MOVE = Handover(function="patching", today=("ourit",), supplier="northmsp")


@pytest.fixture(scope="module")
def names(data_root: Path, cache: Path) -> Names:
    """What the clinic's brief calls everybody."""
    return names_of(api.assess(CLINIC, data=data_root, cache=cache))


@pytest.fixture(scope="module")
def gaps(data_root: Path, cache: Path) -> Package:
    """The recommended package of the clinic: nothing moves, nobody is hired."""
    found = api.assess(CLINIC, data=data_root, cache=cache).recommendation
    assert found is not None
    return dataclasses.replace(
        next(one for one in found.packages if one.recommended), ids=("fill_the_gaps",), functional_cost=100_000.0
    )


def rival(base: Package, name: PackageId, cost: float, moves: int, *, hired: bool = False) -> Package:
    return dataclasses.replace(
        base,
        ids=(name,),
        recommended=False,
        beaten_by=None,
        functional_cost=cost,
        moves=(MOVE,) * moves,
        hired=("technician/0.5",) if hired else (),
    )


def test_the_cheaper_one_that_changes_least_is_answered_too(gaps: Package, names: Names) -> None:
    cheapest, nearer = rival(gaps, "cheapest", 90_000, 13, hired=True), rival(gaps, "no_hiring", 96_000, 1)
    told = why_recommended(gaps, [gaps, nearer, cheapest], names)
    assert "would save $10,000 a year, losses and risk included, with 13 moves and 1 new position" in told
    assert (
        "“Cheapest without hiring” would save $4,000 with 1 move: that too is small or unsure enough for chance" in told
    )


@pytest.mark.parametrize("cost", [90_000, 101_000])
def test_one_rival_is_answered_once(gaps: Package, names: Names, cost: float) -> None:
    told = why_recommended(gaps, [gaps, rival(gaps, "cheapest", cost, 13)], names)
    assert "that too is small" not in told
    assert ("would save $10,000" in told) == (cost < gaps.functional_cost)
