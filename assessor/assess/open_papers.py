"""Papers nobody spoke of where another provider's, which is missing, decides the row already: asked behind the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.assess import open_answers
from assessor.evaluate.gates import in_reach
from assessor.model.scales import Truth
from assessor.model.value import replace
from assessor.result.question import OpenQuestion, OpenQuestions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor.assess.engine import Assessment


def with_papers(assessment: Assessment, found: OpenQuestions) -> OpenQuestions:
    """The open questions, and behind them every paper that is certainly needed and of which nothing is stated."""
    known = {item.place for item in found.asked}
    more = {item.place: item for item in _papers(assessment) if item.place not in known}
    return replace(found, asked=(*found.asked, *more.values()))


def _papers(assessment: Assessment) -> Iterator[OpenQuestion]:
    case = assessment.case
    for framework in case.engagement.frameworks:
        for gate in case.provider_gates.get(framework, ()):
            for provider in case.engagement.providers:
                asked = gate.needs not in provider.artefacts and not gate.when.by_work
                if not asked or in_reach(case, gate, case.suppliers[provider.id]) is not Truth.YES:
                    continue
                yield OpenQuestion(
                    kind="paper",
                    place=("providers", provider.id, "artefacts", gate.needs),
                    answers=open_answers.of_paper(provider.id, gate.needs),
                    provider=provider.id,
                    gate=gate.id,
                )
