"""How the Harbor Charter counts: rules/scoring/harbor.yaml."""

from __future__ import annotations

from assessor.model.framework import RuleHolder, RuleKind, own
from assessor.model.span import NOWHERE, Span
from assessor.model.value import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class HarborRules:
    """How many lanterns a safe harbor needs, and how long an inspection and a waiver hold."""

    framework: str
    lanterns: int
    holds: str
    citation: str
    span: Span = field(default=NOWHERE, compare=False, repr=False)


KIND = RuleKind(kind="harbor_rules", key="harbor", load=lambda: HarborRules)


def harbor_rules(holder: RuleHolder) -> HarborRules | None:
    """The rules in a library or a terrain; None where the data has none."""
    return own(holder.own_rules, KIND.kind, HarborRules)
