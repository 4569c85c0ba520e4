"""The score that stands in SPRS against what today's facts support (32 CFR 170.24, affirmed under 170.22)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.frameworks.cmmc.result_figures import PostedScore

if TYPE_CHECKING:
    from assessor.frameworks.cmmc import statements
    from assessor.frameworks.cmmc.result_figures import LevelFigure


def posted_score(stated: statements.PostedScore | None, figure: LevelFigure, citation: str) -> PostedScore | None:
    """A posted score beside the figure of its level; None where none was stated.

    It is too high where even the best that is open would not reach it: what nobody determined counts for it. Where
    there is no security plan there is no score at all, so nothing supports it.
    """
    if stated is None:
        return None
    best = figure.range[1] if figure.range is not None else None
    above = max(0, stated.score - best) if best is not None else None
    return PostedScore(score=stated.score, on=stated.date, supported=figure.range, above=above, citation=citation)
