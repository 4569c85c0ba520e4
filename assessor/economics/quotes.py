"""Money as figures that carry their inputs: lines, quotes, bundles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from assessor.model.value import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """A number a figure rests on: its range, where it comes from, and whether the engagement stated it."""

    id: str
    title: str
    unit: str
    low: float
    value: float
    high: float
    source: str
    assumption: bool
    stated: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a quote, USD a year. `inputs` are ids of inputs; `arithmetic` says how they make the amount."""

    what: str
    low: float
    value: float
    high: float
    inputs: tuple[str, ...] = ()
    arithmetic: str = ""
    function: str | None = None
    kind: str = "fee"
    supplier: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """USD a year: what counts (`value`) and the range its inputs span, with the lines that add up to it."""

    lines: tuple[Line, ...] = ()
    low: float = 0.0
    value: float = 0.0
    high: float = 0.0

    @classmethod
    def of(cls, lines: Iterable[Line]) -> Self:
        """The quote some lines add up to."""
        kept = tuple(lines)
        return cls(
            lines=kept,
            low=sum(line.low for line in kept),
            value=sum(line.value for line in kept),
            high=sum(line.high for line in kept),
        )

    def __add__(self, other: Quote) -> Quote:
        return Quote.of((*self.lines, *other.lines))

    @property
    def inputs(self) -> tuple[str, ...]:
        """Ids of everything the quote rests on, in the order of its lines."""
        return tuple(dict.fromkeys(name for line in self.lines for name in line.inputs))


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """One price that covers several functions of one supplier."""

    id: str
    supplier: str
    functions: tuple[str, ...]
    quote: Quote = field(default_factory=Quote)
