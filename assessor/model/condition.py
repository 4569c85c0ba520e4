"""The condition tree over an organization's facts; a small closed language, three-valued (docs/method.md, 2)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from assessor.model.scales import Truth
from assessor.model.span import NOWHERE, Span
from assessor.model.value import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Scalar = str | int | float | bool
# What an organization states: one value or, for a choice of which several may hold, a list of them.
Stated = Scalar | list[str]
Test = Literal["is", "is_not", "one_of", "at_least", "at_most", "exists"]
NEVER_HAPPENED = "none"  # what a date fact says where the thing never happened
NEVER_DONE: Final = "never"  # what a duty's `last` says of work that was not done yet
# Every operator a leaf may use, with the fact types it is meaningful for. The JSON Schema lists the same names.
OPERATORS: dict[str, tuple[str, ...]] = {
    "is": ("boolean", "number", "text", "choice"),
    "is_not": ("boolean", "number", "text", "choice"),
    "one_of": ("text", "choice", "number"),
    "at_least": ("number",),
    "at_most": ("number",),
    "exists": ("boolean", "number", "text", "choice", "date"),
}


def number_of(stated: object) -> float | None:
    """A number as stated for a fact; None for anything else, true and false included."""
    return float(stated) if isinstance(stated, (int, float)) and not isinstance(stated, bool) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """One node: `all`, `any`, `not`, or a test on one `fact` by exactly one operator."""

    all: tuple[Condition, ...] | None = None
    any: tuple[Condition, ...] | None = None
    not_: Condition | None = None
    fact: str | None = None
    is_: Scalar | None = None
    is_not: Scalar | None = None
    one_of: tuple[Scalar, ...] | None = None
    at_least: float | None = None
    at_most: float | None = None
    exists: bool | None = None
    span: Span = field(default=NOWHERE, compare=False, repr=False)

    def leaves(self) -> Iterator[Condition]:
        """Every test on a fact below this node, itself included."""
        if self.fact is not None:
            yield self
        for child in (*(self.all or ()), *(self.any or ()), *((self.not_,) if self.not_ else ())):
            yield from child.leaves()

    def failing(self, facts: Mapping[str, Stated]) -> set[str]:
        """The facts by which the node does not hold; nothing where it does, or may."""
        if self.truth(facts) is not Truth.NO:
            return set()
        if self.all is None:
            return {leaf.fact for leaf in self.leaves() if leaf.fact is not None}
        return {name for child in self.all for name in child.failing(facts)}

    @property
    def test(self) -> tuple[Test | None, tuple[Scalar, ...]]:
        """The operator of a test on a fact and what it compares with; nothing for a node that joins others."""
        tests: tuple[tuple[Test, Scalar | None], ...] = (
            ("is", self.is_),
            ("is_not", self.is_not),
            ("at_least", self.at_least),
            ("at_most", self.at_most),
            ("exists", self.exists),
        )
        for name, value in tests:
            if value is not None:
                return name, (value,)
        return ("one_of", self.one_of) if self.one_of is not None else (None, ())

    def truth(self, facts: Mapping[str, Stated]) -> Truth:
        """Kleene value of the node; a fact nobody stated is unknown. Of several values one that fits is enough."""
        if self.all is not None:
            return min(child.truth(facts) for child in self.all)
        if self.any is not None:
            return max(child.truth(facts) for child in self.any)
        if self.not_ is not None:
            return Truth(Truth.YES - self.not_.truth(facts))
        value = facts.get(self.fact or "")
        if self.exists is not None:
            return Truth.YES if (value is not None) == self.exists else Truth.NO
        if value is None:
            return Truth.UNKNOWN
        values = value if isinstance(value, list) else [value]
        if self.is_not is not None:
            return Truth.YES if all(self._holds(item) for item in values) else Truth.NO
        return Truth.YES if any(self._holds(item) for item in values) else Truth.NO

    def _holds(self, value: Scalar) -> bool:
        if self.is_ is not None:
            return value == self.is_
        if self.is_not is not None:
            return value != self.is_not
        if self.one_of is not None:
            return value in self.one_of
        number = float(value)
        if self.at_least is not None:
            return number >= self.at_least
        return self.at_most is not None and number <= self.at_most
