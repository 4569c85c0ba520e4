"""The price lists of an engagement's suppliers: those of what they offer first, then those of their model."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.economics.charges import is_paid_to
from assessor.evaluate.supply import INDEPENDENT

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assessor.evaluate.supply import Supplier
    from assessor.model.economics import Charge, PriceList

_INDEPENDENT_MODEL = "independent"


class PriceLists:
    """All price lists there are, looked through once for each supplier, because every fee asks."""

    def __init__(self, lists: Iterable[PriceList]) -> None:
        self.all = tuple(lists)
        self._found: dict[tuple[str, str | None], tuple[PriceList, ...]] = {}

    def of(self, supplier: Supplier) -> Sequence[PriceList]:
        """The price lists of a supplier's offering and model, nearest first."""
        chosen_later = supplier is INDEPENDENT or supplier.examines is not None
        model = _INDEPENDENT_MODEL if chosen_later else supplier.model.id if supplier.model else ""
        if (model, supplier.offering) not in self._found:
            of_model = [item for item in self.all if item.model == model]
            nearest = [item for item in of_model if item.offering is not None and item.offering == supplier.offering]
            self._found[model, supplier.offering] = (*nearest, *(item for item in of_model if item.offering is None))
        return self._found[model, supplier.offering]

    def first(self, supplier: Supplier, key: str) -> PriceList | None:
        """The nearest price list that says something under a key."""
        return next((item for item in self.of(supplier) if getattr(item, key) is not None), None)

    def charges(self, supplier: Supplier, function: str) -> tuple[Charge, ...]:
        """What the nearest list that prices a function alone charges for it."""
        nearest = self.of(supplier)
        named = next((item.functions[function] for item in nearest if function in item.functions), None)
        listed = next((item.each for item in nearest if item.each), ()) if named is None else named
        return tuple(charge for charge in listed if is_paid_to(charge, supplier))

    def residual(self, supplier: Supplier) -> str | None:
        """The parameter of the share that excluded work costs on top of a supplier's fee."""
        listed = self.first(supplier, "residual")
        return None if listed is None else listed.residual
