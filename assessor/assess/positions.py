"""The positions that were compared beside what is bought."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.economics.positions import hires, openings, pay
from assessor.result.offers import Position

if TYPE_CHECKING:
    from assessor.assess.engine import Assessment

_DIGITS = 2


def positions(assessment: Assessment) -> tuple[Position, ...]:
    """Everybody who could be hired, by id; none where nothing is priced."""
    books = assessment.decision.accounts if assessment.decision is not None else None
    if books is None:
        return ()
    terrain, parameters = assessment.plan.terrain, books.parameters
    found = openings(terrain, parameters)
    made = []
    for name, supplier in sorted(hires(assessment.case).items()):
        (cost,) = pay(supplier, terrain, parameters)
        hours = supplier.provider.hours_per_month if supplier.provider is not None else None
        made.append(
            Position(
                id=name,
                title=found[name].position.title,
                part=found[name].part,
                people=found[name].people,
                functions=found[name].position.functions,
                hours=round(hours or 0.0, _DIGITS),
                annual=round(cost.quote.value),
            )
        )
    return tuple(made)
