"""The words of findings about documented decisions: one that does not count, and what all of them rest on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assessor.assess.alternatives import basis_told
from assessor.assess.naming import inside
from assessor.evaluate.alternative import rests_on
from assessor.evaluate.supply import TODAY
from assessor.model.scales import Truth

if TYPE_CHECKING:
    from assessor.assess.engine import Assessment
    from assessor.model.rules import RestsOn

Told = tuple[str, str, str, str]


def rests_on_what(assessment: Assessment, ref: str) -> RestsOn:
    """What the decision about an obligation rests on."""
    use = assessment.judgements[TODAY][ref].alternative
    if use is None or use.rule.rests_on is None:
        raise ValueError("no decision that rests on anything")
    return use.rule.rests_on


def would_do(assessment: Assessment, ref: str) -> bool:
    """Whether completing the decision would be enough: what it rests on holds."""
    use = assessment.judgements[TODAY][ref].alternative
    return use is not None and use.rests is Truth.YES


def basis(assessment: Assessment, refs: list[str]) -> Told:
    """Title, condition, cause and action where what decisions rest on is missing, outdated or not stated."""
    rule, case = rests_on_what(assessment, refs[0]), assessment.case
    rests, _ = rests_on(case, rule)
    told, known = basis_told(case, rule, rests), rests is Truth.NO
    count = len(refs)
    what = "One documented decision rests" if count == 1 else f"{count} documented decisions rest"
    return (
        f"{rule.title}: {told}",
        f"{what} on it. The engagement file says: {told}." if known else f"{what} on it, and {told}.",
        "It has not been made, or not again since something changed." if known else "The engagement file does not say.",
        rule.action,
    )


def alternative(row: dict[str, Any], entry: dict[str, Any]) -> Told:
    """Title, condition, cause and action of one decision that does not count."""
    return (
        f"The {inside(entry['needs'])} for {row['id']} does not count: {row['title']}",
        f"The engagement file names a decision, but {entry['has']}.",
        "It was written down without what makes it count.",
        "Complete the decision, or carry the requirement out itself.",
    )
