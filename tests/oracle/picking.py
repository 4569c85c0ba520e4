"""Where the choices of a random case come from: hypothesis, or a seeded generator."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from hypothesis import strategies as st

if TYPE_CHECKING:
    from tests.oracle.scales import Mapping

T = TypeVar("T")


class Picker(Protocol):
    """Where choices come from."""

    def number(self, low: int, high: int) -> int:
        """A whole number from low to high."""


class Hypothesis:
    """Choices drawn by hypothesis, which shrinks them towards the first of a list and towards false."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw

    def number(self, low: int, high: int) -> int:
        return self.draw(st.integers(low, high))


class Seeded:
    """Choices from a seeded generator."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)  # noqa: S311 - not for secrets

    def number(self, low: int, high: int) -> int:
        return self.random.randint(low, high)


def one(pick: Picker, choices: list[T]) -> T:
    return choices[pick.number(0, len(choices) - 1)]


def chance(pick: Picker, percent: int) -> bool:
    return pick.number(1, 100) > 100 - percent


def some(pick: Picker, choices: list[T], low: int, high: int) -> list[T]:
    """Between low and high different choices, in the order of the list."""
    left = list(range(len(choices)))
    count = pick.number(min(low, len(choices)), min(high, len(choices)))
    taken = [left.pop(pick.number(0, len(left) - 1)) for _ in range(count)]
    return [choices[place] for place in sorted(taken)]


def maybe(pick: Picker, percent: int, into: Mapping, key: str, value: Any) -> None:
    if chance(pick, percent):
        into[key] = value
