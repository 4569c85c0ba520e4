"""What each chosen framework's own assessors would compute: `scores` of the result."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.assess.subjects import chosen
from assessor.frameworks.cmmc import scores as cmmc
from assessor.frameworks.hipaa import scores as hipaa
from assessor.frameworks.pci_dss import scores as pci_dss
from assessor.frameworks.soc_2 import scores as soc_2

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from assessor.assess.engine import Assessment
    from assessor.evaluate.case import Case
    from assessor.evaluate.outcome import Judgement
    from assessor.result.scales import FrameworkScore

    # (the case, arrangement to obligation to judgement) -> its figures; None where there is nothing to say
    Scorer = Callable[[Case, Mapping[str, Mapping[str, Judgement]]], FrameworkScore]

# Framework id to its arithmetic. A framework without one has verdicts and no score of its own.
_SCORERS: dict[str, Scorer] = {
    "cmmc": cmmc.score,
    "pci-dss": pci_dss.score,
    "hipaa": hipaa.score,
    "soc-2": soc_2.score,
}


def scores_of(assessment: Assessment) -> dict[str, FrameworkScore] | None:
    """Figures by framework id: those of the chosen frameworks, null for the others; None where no framework has any."""
    if not _SCORERS:
        return None
    names = {framework.id for framework in chosen(assessment)}
    return {
        name: scorer(assessment.case, assessment.judgements) if name in names else None
        for name, scorer in sorted(_SCORERS.items())
    }
