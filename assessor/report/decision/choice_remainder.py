"""What the recommendation does not settle, by reason, and what has to become true for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.report.decision.money import whole_dollars
from assessor.report.sheet import Bullets, Heading, Paragraph
from assessor.report.text import shorten
from assessor.words import conditions, decisions, grammar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor.report.names import BriefNames
    from assessor.report.sheet import Block
    from assessor.result.recommendation import Recommendation, UnmetObligation


def what_stays(recommendation: Recommendation, names: BriefNames) -> tuple[Block, ...]:
    """Obligations that stay open, conditions, and what our advice would cost."""
    blocks: list[Block] = []
    count = len(recommendation.residue)
    if count:
        blocks.append(Heading(f"What it cannot settle: {count} {grammar.noun(count, 'obligation')}"))
        blocks.append(Bullets(_wrapped(_unmet(recommendation.residue, names))))
    apart = dict.fromkeys(
        decisions.condition(condition, names) for condition in recommendation.conditions if condition.kind != "term"
    )
    if recommendation.conditions:
        told = "; ".join((*_wrapped(list(apart)), *_written(recommendation, names)))
        blocks += [Heading("Conditions for it to hold"), Paragraph(f"{told}.")]
    if recommendation.advice_cost:
        more = whole_dollars(recommendation.advice_cost)
        advice = f"Doing what is advised as well as what is binding costs {more} more a year."
        blocks.append(Paragraph(advice, quiet=True))
    return tuple(blocks)


def _unmet(residue: Sequence[UnmetObligation], names: BriefNames) -> list[str]:
    """The obligations that fail for the same reason, reason by reason."""
    by_reason: dict[object, list[UnmetObligation]] = {}
    for obligation in residue:
        by_reason.setdefault((obligation.capability, obligation.predicates), []).append(obligation)
    return [
        f"{grammar.opening(decisions.unmet(alike[0], names))}: {_refs([one.ref for one in alike], names)}"
        for alike in by_reason.values()
    ]


def _written(recommendation: Recommendation, names: BriefNames) -> tuple[str, ...]:
    """What has to be written into contracts, a sentence for each."""
    terms = [condition for condition in recommendation.conditions if condition.kind == "term"]
    return tuple(conditions.written(terms, names.full))


def _refs(refs: Sequence[str], names: BriefNames) -> str:
    return ", ".join(names.obligations(refs))


def _wrapped(lines: Sequence[str]) -> tuple[str, ...]:
    """All of them: what is agreed to has to be read."""
    return tuple(shorten(line, 300) for line in lines)
