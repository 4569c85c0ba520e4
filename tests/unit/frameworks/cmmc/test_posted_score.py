"""The score that stands in SPRS against what today's facts support."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assessor.frameworks.cmmc.words import headline
from tests.unit.frameworks.cmmc.assessed import determined, engagement, scored

if TYPE_CHECKING:
    from assessor.frameworks.cmmc.result_figures import PostedScore

CITATION = "32 CFR 170.22"


def figure(findings: dict[str, str], **block: object) -> tuple[PostedScore | None, tuple[str, ...]]:
    made = scored(engagement(determinations=determined(findings), cmmc=block))
    return made.posted, headline(made)


@pytest.mark.parametrize(
    ("findings", "score", "above"),
    [
        ({"3.1.9": "not_met"}, 110, 1),
        ({"3.1.9": "not_met"}, 109, 0),
        ({"3.1.9": "not_met"}, 88, 0),
        ({"3.1.9": "open"}, 110, 0),
        ({"3.5.3": "not_met", "3.1.9": "open"}, 108, 3),
    ],
)
def test_it_is_too_high_only_above_the_best_that_is_open(findings: dict[str, str], score: int, above: int) -> None:
    posted, said = figure(findings, posted_score={"score": score, "date": "2024-11-05"})
    assert posted is not None
    assert (posted.above, posted.on) == (above, "2024-11-05")
    assert posted.citation.startswith(CITATION)
    assert (len(said) == 2) == (above > 0)


def test_nothing_supports_a_score_without_a_security_plan() -> None:
    posted, said = figure({"3.12.4": "not_met"}, posted_score={"score": 104}, ssp={"exists": False})
    assert posted is not None
    assert (posted.supported, posted.above) == (None, None)
    assert "104 posted in SPRS is too high: today's facts support no score at all" in said[1]


def test_nothing_posted_is_nothing_said() -> None:
    posted, said = figure({"3.1.9": "not_met"})
    assert posted is None
    assert len(said) == 1
