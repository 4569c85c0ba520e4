"""What assessing asks of a framework: the figures its own assessors would compute."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from assessor.evaluate.framework import JudgedFramework
from assessor.library.framework import CheckedFramework

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from assessor.evaluate.case import Case
    from assessor.evaluate.outcome import Judgement
    from assessor.model.severity import Stake
    from assessor.result.action import Enquiry, PeriodRecords
    from assessor.result.question import OpenQuestion
    from assessor.result.scales import FrameworkScore


class ScoringFramework(CheckedFramework, JudgedFramework, Protocol):
    """A framework that may have arithmetic of its own; one without has verdicts and no figures."""

    def score_type(self) -> type | None:
        """The type of its figures, which the result decodes by; None where it has none."""
        return None

    def score(self, _case: Case, _judgements: Mapping[str, Mapping[str, Judgement]]) -> FrameworkScore | None:
        """Its figures of a case (arrangement to obligation to judgement); None where there is nothing to say."""
        return None

    def stakes(self, _case: Case, _score: FrameworkScore) -> Mapping[str, Stake]:
        """What hangs on each row that is not in place, or not shown, for its outcome or by its law; empty for none."""
        return {}

    def would_hang(self, _case: Case, _score: FrameworkScore) -> Mapping[str, Stake]:
        """What would hang on rows that are in place, were they not; those on which little would are left out."""
        return {}

    def own_questions(self, _case: Case) -> Iterable[OpenQuestion]:
        """What it asks before all else: of its own block, or facts it reads there."""
        return ()

    def records(self, _score: FrameworkScore) -> PeriodRecords | None:
        """The records of a period it wants and that are missing; None where it wants none."""
        return None

    def enquiry(self, _score: FrameworkScore) -> Enquiry | None:
        """What has to be asked before an examination is booked for it; None where nothing has."""
        return None


def score_types(registry: Sequence[ScoringFramework]) -> dict[str, type]:
    """The types of the frameworks' figures, by framework id."""
    kinds = {framework.id: framework.score_type() for framework in registry}
    return {name: kind for name, kind in kinds.items() if kind is not None}
