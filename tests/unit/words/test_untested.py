"""What is said of what those in place rest on."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from assessor.words.grounds import untested

ASSUMED = "in part at least on what is assumed (usual terms, a day nobody stated)"


def summary(confirmed: int | None, stated: int | None, assumed: int | None, *resting: int) -> Any:
    unfinished, unstated = (*resting, 0, 0)[:2]
    return SimpleNamespace(
        confirmed=confirmed, stated=stated, assumed=assumed, unfinished=unfinished, unstated=unstated
    )


@pytest.mark.parametrize(
    ("found", "told"),
    [
        ([summary(0, 0, 0)], "We tested nothing."),
        ([summary(None, None, None)], "We tested nothing."),
        ([summary(0, 12, 0)], "We tested nothing: all 12 in place rest on what Elm states."),
        (
            [summary(0, 0, 33)],
            f"We tested nothing: all 33 in place rest {ASSUMED}.",
        ),
        (
            [summary(1, 3, 2, 1, 2), summary(0, 4, 0)],
            (
                "We tested nothing: of the 10 in place, 1 rests on a paper, a record or a look, 7 on what Elm states "
                f"and 2 {ASSUMED}; 1 waits for a duty to be finished; 2 rest on duties nobody has stated."
            ),
        ),
    ],
)
def test_what_was_not_tested_says_what_it_rests_on(found: list[Any], told: str) -> None:
    assert untested(found, "Elm") == told
