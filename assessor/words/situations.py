"""The values, tests and remarks of a situation in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.words.grammar import usd

if TYPE_CHECKING:
    from assessor.result.situations import SituationClue, SituationContradiction

Value = str | float | bool
_TRUTH = {True: "yes", False: "no"}


def value_of(clue: SituationClue) -> str | None:
    """The value a situation tests; None where it is not stated or cannot be computed."""
    return None if clue.value is None else amount(clue.value, clue.unit)


def asked(clue: SituationClue) -> str:
    """What a situation asks of a value: "at least 2 sites"."""
    if clue.test in ("at_least", "at_most"):
        return f"at {clue.test.removeprefix('at_')} {amount(clue.operands[0], clue.unit)}"
    if clue.test == "exists":
        return "stated" if clue.operands[0] else "not stated"
    if clue.test == "one_of":
        return f"one of {', '.join(map(str, clue.operands))}"
    operand = clue.operands[0]
    word = _TRUTH[operand] if isinstance(operand, bool) else str(operand)
    return f"not {word}" if clue.test == "is_not" else word


def amount(value: Value, unit: str | None) -> str:
    """A value as people read it: dollars with their sign, shares in percent, whole numbers without a point."""
    if isinstance(value, bool):
        return _TRUTH[value]
    if isinstance(value, str):
        return value
    kind, _, tail = (unit or "").partition(" ")
    if kind == "USD":
        return usd(value) + (f" {tail}" if tail else "")
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


def remark(contradiction: SituationContradiction) -> str:
    """What this organization's verdicts or figures say; a count stands bare, an amount of money with its unit."""
    text = contradiction.statement
    for name, stated in contradiction.values.items():
        unit = stated.unit or ""
        shown = amount(stated.value, unit if unit.startswith(("USD", "share")) else None)
        text = text.replace(f"{{{name}}}", shown)
    return text
