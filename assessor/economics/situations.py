"""Which of the situations the rules describe this organization is in, with the facts that say so.

Pure: values in, plain data out. A situation decides nothing; it is printed beside the verdicts, and where these speak
against what is commonly said of it, that is printed too.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from assessor.model.scales import TRUTH_WORD, Truth

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from assessor.model.condition import Condition, Scalar
    from assessor.model.rules import Fact
    from assessor.model.situation import Qualification, Situation

_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


def recognize(
    situations: Iterable[Situation], kinds: Mapping[str, Fact], values: Mapping[str, Scalar]
) -> list[dict[str, Any]]:
    """Every situation with whether it holds; `kinds` describes the values that conditions may test.

    Those that hold come first, then those that cannot be told, then the others; each group in the order of the rules.
    """
    made = [_recognized(item, kinds, values) for item in situations]
    order = {TRUTH_WORD[truth]: rank for rank, truth in enumerate((Truth.YES, Truth.UNKNOWN, Truth.NO))}
    return sorted(made, key=lambda item: order[item["holds"]])


def _recognized(item: Situation, kinds: Mapping[str, Fact], values: Mapping[str, Scalar]) -> dict[str, Any]:
    told = item.when.truth(values)
    accounts = {each.fact: each for each in item.thresholds}
    because = []
    for leaf in item.when.leaves():
        name = leaf.fact or ""
        account = accounts.get(name) if leaf.at_least is not None or leaf.at_most is not None else None
        because.append(
            {
                "fact": name,
                "title": kinds[name].question,
                "value": values.get(name),
                "said": amount(values[name], kinds[name].unit) if values.get(name) is not None else None,
                "unit": kinds[name].unit,
                "asks": asked(leaf, kinds[name].unit),
                "holds": TRUTH_WORD[leaf.truth(values)],
                "source": account.source if account is not None else None,
                "assumption": account.assumption if account is not None else False,
            }
        )
    return {
        "id": item.id,
        "title": item.title,
        "fits": item.fits,
        "functions": list(item.functions),
        "holds": TRUTH_WORD[told],
        "text": item.text,
        "source": item.source,
        "because": because,
        "missing": [] if told is not Truth.UNKNOWN else _missing(item, values),
        "contradicted_by": [
            {"id": each.id, "text": filled(each.text, kinds, values), "source": each.source}
            for each in item.qualified_by
            if told is Truth.YES and _speaks(each, values)
        ],
    }


def _missing(item: Situation, values: Mapping[str, Scalar]) -> list[str]:
    """The values without which the situation cannot be told, each once."""
    return list(dict.fromkeys(leaf.fact or "" for leaf in item.when.leaves() if leaf.truth(values) is Truth.UNKNOWN))


def _speaks(each: Qualification, values: Mapping[str, Scalar]) -> bool:
    """A remark is made only when its condition holds and every value it names is there."""
    named = _PLACEHOLDER.findall(each.text)
    return each.when.truth(values) is Truth.YES and all(values.get(name) is not None for name in named)


def asked(leaf: Condition, unit: str | None) -> str:
    """One test in words: "at least 2 sites"."""
    if leaf.at_least is not None:
        return f"at least {amount(leaf.at_least, unit)}"
    if leaf.at_most is not None:
        return f"at most {amount(leaf.at_most, unit)}"
    if leaf.exists is not None:
        return "stated" if leaf.exists else "not stated"
    if leaf.one_of is not None:
        return f"one of {', '.join(map(str, leaf.one_of))}"
    word, value = ("", leaf.is_) if leaf.is_ is not None else ("not ", leaf.is_not)
    return word + ({True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value))


def amount(value: Scalar, unit: str | None) -> str:
    """A value as people read it: dollars with their sign, shares in percent, whole numbers without a point."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if not isinstance(value, (int, float)):
        return value
    kind, _, tail = (unit or "").partition(" ")
    if kind == "USD":
        return f"${value:,.0f}" + (f" {tail}" if tail else "")
    if kind == "share":
        return f"{value * 100:.0f}%" + (f" {tail}" if tail.startswith("of ") else "")
    shown = f"{value:,.0f}" if float(value).is_integer() else f"{value:,.2f}".rstrip("0")
    return f"{shown} {_counted(value, unit)}" if unit else shown


def _counted(value: float, unit: str) -> str:
    """A unit in the number its value asks for: "1 request a month"."""
    noun, each, period = unit.partition(" a ")
    if value == 1:
        noun = "person" if noun == "people" else noun.removesuffix("s")
    return noun + each + period


def filled(text: str, kinds: Mapping[str, Fact], values: Mapping[str, Scalar]) -> str:
    """A remark with its values; a count stands bare, an amount of money with its unit."""

    def said(found: re.Match[str]) -> str:
        name = found[1]
        unit = kinds[name].unit or ""
        return amount(values[name], unit if unit.startswith(("USD", "share")) else None)

    return _PLACEHOLDER.sub(said, text)
