"""Everything that is open of an engagement, in the order it is asked: scope first, what decides most, who runs what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.assess.exempting_facts import exempting
from assessor.assess.open_holders import with_holders
from assessor.assess.open_papers import with_papers
from assessor.assess.open_questions import open_questions
from assessor.model.value import replace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor.assess.engine import Assessment
    from assessor.assess.framework import ScoringFramework
    from assessor.result.question import OpenQuestions


def all_open(assessment: Assessment, registry: Sequence[ScoringFramework]) -> OpenQuestions:
    """The open questions; before them what the chosen frameworks ask of their own, behind them who runs what."""
    found = with_papers(assessment, with_holders(assessment, open_questions(assessment)))
    case = assessment.case
    chosen = (item for item in registry if item.framework_of(case.terrain) in case.engagement.frameworks)
    own = [question for framework in chosen for question in framework.own_questions(case)]
    own += exempting(assessment)
    places = {question.place for question in own}
    return replace(found, asked=(*own, *(item for item in found.asked if item.place not in places)))
