"""How somebody meets a demand, and the ways that a demand's clause has because of it."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from assessor.economics.problem import Way
from assessor.model.value import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from assessor.economics.additions import OpenTerm
    from assessor.economics.problem import Choice

    # Who meets a demand through a function: the option (None: the organization itself), and how.
    Able = Mapping[int | None, "Ability"]


@dataclass(frozen=True, slots=True)
class Ability:
    """How somebody meets a demand: the other options whose choice would spoil it, and whether something is advised.

    `never` are the asset groups in which it does not and cannot be asked to.
    """

    spoiled_by: Choice = frozenset()
    advised: bool = False
    never: frozenset[str] = frozenset()


def unadvised_only(able: Mapping[str, Able]) -> Mapping[str, Able] | None:
    """Only those about whom nothing is advised; None where that leaves a function nobody."""
    kept = {
        name: {option: ability for option, ability in suppliers.items() if not ability.advised}
        for name, suppliers in able.items()
    }
    return kept if all(kept.values()) else None


def joined(able: Mapping[str, Able], opened: Mapping[OpenTerm, Able]) -> Mapping[str, Able]:
    """Who meets a demand, and beside them whoever would on these open terms."""
    made = dict(able)
    for term, options in opened.items():
        made[term.function] = {**made[term.function], **options}
    return made


def any_of(able: Mapping[str, Able]) -> Iterable[Way]:
    """The ways where any function is enough."""
    alone = {}
    for suppliers in able.values():
        for option, ability in suppliers.items():
            if option is None:
                yield Way(())
            elif not ability.spoiled_by:
                alone[option] = ability
            elif not ability.never:
                yield Way((frozenset({option}),), ability.spoiled_by)
    seats = _seats(alone)
    if all(seats):
        yield Way(seats)


def all_of(able: Mapping[str, Able]) -> Iterable[Way]:
    """Each function needs somebody; where nothing can spoil it, that is a single way."""
    seats = [
        {option: ability for option, ability in suppliers.items() if option is not None}
        for suppliers in able.values()
        if None not in suppliers
    ]
    if not any(ability.spoiled_by for seat in seats for ability in seat.values()):
        if all(all(_seats(seat)) for seat in seats):
            yield Way(tuple(one for seat in seats for one in _seats(seat)))
        return
    everywhere = [sorted(option for option, ability in seat.items() if not ability.never) for seat in seats]
    for picked in product(*everywhere):
        options = frozenset(picked)
        spoiled_by = frozenset[int]().union(
            *(seat[option].spoiled_by for seat, option in zip(seats, picked, strict=True))
        )
        if not options & spoiled_by:
            yield Way(tuple(frozenset({option}) for option in sorted(options)), spoiled_by)


def _seats(able: Mapping[int, Ability]) -> tuple[Choice, ...]:
    """The sets of options of each of which one is needed: one set, or one for each asset group somebody stays out of.

    Of a group that somebody stays out of fewer can serve than of any other, so no other group needs a set of its own.
    """
    groups = {group for ability in able.values() for group in ability.never}
    if not groups:
        return (frozenset(able),)
    sets = {frozenset(option for option, ability in able.items() if group not in ability.never) for group in groups}
    return tuple(sorted((one for one in sets if not any(other < one for other in sets)), key=sorted))
