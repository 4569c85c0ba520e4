"""What each chosen framework's own assessors would compute: `scores` of the result."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.assess.framework import score_types
from assessor.assess.subjects import chosen
from assessor.result.decode import Decoder

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from assessor.assess.engine import Assessment
    from assessor.assess.framework import ScoringFramework
    from assessor.model.severity import Stake
    from assessor.result.action import Enquiry, PeriodRecords
    from assessor.result.scales import FrameworkScore


def scores_of(assessment: Assessment, registry: Sequence[ScoringFramework]) -> dict[str, FrameworkScore] | None:
    """Figures by framework id: those of the chosen frameworks, null for the others; None where no framework has any."""
    scored = score_types(registry)
    if not scored:
        return None
    names = {framework.id for framework in chosen(assessment)}
    return {
        framework.id: _figures(assessment, framework, scored[framework.id]) if framework.id in names else None
        for framework in sorted(registry, key=lambda framework: framework.id)
        if framework.id in scored
    }


def _figures(assessment: Assessment, framework: ScoringFramework, kind: type) -> FrameworkScore | None:
    """The figures of one framework as the type it declares; some frameworks still give them as plain data."""
    figures = framework.score(assessment.case, assessment.judgements)
    return Decoder({}, {}).value(kind, figures, (framework.id,)) if isinstance(figures, dict) else figures


def _figured(
    registry: Sequence[ScoringFramework], scores: Mapping[str, FrameworkScore | None] | None
) -> Iterator[tuple[ScoringFramework, FrameworkScore]]:
    """The frameworks that have figures, each with its own."""
    for framework in registry:
        figures = (scores or {}).get(framework.id)
        if figures is not None:
            yield framework, figures


def records_of(
    registry: Sequence[ScoringFramework], scores: Mapping[str, FrameworkScore | None] | None
) -> tuple[PeriodRecords, ...]:
    """The records that the chosen frameworks want of a period and that are missing."""
    wanted = (framework.records(figures) for framework, figures in _figured(registry, scores))
    return tuple(records for records in wanted if records is not None)


def enquiries_of(
    registry: Sequence[ScoringFramework], scores: Mapping[str, FrameworkScore | None] | None
) -> tuple[Enquiry, ...]:
    """What the chosen frameworks want asked before an examination is booked."""
    wanted = (framework.enquiry(figures) for framework, figures in _figured(registry, scores))
    return tuple(enquiry for enquiry in wanted if enquiry is not None)


def would_hang_of(
    assessment: Assessment, registry: Sequence[ScoringFramework], scores: Mapping[str, FrameworkScore | None] | None
) -> dict[str, Stake]:
    """What would hang on rows that are in place, as their frameworks see it."""
    return {
        ref: stake
        for framework, figures in _figured(registry, scores)
        for ref, stake in framework.would_hang(assessment.case, figures).items()
    }


def stakes_of(
    assessment: Assessment, registry: Sequence[ScoringFramework], scores: Mapping[str, FrameworkScore | None] | None
) -> dict[str, Stake]:
    """What hangs on each open row, as its framework sees it; rows of frameworks that rank nothing are left out."""
    return {
        ref: stake
        for framework, figures in _figured(registry, scores)
        for ref, stake in framework.stakes(assessment.case, figures).items()
    }
