"""What each chosen framework's own assessors would compute: `scores` of the result."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.assess.framework import score_types
from assessor.assess.subjects import chosen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor.assess.engine import Assessment
    from assessor.assess.framework import ScoringFramework
    from assessor.result.scales import FrameworkScore


def scores_of(assessment: Assessment, registry: Sequence[ScoringFramework]) -> dict[str, FrameworkScore] | None:
    """Figures by framework id: those of the chosen frameworks, null for the others; None where no framework has any."""
    scored = score_types(registry)
    if not scored:
        return None
    names = {framework.id for framework in chosen(assessment)}
    return {
        framework.id: framework.score(assessment.case, assessment.judgements) if framework.id in names else None
        for framework in sorted(registry, key=lambda item: item.id)
        if framework.id in scored
    }
