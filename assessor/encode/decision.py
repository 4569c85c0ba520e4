"""The texts of the recommendation, the situations and what a result leaves open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assessor.encode.prose import Prose
from assessor.result.packages import CostStep
from assessor.result.recommendation import (
    Concentration,
    ExcludedSupplier,
    Recommendation,
    RecommendedLine,
    SingleChange,
    SupplierTotal,
    UnmetObligation,
)
from assessor.result.recommended_condition import RecommendedCondition
from assessor.result.result import Result
from assessor.result.situations import SituationClue, SituationContradiction
from assessor.result.texts import TextKey
from assessor.result.worth_asking import OtherHands
from assessor.words import decisions, limits, situations

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessor.encode.prose import Context, Text

_FUNCTION = TextKey(doc="Its title.")
_NAME = TextKey(doc="Its name.")
_WHY = TextKey(doc="Why.")
_IN_WORDS = TextKey(doc="The same in words.")


def _result(result: Result, _context: Context) -> Mapping[str, Text]:
    return {"recommendation_reason": decisions.no_recommendation(result), "limits": limits.limits(result)}


def _line(line: RecommendedLine, context: Context) -> Mapping[str, Text]:
    names = context.names
    return {"title": names.function(line.function), "supplier_title": names.provider(line.supplier)}


def _other_hands(hands: OtherHands, context: Context) -> Mapping[str, Text]:
    names = context.names
    return {"title": names.function(hands.function), "supplier_title": decisions.in_hands_of(hands, names)}


def _single_change(change: SingleChange, context: Context) -> Mapping[str, Text]:
    names = context.names
    return {"supplier_title": names.provider(change.supplier), "text": decisions.single_change(change, names)}


def _left_out(supplier: ExcludedSupplier, context: Context) -> Mapping[str, Text]:
    return {"title": context.names.provider(supplier.supplier), "why": decisions.left_out(supplier)}


def _clue(clue: SituationClue, _context: Context) -> Mapping[str, Text]:
    return {"said": situations.value_of(clue), "asks": situations.asked(clue)}


DECISION_PROSE: tuple[Prose[Any], ...] = (  # one entry for each of several types
    Prose(
        Result,
        {
            "recommendation_reason": TextKey(doc="Why there is no recommendation, in words.", optional=True),
            "limits": TextKey(doc="What this result is not.", many=True),
        },
        _result,
    ),
    Prose(RecommendedLine, {"title": _FUNCTION, "supplier_title": _IN_WORDS}, _line),
    Prose(SupplierTotal, {"title": _NAME}, lambda total, context: {"title": context.names.provider(total.id)}),
    Prose(OtherHands, {"title": _FUNCTION, "supplier_title": _IN_WORDS}, _other_hands),
    Prose(
        CostStep,
        {"text": _IN_WORDS},
        lambda step, context: {"text": decisions.cost_step(step, context.names)},
    ),
    Prose(
        SingleChange,
        {"supplier_title": _IN_WORDS, "text": TextKey(doc="The change in a sentence.")},
        _single_change,
    ),
    Prose(
        UnmetObligation, {"why": _WHY}, lambda obligation, context: {"why": decisions.unmet(obligation, context.names)}
    ),
    Prose(
        RecommendedCondition,
        {"text": TextKey(doc="The condition in words.")},
        lambda needed, context: {"text": decisions.condition(needed, context.names)},
    ),
    Prose(ExcludedSupplier, {"title": _NAME, "why": _WHY}, _left_out),
    Prose(
        Concentration,
        {"text": TextKey(doc="The warning in words.")},
        lambda warning, context: {"text": decisions.concentration(warning, context.names)},
    ),
    Prose(
        Recommendation,
        {"obstacle_why": TextKey(doc="Why they cannot.", optional=True)},
        lambda recommendation, context: {"obstacle_why": decisions.obstacle(recommendation, context.names)},
    ),
    Prose(
        SituationClue,
        {
            "said": TextKey(doc="The value in words.", optional=True),
            "asks": TextKey(doc="What is asked of it."),
        },
        _clue,
    ),
    Prose(
        SituationContradiction,
        {"text": TextKey(doc="The remark.")},
        lambda contradiction, _context: {"text": situations.remark(contradiction)},
    ),
)
