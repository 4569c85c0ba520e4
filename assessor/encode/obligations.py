"""The texts of obligations, demands and verdicts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assessor.encode.prose import Prose
from assessor.model.row_finding import RowFinding
from assessor.result.comparison import Comparison
from assessor.result.obligation import Demand, Obligation
from assessor.result.smallest import DocumentedWay, SmallestChange
from assessor.result.texts import TextKey
from assessor.result.verdict import Advice, Alternative, Condition, Determination, ObligationVerdict, Remark
from assessor.result.what_if import ChangeCause
from assessor.words import alternatives, changes, comparisons, conditions, row_findings
from assessor.words.demands import BASES, asks
from assessor.words.determinations import determined
from assessor.words.reasons import reason

if TYPE_CHECKING:
    from assessor.encode.prose import Context

_REASON = TextKey(doc="Why the obligation does not apply or cannot be judged.", optional=True)


def _verdict(verdict: ObligationVerdict, context: Context) -> dict[str, Any]:
    demands = context.within(Obligation).demands
    return {
        "reason": reason(verdict.why, context.names),
        "nearest": [] if verdict.smallest is None else changes.sentences(verdict.smallest, demands, context.names),
    }


def _comparison(comparison: Comparison, context: Context) -> dict[str, str]:
    demand = _compared_demand(comparison, context)
    return {
        "needs": comparisons.needs(comparison, demand, context.names),
        "has": comparisons.has(comparison, demand, context.names),
    }


def _compared_demand(comparison: Comparison, context: Context) -> Demand:
    """The demand a comparison is about: that of its obligation, or the one a change was put down to."""
    nearest = context.around[-1]
    if isinstance(nearest, ChangeCause) and nearest.demand is not None:
        return nearest.demand
    return context.within(Obligation).demands[comparison.demand]


def _advice(advice: Advice, context: Context) -> dict[str, str]:
    demand = context.within(Obligation).demands[advice.demand]
    return {
        "wants": conditions.wants(advice, demand),
        "has": conditions.has(advice, context.names),
        "basis": BASES["engine_default"],
    }


def _remark(remark: Remark, context: Context) -> dict[str, str]:
    decision = context.within(Alternative)
    # equal remarks may stand in both lists; only those of `flagged` never keep a decision from counting
    return {"text": alternatives.flag(remark) if remark in decision.flagged else alternatives.lack(remark, decision)}


OBLIGATION_PROSE: tuple[Prose[Any], ...] = (
    Prose(Obligation, {"reason": _REASON}, lambda row, context: {"reason": reason(row.why, context.names)}),
    Prose(
        Demand,
        {"asks": TextKey(doc="The demand in one phrase.")},
        lambda demand, context: {"asks": asks(demand, context.names)},
    ),
    Prose(
        ObligationVerdict,
        {
            "reason": _REASON,
            "nearest": TextKey(doc="Today only: the smallest change in words, and what stays in the way.", many=True),
        },
        _verdict,
    ),
    Prose(
        SmallestChange,
        {
            "what_if": TextKey(doc="The statements as `--what-if` takes them.", many=True),
            "yaml": TextKey(doc="The statements as lines of the engagement file.", many=True),
        },
        lambda change, _context: {
            "what_if": changes.what_if(change.statements),
            "yaml": changes.yaml_lines(change.statements),
        },
    ),
    Prose(
        DocumentedWay,
        {
            "text": TextKey(doc="The documented alternative as a sentence."),
            "yaml": TextKey(doc="It as lines of the engagement file.", many=True),
        },
        lambda way, _context: {"text": changes.documented(way), "yaml": changes.yaml_lines(way.statements)},
    ),
    Prose(Comparison, {"needs": TextKey(doc="What was needed."), "has": TextKey(doc="What was found.")}, _comparison),
    Prose(
        RowFinding,
        {
            "needs": TextKey(doc="What was needed."),
            "has": TextKey(doc="What was found."),
            "cure": TextKey(doc="From when it can be in place, or what would put it right."),
        },
        lambda finding, _context: {
            "needs": row_findings.needs(finding),
            "has": row_findings.has(finding),
            "cure": row_findings.cure(finding),
        },
    ),
    Prose(
        Condition,
        {"text": TextKey(doc="The condition in words.")},
        lambda needed, context: {
            "text": conditions.condition(needed, context.names, context.within(Obligation).demands)
        },
    ),
    Prose(
        Advice,
        {
            "wants": TextKey(doc="What would be better."),
            "has": TextKey(doc="What there is."),
            "basis": TextKey(doc="On what the wish rests."),
        },
        _advice,
    ),
    Prose(Remark, {"text": TextKey(doc="The remark in words.")}, _remark),
    Prose(
        Determination,
        {"text": TextKey(doc="The determination as half a sentence: what, by whom, when, why.")},
        lambda determination, _context: {"text": determined(determination)},
    ),
)
