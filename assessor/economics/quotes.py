"""Money as figures that carry their inputs: lines, quotes, bundles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, Self

from assessor.model.value import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from assessor.result.prices import FeeBasis

    # The inputs an amount is a product of, by id, and USD a year at what counts.
    Product = tuple[tuple[str, ...], float]

LineKind = Literal["fee", "hours", "tools", "residual", "note", "onboarding"]
# Low end, what counts, high end.
Edges = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Most:
    """An amount that is the most of several, as one that has a least is; each is a sum of products."""

    ways: tuple[tuple[Product, ...], ...]

    def over(self, share: Callable[[str], Any], larger: Callable[[Any, Any], Any]) -> Any:
        """What it is, as a share of what counts, when each input is such a share of what counts for it."""
        most: Any = None
        for way in self.ways:
            total: Any = 0.0
            for inputs, amount in way:
                product: Any = amount
                for name in inputs:
                    product = product * share(name)
                total = total + product
            most = total if most is None else larger(most, total)
        return most / max(sum(amount for _, amount in way) for way in self.ways)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a quote, USD a year. `inputs` are ids of inputs; `basis` says how they make the amount.

    `capability` is the one ability it is for, where it is for one. The amount is a product of its inputs, or what
    `most` says. Onboarding has no basis: it is shown as one sum and never line by line.
    """

    low: float
    value: float
    high: float
    inputs: tuple[str, ...] = ()
    basis: FeeBasis | None = None
    function: str | None = None
    kind: LineKind = "fee"
    supplier: str | None = None
    capability: str | None = None
    most: Most | None = None

    @property
    def factors(self) -> tuple[str | Most, ...]:
        """What the amount is a product of."""
        return self.inputs if self.most is None else (self.most,)


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
