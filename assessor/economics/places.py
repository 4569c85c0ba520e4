"""A place in the market: a function, or a share in it, and somebody who could take it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.model.value import dataclass

if TYPE_CHECKING:
    from assessor.evaluate.supply import Supplier
    from assessor.result.recommendation import UnreliableHours


@dataclass(frozen=True, slots=True)
class Place:
    """A function and somebody who could run it.

    `beside` is for who has it today together with others and goes on doing so beside whoever answers for it, `extended`
    for who has it and would take on more of it. An examination has a seat beside everybody who has the function.
    """

    function: str
    supplier: Supplier
    beside: bool = False
    extended: bool = False

    @property
    def examines(self) -> bool:
        """Whether it is an examination that a framework's answers call for, and no work of the organization."""
        return self.supplier.examines is not None

    @property
    def seat(self) -> str:
        """What one party at most is chosen for: the function, or somebody's share in it."""
        return f"{self.function}/{self.supplier.id}" if self.beside else self.function

    @property
    def key(self) -> tuple[str, str]:
        """Function and supplier by id."""
        return self.function, self.supplier.id


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A supplier that cannot be relied on because its hours are none or unknown."""

    supplier: str
    code: UnreliableHours
