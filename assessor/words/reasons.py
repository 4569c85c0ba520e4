"""Why an obligation does not apply or cannot be judged."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.words.grammar import spaced

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessor.model.condition import Scalar, Stated, Test
    from assessor.result.reason import AppliesWhen, Reason
    from assessor.words.names import Names

_TESTS: Final[Mapping[Test, str]] = {
    "is": "is",
    "is_not": "is not",
    "at_least": "is at least",
    "at_most": "is at most",
    "one_of": "is one of",
}


def reason(why: Reason | None, names: Names) -> str | None:
    """The reason in words; None where there is none."""
    if why is None:
        return None
    return names.unanswered(why.facts) if why.code == "facts_missing" else known_reason(why)


def known_reason(why: Reason) -> str:
    """A reason that is no missing fact, in words."""
    match why.code:
        case "facts_missing":
            return f"not stated: {', '.join(why.facts)}"
        case "outside":
            return _outside(why)
        case "nobody_in_reach":
            return "none of the providers named in the file needs the paper this asks for"
        case "objectives_open":
            return f"not determined yet: {', '.join(ref.partition(':')[2] for ref in why.objectives)}"
        case "determined":
            return "; ".join(why.rationales)
        case "no_concern":
            return f"no concern of the organization: {' and '.join(map(spaced, why.facts))} answered with no"
        case "not_needed":
            return f"what it asks concerns none of the sites and systems in scope: {'; '.join(why.rationales)}"


def _outside(why: Reason) -> str:
    beyond = f"outside {why.outside}" if why.outside is not None else None
    return ", or ".join(filter(None, (beyond, why.otherwise))) or _conditions(why)


def _conditions(why: Reason) -> str:
    parts = []
    if why.applies_to:
        parts.append(" or ".join(spaced(name) for name in why.applies_to))
    if why.applies_when is not None:
        parts.append(condition(why.applies_when))
    return f"applies only where: {'; '.join(parts)}"


def condition(node: AppliesWhen) -> str:
    """A condition over facts in words."""
    if node.all:
        return " and ".join(map(condition, node.all))
    if node.any:
        return f"({' or '.join(map(condition, node.any))})"
    if node.not_ is not None:
        return f"not ({condition(node.not_)})"
    if node.test is None or node.test == "exists":
        return f"{node.fact} is {'stated' if node.values == (True,) else 'not stated'}"
    return f"{node.fact} {_TESTS[node.test]} {', '.join(map(_value, node.values))}"


def fact_value(value: Stated) -> str:
    """A fact as the file states it."""
    return f"[{', '.join(map(_value, value))}]" if isinstance(value, list) else _value(value)


def _value(value: Scalar) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
