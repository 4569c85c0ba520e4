"""How somebody meets a demand, and the ways that a demand's clause has because of it."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from assessor.economics.problem import Way
from assessor.model.value import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from assessor.economics.problem import Choice

    # Who meets a demand through a function: the option (None: the organization itself), and how.
    Able = Mapping[int | None, "Ability"]


@dataclass(frozen=True, slots=True)
class Ability:
    """How somebody meets a demand: the other options whose choice would spoil it, and whether something is advised."""

    spoiled_by: Choice = frozenset()
    advised: bool = False


def unadvised_only(able: Mapping[str, Able]) -> Mapping[str, Able] | None:
    """Only those about whom nothing is advised; None where that leaves a function nobody."""
    kept = {
        name: {option: ability for option, ability in suppliers.items() if not ability.advised}
        for name, suppliers in able.items()
    }
    return kept if all(kept.values()) else None


def any_of(able: Mapping[str, Able]) -> Iterable[Way]:
    """The ways where any function is enough."""
    alone = set()
    for suppliers in able.values():
        for option, ability in suppliers.items():
            if option is None:
                yield Way(())
            elif ability.spoiled_by:
                yield Way((frozenset({option}),), ability.spoiled_by)
            else:
                alone.add(option)
    if alone:
        yield Way((frozenset(alone),))


def all_of(able: Mapping[str, Able]) -> Iterable[Way]:
    """Each function needs somebody; where nothing can spoil it, that is a single way."""
    seats = [
        {option: ability for option, ability in suppliers.items() if option is not None}
        for suppliers in able.values()
        if None not in suppliers
    ]
    if not any(ability.spoiled_by for seat in seats for ability in seat.values()):
        if all(seats):
            yield Way(tuple(frozenset(seat) for seat in seats))
        return
    for picked in product(*(sorted(seat) for seat in seats)):
        options = frozenset(picked)
        spoiled_by = frozenset[int]().union(
            *(seat[option].spoiled_by for seat, option in zip(seats, picked, strict=True))
        )
        if not options & spoiled_by:
            yield Way(tuple(frozenset({option}) for option in sorted(options)), spoiled_by)
