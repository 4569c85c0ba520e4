"""People who could be hired: each position of the rules, in each part of it that can be had, as a supplier.

They are employees, so work they take over from own staff does not change hands, and they have hours of their own. What
staff is paid today is in no sum; what a new position is paid is, because it leaves only if somebody is hired.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from assessor.economics import lines
from assessor.economics.charges import HORIZON, MONTHS
from assessor.economics.parameters import Parameters
from assessor.economics.quotes import Bundle, Line, Quote
from assessor.evaluate.supply import Supplier
from assessor.model.engagement import Provider
from assessor.model.value import dataclass
from assessor.result.prices import ListedPrice

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from assessor.evaluate.capacity import Capacity
    from assessor.evaluate.case import Case
    from assessor.evaluate.supply import Arrangement
    from assessor.model.economics import Position
    from assessor.model.plan import Terrain

_LOADING: Final = "loading"


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """A position, or a part of one, that could be filled; `people` are the full-time positions it takes."""

    id: str
    position: Position
    part: float
    people: float


def openings(terrain: Terrain, parameters: Parameters) -> Mapping[str, Opening]:
    """Every part of every position that could be filled, by id: `technician/0.5`."""
    made = {}
    for position in terrain.economics.positions.values():
        whole = 1.0 if position.people is None else parameters.value(position.people)
        for part in sorted(position.parts) if position.model in terrain.models else ():
            name = f"{position.id}/{part:g}"
            made[name] = Opening(id=name, position=position, part=part, people=part * whole)
    return made


def hires(case: Case) -> dict[str, Supplier]:
    """The people who could be hired, as suppliers with the hours they bring; nothing else takes these hours."""
    terrain = case.terrain
    rule = terrain.capacity
    each = rule.hours_per_fte * rule.utilization
    found = openings(terrain, Parameters(case))
    return {name: _hire(opening, terrain, opening.people * each) for name, opening in found.items()}


def enough(
    case: Case, capacity: Capacity, alone: Callable[[Mapping[str, tuple[Supplier, ...]]], Arrangement]
) -> dict[str, Supplier]:
    """Whoever could be hired; of the parts of a position none larger than the first that has hours for all of it."""
    made: dict[str, Supplier] = {}
    served: set[str] = set()
    for name, hire in hires(case).items():
        position = name.partition("/")[0]
        if position in served:
            continue
        made[name] = hire
        ledger = capacity.ledger(alone(dict.fromkeys(skills_of(hire), (hire,))), hire)
        if ledger is not None and ledger.available is not None and ledger.tickets is not None:
            total = ledger.tickets + ledger.scheduled
            served.update([position] if total <= ledger.available else [])
    return made


def _hire(opening: Opening, terrain: Terrain, hours: float) -> Supplier:
    position = opening.position
    provider = Provider(
        id=opening.id,
        model=position.model,
        name=position.title,
        offering=position.offering,
        hours_per_month=hours,
        skills=position.functions,
        services=position.services,
    )
    return Supplier(opening.id, terrain.models[position.model], position.offering, provider, hired=True)


def skills_of(supplier: Supplier) -> tuple[str, ...]:
    """The functions a provider of the engagement, or somebody to be hired, has people with a skill for."""
    return supplier.provider.skills if supplier.provider is not None else ()


def pay(supplier: Supplier, terrain: Terrain, parameters: Parameters) -> tuple[Bundle, ...]:
    """What a hire costs a year with taxes and benefits: one price for everything it does."""
    opening = openings(terrain, parameters)[supplier.id]
    position = opening.position
    factors = (_LOADING, *((position.people,) if position.people is not None else ()))
    edges = [parameters.edges(name) for name in (position.salary, *factors)]
    low, value, high = (opening.part * math.prod(ends[edge] for ends in edges) for edge in range(3))
    shown = (*(ends[1] for ends in edges), *((opening.part,) if opening.part != 1 else ()))
    basis = ListedPrice(
        parameter=position.salary,
        amounts=shown,
        counted="flat",
        count=1.0,
        rhythm="year",
        package=True,
        offering=None,
    )
    line = Line(low=low, value=value, high=high, inputs=(position.salary, *factors), basis=basis)
    return (
        Bundle(id=f"{supplier.id}/pay", supplier=supplier.id, functions=position.functions, quote=Quote.of([line])),
    )


def search(supplier: Supplier, terrain: Terrain, parameters: Parameters) -> Quote:
    """What finding the people costs, once, as a yearly share."""
    opening = openings(terrain, parameters)[supplier.id]
    name = opening.position.hiring
    if name is None:
        return Quote()
    people = math.ceil(opening.people)
    low, value, high = (people * edge * MONTHS / HORIZON for edge in parameters.edges(name))
    return Quote.of([lines.onboarding((low, value, high), (name,))])
