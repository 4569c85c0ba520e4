"""Facts of which only a stated no takes an obligation away: asked while it is not in place; nobody has to say yes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.assess import open_answers
from assessor.evaluate.supply import TODAY
from assessor.model.scales import IN_PLACE, Truth, Verdict
from assessor.result.question import OpenQuestion, OwnQuestion

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor.assess.engine import Assessment
    from assessor.evaluate.case import Case
    from assessor.model.plan import Obligation

_ENDED: Final = (*IN_PLACE, Verdict.NOT_APPLICABLE, Verdict.NOT_TESTED)


def exempting(assessment: Assessment) -> Iterator[OpenQuestion]:
    """A question for each such fact, in the order of the rows."""
    case, judged = assessment.case, assessment.judgements[TODAY]
    rows = [row for row in assessment.plan.obligations if row.ref in judged and judged[row.ref].verdict not in _ENDED]
    for name in dict.fromkeys(name for row in rows for name in _facts(assessment, row)):
        yield fact_asked_first(case, name)


def fact_asked_first(case: Case, name: str) -> OpenQuestion:
    """A fact of the organization that is asked before all else, in its own words."""
    return OpenQuestion(
        kind="fact",
        place=("organization", name),
        answers=open_answers.of_fact(case, name),
        fact=name,
        own=OwnQuestion(text=case.terrain.facts[name].question),
    )


def _facts(assessment: Assessment, row: Obligation) -> Iterator[str]:
    """Facts nobody stated, without which the row applies, and with a no to which it does not."""
    case = assessment.case
    if row.applies_when is None or case.applicability[row.ref] is not Truth.YES:
        return
    for name in dict.fromkeys(leaf.fact for leaf in row.applies_when.leaves() if leaf.fact is not None):
        fact = case.terrain.facts.get(name)
        if fact is None or fact.type != "boolean" or name in case.facts:
            continue
        if row.applies_when.truth({**case.facts, name: False}) is Truth.NO:
            yield name
