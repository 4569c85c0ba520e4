"""Which of the situations the rules describe this organization is in, with the facts that say so.

Pure: values in, result types out. A situation decides nothing; it is printed beside the verdicts, and where these speak
against what is commonly said of it, that is printed too.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assessor.model.scales import TRUTH_WORD, Truth
from assessor.result.situations import Situation, SituationClue, SituationContradiction, StatedValue

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from assessor.model.condition import Condition, Scalar
    from assessor.model.rules import Fact
    from assessor.model.situation import Qualification, Threshold
    from assessor.model.situation import Situation as DescribedSituation
    from assessor.result.situations import Test

_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_ORDER = (Truth.YES, Truth.UNKNOWN, Truth.NO)


def recognize(
    situations: Iterable[DescribedSituation], kinds: Mapping[str, Fact], values: Mapping[str, Scalar]
) -> tuple[Situation, ...]:
    """Every situation with whether it holds; `kinds` describes the values that conditions may test.

    Those that hold come first, then those that cannot be told, then the others; each group in the order of the rules.
    """
    judged = [(situation.when.truth(values), situation) for situation in situations]
    judged.sort(key=lambda pair: _ORDER.index(pair[0]))
    return tuple(_situation(situation, truth, kinds, values) for truth, situation in judged)


def _situation(
    described: DescribedSituation, truth: Truth, kinds: Mapping[str, Fact], values: Mapping[str, Scalar]
) -> Situation:
    thresholds = {threshold.fact: threshold for threshold in described.thresholds}
    return Situation(
        id=described.id,
        title=described.title,
        fits=described.fits,
        functions=described.functions,
        holds=TRUTH_WORD[truth],
        text=described.text,
        source=described.source,
        because=tuple(
            _clue(leaf, kinds[leaf.fact or ""], values, thresholds.get(leaf.fact or ""))
            for leaf in described.when.leaves()
        ),
        missing=_missing(described, values) if truth is Truth.UNKNOWN else (),
        contradicted_by=tuple(
            _contradiction(remark, kinds, values)
            for remark in described.qualified_by
            if truth is Truth.YES and _applies(remark, values)
        ),
    )


def _clue(leaf: Condition, kind: Fact, values: Mapping[str, Scalar], threshold: Threshold | None) -> SituationClue:
    test, operands = _test(leaf)
    accounted = threshold if test in ("at_least", "at_most") else None
    return SituationClue(
        fact=kind.id,
        title=kind.question,
        value=values.get(kind.id),
        unit=kind.unit,
        test=test,
        operands=operands,
        holds=TRUTH_WORD[leaf.truth(values)],
        source=accounted.source if accounted is not None else None,
        assumption=accounted.assumption if accounted is not None else False,
    )


def _test(leaf: Condition) -> tuple[Test, tuple[Scalar, ...]]:
    """The operator of a test on a fact, with what it compares the fact with."""
    if leaf.at_least is not None:
        return "at_least", (leaf.at_least,)
    if leaf.at_most is not None:
        return "at_most", (leaf.at_most,)
    if leaf.exists is not None:
        return "exists", (leaf.exists,)
    if leaf.one_of is not None:
        return "one_of", leaf.one_of
    if leaf.is_ is not None:
        return "is", (leaf.is_,)
    return "is_not", () if leaf.is_not is None else (leaf.is_not,)


def _missing(described: DescribedSituation, values: Mapping[str, Scalar]) -> tuple[str, ...]:
    """The values without which the situation cannot be told, each once."""
    unknown = (leaf.fact or "" for leaf in described.when.leaves() if leaf.truth(values) is Truth.UNKNOWN)
    return tuple(dict.fromkeys(unknown))


def _applies(remark: Qualification, values: Mapping[str, Scalar]) -> bool:
    """A remark is made only when its condition holds and every value it names is there."""
    return remark.when.truth(values) is Truth.YES and all(values.get(name) is not None for name in _named(remark))


def _contradiction(
    remark: Qualification, kinds: Mapping[str, Fact], values: Mapping[str, Scalar]
) -> SituationContradiction:
    return SituationContradiction(
        id=remark.id,
        statement=remark.text,
        values={name: StatedValue(value=values[name], unit=kinds[name].unit) for name in _named(remark)},
        source=remark.source,
    )


def _named(remark: Qualification) -> tuple[str, ...]:
    """The values whose places a remark marks."""
    return tuple(dict.fromkeys(_PLACEHOLDER.findall(remark.text)))
