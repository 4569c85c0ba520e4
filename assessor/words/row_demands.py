"""What a row of a catalog asks for, clause by clause, with the organization's part in work that it shares."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.evaluate.customer import duty_of
from assessor.model.scales import CUSTOMER
from assessor.words.demands import asks_of_whoever_does_it
from assessor.words.grammar import inside

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor.model.plan import Demand, Obligation, Terrain

_SIDE: Final = " (beside the point: without it the obligation is partial, not a gap)"


def asked(terrain: Terrain, row: Obligation) -> Iterator[list[str]]:
    """Of each clause its demands, any of which is enough; ids stand in backticks."""
    for clause in row.clauses:
        yield [_demand(terrain, row, demand) + _SIDE * (demand.side_reason is not None) for demand in clause]


def _demand(terrain: Terrain, row: Obligation, demand: Demand) -> str:
    if demand.population is not None:
        return f"{terrain.gates[demand.population].title} with every provider in reach"
    if demand.duty is not None:
        return f"duty {_duty(terrain, row, demand.duty)}"
    capability = terrain.capabilities[demand.capability or ""]
    work = f"{demand.control} → `{capability.id}`: {asks_of_whoever_does_it(demand)}"
    if capability.performed_by == "provider" or capability.duty is None:
        return work
    beside = (
        "the organization's own duty" if capability.performed_by == CUSTOMER else "beside it the organization's duty"
    )
    return f"{work}; {beside} {_duty(terrain, row, duty_of(capability))}"


def _duty(terrain: Terrain, row: Obligation, name: str) -> str:
    """A duty with what it says, or with what those of its parts say that the row asks for."""
    rule = terrain.duties.get(name)
    if rule is None:
        return f"`{name}`"
    parts = [part for part in rule.parts if row.ref in part.attaches_to]
    if not parts:
        return f"`{name}`: {rule.statement}"
    return f"`{name}`, of it: " + "; ".join(f"{inside(part.title)} ({part.citation})" for part in parts)
