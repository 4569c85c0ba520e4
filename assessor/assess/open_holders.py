"""Who does work of which nobody said so, although a recommendation has to know it: asked last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.assess import open_answers
from assessor.model.scales import CUSTOMER, Truth
from assessor.model.value import replace
from assessor.result.question import OpenQuestion, OpenQuestions

if TYPE_CHECKING:
    from assessor.assess.engine import Assessment


def with_holders(assessment: Assessment, found: OpenQuestions) -> OpenQuestions:
    """The open questions, and behind them who runs each function nobody spoke of.

    Asked of what somebody has to run in any case, what a certain obligation could be met by, and what comes with it.
    """
    case, asked = assessment.case, {item.function for item in found.asked if item.kind == "holder"}
    more = tuple(
        OpenQuestion(
            kind="holder",
            place=("today", function.id),
            answers=open_answers.of_holder(case, function.id),
            obligations=(),
            alone=(),
            function=function.id,
            plain=function.question,
        )
        for function in case.terrain.functions.values()
        if function.id in _needed(assessment) - asked - set(case.engagement.today) and function.kind == "delegable"
    )
    return replace(found, asked=(*found.asked, *more))


def _needed(assessment: Assessment) -> set[str]:
    """The functions that a recommendation could come to, without its search."""
    case, terrain = assessment.case, assessment.case.terrain
    needed = {function.id for function in terrain.functions.values() if function.needed_anyway}
    for row in assessment.plan.obligations:
        if case.applicability[row.ref] is not Truth.YES:
            continue
        for name in {demand.capability for clause in row.clauses for demand in clause if demand.capability}:
            capability = terrain.capabilities[name]
            needed |= set(capability.delivered_by.functions) if capability.performed_by != CUSTOMER else set()
    beside = {name for function in needed for name in terrain.functions[function].comes_with}
    with_them = {item.id for item in terrain.functions.values() if needed & set(item.comes_with)}
    return needed | beside | with_them
