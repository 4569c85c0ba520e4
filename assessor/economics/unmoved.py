"""Work that stays where it is: what people determined of it today goes on holding, and nothing is bought for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.economics.problem import Way

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assessor.economics.market import Market
    from assessor.economics.problem import Clause
    from assessor.model.plan import Obligation


def unmoved_clause(market: Market, row: Obligation) -> Clause:
    """That all of an obligation's work stays where it is, where people determined that it is met so; else nothing."""
    determined, functions = market.case.determined.get(row.ref), market.case.functions_of(row)
    way = _way(market, functions) if determined is not None and determined.status == "met" and functions else None
    return frozenset() if way is None else frozenset({way})


def _way(market: Market, functions: Iterable[str]) -> Way | None:
    """The choice of nobody for these functions but who has them today; None where one of these cannot be chosen."""
    seats, others = [], set[int]()
    for function in functions:
        if market.case.terrain.functions[function].kind == "reserved":
            continue
        holders = market.holders(function)
        options = [
            (option, place.supplier.id in holders)
            for option, place in enumerate(market.places)
            if place.function == function and not place.examines
        ]
        seat = frozenset(option for option, held in options if held)
        if holders and not seat:
            return None
        seats += [seat] if seat else []
        others.update(option for option, held in options if not held)
    return Way(tuple(seats), frozenset(others))
